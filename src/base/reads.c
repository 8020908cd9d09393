#include "base/reads.h"

#include <dirent.h>

#include "base/ctx.h"
#include "base/path.h"

typedef KZ_VEC(kz_str) names;

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

static names names_in(kz_ctx *ctx, kz_str path)
{
    names found = {0};
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    DIR *dir = opendir(kz_str_z(&ctx->scratch, path));
    kz_arena_rewind(&ctx->scratch, mark);
    if (dir == NULL)
        return found;
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            KZ_PUSH(&ctx->arena, found, kz_str_dup(&ctx->arena, kz_str_c(entry->d_name)));
    closedir(dir);
    return found;
}

/* SEEN: directories, for links may lead in a circle. */
static void note_tree(kz_ctx *ctx, kz_str path, kz_map *seen)
{
    kz_str resolved;
    kz_path_kind kind = kz_path_probe(ctx, path);
    if ((kind != KZ_PATH_FILE && kind != KZ_PATH_DIR) || !kz_path_resolve(ctx, path, &resolved))
        return;
    kz_note_link(ctx, path, resolved);
    if (kind == KZ_PATH_FILE) {
        kz_note_read(ctx, resolved);
        return;
    }
    void **slot = kz_map_slot_for(&ctx->arena, seen, resolved);
    if (*slot != NULL)
        return;
    *slot = ctx;
    const names below = names_in(ctx, resolved);
    for (size_t i = 0; i < below.len; i++)
        note_tree(ctx, kz_path_join(&ctx->arena, resolved, below.at[i]), seen);
}

void kz_note_tree(kz_ctx *ctx, kz_str path)
{
    kz_map seen = {0};
    note_tree(ctx, path, &seen);
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
