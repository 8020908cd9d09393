#include "yaml/binary.h"

#include <sodium.h>

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

bool kz_binary_decode(kz_arena *arena, kz_str text, kz_str *out)
{
    size_t room = text.len / 4 * 3 + 3, len = 0;
    unsigned char *bytes = kz_arena_alloc(arena, room);
    if (sodium_base642bin(bytes, room, text.ptr, text.len, "\r\n", &len, NULL,
            sodium_base64_VARIANT_ORIGINAL) != 0)
        return false;
    *out = as_utf8(arena, (kz_str){(const char *)bytes, len});
    return true;
}
