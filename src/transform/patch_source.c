#include "transform/patch_source.h"

#include "transform/attempt.h"

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The text that stands in scalar N, without the blanks around it. */
static kz_text trimmed_text(kz_ctx *ctx, const kz_node *n)
{
    kz_text text = kz_text_inside(ctx, n);
    size_t skip = 0;
    while (text.bytes.len > 0 && is_blank(text.bytes.ptr[text.bytes.len - 1]))
        text.bytes.len--;
    while (skip < text.bytes.len && is_blank(text.bytes.ptr[skip])) {
        if (text.bytes.ptr[skip] == '\n' && text.indent > 0)
            text.at.line++;
        skip++;
    }
    text.bytes = kz_str_from(text.bytes, skip);
    return text;
}

kz_status kz_patch_load(kz_ctx *ctx, const kz_layer *layer, const kz_node *entry, const char *field,
    bool trimmed, kz_patch_source *out)
{
    const kz_node *path = kz_map_get(entry, KZ_S("path"));
    const kz_node *patch = kz_map_get(entry, KZ_S("patch"));
    *out = (kz_patch_source){.at = entry->loc, .in_file = kz_text_of(path).len > 0};
    if (kz_text_of(patch).len > 0)
        out->text = trimmed ? trimmed_text(ctx, patch) : kz_text_inside(ctx, patch);
    if (out->in_file == (out->text.bytes.len > 0)) {
        kz_report(ctx, entry->loc, KZ_D_PATCH_SOURCE,
            "an entry of '%s' must have 'path' or 'patch'%s", field,
            out->in_file ? ", not both" : "");
        kz_help(ctx, "'path' names a file, 'patch' is the patch itself, as in 'patch: |-'");
        return KZ_EINPUT;
    }
    if (out->in_file)
        return kz_load(ctx, layer->loader, kz_text_of(path), path->loc, &out->text);
    return KZ_OK;
}

kz_status kz_patch_read_json(kz_ctx *ctx, kz_patch_source *out)
{
    kz_node *list;
    bool as_json = out->text.bytes.len > 0 && out->text.bytes.ptr[0] == '[';
    if (as_json)
        KZ_TRY(kz_parse_json(ctx, &out->text, &list));
    else
        KZ_TRY(kz_parse_config(ctx, &out->text, &list));
    if (list == NULL)
        list = kz_node_seq(ctx, out->at);
    return kz_json_patch_read(ctx, list, as_json, &out->json);
}

kz_status kz_patch_read_strategic(kz_ctx *ctx, kz_patch_source *out)
{
    kz_nodes documents = {0};
    KZ_TRY(kz_parse_manifests(ctx, &out->text, &documents));
    return kz_resources_from(ctx, &documents, &out->strategic);
}

/* Lines that say nothing of what the document is. */
static bool is_preamble(kz_str line)
{
    return line.len == 0 || line.ptr[0] == '#' ||
        (kz_str_starts(line, KZ_S("---")) && (line.len == 3 || is_blank(line.ptr[3])));
}

/* Does TEXT begin like a list? Then it is no manifest, unless it is an empty one. */
static bool looks_like_list(kz_str text)
{
    kz_str line = KZ_EMPTY;
    if (kz_str_starts(text, KZ_S("\xEF\xBB\xBF")))
        text = kz_str_from(text, 3);
    while (is_preamble(line)) {
        if (!kz_str_split(&text, '\n', &line))
            return false;
        line = kz_str_trim(line);
    }
    return line.ptr[0] == '[' || (line.ptr[0] == '-' && (line.len == 1 || is_blank(line.ptr[1])));
}

/* Is this an operation that does not stand in a list? */
static bool is_lone_operation(kz_ctx *ctx, const kz_patch_source *source)
{
    kz_node *n = NULL;
    kz_report_mark mark = kz_reports_mark(ctx);
    bool read = kz_parse_config(ctx, &source->text, &n) == KZ_OK;
    kz_reports_rewind(ctx, mark);
    return read && kz_map_get(n, KZ_S("op")) != NULL && kz_map_get(n, KZ_S("kind")) == NULL;
}

/* One after the other, SECOND only if FIRST fails. What is reported if both do is
 * what FIRST had to say. */
static kz_status read_either(kz_ctx *ctx, kz_patch_source *out,
    kz_status (*first)(kz_ctx *, kz_patch_source *),
    kz_status (*second)(kz_ctx *, kz_patch_source *))
{
    kz_attempt before = kz_attempt_begin(ctx);
    if (first(ctx, out) == KZ_OK)
        return KZ_OK;
    kz_diag *withdrawn = kz_attempt_withdraw(ctx, before);
    out->json = NULL;
    out->strategic.len = 0;
    if (second(ctx, out) == KZ_OK)
        return KZ_OK;
    kz_diag *last = kz_attempt_withdraw(ctx, before);
    kz_attempt_report(ctx, is_lone_operation(ctx, out) ? last : withdrawn);
    return KZ_EINPUT;
}

kz_status kz_patch_read(kz_ctx *ctx, kz_patch_source *out)
{
    if (looks_like_list(out->text.bytes))
        KZ_TRY(read_either(ctx, out, kz_patch_read_json, kz_patch_read_strategic));
    else
        KZ_TRY(read_either(ctx, out, kz_patch_read_strategic, kz_patch_read_json));
    if (out->json != NULL && kz_json_patch_length(out->json) == 0)
        out->json = NULL;
    return KZ_OK;
}
