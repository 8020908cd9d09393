/*
 * What a directory's kustomization makes, kept for all who name that directory.
 *
 * A base is run once, in the context that several builds stand on (kz_ctx.parent), and
 * copied into each of them. Not every base can be kept: see build/share.c.
 */
#ifndef KZ_BUILD_BASE_H
#define KZ_BUILD_BASE_H

#include "build/accumulate.h"

typedef KZ_VEC(kz_str) kz_dirs;

typedef struct kz_base kz_base;

/* Run the kustomization in ROOT's directory, which has no one above it, and keep what it
 * makes for that directory. DIRS are all directories that take part, itself included,
 * DEPTH levels of them. What fails is not kept, and whoever needs it will say why. */
void kz_base_keep(kz_ctx *ctx, const kz_root *root, const kz_dirs *dirs, size_t depth);

/* What is kept for ROOT's directory; NULL if nothing is, or if ROOT has come there in a
 * way in which it could turn out otherwise. */
const kz_base *kz_base_find(kz_ctx *ctx, const kz_root *root, const kz_accumulator *acc);

/* Add a copy of it to ACC, as if it had been run for ENTRY: its warnings come along. */
KZ_MUST_CHECK kz_status kz_base_add(
    kz_ctx *ctx, const kz_base *base, const kz_node *entry, kz_accumulator *acc);

#endif
