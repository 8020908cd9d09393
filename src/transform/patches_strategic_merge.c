/*
 * patchesStrategicMerge:
 *
 *   patchesStrategicMerge:
 *   - replicas.yaml
 *   - |-
 *     apiVersion: v1
 *     kind: Service
 *     ...
 */
#include "patch/strategic.h"
#include "transform/patch_source.h"
#include "transform/patch_target.h"
#include "transform/transformer.h"

/* An entry is a patch if it can be read as manifests, else a path; a path on a
 * line of its own can only be the latter. */
static bool is_inline(kz_str text)
{
    return kz_str_find(text, '\n') < text.len || kz_str_contains(text, KZ_S(": ")) ||
        kz_str_starts(text, KZ_S("{"));
}

static kz_status read(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *entry, kz_patch_source *out)
{
    *out = (kz_patch_source){.at = entry->loc};
    if (is_inline(kz_text_of(entry)))
        out->text = kz_text_inside(ctx, entry);
    else
        KZ_TRY(kz_load(ctx, layer->loader, kz_text_of(entry), entry->loc, &out->text));
    return kz_patch_read_strategic(ctx, out);
}

static kz_status apply_all(kz_ctx *ctx, const kz_layer *layer, const kz_patch_source *patch)
{
    const kz_strategic_options options = {.targeted = true};
    for (size_t i = 0; i < patch->strategic.len; i++) {
        kz_resource *target;
        KZ_TRY(kz_patch_find(ctx, layer->list, patch->strategic.at[i], &target));
        KZ_TRY(kz_strategic_patch(ctx, target, patch->strategic.at[i]->root, options));
    }
    return KZ_OK;
}

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    size_t count = 0;
    for (const kz_node *entry = kz_first(config); entry != NULL; entry = entry->next) {
        const kz_frame *outer = kz_enter(ctx, entry->loc);
        kz_patch_source patch;
        KZ_TRY(read(ctx, layer, entry, &patch));
        KZ_TRY(apply_all(ctx, layer, &patch));
        count += patch.strategic.len;
        kz_leave(ctx, outer);
    }
    if (config->count > 0 && count == 0)
        return kz_report(ctx, config->loc, KZ_D_PATCH_SOURCE, "these patches are all empty");
    return KZ_OK;
}

const kz_transformer kz_patches_strategic_merge_transformer = {
    .field = "patchesStrategicMerge", .kind = "PatchStrategicMergeTransformer", .apply = apply};
