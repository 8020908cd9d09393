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

/* Note on all of LIST that ORIGIN has worked on it. Whatever has no origin is taken to
 * come from there. */
void kz_metadata_note(kz_ctx *ctx, kz_list *list, const kz_origin *origin);

/* Does the reference run a plugin for each entry of TRANSFORMER's field, rather than one
 * for the field? And does it run one for K at all? */
bool kz_metadata_by_entry(const kz_transformer *transformer);
bool kz_metadata_runs(const kz_kustomization *k, const kz_transformer *transformer);

/* Write what was asked for into the resources. */
KZ_MUST_CHECK kz_status kz_metadata_write(
    kz_ctx *ctx, kz_list *list, const kz_kustomization *top, bool managed_by_label);

#endif
