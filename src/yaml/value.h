/*
 * What a scalar is worth in the output.
 *
 * The reference prints a resource by a trip: tree, YAML text, go-yaml v3 values,
 * JSON, go-yaml v2 values, YAML text. This is that trip for one scalar.
 */
#ifndef KZ_YAML_VALUE_H
#define KZ_YAML_VALUE_H

#include "yaml/number.h"
#include "yaml/scalar.h"

/* A scalar as JSON has it. */
typedef struct kz_value {
    kz_type type; /* KZ_STRING, KZ_INT, KZ_FLOAT, KZ_BOOL or KZ_NULL */
    kz_str text;  /* of a string: its bytes; else JSON: "31", "1e+21", "true", "null" */
} kz_value;

/* N, of kind KZ_SCALAR, after that trip: quotes make strings, timestamps become
 * strings, 0x1F becomes 31, 1.0 becomes 1. IN_FLOW: N stands inside a value in
 * flow style. New text goes to ARENA. Refuses what the reference refuses:
 * infinities, a text that its type cannot have. */
KZ_MUST_CHECK kz_status kz_scalar_value(
    kz_ctx *ctx, kz_arena *arena, const kz_node *n, bool in_flow, kz_value *out);

/* Would go-yaml v2 read this plain text as something other than a string? Such
 * a string must be printed in double quotes. */
bool kz_value_needs_quotes(kz_str text);

/* Would go-yaml v3 write a text of several lines as a block that it cannot read? */
bool kz_value_is_lost_block(kz_str text);

/* Would go-yaml v3 write this string without quotes? One that the reference made
 * itself and that needs them has been read back as a quoted one. */
bool kz_value_is_plain(kz_str text);

#endif
