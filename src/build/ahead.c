#include "build/ahead.h"

#include "base/download.h"
#include "base/path.h"
#include "yaml/parse.h"

/* Where the files so far are smaller, those that follow are not worth a second look. */
enum { LARGE = 1 << 17 };

kz_ahead kz_ahead_begin(const kz_ctx *ctx)
{
    return (kz_ahead){.files = ctx->files.len};
}

static bool is_large(kz_ahead *ahead, const kz_ctx *ctx)
{
    for (; ahead->files < ctx->files.len; ahead->files++)
        ahead->bytes += ctx->files.at[ahead->files].text.len;
    return ahead->bytes >= LARGE;
}

static bool is_local_file(kz_ctx *ctx, const kz_root *root, kz_str path)
{
    return path.len > 0 && !kz_is_url(path) &&
        kz_path_probe(ctx, kz_path_join(&ctx->arena, root->loader.root, path)) == KZ_PATH_FILE;
}

void kz_ahead_look(kz_ahead *ahead, kz_ctx *ctx, const kz_root *root, const kz_node *entry)
{
    KZ_VEC(kz_text) texts = {0};
    if (ahead->done || !is_large(ahead, ctx))
        return;
    ahead->done = true;
    for (; entry != NULL; entry = entry->next) {
        kz_text text;
        kz_report_mark mark = kz_reports_mark(ctx);
        if (!is_local_file(ctx, root, kz_text_of(entry)))
            continue;
        if (kz_load(ctx, &root->loader, kz_text_of(entry), entry->loc, &text) == KZ_OK)
            KZ_PUSH(&ctx->arena, texts, text);
        kz_reports_rewind(ctx, mark);
    }
    kz_parse_ahead(ctx, texts.at, texts.len);
}
