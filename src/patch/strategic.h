/*
 * Strategic merge, as kyaml's merge2 does it (SEMANTICS 8).
 */
#ifndef KZ_PATCH_STRATEGIC_H
#define KZ_PATCH_STRATEGIC_H

#include "k8s/resource.h"
#include "k8s/schema.h"

/* Merge PATCH (kept as it is: what is taken over is copied) into TARGET, with the
 * schema of the target's type. *OUT is the merged tree, which may be TARGET
 * changed in place, or NULL if the patch deletes the whole ("$patch: delete").
 * Blames the patch's places. */
KZ_MUST_CHECK kz_status kz_strategic_merge(
    kz_ctx *ctx, kz_node *target, const kz_node *patch, const kz_schema *schema, kz_node **out);

/* Patch a resource and keep what a patch may not change: apiVersion, kind, name
 * and namespace (unless allowed). A deleted resource is marked removed. Renaming
 * is remembered. */
typedef struct kz_strategic_options {
    bool allow_name_change, allow_kind_change;
    bool targeted; /* apiVersion and kind are forced to the target's before merging */
} kz_strategic_options;

KZ_MUST_CHECK kz_status kz_strategic_patch(
    kz_ctx *ctx, kz_resource *r, const kz_node *patch, kz_strategic_options options);

#endif
