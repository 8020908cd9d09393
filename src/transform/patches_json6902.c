/*
 * patchesJson6902:
 *
 *   patchesJson6902:
 *   - target: {version: v1, kind: Service, name: web}
 *     path: patch.json             # or patch: |-
 *
 * They run behind names and labels, and what they rename is not followed.
 */
#include "k8s/selector.h"
#include "transform/patch_source.h"
#include "transform/patch_target.h"
#include "transform/transformer.h"

const kz_field kz_patch_json6902_fields[] = {
    {"path", KZ_SHAPE_STRING, NULL, NULL, "a file with the patch"},
    {"patch", KZ_SHAPE_STRING, NULL, NULL, "the patch itself"},
    {"target", KZ_SHAPE_OBJECT, kz_selector_fields, NULL, "the resources to patch"},
    {"options", KZ_SHAPE_STRING_MAP, NULL, NULL, "without effect"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static kz_status load(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *entry, kz_patch_source *out)
{
    const kz_node *path = kz_map_get(entry, KZ_S("path"));
    const kz_node *inline_patch = kz_map_get(entry, KZ_S("patch"));
    bool has_path = kz_text_of(path).len > 0, has_patch = kz_text_of(inline_patch).len > 0;
    *out = (kz_patch_source){.at = entry->loc};
    if (has_path == has_patch)
        return kz_report(ctx, entry->loc, KZ_D_PATCH_SOURCE,
            "an entry of 'patchesJson6902' must have %s",
            has_path ? "'path' or 'patch', not both" : "'path' or 'patch'");
    if (has_path)
        return kz_load(ctx, layer->loader, kz_text_of(path), path->loc, &out->text);
    out->text = kz_text_inside(ctx, inline_patch);
    return KZ_OK;
}

static kz_status apply_entry(kz_ctx *ctx, const kz_layer *layer, const kz_node *entry)
{
    const kz_node *target = kz_map_get(entry, KZ_S("target"));
    kz_patch_source patch;
    kz_resources found = {0};
    if (kz_map_text(target, KZ_S("name")).len == 0)
        return kz_report(ctx, target != NULL ? target->loc : entry->loc, KZ_D_PATCH_NO_TARGET,
            "the patch must specify the target name");
    KZ_TRY(load(ctx, layer, entry, &patch));
    KZ_TRY(kz_patch_read_json(ctx, &patch));
    if (kz_json_patch_length(patch.json) == 0)
        return kz_report(ctx, entry->loc, KZ_D_PATCH_SOURCE, "the patch appears to be empty");
    KZ_TRY(kz_patch_select(ctx, layer->list, target, &found));
    for (size_t i = 0; i < found.len; i++)
        KZ_TRY(kz_json_patch_apply(ctx, found.at[i], patch.json));
    return KZ_OK;
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

const kz_transformer kz_patches_json6902_transformer = {
    .field = "patchesJson6902", .kind = "PatchJson6902Transformer", .apply = apply};
