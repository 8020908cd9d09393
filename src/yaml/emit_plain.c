/*
 * What goes into the output as it was written:
 *
 *     image: nginx:1.25
 *     replicas: 3
 *
 * Most of a manifest does, and one look at its bytes tells.
 */
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

/* Does S, whose first letter is no reason to quote it, read as itself? *SPACES: it has some. */
static bool is_plain(kz_str s, bool *spaces)
{
    *spaces = false;
    for (size_t i = kz_text_skip_ordinary(s, 0); i < s.len; i = kz_text_skip_ordinary(s, i)) {
        bool inside = i + 1 < s.len && kz_is_ordinary(s.ptr[i + 1]);
        if (s.ptr[i] != ':' || !inside)
            return false;
        i++;
    }
    *spaces = kz_str_find(s, ' ') < s.len;
    return true;
}

/* Texts that begin like "yes" or "null" are left to those who know all such words. */
static bool is_plain_text(const kz_emitter *e, kz_str s)
{
    enum { LONGEST_WORD = 5 };
    bool spaces;
    if (s.len == 0 || !(is_letter(s.ptr[0]) || s.ptr[0] == '/'))
        return false;
    if (s.len <= LONGEST_WORD && memchr("yYnNtTfFoO", s.ptr[0], 10) != NULL)
        return false;
    return is_plain(s, &spaces) && (!spaces || e->column + s.len <= KZ_BEST_WIDTH);
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

bool kz_emit_as_written(kz_emitter *e, const kz_node *n)
{
    const kz_str s = n->u.text;
    bool as_written = false;
    if ((n->flags & KZ_FOLDED) != 0)
        return false;
    if (n->type == KZ_STRING || (n->flags & KZ_QUOTED) != 0)
        as_written = n->type != KZ_BINARY && is_plain_text(e, s);
    else if (n->type == KZ_INT)
        as_written = is_canonical_integer(s);
    else if (n->type == KZ_BOOL)
        as_written = kz_str_eq(s, KZ_S("true")) || kz_str_eq(s, KZ_S("false"));
    if (as_written)
        emit_ascii(e, s);
    return as_written;
}
