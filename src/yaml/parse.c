/*
 * Files to documents:
 *
 *     a: 1
 *     --- # a comment may stand here, nothing else
 *     b: 2
 */
#include "yaml/parse.h"

#include "base/bytes.h"
#include "base/timing.h"
#include "yaml/parse_tree.h"
#include "yaml/scan.h"
#include "yaml/scan_team.h"
#include "yaml/value.h"

/* BYTES without the "\r" of each "\r\n". */
static kz_str unix_lines(kz_ctx *ctx, kz_str bytes)
{
    if (kz_str_find(bytes, '\r') == bytes.len)
        return bytes;
    char *to = kz_arena_alloc(&ctx->arena, bytes.len);
    size_t len = 0;
    for (size_t i = 0; i < bytes.len; i++)
        if (bytes.ptr[i] != '\r' || i + 1 == bytes.len || bytes.ptr[i + 1] != '\n')
            to[len++] = bytes.ptr[i];
    return (kz_str){to, len};
}

static uint32_t count_lines(kz_str s)
{
    uint32_t n = 0;
    for (size_t at; (at = kz_str_find(s, '\n')) != s.len; s = kz_str_from(s, at + 1))
        n++;
    return n;
}

/* Where the next separator is in S: a line that begins with "---" and is
 * neither the first nor the last one. *BEGIN is its newline before, *END what
 * follows its newline behind. */
static bool find_separator(kz_str s, size_t *begin, size_t *end)
{
    const char *end_of_text = s.ptr + s.len;
    const char *hit = kz_find_pair(s.ptr, end_of_text, '\n', '-');
    while (end_of_text - hit >= 4 && memcmp(hit, "\n---", 4) != 0)
        hit = kz_find_pair(hit + 1, end_of_text, '\n', '-');
    if (end_of_text - hit < 4)
        return false;
    *begin = (size_t)(hit - s.ptr);
    size_t rest = *begin + 4;
    *end = rest + kz_str_find(kz_str_from(s, rest), '\n') + 1;
    return *end <= s.len;
}

static kz_status check_separator(kz_ctx *ctx, const kz_text *text, uint32_t line, kz_str separator)
{
    kz_str behind = kz_str_trim(kz_str_from(separator, 4));
    if (behind.len == 0 || behind.ptr[0] == '#')
        return KZ_OK;
    kz_loc loc = {.file = text->file & 0xFFFFF, .line = line, .col = 1};
    if (text->at.line != 0 && text->indent == 0)
        loc = text->at;
    else if (text->at.line != 0)
        loc = (kz_loc){
            .file = loc.file, .line = text->at.line + line, .col = (text->indent + 1) & 0xFFF};
    kz_status status = kz_report(ctx, loc, KZ_D_YAML_SEPARATOR,
        "'" KZ_FMT "' is no document separator", KZ_ARG(kz_str_trim(separator)));
    kz_help(ctx, "put what follows '---' on a line of its own");
    return status;
}

kz_status kz_tree_read(kz_ctx *ctx, const kz_piece *piece, kz_document_tree *out)
{
    if (!ctx->libyaml_only && kz_scan(ctx, piece, out, NULL))
        return KZ_OK;
    return kz_libyaml_read(ctx, piece, out);
}

typedef KZ_VEC(kz_piece) pieces;

/* Each document keeps the newline before the separator that ends it. All
 * separators are checked before anything is read. */
static kz_status split(kz_ctx *ctx, const kz_text *text, pieces *out)
{
    kz_str rest = unix_lines(ctx, text->bytes);
    uint32_t line = 0;
    size_t begin, end;
    while (find_separator(rest, &begin, &end)) {
        kz_piece piece = {.text = text, .bytes = kz_str_sub(rest, 0, begin + 1), .line = line};
        KZ_PUSH(&ctx->scratch, *out, piece);
        line += count_lines(piece.bytes);
        KZ_TRY(check_separator(ctx, text, line + 1, kz_str_sub(rest, begin, end)));
        line++;
        rest = kz_str_from(rest, end);
    }
    kz_piece last = {.text = text, .bytes = rest, .line = line};
    KZ_PUSH(&ctx->scratch, *out, last);
    return KZ_OK;
}

static bool is_empty(const kz_node *root)
{
    return kz_is_null(root) || (root->kind != KZ_SCALAR && root->count == 0);
}

/* Is the last line of TEXT that is not blank a comment, no further in than INDENT? */
static bool ends_in_comment(kz_str text, size_t indent)
{
    while (text.len > 0) {
        text.len -= text.ptr[text.len - 1] == '\n';
        size_t begin = kz_str_rfind(text, '\n');
        begin = begin == text.len ? 0 : begin + 1;
        kz_str line = kz_str_from(text, begin), content = kz_str_trim(line);
        if (content.len > 0)
            return content.ptr[0] == '#' && (size_t)(content.ptr - line.ptr) <= indent;
        text.len = begin;
    }
    return false;
}

/* The reference writes a manifest with its comments and reads it again: one at the end gets
 * a blank line before it, which a block that keeps its line ends takes for its own. The
 * comment at the end of a list is lost with the list. */
static void lengthen_last_block(kz_ctx *ctx, const kz_piece *piece, kz_node *root)
{
    if (kz_map_get(root, KZ_S("items")) != NULL &&
        kz_str_ends(kz_map_text(root, KZ_S("kind")), KZ_S("List")))
        return;
    kz_node *last = root;
    while ((last->kind == KZ_MAPPING || last->kind == KZ_SEQUENCE) && last->count > 0)
        last = last->u.child.last;
    if (last->kind != KZ_SCALAR || (last->flags & (KZ_LITERAL | KZ_FOLDED)) == 0 ||
        !kz_str_ends(last->u.text, KZ_S("\n\n")))
        return;
    size_t column = last->key != NULL ? last->key_loc.col : last->loc.col;
    if (ends_in_comment(piece->bytes, column > 0 ? column - 1 : 0))
        last->u.text = kz_str_printf(&ctx->arena, KZ_FMT "\n", KZ_ARG(last->u.text));
}

static kz_status read_all(kz_ctx *ctx, const kz_text *text, kz_nodes *out)
{
    pieces all = {0};
    KZ_TRY(split(ctx, text, &all));
    kz_scanned_piece *scanned = KZ_NEW_ARRAY(&ctx->scratch, kz_scanned_piece, all.len);
    kz_scan_together(ctx, all.at, all.len, scanned);
    for (size_t i = 0; i < all.len; i++) {
        kz_document_tree tree = scanned[i].tree;
        kz_checkpoint(ctx);
        if (!scanned[i].read)
            KZ_TRY(kz_tree_read(ctx, &all.at[i], &tree));
        if (is_empty(tree.root))
            continue;
        lengthen_last_block(ctx, &all.at[i], tree.root);
        KZ_TRY(kz_tree_expand_manifest(ctx, &tree));
        if (!is_empty(tree.root))
            KZ_PUSH(&ctx->arena, *out, tree.root);
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
