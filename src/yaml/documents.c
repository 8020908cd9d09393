/*
 * Files to documents:
 *
 *     a: 1
 *     --- # a comment may stand here, nothing else
 *     b: 2
 */
#include "yaml/documents.h"

#include "base/bytes.h"
#include "yaml/scan.h"
#include "yaml/scan_team.h"

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

/* Each document keeps the newline before the separator that ends it. */
static kz_status split(kz_ctx *ctx, kz_documents *documents)
{
    const kz_text *text = &documents->text;
    kz_str rest = unix_lines(ctx, text->bytes);
    uint32_t line = 0;
    size_t begin, end;
    while (find_separator(rest, &begin, &end)) {
        kz_document_part part = {
            .piece = {.text = text, .bytes = kz_str_sub(rest, 0, begin + 1), .line = line}};
        KZ_PUSH(&ctx->arena, documents->parts, part);
        line += count_lines(part.piece.bytes);
        KZ_TRY(check_separator(ctx, text, line + 1, kz_str_sub(rest, begin, end)));
        line++;
        rest = kz_str_from(rest, end);
    }
    kz_document_part last = {.piece = {.text = text, .bytes = rest, .line = line}};
    KZ_PUSH(&ctx->arena, documents->parts, last);
    return KZ_OK;
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
static void lengthen_last_block(kz_ctx *ctx, const kz_document_part *part)
{
    kz_node *root = part->tree.root;
    if (kz_tree_is_empty(root))
        return;
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
    if (ends_in_comment(part->piece.bytes, column > 0 ? column - 1 : 0))
        last->u.text = kz_str_printf(&ctx->arena, KZ_FMT "\n", KZ_ARG(last->u.text));
}

kz_status kz_document_read(kz_ctx *ctx, kz_document_part *part)
{
    if (part->read)
        return KZ_OK;
    KZ_TRY(kz_tree_read(ctx, &part->piece, &part->tree));
    part->read = true;
    lengthen_last_block(ctx, part);
    return KZ_OK;
}

/* Part I of kz_documents. */
static void scan_part(void *data, size_t i, kz_ctx *ctx, kz_nodes *new_keys)
{
    kz_document_part *part = &((kz_documents *)data)->parts.at[i];
    part->read = kz_scan(ctx, &part->piece, &part->tree, new_keys);
    if (part->read)
        lengthen_last_block(ctx, part);
}

static kz_documents *documents_of(kz_ctx *ctx, const kz_text *text)
{
    kz_documents *documents = KZ_NEW(&ctx->arena, kz_documents);
    documents->text = *text;
    return documents;
}

/* What has been read of TEXT before, if anything, to be used once: who reads it again gets
 * trees of his own. */
static kz_documents *take_ahead(kz_ctx *ctx, const kz_text *text)
{
    if (text->at.line != 0 || text->file >= ctx->files.len)
        return NULL;
    kz_documents *ahead = ctx->files.at[text->file].ahead;
    ctx->files.at[text->file].ahead = NULL;
    return ahead;
}

kz_status kz_documents_scan(kz_ctx *ctx, const kz_text *text, kz_documents **out)
{
    enum { ALONE = 1 << 16 }; /* bytes in which most keys are met */
    kz_documents *documents = *out = take_ahead(ctx, text);
    if (documents != NULL)
        return KZ_OK;
    documents = *out = documents_of(ctx, text);
    KZ_TRY(split(ctx, documents));
    const size_t count = documents->parts.len;
    const size_t size = kz_scan_team_size(ctx, count, text->bytes.len);
    size_t alone = 0;
    for (size_t bytes = 0; alone < count && bytes < ALONE; alone++)
        bytes += documents->parts.at[alone].piece.bytes.len;
    if (size > 1)
        kz_scan_together(ctx, size, alone, count, scan_part, documents);
    return KZ_OK;
}

typedef struct ahead {
    const kz_text *texts;
    kz_documents **documents; /* NULL: the text is to be read in its turn */
} ahead;

/* Text I of ahead. */
static void scan_text(void *data, size_t i, kz_ctx *ctx, kz_nodes *new_keys)
{
    const ahead *a = data;
    kz_report_mark mark = kz_reports_mark(ctx);
    kz_documents *documents = documents_of(ctx, &a->texts[i]);
    bool right = split(ctx, documents) == KZ_OK;
    kz_reports_rewind(ctx, mark);
    if (!right)
        return;
    for (size_t part = 0; part < documents->parts.len; part++)
        scan_part(documents, part, ctx, new_keys);
    a->documents[i] = documents;
}

void kz_documents_ahead(kz_ctx *ctx, const kz_text *texts, size_t count)
{
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++)
        bytes += texts[i].bytes.len;
    const size_t size = kz_scan_team_size(ctx, count, bytes);
    if (size == 1)
        return;
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    ahead a = {texts, KZ_NEW_ARRAY(&ctx->scratch, kz_documents *, count)};
    kz_scan_together(ctx, size, 0, count, scan_text, &a);
    for (size_t i = 0; i < count; i++)
        ctx->files.at[texts[i].file].ahead = a.documents[i];
    kz_arena_rewind(&ctx->scratch, mark);
}
