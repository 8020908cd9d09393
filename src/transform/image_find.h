/*
 * Where a resource names images, in two passes: "image" in the elements of any list called
 * "containers" or "initContainers", however deep; then the table of fields.
 */
#ifndef KZ_TRANSFORM_IMAGE_FIND_H
#define KZ_TRANSFORM_IMAGE_FIND_H

#include "k8s/fieldspec.h"

/* Made once for many resources. */
typedef struct kz_image_finder {
    kz_fieldspec_index specs;
    const kz_name *image, *containers, *init_containers;
    bool forgiving; /* what is no image, or no container, is passed over and not refused */
} kz_image_finder;

/* A finder for TABLE, whose fields it never creates, whatever it says. */
kz_image_finder kz_image_finder_new(kz_ctx *ctx, kz_fieldspecs table);

/* Set *FOUND, in scratch, to the image fields of R: scalars, ordered by their addresses. A
 * field that both passes find is there twice. CustomResourceDefinitions have none. */
KZ_MUST_CHECK kz_status kz_image_find(
    kz_ctx *ctx, kz_image_finder *finder, kz_resource *r, kz_nodes *found);

#endif
