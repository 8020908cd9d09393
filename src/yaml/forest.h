/*
 * Trees kept as a pattern, to be copied often and fast.
 *
 * All nodes of a forest lie in one block, so that a copy is one block too, in which the
 * pointers are moved along. Twins stay twins: those of a copy are nodes of that copy.
 */
#ifndef KZ_YAML_FOREST_H
#define KZ_YAML_FOREST_H

#include "yaml/node.h"

typedef struct kz_forest {
    kz_node *nodes; /* tree after tree, each with its root first */
    size_t count;
    const size_t *roots; /* where each tree begins */
    size_t tree_count;
} kz_forest;

/* A pattern of these trees, in the context's arena. What a twin has outside of them is
 * left out. The strings are shared with the trees. */
kz_forest *kz_forest_make(kz_ctx *ctx, kz_node *const *trees, size_t count);

/* Copy all trees; tree I of the copy has its root at the result + forest->roots[I]. Safe
 * while others copy the same forest. */
kz_node *kz_forest_copy(kz_ctx *ctx, const kz_forest *forest);

#endif
