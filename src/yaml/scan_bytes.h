/*
 * Looking for bytes, sixteen at a time where the machine can.
 * Only for the files that make up parse.h.
 */
#ifndef KZ_YAML_SCAN_BYTES_H
#define KZ_YAML_SCAN_BYTES_H

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

/* What kind of bytes a text has. */
typedef struct kz_byte_kinds {
    bool tabs;
    bool controls;  /* those that YAML forbids, and line ends other than newline */
    bool non_ascii; /* bytes from 0x80 on */
} kz_byte_kinds;

static inline void kz_note_byte(kz_byte_kinds *kinds, unsigned char c)
{
    kinds->tabs |= c == '\t';
    kinds->controls |= (c < ' ' && c != '\t' && c != '\n') || c == 0x7F;
    kinds->non_ascii |= c >= 0x80;
}

static inline kz_byte_kinds kz_kinds_of_bytes(const char *p, const char *end)
{
    kz_byte_kinds kinds = {false, false, false};
#ifdef __SSE2__
    const __m128i space = _mm_set1_epi8(' '), newline = _mm_set1_epi8('\n');
    const __m128i tab = _mm_set1_epi8('\t'), delete = _mm_set1_epi8(0x7F);
    __m128i all = _mm_setzero_si128(), tabs = all, controls = all;
    for (; end - p >= 16; p += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
        __m128i is_tab = _mm_cmpeq_epi8(bytes, tab);
        /* Bytes from 0x80 on are negative here; those count as well, and are told apart below. */
        __m128i low = _mm_andnot_si128(
            _mm_or_si128(is_tab, _mm_cmpeq_epi8(bytes, newline)), _mm_cmplt_epi8(bytes, space));
        all = _mm_or_si128(all, bytes);
        tabs = _mm_or_si128(tabs, is_tab);
        controls = _mm_or_si128(controls, _mm_andnot_si128(bytes, low));
        controls = _mm_or_si128(controls, _mm_cmpeq_epi8(bytes, delete));
    }
    kinds.non_ascii = _mm_movemask_epi8(all) != 0;
    kinds.tabs = _mm_movemask_epi8(tabs) != 0;
    /* The top bit of LOW without that of BYTES: set for ASCII controls alone. */
    kinds.controls = _mm_movemask_epi8(controls) != 0;
#endif
    for (; p < end; p++)
        kz_note_byte(&kinds, (unsigned char)*p);
    return kinds;
}

#endif
