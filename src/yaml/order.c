/*
 * The order of keys: runs of digits by their value, other characters before
 * letters. It is the comparison of go-yaml v2, which is no total order for all
 * sets of keys.
 */
#include "yaml/emit.h"
#include "yaml/letters.h"

/* The character at *I, which moves behind it. The text is UTF-8. */
static uint32_t next_character(kz_str s, size_t *i)
{
    unsigned char first = (unsigned char)s.ptr[(*i)++];
    if (first < 0xC0)
        return first;
    size_t more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    uint32_t c = first & (0x3Fu >> more);
    for (; more > 0 && *i < s.len; more--)
        c = c << 6 | ((unsigned char)s.ptr[(*i)++] & 0x3F);
    return c;
}

/* The value of the digits from I on, behind START (1 if significant digits stand
 * before); *END is behind them. Overflow wraps around, as in the reference. */
static int64_t run_of_digits(kz_str s, size_t i, int64_t start, size_t *count)
{
    uint64_t n = (uint64_t)start;
    *count = 0;
    while (i < s.len) {
        uint32_t c = next_character(s, &i);
        if (!kz_is_digit(c))
            break;
        n = n * 10 + (c - (uint32_t)'0');
        ++*count;
    }
    return (int64_t)n;
}

/* Do digits other than 0 stand right before I? */
static bool follows_digits(kz_str s, size_t i)
{
    while (i > 0) {
        size_t at = i - 1;
        while (at > 0 && (s.ptr[at] & 0xC0) == 0x80)
            at--;
        size_t behind = at;
        uint32_t c = next_character(s, &behind);
        if (!kz_is_digit(c))
            return false;
        if (c != '0')
            return true;
        i = at;
    }
    return false;
}

static int by_digits(kz_str a, kz_str b, size_t i, uint32_t ca, uint32_t cb)
{
    size_t a_count, b_count;
    int64_t start = (ca == '0' || cb == '0') && follows_digits(a, i) ? 1 : 0;
    int64_t an = run_of_digits(a, i, start, &a_count);
    int64_t bn = run_of_digits(b, i, start, &b_count);
    if (an != bn)
        return an < bn ? -1 : 1;
    if (a_count != b_count)
        return a_count < b_count ? -1 : 1;
    return ca < cb ? -1 : 1;
}

static int order(kz_str a, kz_str b)
{
    size_t i = 0, shorter = a.len < b.len ? a.len : b.len;
    while (i < shorter && a.ptr[i] == b.ptr[i])
        i++;
    if (i == shorter)
        return a.len < b.len ? -1 : a.len > b.len;
    while (i > 0 && (a.ptr[i] & 0xC0) == 0x80)
        i--;
    size_t a_next = i, b_next = i;
    uint32_t ca = next_character(a, &a_next), cb = next_character(b, &b_next);
    bool a_letter = kz_is_letter(ca), b_letter = kz_is_letter(cb);
    if (a_letter && b_letter)
        return ca < cb ? -1 : 1;
    if (a_letter || b_letter)
        return b_letter ? -1 : 1;
    return by_digits(a, b, i, ca, cb);
}

int kz_key_order(const kz_name *a, const kz_name *b)
{
    if (!a->letters || !b->letters)
        return order(a->text, b->text);
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix ? -1 : 1;
    return a == b ? 0 : kz_str_cmp(a->text, b->text);
}
