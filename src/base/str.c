#include "base/str.h"

#include <stdio.h>

int kz_str_cmp(kz_str a, kz_str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n == 0 ? 0 : memcmp(a.ptr, b.ptr, n);
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool kz_str_starts(kz_str s, kz_str prefix)
{
    return s.len >= prefix.len && kz_str_eq(kz_str_sub(s, 0, prefix.len), prefix);
}

bool kz_str_ends(kz_str s, kz_str suffix)
{
    return s.len >= suffix.len && kz_str_eq(kz_str_from(s, s.len - suffix.len), suffix);
}

size_t kz_str_find(kz_str s, char byte)
{
    const char *hit = s.len == 0 ? NULL : memchr(s.ptr, byte, s.len);
    return hit == NULL ? s.len : (size_t)(hit - s.ptr);
}

size_t kz_str_rfind(kz_str s, char byte)
{
    for (size_t i = s.len; i > 0; i--)
        if (s.ptr[i - 1] == byte)
            return i - 1;
    return s.len;
}

bool kz_str_contains(kz_str s, kz_str part)
{
    return part.len == 0 || (s.len >= part.len && memmem(s.ptr, s.len, part.ptr, part.len) != NULL);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

kz_str kz_str_trim(kz_str s)
{
    while (s.len > 0 && is_space(s.ptr[0]))
        s = kz_str_from(s, 1);
    while (s.len > 0 && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool kz_str_split(kz_str *rest, char separator, kz_str *part)
{
    if (rest->ptr == NULL)
        return false;
    size_t at = kz_str_find(*rest, separator);
    *part = kz_str_sub(*rest, 0, at);
    *rest = at == rest->len ? (kz_str){NULL, 0} : kz_str_from(*rest, at + 1);
    return true;
}

kz_str kz_str_dup(kz_arena *arena, kz_str s)
{
    return kz_str_join(arena, &s, 1);
}

kz_str kz_str_join(kz_arena *arena, const kz_str *parts, size_t n)
{
    size_t len = 0;
    for (size_t i = 0; i < n; i++)
        len += parts[i].len;
    char *bytes = kz_arena_alloc(arena, len + 1);
    char *to = bytes;
    for (size_t i = 0; i < n; i++) {
        if (parts[i].len != 0)
            memcpy(to, parts[i].ptr, parts[i].len);
        to += parts[i].len;
    }
    *to = '\0';
    return (kz_str){bytes, len};
}

kz_str kz_str_vprintf(kz_arena *arena, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    kz_str s = KZ_EMPTY;
    if (len > 0) {
        char *bytes = kz_arena_alloc(arena, (size_t)len + 1);
        vsnprintf(bytes, (size_t)len + 1, fmt, again);
        s = (kz_str){bytes, (size_t)len};
    }
    va_end(again);
    return s;
}

kz_str kz_str_printf(kz_arena *arena, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    kz_str s = kz_str_vprintf(arena, fmt, args);
    va_end(args);
    return s;
}

const char *kz_str_z(kz_arena *arena, kz_str s)
{
    return kz_str_dup(arena, s).ptr;
}

/* Length of the well-formed UTF-8 sequence (RFC 3629) at S, or 0. */
static size_t sequence_length(const unsigned char *s, size_t left)
{
    if (s[0] < 0x80)
        return 1;
    size_t n = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || left < n)
        return 0;
    unsigned char low = 0x80, high = 0xBF; /* what may follow the first byte */
    if (s[0] == 0xE0)
        low = 0xA0;
    else if (s[0] == 0xED)
        high = 0x9F;
    else if (s[0] == 0xF0)
        low = 0x90;
    else if (s[0] == 0xF4)
        high = 0x8F;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < n; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return n;
}

bool kz_str_is_utf8(kz_str s)
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;
    for (size_t i = 0; i < s.len;) {
        size_t n = sequence_length(bytes + i, s.len - i);
        if (n == 0)
            return false;
        i += n;
    }
    return true;
}

static uint64_t mixed(uint64_t h)
{
    h ^= h >> 32;
    h *= UINT64_C(0xD6E8FEB86659FD93);
    h ^= h >> 32;
    return h;
}

static uint64_t eight_bytes(const char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* Up to eight bytes; those of texts of the same length and different bytes differ. The
 * halves must not be the same, since mixed() lays one over the other. */
static uint64_t few_bytes(kz_str s)
{
    uint32_t first, last;
    if (s.len > 4) {
        memcpy(&first, s.ptr, 4);
        memcpy(&last, s.ptr + s.len - 4, 4);
        return (uint64_t)first << 32 | last;
    }
    uint64_t word = 0;
    for (size_t i = 0; i < s.len; i++)
        word = word << 8 | (unsigned char)s.ptr[i];
    return word;
}

uint64_t kz_str_hash(kz_str s)
{
    uint64_t h = UINT64_C(0x9E3779B97F4A7C15) ^ s.len;
    if (s.len <= 8)
        return mixed(h ^ few_bytes(s));
    const char *last = s.ptr + s.len - 8;
    for (const char *p = s.ptr; p < last; p += 8)
        h = mixed(h ^ eight_bytes(p));
    return mixed(h ^ eight_bytes(last));
}

uint64_t kz_str_hash_on(uint64_t before, kz_str s)
{
    return mixed(before) ^ kz_str_hash(s);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool kz_str_eq_caseless(kz_str a, kz_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment over three rows; names longer than a row are no
 * likely misspellings of a field. */
size_t kz_str_distance(kz_str a, kz_str b, size_t limit)
{
    enum { LONGEST = 64 };
    size_t rows[3][LONGEST + 1];
    size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (a.len > LONGEST || b.len > LONGEST || apart >= limit)
        return limit;
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = lower(a.ptr[i - 1]) != lower(b.ptr[j - 1]);
            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + change);
            if (i > 1 && j > 1 && lower(a.ptr[i - 1]) == lower(b.ptr[j - 2]) &&
                lower(a.ptr[i - 2]) == lower(b.ptr[j - 1]))
                now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = last;
        last = now;
        now = oldest;
    }
    return least(last[b.len], limit);
}
