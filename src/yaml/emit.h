/*
 * Tree to text, byte for byte as the reference prints it.
 */
#ifndef KZ_YAML_EMIT_H
#define KZ_YAML_EMIT_H

#include "base/buf.h"
#include "yaml/prints.h"

/* Append N as one YAML document, without "---", ending in a newline. Keys come
 * sorted, comments and styles are gone. Refuses, with the place: keys that
 * repeat or are not strings, values that JSON cannot hold, characters that the
 * reference cannot print. */
KZ_MUST_CHECK kz_status kz_emit(kz_ctx *ctx, const kz_node *n, kz_buf *out);

/* The same; what is unchanged in a tree of COPY is taken from its prints. COPY may be NULL. */
KZ_MUST_CHECK kz_status kz_emit_copy(
    kz_ctx *ctx, const kz_node *n, const kz_copy *copy, kz_buf *out);

/* The same for a tree of the forest of PRINTS, noting there what its entries print as. */
KZ_MUST_CHECK kz_status kz_emit_noting(
    kz_ctx *ctx, const kz_node *n, kz_prints *prints, kz_buf *out);

/* The order of keys in the output: below 0 if A comes before B. */
int kz_key_order(const kz_name *a, const kz_name *b);

#endif
