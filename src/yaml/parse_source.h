/*
 * The text under the parser, where the events of libyaml do not say enough.
 * Only for the files that make up parse.h.
 */
#ifndef KZ_YAML_PARSE_SOURCE_H
#define KZ_YAML_PARSE_SOURCE_H

#include "base/ctx.h"

typedef struct kz_source {
    kz_str bytes;
    size_t line, line_start; /* the line looked up last: its number and first byte */
    char colon, quote;       /* what stands for ":" and for \' in repaired bytes; NUL for none */
} kz_source;

/* The text from a place on; line and column count from 0, the column in
 * characters. Lines must not go down from call to call, so that all calls
 * together read the text once. */
kz_str kz_source_at(kz_source *source, size_t line, size_t column);

/* How far the lines of a literal block are indented that begins in this line
 * and has TEXT as its value. */
uint32_t kz_source_indent(kz_source *source, size_t line, kz_str text);

/* Is there a "\/" in the double-quoted scalar at the start of S that is LENGTH
 * characters long? */
bool kz_source_has_slash(kz_str s, size_t length);

/* Put back into TEXT, which may be changed, what repairs have put others for. */
void kz_source_restore(const kz_source *source, kz_str text, bool double_quoted);

/* libyaml has found a PROBLEM at a place where the reference finds none: change
 * the bytes so that libyaml reads what the reference reads. False if the
 * reference finds it as well. */
bool kz_source_repair(kz_ctx *ctx, kz_source *source, size_t line, size_t column,
    const char *problem, bool comments_take_tabs);

#endif
