/*
 * The images of a build's output, for kz_result_image().
 */
#ifndef KZ_BUILD_IMAGES_H
#define KZ_BUILD_IMAGES_H

#include "base/buf.h"
#include "k8s/list.h"
#include "k8s/tables.h"

typedef KZ_VEC(kz_image) kz_images;

/* Append the images of LIST, which is the output, to OUT: those that an images entry could
 * change, by TABLE. They and all they point to live in ARENA. PATH is room to work in. */
KZ_MUST_CHECK kz_status kz_images_collect(kz_ctx *ctx, const kz_list *list, kz_fieldspecs table,
    kz_arena *arena, kz_buf *path, kz_images *out);

#endif
