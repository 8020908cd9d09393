/*
 * generators: and transformers: plugins with a configuration of their own. Most are
 * built in; src/function runs the others.
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

/* Of apiVersion builtin? */
bool kz_plugin_is_builtin(const kz_resource *plugin);

/* Run the transformer that PLUGIN configures, on ACC. */
KZ_MUST_CHECK kz_status kz_plugin_transform(
    kz_ctx *ctx, const kz_root *root, kz_resource *plugin, kz_accumulator *acc);

#endif
