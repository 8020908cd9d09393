/*
 * RE2's syntax of regular expressions, said again in PCRE2's.
 */
#ifndef KZ_BASE_REGEX_SYNTAX_H
#define KZ_BASE_REGEX_SYNTAX_H

#include "base/ctx.h"

/* A pattern being read. What is written has no flags, names, captures or lazy
 * repetitions, since all that is asked of a pattern is whether it matches. */
typedef struct kz_regex_reader {
    kz_ctx *ctx;
    kz_str pattern;
    size_t at;
    KZ_VEC(char) out;  /* in the scratch arena */
    bool fold;         /* (?i) is in force in the pattern */
    bool out_fold;     /* ... and in what is written */
    const char *wrong; /* why RE2 refuses the pattern; NULL if it does not so far */
} kz_regex_reader;

/* PATTERN for PCRE2 with PCRE2_UTF, PCRE2_DOTALL and PCRE2_NO_AUTO_CAPTURE, in the
 * build's arena. If RE2 refuses it, *WRONG says why, as in "it ... "; else *WRONG is
 * NULL. */
kz_str kz_regex_translate(kz_ctx *ctx, kz_str pattern, const char **wrong);

/* For the reader's own parts. */
void kz_regex_put(kz_regex_reader *r, const char *text);
void kz_regex_put_code(kz_regex_reader *r, uint32_t code);
/* Bring (?i) into force in what is written if it is in the pattern. */
void kz_regex_put_flags(kz_regex_reader *r);
/* The character at r->at, which moves behind it. */
uint32_t kz_regex_next(kz_regex_reader *r);
bool kz_regex_ahead(const kz_regex_reader *r, const char *text);
/* An escape that stands for one character; r->at is behind its backslash. */
uint32_t kz_regex_read_escaped(kz_regex_reader *r);

/* Read and write a class in brackets; r->at is at its '[', its flags are written. */
void kz_regex_read_class(kz_regex_reader *r);

/* Read and write \d, \S, \pN and the like, if one is at r->at; its flags are written. */
bool kz_regex_read_escaped_class(kz_regex_reader *r);

#endif
