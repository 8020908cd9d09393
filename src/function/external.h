/*
 * Plugins that are not built in, of either kind: KRM functions, and programs in the
 * plugin home. They run if kz_options.plugins lets them.
 */
#ifndef KZ_FUNCTION_EXTERNAL_H
#define KZ_FUNCTION_EXTERNAL_H

#include "base/loader.h"
#include "k8s/list.h"

/* Append what the generator makes to *OUT. Annotations on it may ask for a hash behind
 * the name (kustomize.config.k8s.io/needs-hash) and for a behavior (.../behavior). */
KZ_MUST_CHECK kz_status kz_external_generate(
    kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin, kz_resources *out);

/* Let the transformer change LIST: what it gives back takes the place of what has the
 * same id or comes behind; what it does not give back goes. */
KZ_MUST_CHECK kz_status kz_external_transform(
    kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin, kz_list *list);

#endif
