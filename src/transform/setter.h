/*
 * Writing scalars as the reference's setters write them.
 */
#ifndef KZ_TRANSFORM_SETTER_H
#define KZ_TRANSFORM_SETTER_H

#include "yaml/node.h"

/* Give FIELD, a scalar of any type, a new value. Quotes stay as they were, so an
 * integer written over "3" prints as "7". Refuses a mapping or a list. */
KZ_MUST_CHECK kz_status kz_set_scalar(
    kz_ctx *ctx, kz_node *field, kz_type type, kz_str text, kz_loc loc);

/* The same with a text whose type follows from how it looks, for the setters that
 * do not say that they write a string: the name e2 with the prefix 1 is a number
 * unless it was quoted. */
KZ_MUST_CHECK kz_status kz_set_untyped(kz_ctx *ctx, kz_node *field, kz_str text, kz_loc loc);

#endif
