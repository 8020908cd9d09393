/*
 * What goes into the output as it was written:
 *
 *     image: nginx:1.25
 *     replicas: 3
 *     script: |
 *       set -e
 *
 * Most of a manifest does, and one look at its bytes tells.
 */
#include "base/bytes.h"
#include "yaml/emit_scalar.h"

static void emit_ascii(kz_emitter *e, kz_str s)
{
    kz_buf_add(e->out, s.ptr, s.len);
    e->column += s.len;
    e->line_begun = true;
}

void kz_emit_word_key(kz_emitter *e, kz_str word, size_t indent)
{
    kz_emit_line(e, indent);
    emit_ascii(e, word);
    emit_ascii(e, KZ_S(":"));
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Texts that begin like "yes" or a number are left to those who know all such words. */
static bool begins_string(kz_str s)
{
    enum { LONGEST_WORD = 5 };
    if (!is_letter(s.ptr[0]) && s.ptr[0] != '/')
        return false;
    return s.len > LONGEST_WORD || memchr("yYnNtTfFoO", s.ptr[0], 10) == NULL;
}

static const char *block_header(kz_str s)
{
    const bool hint = s.ptr[0] == ' ' || s.ptr[0] == '\n';
    if (s.ptr[s.len - 1] != '\n')
        return hint ? "|2-\n" : "|-\n";
    if (s.len == 1 || s.ptr[s.len - 2] == '\n')
        return hint ? "|2+\n" : "|+\n";
    return hint ? "|2\n" : "|\n";
}

static void emit_block(kz_emitter *e, kz_str s, size_t indent)
{
    const char *header = block_header(s), *end = s.ptr + s.len;
    kz_buf_add(e->out, header, strlen(header));
    for (const char *p = s.ptr; p < end;) {
        const char *newline = kz_find_newline(p, end);
        if (newline > p)
            kz_buf_spaces(e->out, indent);
        e->line_begun = newline == end;
        newline += newline < end;
        kz_buf_add(e->out, p, (size_t)(newline - p));
        p = newline;
    }
    e->column = 0;
}

static bool emit_string(kz_emitter *e, kz_str s, size_t indent)
{
    const unsigned kinds = kz_kinds_of_bytes(s.ptr, s.ptr + s.len);
    if (s.len == 0 || (kinds & (KZ_HAS_TAB | KZ_HAS_CONTROL | KZ_HAS_NON_ASCII)) != 0)
        return false;
    const kz_text_needs needs = kz_text_analyse_ascii(s, kinds);
    if (needs.multiline && needs.literal_allowed) {
        emit_block(e, s, indent);
        return true;
    }
    if (!needs.plain_allowed || !begins_string(s))
        return false;
    kz_emit_plain(e, s, indent, true);
    return true;
}

/* As JSON writes it. */
static bool is_canonical_integer(kz_str s)
{
    if (s.len == 0 || s.len > 18 || (s.ptr[0] == '0' && s.len > 1))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

bool kz_emit_as_written(kz_emitter *e, const kz_node *n, size_t indent)
{
    const kz_str s = n->u.text;
    bool same = false;
    if ((n->flags & KZ_FOLDED) != 0 || n->type == KZ_BINARY)
        return false;
    if (n->type == KZ_STRING || (n->flags & KZ_QUOTED) != 0)
        return emit_string(e, s, indent);
    if (n->type == KZ_INT)
        same = is_canonical_integer(s);
    else if (n->type == KZ_BOOL)
        same = kz_str_eq(s, KZ_S("true")) || kz_str_eq(s, KZ_S("false"));
    if (same)
        emit_ascii(e, s);
    return same;
}
