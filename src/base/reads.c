#include "base/reads.h"

#include "base/ctx.h"

void kz_note_read(kz_ctx *ctx, kz_str path)
{
    const kz_read one = {path, false};
    KZ_PUSH(&ctx->arena, ctx->reads, one);
}

void kz_note_link(kz_ctx *ctx, kz_str path, kz_str resolved)
{
    const kz_read one = {path, true};
    if (!kz_str_eq(path, resolved))
        KZ_PUSH(&ctx->arena, ctx->reads, one);
}

kz_reads kz_reads_since(kz_ctx *ctx, size_t length)
{
    KZ_VEC(kz_read) found = {0};
    kz_map seen = {0};
    for (size_t i = length; i < ctx->reads.len; i++) {
        const kz_read *one = &ctx->reads.at[i];
        void **slot = kz_map_slot_for(&ctx->arena, &seen, one->path);
        if (*slot != NULL)
            continue;
        *slot = ctx;
        KZ_PUSH(&ctx->arena, found, *one);
    }
    return (kz_reads){found.at, found.len};
}

void kz_note_reads(kz_ctx *ctx, const kz_reads *reads)
{
    for (size_t i = 0; i < reads->count; i++)
        KZ_PUSH(&ctx->arena, ctx->reads, reads->at[i]);
}
