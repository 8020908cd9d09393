/*
 * Writing a tree the way it was written: keys in their order, scalars in their
 * quotes, flow collections in braces, as go-yaml v3 does it for the texts inside of
 * texts. Comments are lost.
 */
#ifndef KZ_TRANSFORM_RESTYLE_H
#define KZ_TRANSFORM_RESTYLE_H

#include "yaml/node.h"

/* TREE, which was made from TEXT and then changed, without a newline at its end. */
kz_str kz_restyle(kz_ctx *ctx, const kz_node *tree, kz_str text);

/* Where N, a scalar of a tree made from TEXT, begins in it: bytes. */
size_t kz_restyle_offset(kz_str text, const kz_node *n);

#endif
