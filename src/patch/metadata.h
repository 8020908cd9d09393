/*
 * What patches do to the metadata of a resource besides patching it.
 */
#ifndef KZ_PATCH_METADATA_H
#define KZ_PATCH_METADATA_H

#include "k8s/resource.h"

/* Make the values under FIELD, labels or annotations, what the reference makes of
 * them when it copies them: strings, of a null the word as it was written. What is
 * no mapping, or empty, goes. */
void kz_metadata_restring(kz_node *metadata, kz_str field);

/* The reference keeps the history of a resource in its annotations. Where it does,
 * there is a mapping of annotations, and a strategic merge that replaces or deletes it
 * takes the history, and the origin, with it. Call the first before the merge and, if it
 * was true, the second after it. */
bool kz_history_expose(kz_ctx *ctx, kz_resource *r);
void kz_history_follow(kz_resource *r);

/* The same for a JSON patch, after which the reference puts the history back, but not the
 * origin. kz_history_erase() is to follow. */
bool kz_origin_expose(kz_ctx *ctx, kz_resource *r);
void kz_origin_follow(kz_resource *r);

/* Write that history into the annotations as the reference has it there (WHOLE), or
 * only see to it that there are annotations; and take it out again. */
void kz_history_write(kz_ctx *ctx, kz_resource *r, bool whole);
void kz_history_erase(kz_ctx *ctx, kz_resource *r);

#endif
