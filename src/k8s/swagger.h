/*
 * Schemas of OpenAPI version 2, as trees:
 *
 *   type: object
 *   properties:
 *     ports:
 *       type: array
 *       items: {$ref: "#/definitions/com.example.Port"}
 *       x-kubernetes-patch-strategy: merge
 */
#ifndef KZ_K8S_SWAGGER_H
#define KZ_K8S_SWAGGER_H

#include "yaml/parse.h"

/* Read a file that is JSON if it begins with "{", else YAML. *OUT is NULL for an
 * empty one. */
KZ_MUST_CHECK kz_status kz_swagger_parse(kz_ctx *ctx, const kz_text *text, kz_node **out);

/* Refuse a schema that has a part of the wrong type, wherever in it. */
KZ_MUST_CHECK kz_status kz_swagger_check(kz_ctx *ctx, const kz_node *schema);

/* The same for a mapping, or null, of names to schemas. */
KZ_MUST_CHECK kz_status kz_swagger_check_named(kz_ctx *ctx, const kz_node *schemas);

#endif
