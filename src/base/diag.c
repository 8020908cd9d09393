#include "base/ctx.h"

static const struct {
    const char *code;
    kz_severity severity;
} catalogue[] = {
#define ROW(name, number, severity) {"KZ" #number, KZ_##severity},
    KZ_DIAG_LIST(ROW)
#undef ROW
};

const char *kz_diag_code(kz_diag_id id)
{
    return catalogue[id].code;
}

/* A deprecated field does what it says: being strict does not refuse it. */
static bool made_an_error(const kz_ctx *ctx, kz_diag_id id)
{
    return catalogue[id].severity == KZ_WARNING && id != KZ_D_DEPRECATED_FIELD &&
        ctx->options != NULL && ctx->options->strict;
}

kz_status kz_report(kz_ctx *ctx, kz_loc at, kz_diag_id id, const char *fmt, ...)
{
    kz_diag *d = KZ_NEW(&ctx->arena, kz_diag);
    d->id = id;
    d->severity = made_an_error(ctx, id) ? KZ_ERROR : catalogue[id].severity;
    d->at = at;
    d->frame = ctx->frame;
    va_list args;
    va_start(args, fmt);
    d->text = kz_str_vprintf(&ctx->arena, fmt, args);
    va_end(args);

    if (ctx->last_diag == NULL)
        ctx->first_diag = d;
    else
        ctx->last_diag->next = d;
    ctx->last_diag = d;
    if (d->severity == KZ_ERROR)
        ctx->error_count++;
    return catalogue[id].severity == KZ_ERROR ? KZ_EINPUT : KZ_OK;
}

void kz_help(kz_ctx *ctx, const char *fmt, ...)
{
    if (ctx->last_diag == NULL)
        return;
    va_list args;
    va_start(args, fmt);
    ctx->last_diag->help = kz_str_vprintf(&ctx->arena, fmt, args);
    va_end(args);
}

void kz_remark_on(kz_ctx *ctx, kz_loc at, const char *fmt, ...)
{
    kz_diag *d = ctx->last_diag;
    if (d == NULL)
        return;
    kz_remark_at *remark = KZ_NEW(&ctx->arena, kz_remark_at);
    remark->at = at;
    va_list args;
    va_start(args, fmt);
    remark->text = kz_str_vprintf(&ctx->arena, fmt, args);
    va_end(args);
    if (d->last_remark == NULL)
        d->first_remark = remark;
    else
        d->last_remark->next = remark;
    d->last_remark = remark;
}

bool kz_reports_suffice(const kz_ctx *ctx)
{
    enum { ENOUGH = 40 }; /* twenty are shown; some may have been found on two ways */
    return ctx->error_count >= ENOUGH;
}

kz_report_mark kz_reports_mark(const kz_ctx *ctx)
{
    return (kz_report_mark){ctx->last_diag, ctx->error_count};
}

void kz_reports_rewind(kz_ctx *ctx, kz_report_mark mark)
{
    ctx->last_diag = mark.last;
    ctx->error_count = mark.error_count;
    if (mark.last == NULL)
        ctx->first_diag = NULL;
    else
        mark.last->next = NULL;
}
