/*
 * JSON Patch (RFC 6902), as evanphx/json-patch v4 applies it.
 */
#ifndef KZ_PATCH_JSON6902_H
#define KZ_PATCH_JSON6902_H

#include "k8s/resource.h"
#include "yaml/parse.h"

typedef struct kz_json_patch kz_json_patch; /* a list of operations */

/* Read a list of operations out of a tree of kz_parse_config() or, with AS_JSON, of
 * kz_parse_json(): there "test" compares texts as they were written. Refuses what
 * is no list of mappings; what an operation says is looked at when it is applied,
 * as in the reference. */
KZ_MUST_CHECK kz_status kz_json_patch_read(
    kz_ctx *ctx, const kz_node *list, bool as_json, const kz_json_patch **out);

/* How many operations it has. */
size_t kz_json_patch_length(const kz_json_patch *patch);

/* Apply the operations to R's tree, which goes through JSON on the way. Blames
 * the failing operation. The id follows; the history is the caller's. */
KZ_MUST_CHECK kz_status kz_json_patch_apply(
    kz_ctx *ctx, kz_resource *r, const kz_json_patch *patch);

#endif
