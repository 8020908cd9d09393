/*
 * Where a path breaks off, and which keys there are: help for mistakes.
 */
#ifndef KZ_YAML_KEYS_H
#define KZ_YAML_KEYS_H

#include "yaml/node.h"

/* Help for the mistake reported last, that STEPS[0..N) lead to nothing from ROOT: the
 * key that may have been meant, or the keys that there are, and their place. */
void kz_keys_help(kz_ctx *ctx, const kz_node *root, const kz_str *steps, size_t n);

#endif
