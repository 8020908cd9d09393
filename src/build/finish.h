/*
 * What is done once, at the top, when everything has come together.
 */
#ifndef KZ_BUILD_FINISH_H
#define KZ_BUILD_FINISH_H

#include "build/kustfile.h"
#include "k8s/list.h"

/* Drop the resources that are for the build only:
 *   metadata: {annotations: {config.kubernetes.io/local-config: "true"}}
 * Refuses what has lost its kind or name, and two resources of one id. */
KZ_MUST_CHECK kz_status kz_drop_local(kz_ctx *ctx, kz_list *list);

/* Order the output: sortOptions, else REORDER, else legacy. */
KZ_MUST_CHECK kz_status kz_order(
    kz_ctx *ctx, kz_list *list, const kz_kustomization *top, kz_reorder reorder);

/* Label every resource "app.kubernetes.io/managed-by: kustomize-v5.8.1": with the
 * version of the reference, so that a switch to kz changes no byte. */
KZ_MUST_CHECK kz_status kz_label_managed(kz_ctx *ctx, kz_list *list);

#endif
