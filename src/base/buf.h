/*
 * A growing output buffer. It has a maximum, and it remembers having failed:
 * write freely, look at the end.
 */
#ifndef KZ_BASE_BUF_H
#define KZ_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The bytes are malloc'ed, since an output is too large to be copied about in
 * an arena; they belong to the buffer until kz_buf_free(). */
typedef struct kz_buf {
    char *ptr;
    size_t len, capacity;
    size_t max;  /* bytes it may hold; 0 = SIZE_MAX / 2 */
    bool failed; /* out of memory or past the maximum; later writes do nothing */
} kz_buf;

void kz_buf_free(kz_buf *buf);

/* The same where there is no room: for kz_buf_reserve() alone. */
bool kz_buf_grow(kz_buf *buf, size_t more);

/* Make room for MORE bytes behind len. False if that cannot be had. */
static inline bool kz_buf_reserve(kz_buf *buf, size_t more)
{
    return (!buf->failed && buf->capacity - buf->len >= more) || kz_buf_grow(buf, more);
}

static inline void kz_buf_add(kz_buf *buf, const char *bytes, size_t n)
{
    if (n == 0 || !kz_buf_reserve(buf, n))
        return;
    memcpy(buf->ptr + buf->len, bytes, n);
    buf->len += n;
}

static inline void kz_buf_byte(kz_buf *buf, char byte)
{
    if (kz_buf_reserve(buf, 1))
        buf->ptr[buf->len++] = byte;
}

/* N spaces. Indentation is short: where there is room to spare, it is written eight at a
 * time. */
static inline void kz_buf_spaces(kz_buf *buf, size_t n)
{
    const uint64_t eight = UINT64_C(0x2020202020202020);
    if (!kz_buf_reserve(buf, n))
        return;
    char *to = buf->ptr + buf->len;
    if (buf->capacity - buf->len - n < sizeof eight)
        memset(to, ' ', n);
    else
        for (size_t i = 0; i < n; i += sizeof eight)
            memcpy(to + i, &eight, sizeof eight);
    buf->len += n;
}

static inline void kz_buf_str(kz_buf *buf, kz_str s)
{
    kz_buf_add(buf, s.ptr, s.len);
}

static inline kz_str kz_buf_view(const kz_buf *buf)
{
    return (kz_str){buf->ptr, buf->len};
}

#endif
