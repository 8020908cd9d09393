/*
 * labels: set labels, and say where.
 *
 *   labels:
 *   - pairs: {app: shop}
 *     includeSelectors: true   # selectors and templates too
 *     includeTemplates: true   # templates too
 *     fields:                  # and these fields
 *     - kind: Database
 *       path: spec/labels
 *       create: true
 */
#include "transform/pairs.h"
#include "transform/transformer.h"

const kz_field kz_label_fields[] = {
    {"pairs", KZ_SHAPE_STRING_MAP, NULL, NULL, "the labels"},
    {"includeSelectors", KZ_SHAPE_BOOL, NULL, NULL, "set them in selectors and templates too"},
    {"includeTemplates", KZ_SHAPE_BOOL, NULL, NULL, "set them in templates too"},
    {"fields", KZ_SHAPE_OBJECTS, kz_fieldspec_fields, NULL, "more fields to set them in"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static const kz_fieldspec own_labels[] = {
    {.gvk = {KZ_LIT(""), KZ_LIT(""), KZ_LIT("")},
        .path = KZ_LIT("metadata/labels"),
        .create = true},
};

static bool is_set(const kz_node *entry, kz_str flag)
{
    return kz_str_eq(kz_map_text(entry, flag), KZ_S("true"));
}

static kz_fieldspecs read_fields(kz_ctx *ctx, const kz_node *fields)
{
    KZ_VEC(kz_fieldspec) specs = {0};
    for (const kz_node *n = kz_first(fields); n != NULL; n = n->next)
        KZ_PUSH(&ctx->arena, specs, kz_fieldspec_read(n));
    return (kz_fieldspecs){specs.at, specs.len};
}

/* Where the labels of ENTRY go. The order in which tables are merged matters:
 * of specs that say the same, the first stays. */
static kz_status choose_specs(
    kz_ctx *ctx, const kz_tables *tables, const kz_node *entry, kz_fieldspecs *out)
{
    const kz_node *fields = kz_map_get(entry, KZ_S("fields"));
    kz_loc at = fields != NULL ? fields->loc : entry->loc;
    kz_fieldspecs own = {own_labels, 1};

    *out = read_fields(ctx, fields);
    KZ_TRY(kz_fieldspecs_merge(ctx, *out, tables->labels, at, out));
    if (is_set(entry, KZ_S("includeSelectors")))
        return kz_fieldspecs_merge(ctx, *out, tables->common_labels, at, out);
    if (is_set(entry, KZ_S("includeTemplates")))
        KZ_TRY(kz_fieldspecs_merge(ctx, *out, tables->template_labels, at, out));
    return kz_fieldspecs_merge(ctx, *out, own, at, out);
}

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    for (const kz_node *entry = kz_first(config); entry != NULL; entry = entry->next) {
        kz_fieldspecs specs;
        KZ_TRY(choose_specs(ctx, layer->tables, entry, &specs));
        const kz_node *pairs = kz_map_get(entry, KZ_S("pairs"));
        if (pairs != NULL)
            KZ_TRY(kz_pairs_apply(ctx, layer->list, specs, pairs));
    }
    return KZ_OK;
}

const kz_transformer kz_labels_transformer = {
    .field = "labels",
    .kind = "LabelTransformer",
    .apply = apply,
};
