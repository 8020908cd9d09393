/*
 * Looking for bytes, sixteen at a time where the machine can.
 */
#ifndef KZ_BASE_BYTES_H
#define KZ_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The first newline from P on, or END. */
static inline const char *kz_find_newline(const char *p, const char *end)
{
    const char *hit = memchr(p, '\n', (size_t)(end - p));
    return hit == NULL ? end : hit;
}

/* The first byte from P on that is no space, or END. */
static inline const char *kz_skip_spaces(const char *p, const char *end)
{
#ifdef __SSE2__
    const __m128i space = _mm_set1_epi8(' ');
    while (end - p >= 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
        unsigned other = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, space)) ^ 0xFFFFU;
        if (other != 0)
            return p + __builtin_ctz(other);
        p += 16;
    }
#endif
    while (p < end && *p == ' ')
        p++;
    return p;
}

/* The first A, B or C from P on, or END. */
static inline const char *kz_find_any(const char *p, const char *end, char a, char b, char c)
{
#ifdef __SSE2__
    const __m128i as = _mm_set1_epi8(a), bs = _mm_set1_epi8(b), cs = _mm_set1_epi8(c);
    while (end - p >= 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
        __m128i hits =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, as), _mm_cmpeq_epi8(bytes, bs)),
                _mm_cmpeq_epi8(bytes, cs));
        unsigned found = (unsigned)_mm_movemask_epi8(hits);
        if (found != 0)
            return p + __builtin_ctz(found);
        p += 16;
    }
#endif
    while (p < end && *p != a && *p != b && *p != c)
        p++;
    return p;
}

/* The first A from P on that has a B behind it, or END. */
static inline const char *kz_find_pair(const char *p, const char *end, char a, char b)
{
#ifdef __SSE2__
    const __m128i as = _mm_set1_epi8(a), bs = _mm_set1_epi8(b);
    while (end - p > 16) {
        __m128i here = _mm_loadu_si128((const __m128i *)(const void *)p);
        __m128i next = _mm_loadu_si128((const __m128i *)(const void *)(p + 1));
        __m128i hits = _mm_and_si128(_mm_cmpeq_epi8(here, as), _mm_cmpeq_epi8(next, bs));
        unsigned found = (unsigned)_mm_movemask_epi8(hits);
        if (found != 0)
            return p + __builtin_ctz(found);
        p += 16;
    }
#endif
    while (end - p >= 2 && !(p[0] == a && p[1] == b))
        p++;
    return end - p >= 2 ? p : end;
}

/* The kinds of bytes that make a difference to a text in YAML. */
enum {
    KZ_HAS_NEWLINE = 1,
    KZ_HAS_COLON = 2,
    KZ_HAS_HASH = 4,
    KZ_HAS_TAB = 8,
    KZ_HAS_CONTROL = 16,  /* other ASCII controls, and delete */
    KZ_HAS_NON_ASCII = 32 /* bytes from 0x80 on */
};

/* The kind of each byte; 0 for ordinary ones. */
extern const unsigned char kz_byte_kinds[256];

#ifdef __SSE2__

/* The kinds of what there is in sixteen bytes or more. The last block may overlap the one
 * before it. */
static inline unsigned kz_kinds_of_blocks(const char *p, const char *end)
{
    const __m128i newline = _mm_set1_epi8('\n'), tab = _mm_set1_epi8('\t');
    const __m128i colon = _mm_set1_epi8(':'), hash = _mm_set1_epi8('#');
    const __m128i space = _mm_set1_epi8(' '), delete = _mm_set1_epi8(0x7F);
    __m128i newlines = _mm_setzero_si128(), tabs = newlines, colons = newlines;
    __m128i hashes = newlines, controls = newlines, all = newlines;
    for (;; p = end - p > 32 ? p + 16 : end - 16) {
        const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
        const __m128i is_newline = _mm_cmpeq_epi8(bytes, newline);
        const __m128i is_tab = _mm_cmpeq_epi8(bytes, tab);
        /* The comparison is one of signed numbers: bytes from 0x80 on are low as well, and
         * are left out by their own top bit. */
        const __m128i low = _mm_andnot_si128(bytes, _mm_cmplt_epi8(bytes, space));
        const __m128i allowed = _mm_or_si128(is_newline, is_tab);
        controls = _mm_or_si128(controls, _mm_andnot_si128(allowed, low));
        controls = _mm_or_si128(controls, _mm_cmpeq_epi8(bytes, delete));
        newlines = _mm_or_si128(newlines, is_newline);
        tabs = _mm_or_si128(tabs, is_tab);
        colons = _mm_or_si128(colons, _mm_cmpeq_epi8(bytes, colon));
        hashes = _mm_or_si128(hashes, _mm_cmpeq_epi8(bytes, hash));
        all = _mm_or_si128(all, bytes);
        if (end - p == 16)
            break;
    }
    return (_mm_movemask_epi8(newlines) != 0 ? KZ_HAS_NEWLINE : 0U) |
        (_mm_movemask_epi8(colons) != 0 ? KZ_HAS_COLON : 0U) |
        (_mm_movemask_epi8(hashes) != 0 ? KZ_HAS_HASH : 0U) |
        (_mm_movemask_epi8(tabs) != 0 ? KZ_HAS_TAB : 0U) |
        (_mm_movemask_epi8(controls) != 0 ? KZ_HAS_CONTROL : 0U) |
        (_mm_movemask_epi8(all) != 0 ? KZ_HAS_NON_ASCII : 0U);
}

#endif

/* All kinds that there are from P up to END. */
static inline unsigned kz_kinds_of_bytes(const char *p, const char *end)
{
    unsigned kinds = 0;
#ifdef __SSE2__
    if (end - p >= 16)
        return kz_kinds_of_blocks(p, end);
#endif
    for (; p < end; p++)
        kinds |= kz_byte_kinds[(unsigned char)*p];
    return kinds;
}

#endif
