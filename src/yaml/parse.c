#include "yaml/parse.h"

#include "base/timing.h"
#include "yaml/documents.h"
#include "yaml/scan.h"
#include "yaml/value.h"

kz_status kz_tree_read(kz_ctx *ctx, const kz_piece *piece, kz_document_tree *out)
{
    if (!ctx->libyaml_only && kz_scan(ctx, piece, out, NULL))
        return KZ_OK;
    return kz_libyaml_read(ctx, piece, out);
}

void kz_parse_ahead(kz_ctx *ctx, const kz_text *texts, size_t count)
{
    kz_phase outer = kz_phase_enter(ctx, KZ_PHASE_PARSE);
    kz_documents_ahead(ctx, texts, count);
    kz_phase_leave(ctx, outer);
}

static kz_status read_all(kz_ctx *ctx, const kz_text *text, kz_nodes *out)
{
    kz_documents *documents;
    KZ_TRY(kz_documents_scan(ctx, text, &documents));
    for (size_t i = 0; i < documents->parts.len; i++) {
        kz_document_part *part = &documents->parts.at[i];
        kz_checkpoint(ctx);
        KZ_TRY(kz_document_read(ctx, part));
        if (kz_tree_is_empty(part->tree.root))
            continue;
        KZ_TRY(kz_tree_expand_manifest(ctx, &part->tree));
        if (!kz_tree_is_empty(part->tree.root))
            KZ_PUSH(&ctx->arena, *out, part->tree.root);
    }
    return KZ_OK;
}

kz_status kz_parse_manifests(kz_ctx *ctx, const kz_text *text, kz_nodes *out)
{
    kz_phase outer = kz_phase_enter(ctx, KZ_PHASE_PARSE);
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_status status = read_all(ctx, text, out);
    kz_arena_rewind(&ctx->scratch, mark);
    kz_phase_leave(ctx, outer);
    return status;
}

static kz_status read_config(kz_ctx *ctx, const kz_piece *piece, bool strict, kz_node **out)
{
    kz_document_tree tree;
    *out = NULL;
    KZ_TRY(kz_tree_read(ctx, piece, &tree));
    if (tree.root != NULL)
        KZ_TRY(kz_tree_expand_config(ctx, strict, &tree));
    *out = kz_is_null(tree.root) ? NULL : tree.root;
    return KZ_OK;
}

static kz_status parse_config(kz_ctx *ctx, const kz_text *text, bool strict, kz_node **out)
{
    const kz_piece piece = {.text = text, .bytes = text->bytes, .reader = KZ_READ_CONFIG};
    kz_phase outer = kz_phase_enter(ctx, KZ_PHASE_PARSE);
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_status status = read_config(ctx, &piece, strict, out);
    kz_arena_rewind(&ctx->scratch, mark);
    kz_phase_leave(ctx, outer);
    return status;
}

kz_status kz_parse_config(kz_ctx *ctx, const kz_text *text, kz_node **out)
{
    return parse_config(ctx, text, false, out);
}

kz_status kz_parse_config_strict(kz_ctx *ctx, const kz_text *text, kz_node **out)
{
    return parse_config(ctx, text, true, out);
}

/* The spaces that the first line of literal block N that is not empty has in its file and
 * not in its value. The reader of configurations notes them; here the file is looked at. */
static uint32_t literal_indent(const kz_ctx *ctx, const kz_node *n)
{
    kz_str rest = ctx->files.at[n->loc.file].text, value = n->u.text, line, wanted = KZ_EMPTY;
    for (uint32_t i = 0; i < n->loc.line; i++)
        if (!kz_str_split(&rest, '\n', &line))
            return 0;
    while (wanted.len == 0)
        if (!kz_str_split(&value, '\n', &wanted) || !kz_str_split(&rest, '\n', &line))
            return 0;
    return line.len > wanted.len ? (uint32_t)(line.len - wanted.len) : 0;
}

kz_text kz_text_inside(kz_ctx *ctx, const kz_node *n)
{
    kz_text text = {.bytes = kz_text_of(n), .file = n->loc.file, .at = n->loc};
    if (n->kind == KZ_SCALAR)
        text.indent = n->count;
    if (n->kind == KZ_SCALAR && n->count == 0 && (n->flags & KZ_LITERAL) != 0 && n->loc.line > 0)
        text.indent = literal_indent(ctx, n);
    return text;
}

/* Text that can be nothing but one plain scalar. */
static bool is_one_word(kz_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (!letter && c != '_' && c != '/' && (i == 0 || (c != '-' && c != '.' && c != '+')))
            return false;
    }
    return true;
}

/* The reference reads TEXT as a document and looks at the type it gets. */
bool kz_scalar_ambiguous(kz_str text)
{
    if (text.len == 0 || kz_str_find(text, '\n') != text.len)
        return false;
    if (is_one_word(text))
        return kz_scalar_resolve(text, KZ_READ_CONFIG) != KZ_STRING;

    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_text whole = {.bytes = text};
    const kz_piece piece = {
        .text = &whole, .bytes = text, .reader = KZ_READ_CONFIG, .lenient = true};
    kz_node *root;
    bool ambiguous = read_config(&ctx, &piece, false, &root) == KZ_OK &&
        (root == NULL || root->kind != KZ_SCALAR || root->type != KZ_STRING);
    kz_ctx_release(&ctx);
    return ambiguous;
}
