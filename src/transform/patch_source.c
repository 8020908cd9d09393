#include "transform/patch_source.h"

#include "yaml/parse.h"

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

kz_text kz_patch_inline(kz_ctx *ctx, const kz_node *n)
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

/* Lines that say nothing of what the document is. */
static bool is_preamble(kz_str line)
{
    while (line.len > 0 && is_blank(line.ptr[0]))
        line = kz_str_from(line, 1);
    return line.len == 0 || line.ptr[0] == '#' || line.ptr[0] == '%' ||
        (kz_str_starts(line, KZ_S("---")) && (line.len == 3 || is_blank(line.ptr[3])));
}

bool kz_patch_is_list(kz_str text)
{
    kz_str line = KZ_EMPTY;
    if (kz_str_starts(text, KZ_S("\xEF\xBB\xBF")))
        text = kz_str_from(text, 3);
    while (is_preamble(line))
        if (!kz_str_split(&text, '\n', &line))
            return false;
    while (line.len > 0 && is_blank(line.ptr[0]))
        line = kz_str_from(line, 1);
    return line.ptr[0] == '[' || (line.ptr[0] == '-' && (line.len == 1 || is_blank(line.ptr[1])));
}

kz_status kz_patch_read_json(kz_ctx *ctx, kz_patch_source *out)
{
    kz_node *list;
    bool json = out->text.bytes.len > 0 && out->text.bytes.ptr[0] == '[';
    if (json)
        KZ_TRY(kz_parse_json(ctx, &out->text, &list));
    else
        KZ_TRY(kz_parse_config(ctx, &out->text, &list));
    if (list == NULL)
        list = kz_node_seq(ctx, out->at);
    return kz_json_patch_read(ctx, list, json, &out->json);
}

kz_status kz_patch_read_strategic(kz_ctx *ctx, kz_patch_source *out)
{
    kz_nodes documents = {0};
    KZ_TRY(kz_parse_manifests(ctx, &out->text, &documents));
    return kz_resources_from(ctx, &documents, &out->strategic);
}
