/*
 * go-yaml v3 writes a folded block with an empty line for each line break, so that
 * the break is read back and not folded to a space:
 *
 *   a: >          a: >
 *     one    ─▶     one
 *       two
 *                     two
 *
 * It does so behind each line that is not indented, even where the next one is
 * and the break would have been kept anyway: the text gains an empty line. If the
 * text begins with an indented line it does so nowhere, and breaks are lost.
 */
#include "yaml/fold.h"

#include "yaml/emit_scalar.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t newlines(kz_str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.len && s.ptr[i + n] == '\n')
        n++;
    return n;
}

/* How many breaks are read back where COUNT stood between two lines. */
static size_t breaks_between(size_t count, bool doubled, bool indented_before, bool indented_after)
{
    if (indented_before)
        return count;
    if (indented_after)
        return count + doubled;
    return doubled ? count : count - 1;
}

/* In quotes the text is safe. */
static bool is_written_as_block(kz_str s)
{
    return s.len > 0 && kz_text_analyse(s).tabs_in_literal;
}

kz_str kz_fold_again(kz_arena *arena, kz_str s)
{
    size_t first = newlines(s, 0);
    if (first == s.len || !is_written_as_block(s))
        return s;
    bool doubled = !is_blank(s.ptr[first]);
    char *to = kz_arena_alloc(arena, 2 * s.len + 1);
    size_t len = 0;
    bool indented = is_blank(s.ptr[first]);
    memset(to, '\n', first);
    len = first;
    for (size_t i = first; i < s.len;) {
        if (s.ptr[i] != '\n') {
            to[len++] = s.ptr[i++];
            continue;
        }
        size_t count = newlines(s, i);
        bool at_end = i + count == s.len;
        size_t kept = count;
        if (!at_end)
            kept = breaks_between(count, doubled, indented, is_blank(s.ptr[i + count]));
        else if (count > 1)
            kept = count + (!indented && doubled);
        memset(to + len, '\n', kept);
        len += kept;
        if (kept == 0)
            to[len++] = ' ';
        i += count;
        indented = !at_end && is_blank(s.ptr[i]);
    }
    return (kz_str){to, len};
}
