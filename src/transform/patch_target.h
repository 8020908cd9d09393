/*
 * Which resource a patch is for.
 */
#ifndef KZ_TRANSFORM_PATCH_TARGET_H
#define KZ_TRANSFORM_PATCH_TARGET_H

#include "k8s/list.h"

/* The one resource that has or had the id of PATCH. Refuses none and several. */
KZ_MUST_CHECK kz_status kz_patch_find(
    kz_ctx *ctx, const kz_list *list, const kz_resource *patch, kz_resource **out);

/* The resources that the selector TARGET selects, those that a patch has deleted
 * left out. */
KZ_MUST_CHECK kz_status kz_patch_select(
    kz_ctx *ctx, const kz_list *list, const kz_node *target, kz_resources *out);

#endif
