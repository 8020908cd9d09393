/*
 * buildMetadata:
 *
 *   buildMetadata: [originAnnotations, transformerAnnotations, managedByLabel]
 *
 * Only that of the kustomization which is built counts.
 */
#ifndef KZ_BUILD_METADATA_H
#define KZ_BUILD_METADATA_H

#include "build/kustfile.h"
#include "build/root.h"
#include "k8s/list.h"
#include "transform/transformer.h"

/* Is there anything in buildMetadata? Then origins are recorded. */
bool kz_metadata_tracks(const kz_kustomization *top);

/* The origin of what the file at PATH, an entry of the kustomization at ROOT, holds. */
const kz_origin *kz_origin_of_file(kz_ctx *ctx, const kz_root *root, kz_str path);

/* The origin of what a built-in plugin, such as "PrefixTransformer", makes or does. */
const kz_origin *kz_origin_of_builtin(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, const char *kind);

/* Record on all of LIST what TRANSFORMER has done for K, once for each time that the
 * reference runs a plugin for it. */
void kz_metadata_record(kz_ctx *ctx, kz_list *list, const kz_kustomization *k,
    const kz_transformer *transformer, const kz_origin *origin);

/* Write what was asked for into the resources. */
KZ_MUST_CHECK kz_status kz_metadata_write(
    kz_ctx *ctx, kz_list *list, const kz_kustomization *top, bool managed_by_label);

#endif
