/*
 * What to say of operations of JSON 6902 patches that cannot be done.
 */
#ifndef KZ_PATCH_JSON6902_HELP_H
#define KZ_PATCH_JSON6902_HELP_H

#include "yaml/node.h"

/* Help for the mistake reported last, that PATH leads to nothing from ROOT. */
void kz_operation_help_path(kz_ctx *ctx, const kz_node *root, kz_str path);

/* Help for the mistake reported last, that no operation is called NAME. */
void kz_operation_help_name(kz_ctx *ctx, kz_str name);

/* Help for the mistake reported last, that OPERATION lacks FIELD: the key that may have
 * been meant, or what the field is for. */
void kz_operation_help_field(kz_ctx *ctx, const kz_node *operation, kz_str field);

/* The key of OPERATION that looks like FIELD, which it lacks; else where it begins. */
kz_loc kz_operation_blame(const kz_node *operation, kz_str field);

/* N (which may be NULL) in a few words. */
kz_str kz_operation_value(kz_ctx *ctx, const kz_node *n);

#endif
