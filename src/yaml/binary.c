#include "yaml/binary.h"

static kz_str as_utf8(kz_arena *arena, kz_str s)
{
    if (kz_str_is_utf8(s))
        return s;
    const kz_str replacement = KZ_S("\xEF\xBF\xBD");
    char *to = kz_arena_alloc(arena, 3 * s.len);
    size_t len = 0;
    while (s.len > 0) {
        size_t n = s.len < 4 ? s.len : 4;
        while (n > 0 && !kz_str_is_utf8(kz_str_sub(s, 0, n)))
            n--;
        kz_str part = n == 0 ? replacement : kz_str_sub(s, 0, n);
        memcpy(to + len, part.ptr, part.len);
        len += part.len;
        s = kz_str_from(s, n == 0 ? 1 : n);
    }
    return (kz_str){to, len};
}

static int digit_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Libraries refuse bits that are set behind the last byte, as in "YR==". The
 * reference does not. */
bool kz_binary_decode(kz_arena *arena, kz_str text, kz_str *out)
{
    char *bytes = kz_arena_alloc(arena, text.len / 4 * 3 + 3);
    size_t len = 0, digits = 0, padding = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\n' || c == '\r')
            continue;
        int value = c == '=' ? 0 : digit_value(c);
        padding += c == '=';
        if (value < 0 || (padding > 0 && c != '='))
            return false;
        bits = bits << 6 | (uint32_t)value;
        if (++digits % 4 == 0)
            for (int shift = 16; shift >= 0; shift -= 8)
                bytes[len++] = (char)(bits >> shift & 0xFF);
    }
    if (padding > 2 || digits % 4 != 0)
        return false;
    *out = as_utf8(arena, (kz_str){bytes, len - padding});
    return true;
}
