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

/* The same as those of "patches"; the options are without effect here. */
const kz_field kz_patch_json6902_fields[] = {
    {"path", KZ_SHAPE_STRING, NULL, NULL, "a file with the patch"},
    {"patch", KZ_SHAPE_STRING, NULL, NULL, "the patch itself"},
    {"target", KZ_SHAPE_OBJECT, kz_selector_fields, NULL, "the resources to patch"},
    {"options", KZ_SHAPE_OBJECT, kz_patch_option_fields, NULL, "without effect"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static kz_status apply_patch(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *entry, kz_patch_source *patch)
{
    kz_resources found = {0};
    KZ_TRY(kz_patch_read_json(ctx, patch));
    if (kz_json_patch_length(patch->json) == 0)
        return kz_report(ctx, entry->loc, KZ_D_PATCH_SOURCE, "the patch appears to be empty");
    KZ_TRY(kz_patch_select(ctx, layer->list, kz_map_get(entry, KZ_S("target")), &found));
    for (size_t i = 0; i < found.len; i++)
        KZ_TRY(kz_json_patch_apply(ctx, found.at[i], patch->json));
    return KZ_OK;
}

static kz_status apply_entry(kz_ctx *ctx, const kz_layer *layer, const kz_node *entry)
{
    const kz_node *target = kz_map_get(entry, KZ_S("target"));
    kz_patch_source patch;
    if (kz_map_text(target, KZ_S("name")).len == 0)
        return kz_report(ctx, target != NULL ? target->loc : entry->loc, KZ_D_PATCH_NO_TARGET,
            "an entry of 'patchesJson6902' must have a 'target' with a name");
    KZ_TRY(kz_patch_load(ctx, layer, entry, "patchesJson6902", false, &patch));
    const kz_frame *outer = patch.in_file ? kz_enter(ctx, entry->loc) : ctx->frame;
    kz_status status = apply_patch(ctx, layer, entry, &patch);
    kz_leave(ctx, outer);
    return status;
}

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    for (const kz_node *entry = kz_first(config); entry != NULL; entry = entry->next)
        KZ_TRY(apply_entry(ctx, layer, entry));
    return KZ_OK;
}

const kz_transformer kz_patches_json6902_transformer = {
    .field = "patchesJson6902", .kind = "PatchJson6902Transformer", .apply = apply};
