/*
 * JSON Pointer (RFC 6901) as evanphx/json-patch v4 reads it.
 */
#ifndef KZ_YAML_POINTER_H
#define KZ_YAML_POINTER_H

#include "yaml/node.h"

typedef KZ_VEC(kz_str) kz_pointer;

/* Split TEXT at "/" and undo ~1 and ~0. What stands before the first "/" is
 * left out, as the reference leaves it out. */
kz_pointer kz_pointer_parse(kz_ctx *ctx, kz_str text);

/* TEXT as an index of a list: digits, with a sign or without. */
bool kz_pointer_index(kz_str text, int64_t *out);

/* The position that TEXT means in a list of SIZE; indexes below 0 count from the end.
 * False if there is no such element. */
bool kz_pointer_position(kz_str text, size_t size, size_t *out);

/* Go N steps of the pointer from ROOT. NULL where it breaks off; *REACHED (may
 * be NULL) says how many steps could be taken. */
kz_node *kz_pointer_walk(kz_node *root, const kz_pointer *pointer, size_t n, size_t *reached);

#endif
