#include "transform/attempt.h"

kz_attempt kz_attempt_begin(const kz_ctx *ctx)
{
    return (kz_attempt){ctx->last_diag, ctx->error_count};
}

kz_diag *kz_attempt_withdraw(kz_ctx *ctx, kz_attempt before)
{
    kz_diag **next = before.last == NULL ? &ctx->first_diag : &before.last->next;
    kz_diag *withdrawn = *next;
    *next = NULL;
    ctx->last_diag = before.last;
    ctx->error_count = before.error_count;
    return withdrawn;
}

void kz_attempt_report(kz_ctx *ctx, kz_diag *withdrawn)
{
    for (kz_diag *d = withdrawn, *next; d != NULL; d = next) {
        next = d->next;
        d->next = NULL;
        *(ctx->last_diag == NULL ? &ctx->first_diag : &ctx->last_diag->next) = d;
        ctx->last_diag = d;
        ctx->error_count += d->severity == KZ_ERROR;
    }
}
