/*
 * The hash of a ConfigMap's or Secret's content that is put behind its name.
 */
#ifndef KZ_TRANSFORM_HASH_H
#define KZ_TRANSFORM_HASH_H

#include "k8s/list.h"

/* The ten characters for R as it is now, in the build's arena. */
KZ_MUST_CHECK kz_status kz_content_hash(kz_ctx *ctx, const kz_resource *r, kz_str *out);

/* Rename every resource of LIST that wants a hash. Done once, at the top. */
KZ_MUST_CHECK kz_status kz_hash_names(kz_ctx *ctx, kz_list *list);

#endif
