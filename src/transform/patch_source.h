/*
 * The text of a patch, and what it is.
 *
 *   patch: |-                     path: patch.yaml
 *     - op: remove
 *       path: /spec/replicas
 */
#ifndef KZ_TRANSFORM_PATCH_SOURCE_H
#define KZ_TRANSFORM_PATCH_SOURCE_H

#include "base/loader.h"
#include "k8s/resource.h"
#include "patch/json6902.h"

typedef struct kz_patch_source {
    kz_text text;
    kz_loc at;                 /* what names it */
    const kz_json_patch *json; /* NULL: strategic-merge patches, or nothing */
    kz_resources strategic;    /* each a whole manifest; none for an empty text */
} kz_patch_source;

/* The text that stands in scalar N, without the blanks around it. */
kz_text kz_patch_inline(kz_ctx *ctx, const kz_node *n);

/* Does the text begin like a list, as a JSON 6902 patch does? */
bool kz_patch_is_list(kz_str text);

/* Read OUT->text as a list of operations. */
KZ_MUST_CHECK kz_status kz_patch_read_json(kz_ctx *ctx, kz_patch_source *out);

/* Read OUT->text as manifests. */
KZ_MUST_CHECK kz_status kz_patch_read_strategic(kz_ctx *ctx, kz_patch_source *out);

#endif
