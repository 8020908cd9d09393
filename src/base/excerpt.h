/*
 * Lines of a text, and what stands at a place in one: for messages.
 */
#ifndef KZ_BASE_EXCERPT_H
#define KZ_BASE_EXCERPT_H

#include "base/str.h"

/* Line LINE of TEXT, from 1, without its end. False if there is none. */
bool kz_line_of(kz_str text, uint32_t line, kz_str *out);

/* The column behind the token that begins at column COL of LINE: a quoted string, a key,
 * a plain scalar, or one character. Columns are code points from 1. 0 if COL is not on
 * the line. */
uint32_t kz_span_end(kz_str line, uint32_t col);

#endif
