/*
 * generators: and transformers: plugins that are built in, with a configuration of
 * their own.
 *
 *   transformers:
 *   - labels.yaml                  # a file, a directory, or the text itself:
 *   - |-
 *     apiVersion: builtin
 *     kind: PrefixTransformer
 *     metadata: {name: any}
 *     prefix: web-
 *     fieldSpecs: [{path: metadata/name}]
 */
#ifndef KZ_BUILD_PLUGINS_H
#define KZ_BUILD_PLUGINS_H

#include "build/accumulate.h"

/* Run what "generators" of K names, on ACC. */
KZ_MUST_CHECK kz_status kz_plugins_generate(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc);

/* Run what "transformers" of K names, on ACC. */
KZ_MUST_CHECK kz_status kz_plugins_transform(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc);

/* The configurations that FIELD of K names, each a resource of *OUT. */
KZ_MUST_CHECK kz_status kz_plugins_load(kz_ctx *ctx, const kz_root *root, const kz_kustomization *k,
    const char *field, const kz_accumulator *acc, kz_list *out);

/* Run the transformer that PLUGIN configures, on ACC. */
KZ_MUST_CHECK kz_status kz_plugin_transform(
    kz_ctx *ctx, const kz_root *root, kz_resource *plugin, kz_accumulator *acc);

#endif
