/*
 * crds: field specs and name references out of the definitions of types.
 *
 *   example.com/v1.Bee:
 *     Schema:
 *       properties:
 *         apiVersion: {type: string}
 *         kind: {type: string}
 *         metadata: {type: object}
 *         spec: {$ref: example.com/v1.BeeSpec}
 *   example.com/v1.BeeSpec:
 *     Schema:
 *       properties:
 *         hive:
 *           type: object
 *           x-kubernetes-object-ref-api-version: v1
 *           x-kubernetes-object-ref-kind: ConfigMap
 */
#ifndef KZ_BUILD_CRDS_H
#define KZ_BUILD_CRDS_H

#include "base/loader.h"
#include "k8s/tables.h"

/* The tables of the files that LIST (NULL for none) names; NULL in *OUT for none. */
KZ_MUST_CHECK kz_status kz_crds_read(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *list, const kz_tables **out);

#endif
