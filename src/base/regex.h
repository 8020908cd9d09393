/*
 * Regular expressions as the reference has them (RE2 syntax), by PCRE2.
 *
 * What RE2 refuses is refused here too: back references, look-around, atomic
 * and possessive groups, recursion. A pattern without special characters is
 * compared as text and compiles nothing; no other is compiled twice in a build.
 */
#ifndef KZ_BASE_REGEX_H
#define KZ_BASE_REGEX_H

#include "base/ctx.h"

typedef struct kz_regex kz_regex;

/* Compile PATTERN. With WHOLE a subject must match from end to end,
 * ^(?:PATTERN)$; without, anywhere. AT takes the blame for a bad pattern.
 * The result lives in the build's arena, as all that PCRE2 allocates for it. */
KZ_MUST_CHECK kz_status kz_regex_compile(
    kz_ctx *ctx, kz_str pattern, bool whole, kz_loc at, const kz_regex **out);

/* The literal text that is all REGEX matches (WHOLE patterns only), for lookups
 * by index; ptr is NULL if it is a real pattern. */
kz_str kz_regex_literal(const kz_regex *regex);

/* The literal texts that are all REGEX matches, as of "a|b": *COUNT of them; NULL if it is a
 * real pattern. */
const kz_str *kz_regex_literals(const kz_regex *regex, size_t *count);

/* Does TEXT match? Running into PCRE2's limits counts as no match. */
bool kz_regex_match(const kz_regex *regex, kz_str text);

#endif
