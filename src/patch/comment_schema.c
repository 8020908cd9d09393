#include "patch/comment_schema.h"

#include "k8s/schema_load.h"
#include "yaml/parse.h"

/* Where a comment begins that may hold JSON: at its brace; TEXT.len if there is none. */
static size_t find_comment(kz_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        i += kz_str_find(kz_str_from(text, i), '#');
        size_t k = i;
        while (k < text.len && (text.ptr[k] == '#' || text.ptr[k] == ' '))
            k++;
        if (k > i && k < text.len && text.ptr[k] == '{' && (i == 0 || text.ptr[i - 1] <= ' '))
            return k;
    }
    return text.len;
}

/* Hardly any file has such a comment: look once. */
static bool may_have_any(kz_ctx *ctx, uint32_t file)
{
    kz_file *f = &ctx->files.at[file];
    if (f->json_comments == KZ_UNKNOWN)
        f->json_comments = find_comment(f->text) < f->text.len ? KZ_YES : KZ_NO;
    return f->json_comments == KZ_YES;
}

/* What stands behind a place in its line. */
static kz_str rest_of_line(const kz_ctx *ctx, kz_loc at)
{
    kz_str rest = ctx->files.at[at.file].text, line = KZ_EMPTY;
    for (uint32_t i = 0; i < at.line; i++)
        if (!kz_str_split(&rest, '\n', &line))
            return KZ_EMPTY;
    return at.col <= line.len ? kz_str_from(line, at.col - 1u) : KZ_EMPTY;
}

const kz_schema_field *kz_comment_schema(kz_ctx *ctx, const kz_node *entry)
{
    if (entry == NULL || entry->kind == KZ_SCALAR || entry->key == NULL ||
        entry->key_loc.line == 0 || entry->key_loc.col == 0 ||
        !may_have_any(ctx, entry->key_loc.file))
        return NULL;
    kz_str line = rest_of_line(ctx, entry->key_loc);
    size_t at = find_comment(line);
    if (at == line.len)
        return NULL;
    const kz_text text = {.bytes = kz_str_trim(kz_str_from(line, at)), .file = entry->key_loc.file};
    kz_schema_field *field = KZ_NEW(&ctx->arena, kz_schema_field);
    kz_node *schema = NULL;
    kz_report_mark mark = kz_reports_mark(ctx); /* most comments are just words */
    bool found = kz_parse_json(ctx, &text, &schema) == KZ_OK && kz_is_map(schema) &&
        schema->count > 0 && kz_schema_read_field(ctx, schema, field) == KZ_OK;
    kz_reports_rewind(ctx, mark);
    return found ? field : NULL;
}
