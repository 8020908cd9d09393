/*
 * namePrefix, nameSuffix: put text before or behind the names of resources.
 *
 *   namePrefix: test-
 *   nameSuffix: "-v2"
 */
#include "transform/setter.h"
#include "transform/transformer.h"

struct affix {
    kz_str text;
    kz_loc loc;
    kz_fieldspec_index specs;
    bool suffix;
};

/* What must keep its name: others find it by that. */
static bool keeps_name(kz_gvk gvk)
{
    return kz_str_eq(gvk.kind, KZ_S("CustomResourceDefinition")) ||
        kz_str_eq(gvk.kind, KZ_S("Namespace")) ||
        (kz_str_eq(gvk.kind, KZ_S("APIService")) &&
            kz_str_eq(gvk.group, KZ_S("apiregistration.k8s.io")));
}

static kz_status put_on(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data)
{
    (void)r;
    const struct affix *affix = data;
    kz_str old = kz_is_scalar(field) ? field->u.text : KZ_EMPTY;
    kz_str parts[] = {affix->text, old};
    if (affix->suffix) {
        parts[0] = old;
        parts[1] = affix->text;
    }
    return kz_set_untyped(ctx, field, kz_str_join(&ctx->arena, parts, 2), affix->loc);
}

static kz_status rename_one(kz_ctx *ctx, kz_resource *r, struct affix *affix)
{
    kz_gvk original = kz_resource_original(r).gvk;
    if (keeps_name(original))
        return KZ_OK;
    const kz_numbers *fitting = kz_fieldspecs_for(ctx, &affix->specs, original.kind);
    for (size_t i = 0; i < fitting->len; i++) {
        const kz_fieldspec *spec = &affix->specs.table.at[fitting->at[i]];
        if (!kz_gvk_selected(original, spec->gvk))
            continue;
        if (kz_str_eq(spec->path, KZ_S("metadata/name"))) {
            if (affix->suffix)
                KZ_PUSH(&ctx->arena, r->suffixes, affix->text);
            else
                KZ_PUSH(&ctx->arena, r->prefixes, affix->text);
            kz_resource_remember(ctx, r);
        }
        KZ_TRY(kz_fieldspec_apply(ctx, r, spec, KZ_SCALAR, put_on, affix));
        kz_resource_changed(ctx, r);
    }
    return KZ_OK;
}

static kz_status rename_all(kz_ctx *ctx, const kz_layer *layer, struct affix affix)
{
    if (affix.text.len == 0)
        return KZ_OK;
    for (size_t i = 0; i < layer->list->items.len; i++)
        KZ_TRY(rename_one(ctx, layer->list->items.at[i], &affix));
    return KZ_OK;
}

static kz_status apply_prefix(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    return rename_all(ctx, layer,
        (struct affix){
            kz_text_of(config), config->loc, {.table = layer->tables->name_prefix}, false});
}

static kz_status apply_suffix(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    return rename_all(ctx, layer,
        (struct affix){
            kz_text_of(config), config->loc, {.table = layer->tables->name_suffix}, true});
}

const kz_transformer kz_name_prefix_transformer = {
    .field = "namePrefix",
    .kind = "PrefixTransformer",
    .apply = apply_prefix,
};

const kz_transformer kz_name_suffix_transformer = {
    .field = "nameSuffix",
    .kind = "SuffixTransformer",
    .apply = apply_suffix,
};
