/*
 * patches:
 *
 *   patches:
 *   - path: replicas.yaml          # strategic merge: finds its resource by its own id
 *   - target: {kind: Deployment, name: web}
 *     patch: |-                    # JSON 6902: needs a target
 *       - {op: replace, path: /spec/replicas, value: 3}
 *     options: {allowNameChange: true, allowKindChange: true}
 */
#include "k8s/selector.h"
#include "patch/strategic.h"
#include "transform/patch_source.h"
#include "transform/patch_target.h"
#include "transform/transformer.h"

static const kz_field option_fields[] = {
    {"allowNameChange", KZ_SHAPE_BOOL, NULL, NULL, "the patch may rename its target"},
    {"allowKindChange", KZ_SHAPE_BOOL, NULL, NULL, "the patch may change its target's kind"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

const kz_field kz_patch_fields[] = {
    {"path", KZ_SHAPE_STRING, NULL, NULL, "a file with the patch"},
    {"patch", KZ_SHAPE_STRING, NULL, NULL, "the patch itself"},
    {"target", KZ_SHAPE_OBJECT, kz_selector_fields, NULL, "the resources to patch"},
    {"options", KZ_SHAPE_OBJECT, option_fields, NULL, "what the patch may do"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static bool is_on(const kz_node *options, kz_str name)
{
    return kz_str_eq(kz_map_text(options, name), KZ_S("true"));
}

static kz_status load(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *entry, kz_patch_source *out)
{
    const kz_node *path = kz_map_get(entry, KZ_S("path"));
    const kz_node *inline_patch = kz_map_get(entry, KZ_S("patch"));
    *out = (kz_patch_source){.at = entry->loc};
    if (kz_text_of(inline_patch).len > 0)
        out->text = kz_patch_inline(ctx, inline_patch);
    bool has_path = kz_text_of(path).len > 0;
    if (out->text.bytes.len > 0 && has_path)
        return kz_report(ctx, entry->loc, KZ_D_PATCH_SOURCE,
            "an entry of 'patches' must have 'path' or 'patch', not both");
    if (out->text.bytes.len == 0 && !has_path)
        return kz_report(ctx, entry->loc, KZ_D_PATCH_SOURCE,
            "an entry of 'patches' must have 'path' or 'patch'");
    return has_path ? kz_load(ctx, layer->loader, kz_text_of(path), path->loc, &out->text) : KZ_OK;
}

static kz_status read(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *entry, kz_patch_source *out)
{
    KZ_TRY(load(ctx, layer, entry, out));
    if (!kz_patch_is_list(out->text.bytes))
        return kz_patch_read_strategic(ctx, out);
    KZ_TRY(kz_patch_read_json(ctx, out));
    if (kz_json_patch_length(out->json) == 0)
        out->json = NULL;
    return KZ_OK;
}

static kz_status apply_json(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *target, const kz_patch_source *patch)
{
    kz_resources found = {0};
    if (target == NULL)
        return kz_report(
            ctx, patch->at, KZ_D_PATCH_NO_TARGET, "a JSON 6902 patch needs a 'target'");
    KZ_TRY(kz_patch_select(ctx, layer->list, target, &found));
    for (size_t i = 0; i < found.len; i++) {
        kz_resource_remember(ctx, found.at[i]);
        KZ_TRY(kz_json_patch_apply(ctx, found.at[i], patch->json));
    }
    return KZ_OK;
}

static kz_status apply_to_target(kz_ctx *ctx, const kz_layer *layer, const kz_node *target,
    const kz_patch_source *patch, kz_strategic_options options)
{
    kz_resources found = {0};
    options.targeted = true;
    if (patch->strategic.len > 1)
        return kz_report(ctx, patch->at, KZ_D_PATCH_SOURCE,
            "a patch with a 'target' must be one document, this has %zu", patch->strategic.len);
    KZ_TRY(kz_patch_select(ctx, layer->list, target, &found));
    for (size_t i = 0; i < found.len; i++)
        KZ_TRY(kz_strategic_patch(ctx, found.at[i], patch->strategic.at[0]->root, options));
    bool renames = options.allow_name_change || options.allow_kind_change;
    return renames ? kz_list_check_unique(ctx, layer->list) : KZ_OK;
}

static kz_status apply_by_id(
    kz_ctx *ctx, const kz_layer *layer, const kz_patch_source *patch, kz_strategic_options options)
{
    for (size_t i = 0; i < patch->strategic.len; i++) {
        kz_resource *target;
        KZ_TRY(kz_patch_find(ctx, layer->list, patch->strategic.at[i], &target));
        KZ_TRY(kz_strategic_patch(ctx, target, patch->strategic.at[i]->root, options));
    }
    return KZ_OK;
}

static kz_status apply_entry(kz_ctx *ctx, const kz_layer *layer, const kz_node *entry)
{
    const kz_node *target = kz_map_get(entry, KZ_S("target"));
    const kz_node *options = kz_map_get(entry, KZ_S("options"));
    const kz_strategic_options allowed = {
        .allow_name_change = is_on(options, KZ_S("allowNameChange")),
        .allow_kind_change = is_on(options, KZ_S("allowKindChange"))};
    kz_patch_source patch;
    KZ_TRY(read(ctx, layer, entry, &patch));
    if (patch.json != NULL)
        return apply_json(ctx, layer, target, &patch);
    if (patch.strategic.len == 0)
        return KZ_OK;
    return target != NULL ? apply_to_target(ctx, layer, target, &patch, allowed)
                          : apply_by_id(ctx, layer, &patch, allowed);
}

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    for (const kz_node *entry = kz_first(config); entry != NULL; entry = entry->next) {
        const kz_frame *outer = kz_enter(ctx, entry->loc);
        KZ_TRY(apply_entry(ctx, layer, entry));
        kz_leave(ctx, outer);
    }
    return KZ_OK;
}

const kz_transformer kz_patches_transformer = {
    .field = "patches", .kind = "PatchTransformer", .apply = apply};
