/*
 * The text of a patch, and what it is.
 *
 *   patch: |-                     path: patch.yaml
 *     - op: remove
 *       path: /spec/replicas
 */
#ifndef KZ_TRANSFORM_PATCH_SOURCE_H
#define KZ_TRANSFORM_PATCH_SOURCE_H

#include "k8s/resource.h"
#include "patch/json6902.h"
#include "transform/transformer.h"

typedef struct kz_patch_source {
    kz_text text;
    kz_loc at;                 /* what names it */
    bool in_file;              /* named by a path */
    const kz_json_patch *json; /* NULL: strategic-merge patches, or nothing */
    kz_resources strategic;    /* each a whole manifest; none for an empty text */
} kz_patch_source;

/* The fields of "options". */
extern const kz_field kz_patch_option_fields[];

/* Get the text of ENTRY, which must have "path" or "patch"; FIELD is what it is an
 * entry of. With TRIMMED, a text inside of the entry loses the blanks around it. */
KZ_MUST_CHECK kz_status kz_patch_load(kz_ctx *ctx, const kz_layer *layer, const kz_node *entry,
    const char *field, bool trimmed, kz_patch_source *out);

/* Read OUT->text as a list of operations. */
KZ_MUST_CHECK kz_status kz_patch_read_json(kz_ctx *ctx, kz_patch_source *out);

/* Read OUT->text as manifests. */
KZ_MUST_CHECK kz_status kz_patch_read_strategic(kz_ctx *ctx, kz_patch_source *out);

/* Read OUT->text as what it is: manifests if it can be read as such, else a list of
 * operations. */
KZ_MUST_CHECK kz_status kz_patch_read(kz_ctx *ctx, kz_patch_source *out);

#endif
