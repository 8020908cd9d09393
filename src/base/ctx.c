#include "base/ctx.h"

#include "base/path.h"
#include "base/word.h"

void kz_ctx_init(kz_ctx *ctx, size_t limit, jmp_buf *out_of_memory)
{
    *ctx = (kz_ctx){0};
    kz_arena_init(&ctx->arena, limit, out_of_memory);
    kz_arena_init(&ctx->scratch, limit, out_of_memory);
}

void kz_ctx_release(kz_ctx *ctx)
{
    kz_arena_release(&ctx->arena);
    kz_arena_release(&ctx->scratch);
}

void kz_ctx_inherit(kz_ctx *ctx, const kz_ctx *parent)
{
    ctx->parent = parent;
    ctx->options = parent->options;
    ctx->cwd = parent->cwd;
    ctx->revision_dir = parent->revision_dir;
    ctx->revision_name = parent->revision_name;
    ctx->names.below = &parent->names;
    ctx->loaded.below = &parent->loaded;
    ctx->downloads.below = &parent->downloads;
    ctx->clones.below = &parent->clones;
    ctx->kustomizations.below = &parent->kustomizations;
    ctx->bases.below = &parent->bases;
    /* A copy, since what a build finds out about a file is noted in its row. */
    for (size_t i = 0; i < parent->files.len; i++)
        KZ_PUSH(&ctx->arena, ctx->files, parent->files.at[i]);
}

static const kz_name *add_name(kz_ctx *ctx, kz_name name)
{
    kz_name *added = kz_arena_alloc(&ctx->arena, sizeof *added);
    *added = name;
    added->is_new = ctx->parent != NULL;
    *kz_map_slot_for(&ctx->arena, &ctx->names, added->text) = added;
    return added;
}

const kz_name *kz_intern(kz_ctx *ctx, kz_str text)
{
    /* The map keeps the key's pointer, so look before making a lasting copy. */
    const kz_name *known = kz_map_lookup(&ctx->names, text);
    if (known != NULL)
        return known;
    return add_name(ctx,
        (kz_name){.text = kz_str_dup(&ctx->arena, text),
            .prefix = kz_word_prefix(text),
            .word = kz_is_word(text),
            .letters = kz_is_letters(text)});
}

const kz_name *kz_intern_same(kz_ctx *ctx, const kz_name *name)
{
    const kz_name *known = kz_map_lookup(&ctx->names, name->text);
    return known != NULL ? known : add_name(ctx, *name);
}

uint32_t kz_ctx_add_file(kz_ctx *ctx, kz_str path, kz_str text)
{
    enum { MOST = (1 << 20) - 1 }; /* what kz_loc.file can hold */
    if (ctx->files.len == 0) {
        kz_file none = {.path = KZ_EMPTY, .shown = KZ_EMPTY, .text = KZ_EMPTY};
        KZ_PUSH(&ctx->arena, ctx->files, none);
    }
    if (ctx->files.len > MOST)
        return 0;
    kz_file file = {.path = path, .shown = kz_path_shown(ctx, path), .text = text};
    KZ_PUSH(&ctx->arena, ctx->files, file);
    return (uint32_t)(ctx->files.len - 1);
}

void kz_ctx_note_missing(kz_ctx *ctx, kz_str path)
{
    KZ_PUSH(&ctx->arena, ctx->missing, path);
}

bool kz_cancelled(const kz_ctx *ctx)
{
    return ctx->options != NULL && ctx->options->cancel != NULL && *ctx->options->cancel != 0;
}

void kz_checkpoint(const kz_ctx *ctx)
{
    if (kz_cancelled(ctx))
        kz_arena_exhausted(&ctx->arena);
}

void kz_tell_progress(const kz_ctx *ctx, const kz_progress *now)
{
    if (ctx->options != NULL && ctx->options->progress != NULL)
        ctx->options->progress(ctx->options->progress_data, now);
}

const kz_frame *kz_enter(kz_ctx *ctx, kz_loc entry)
{
    return kz_enter_doing(ctx, entry, NULL);
}

const kz_frame *kz_enter_doing(kz_ctx *ctx, kz_loc entry, const char *doing)
{
    const kz_frame *outer = ctx->frame;
    kz_frame *frame = KZ_NEW(&ctx->arena, kz_frame);
    *frame = (kz_frame){entry, doing, outer};
    ctx->frame = frame;
    return outer;
}

void kz_leave(kz_ctx *ctx, const kz_frame *outer)
{
    ctx->frame = outer;
}
