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
#include "transform/attempt.h"
#include "transform/patch_source.h"
#include "transform/patch_target.h"

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
        c == '-' || c == '.' || c == '/';
}

/* An entry is a patch if it can be read as manifests, else a path. Most paths show
 * at once that they are no manifests. */
static bool is_plain_path(kz_str text)
{
    if (text.len == 0 || kz_str_starts(text, KZ_S("---")) || kz_str_starts(text, KZ_S("...")))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!is_word(text.ptr[i]))
            return false;
    return !kz_str_eq(text, KZ_S("null")) && !kz_str_eq(text, KZ_S("Null")) &&
        !kz_str_eq(text, KZ_S("NULL"));
}

static kz_status read_file(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *entry, kz_patch_source *out)
{
    out->in_file = true;
    KZ_TRY(kz_load(ctx, layer->loader, kz_text_of(entry), entry->loc, &out->text));
    const kz_frame *outer = kz_enter(ctx, entry->loc);
    kz_status status = kz_patch_read_strategic(ctx, out);
    kz_leave(ctx, outer);
    return status;
}

static kz_status read(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *entry, kz_patch_source *out)
{
    *out = (kz_patch_source){.at = entry->loc};
    if (is_plain_path(kz_text_of(entry)))
        return read_file(ctx, layer, entry, out);

    out->text = kz_text_inside(ctx, entry);
    if (kz_str_find(kz_text_of(entry), '\n') < kz_text_of(entry).len)
        return kz_patch_read_strategic(ctx, out);
    kz_attempt before = kz_attempt_begin(ctx);
    if (kz_patch_read_strategic(ctx, out) == KZ_OK)
        return KZ_OK;
    kz_attempt_withdraw(ctx, before);
    out->strategic.len = 0;
    return read_file(ctx, layer, entry, out);
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

static kz_status apply_entry(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *entry, size_t *count)
{
    kz_patch_source patch;
    KZ_TRY(read(ctx, layer, entry, &patch));
    const kz_frame *outer = patch.in_file ? kz_enter(ctx, entry->loc) : ctx->frame;
    kz_status status = apply_all(ctx, layer, &patch);
    kz_leave(ctx, outer);
    *count += patch.strategic.len;
    return status;
}

/* What a component left with one id twice is found out here, as in the reference. */
static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    size_t count = 0;
    for (const kz_node *entry = kz_first(config); entry != NULL; entry = entry->next)
        KZ_TRY(apply_entry(ctx, layer, entry, &count));
    if (config->count > 0 && count == 0)
        return kz_report(ctx, config->loc, KZ_D_PATCH_SOURCE, "these patches are all empty");
    return count > 0 ? kz_list_check_unique(ctx, layer->list) : KZ_OK;
}

const kz_transformer kz_patches_strategic_merge_transformer = {
    .field = "patchesStrategicMerge", .kind = "PatchStrategicMergeTransformer", .apply = apply};
