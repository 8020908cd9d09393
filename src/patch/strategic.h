/*
 * Strategic merge, as kyaml's merge2 does it, and what such a patch does to a
 * resource besides.
 */
#ifndef KZ_PATCH_STRATEGIC_H
#define KZ_PATCH_STRATEGIC_H

#include "k8s/resource.h"

typedef struct kz_strategic_options {
    bool allow_name_change, allow_kind_change;
    /* The patch was not found by its id: it is taken to be of the target's version,
     * and its labels and annotations are strings. */
    bool targeted;
} kz_strategic_options;

/* Merge PATCH, which stays as it is, into R with the schema of R's type. Kind, name
 * and namespace stay, unless they may change; that is remembered. A resource that
 * the patch deletes is marked removed. Blames the patch's places. */
KZ_MUST_CHECK kz_status kz_strategic_patch(
    kz_ctx *ctx, kz_resource *r, const kz_node *patch, kz_strategic_options options);

/* Merge PATCH into TARGET, plain values that no schema knows: lists are replaced, null
 * removes. Both stay as they are. *OUT is NULL if nothing is left. */
KZ_MUST_CHECK kz_status kz_merge_plain(
    kz_ctx *ctx, const kz_node *target, const kz_node *patch, kz_node **out);

#endif
