/*
 * commonAnnotations: set annotations, also in templates.
 *
 *   commonAnnotations:
 *     owner: shop-team
 */
#include "transform/pairs.h"
#include "transform/transformer.h"

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    return kz_pairs_apply(ctx, layer->list, layer->tables->common_annotations, config);
}

const kz_transformer kz_common_annotations_transformer = {
    .field = "commonAnnotations",
    .kind = "AnnotationsTransformer",
    .apply = apply,
};
