/*
 * What is wrong with a text that is no YAML, in words, and where it has to be changed.
 */
#ifndef KZ_YAML_SYNTAX_H
#define KZ_YAML_SYNTAX_H

#include "base/str.h"

/* A mistake. Lines and columns count from 0, columns are code points. The texts are static. */
typedef struct kz_syntax {
    size_t line, column;
    const char *problem;
    const char *help; /* NULL if nothing is known */
} kz_syntax;

/* The parser stopped at LINE and COLUMN with a PROBLEM in its own words; what it was in
 * began at line START, which may be LINE. Reads TEXT once. */
kz_syntax kz_syntax_explain(
    kz_str text, const char *problem, size_t start, size_t line, size_t column);

#endif
