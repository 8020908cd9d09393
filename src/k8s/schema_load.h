/*
 * A schema out of an OpenAPI document, such as "kustomize openapi fetch" prints:
 *
 *   definitions:
 *     com.example.v1.Fleet:
 *       x-kubernetes-group-version-kind: [{group: example.com, version: v1, kind: Fleet}]
 *       properties:
 *         ships:
 *           type: array
 *           items: {$ref: "#/definitions/com.example.v1.Ship"}
 *           x-kubernetes-patch-strategy: merge
 *           x-kubernetes-patch-merge-key: name
 *   paths:
 *     /apis/example.com/v1/fleets:
 *       get:
 *         x-kubernetes-group-version-kind: {group: example.com, version: v1, kind: Fleet}
 */
#ifndef KZ_K8S_SCHEMA_LOAD_H
#define KZ_K8S_SCHEMA_LOAD_H

#include "k8s/schema.h"
#include "yaml/node.h"

typedef struct kz_schema_document {
    kz_map types;  /* kz_gvk_key() -> kz_schema */
    kz_map scopes; /* kz_gvk_key() -> bool: cluster-scoped? */
} kz_schema_document;

/* What the reference does with the built-in schema once there is another. It keeps
 * the schema of a build in one place and never takes anything out of it. */
typedef enum kz_builtin_use {
    KZ_BUILTIN_UNUSED, /* forgotten: it was not asked for anything before */
    KZ_BUILTIN_FIRST,  /* it was asked for a scope, and is read after the other one */
    KZ_BUILTIN_SECOND  /* it was read before the other one */
} kz_builtin_use;

/* Refuses what is no such document. Definitions refer to built-in ones too, where
 * those are in use. */
KZ_MUST_CHECK kz_status kz_schema_load(
    kz_ctx *ctx, const kz_text *text, kz_builtin_use builtin, kz_schema_document *out);

/* The field that SCHEMA, a mapping, describes; its name is left empty. References lead to
 * built-in definitions. */
KZ_MUST_CHECK kz_status kz_schema_read_field(kz_ctx *ctx, kz_node *schema, kz_schema_field *out);

#endif
