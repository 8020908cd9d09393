/*
 * commonLabels: set labels, also in selectors and templates.
 *
 *   commonLabels:
 *     app: shop
 */
#include "transform/pairs.h"
#include "transform/transformer.h"

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    return kz_pairs_apply(ctx, layer->list, layer->tables->common_labels, config);
}

const kz_transformer kz_common_labels_transformer = {
    .field = "commonLabels",
    .kind = "LabelTransformer",
    .apply = apply,
};
