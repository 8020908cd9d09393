/*
 * String slices: the one string type inside kz.
 */
#ifndef KZ_BASE_STR_H
#define KZ_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

/* A read-only view of bytes. Owns nothing, may hold NUL, is not terminated.
 * The bytes live in the build arena, in a literal, or in the caller's buffer;
 * a view stored in a node must be one of the first two. */
typedef struct kz_str {
    const char *ptr;
    size_t len;
} kz_str;

#define KZ_S(lit) ((kz_str){"" lit, sizeof(lit) - 1})
#define KZ_LIT(lit)                                                                                \
    {                                                                                              \
        "" lit, sizeof(lit) - 1                                                                    \
    } /* the same for static data */
#define KZ_EMPTY ((kz_str){"", 0})
#define KZ_FMT "%.*s" /* printf("image " KZ_FMT, KZ_ARG(s)) */
#define KZ_ARG(s) ((int)(s).len), (s).ptr

/* A view of a C string. */
static inline kz_str kz_str_c(const char *text)
{
    return (kz_str){text, strlen(text)};
}

static inline bool kz_str_eq(kz_str a, kz_str b)
{
    if (a.len != b.len)
        return false;
    /* Keys and names are mostly this short, and calling memcmp() costs more than this. */
    if (a.len >= 8 && a.len <= 16) {
        uint64_t a_first, b_first, a_last, b_last;
        memcpy(&a_first, a.ptr, 8);
        memcpy(&b_first, b.ptr, 8);
        memcpy(&a_last, a.ptr + a.len - 8, 8);
        memcpy(&b_last, b.ptr + b.len - 8, 8);
        return a_first == b_first && a_last == b_last;
    }
    if (a.len >= 4 && a.len < 8) {
        uint32_t a_first, b_first, a_last, b_last;
        memcpy(&a_first, a.ptr, 4);
        memcpy(&b_first, b.ptr, 4);
        memcpy(&a_last, a.ptr + a.len - 4, 4);
        memcpy(&b_last, b.ptr + b.len - 4, 4);
        return a_first == b_first && a_last == b_last;
    }
    return a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0;
}

/* The same without regard to case, of ASCII letters only. */
bool kz_str_eq_caseless(kz_str a, kz_str b);

/* Byte order, as strcmp() has it: below 0, 0, above 0. */
int kz_str_cmp(kz_str a, kz_str b);

bool kz_str_starts(kz_str s, kz_str prefix);
bool kz_str_ends(kz_str s, kz_str suffix);

/* Position of the first (last) BYTE in S, or S.len if there is none. */
size_t kz_str_find(kz_str s, char byte);
size_t kz_str_rfind(kz_str s, char byte);
bool kz_str_contains(kz_str s, kz_str part);

/* The bytes from FROM up to, not including, TO. Both at most s.len. */
static inline kz_str kz_str_sub(kz_str s, size_t from, size_t to)
{
    return (kz_str){s.ptr + from, to - from};
}

static inline kz_str kz_str_from(kz_str s, size_t from)
{
    return kz_str_sub(s, from, s.len);
}

/* S without leading and trailing ASCII white space. */
kz_str kz_str_trim(kz_str s);

/* Take the part of *REST before the next SEPARATOR off its front. Returns false
 * when nothing is left; an empty *REST still gives one empty part, once:
 * start with rest->ptr != NULL. */
bool kz_str_split(kz_str *rest, char separator, kz_str *part);

/* New strings in ARENA, each followed by a NUL that its length does not count. */
kz_str kz_str_dup(kz_arena *arena, kz_str s);
kz_str kz_str_join(kz_arena *arena, const kz_str *parts, size_t n);
kz_str kz_str_printf(kz_arena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
kz_str kz_str_vprintf(kz_arena *arena, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

/* S as a C string: a copy in ARENA. A NUL inside S ends it early. */
const char *kz_str_z(kz_arena *arena, kz_str s);

bool kz_str_is_utf8(kz_str s);

/* 64 bits that are the same for equal strings. Not for anything secret. */
uint64_t kz_str_hash(kz_str s);

/* The same for a sequence of strings: begin with the hash of the first one. */
uint64_t kz_str_hash_on(uint64_t before, kz_str s);

/* How many single-byte edits (insert, remove, replace, swap neighbours) lead
 * from A to B without regard to case, or LIMIT if that many or more. */
size_t kz_str_distance(kz_str a, kz_str b, size_t limit);

#endif
