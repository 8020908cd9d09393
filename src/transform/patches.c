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

const kz_field kz_patch_option_fields[] = {
    {"allowNameChange", KZ_SHAPE_BOOL, NULL, NULL, "the patch may rename its target"},
    {"allowKindChange", KZ_SHAPE_BOOL, NULL, NULL, "the patch may change its target's kind"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

const kz_field kz_patch_fields[] = {
    {"path", KZ_SHAPE_STRING, NULL, NULL, "a file with the patch"},
    {"patch", KZ_SHAPE_STRING, NULL, NULL, "the patch itself"},
    {"target", KZ_SHAPE_OBJECT, kz_selector_fields, NULL, "the resources to patch"},
    {"options", KZ_SHAPE_OBJECT, kz_patch_option_fields, NULL, "what the patch may do"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

/* The patches of one layer. */
typedef struct patching {
    const kz_layer *layer;
    /* Two resources may have the same id by now: the reference looks after each
     * targeted strategic merge. */
    bool unchecked;
    /* After a patch has failed: what it was for, or should have been. What other patches
     * say to that would only follow from it. */
    kz_resources spoiled;
    bool all_spoiled;
    const kz_resource *target; /* of the patch that runs; NULL: it is not known */
} patching;

static bool is_spoiled(const patching *p, const kz_resource *r)
{
    bool hit = p->all_spoiled;
    for (size_t i = 0; i < p->spoiled.len && !hit; i++)
        hit = p->spoiled.at[i] == r;
    return hit;
}

/* The patch that has run last failed. */
static void note_failure(kz_ctx *ctx, patching *p)
{
    if (p->target == NULL)
        p->all_spoiled = true;
    else
        KZ_PUSH(&ctx->arena, p->spoiled, (kz_resource *)(uintptr_t)p->target);
}

/* Note whether R, which may have been renamed, shares its id with another. */
static void note_id(kz_ctx *ctx, patching *p, const kz_resource *r)
{
    kz_resources same = {0};
    size_t count = 0;
    kz_list_any(ctx, p->layer->list, r->id, &same);
    for (size_t i = 0; i < same.len; i++)
        count += kz_id_eq(same.at[i]->id, r->id);
    p->unchecked |= count > 1;
}

static bool is_on(const kz_node *options, kz_str name)
{
    return kz_str_eq(kz_map_text(options, name), KZ_S("true"));
}

static kz_status apply_json(
    kz_ctx *ctx, patching *p, const kz_node *target, const kz_patch_source *patch)
{
    kz_resources found = {0};
    if (target == NULL) {
        kz_report(ctx, patch->at, KZ_D_PATCH_NO_TARGET, "a JSON 6902 patch needs a 'target'");
        kz_help(ctx, "say what it is for, as in 'target: {kind: Deployment, name: web}'");
        return KZ_EINPUT;
    }
    KZ_TRY(kz_patch_select(ctx, p->layer->list, target, &found));
    for (size_t i = 0; i < found.len; i++) {
        p->target = found.at[i];
        if (is_spoiled(p, found.at[i]))
            continue;
        kz_resource_remember(ctx, found.at[i]);
        KZ_TRY(kz_json_patch_apply(ctx, found.at[i], patch->json));
        note_id(ctx, p, found.at[i]);
    }
    return KZ_OK;
}

static kz_status patch_one(kz_ctx *ctx, patching *p, kz_resource *r, const kz_resource *patch,
    kz_strategic_options options)
{
    p->target = r;
    if (is_spoiled(p, r))
        return KZ_OK;
    KZ_TRY(kz_strategic_patch(ctx, r, patch->root, options));
    if ((options.allow_name_change || options.allow_kind_change) && !r->removed)
        note_id(ctx, p, r);
    return KZ_OK;
}

static kz_status apply_to_target(kz_ctx *ctx, patching *p, const kz_node *target,
    const kz_patch_source *patch, kz_strategic_options options)
{
    kz_resources found = {0};
    options.targeted = true;
    if (patch->strategic.len > 1)
        return kz_report(ctx, patch->at, KZ_D_PATCH_SOURCE,
            "a patch with a 'target' must be one document, this has %zu", patch->strategic.len);
    KZ_TRY(kz_patch_select(ctx, p->layer->list, target, &found));
    for (size_t i = 0; i < found.len; i++)
        KZ_TRY(patch_one(ctx, p, found.at[i], patch->strategic.at[0], options));
    if (p->unchecked)
        KZ_TRY(kz_list_check_unique(ctx, p->layer->list));
    p->unchecked = false;
    return KZ_OK;
}

static kz_status apply_by_id(
    kz_ctx *ctx, patching *p, const kz_patch_source *patch, kz_strategic_options options)
{
    kz_status status = KZ_OK;
    for (size_t i = 0; i < patch->strategic.len && !kz_reports_suffice(ctx); i++) {
        kz_resource *target;
        p->target = NULL;
        kz_status one = kz_patch_find(ctx, p->layer->list, patch->strategic.at[i], &target);
        if (one == KZ_OK)
            one = patch_one(ctx, p, target, patch->strategic.at[i], options);
        if (one != KZ_OK)
            note_failure(ctx, p);
        status = status != KZ_OK ? status : one;
    }
    return status;
}

static kz_status apply_patch(kz_ctx *ctx, patching *p, const kz_node *entry, kz_patch_source *patch)
{
    const kz_node *target = kz_map_get(entry, KZ_S("target"));
    const kz_node *options = kz_map_get(entry, KZ_S("options"));
    const kz_strategic_options allowed = {
        .allow_name_change = is_on(options, KZ_S("allowNameChange")),
        .allow_kind_change = is_on(options, KZ_S("allowKindChange"))};
    KZ_TRY(kz_patch_read(ctx, patch));
    if (patch->json != NULL)
        return apply_json(ctx, p, target, patch);
    if (patch->strategic.len == 0)
        return kz_report(
            ctx, patch->at, KZ_D_PATCH_EMPTY, "this patch is empty, so it changes nothing");
    return target != NULL ? apply_to_target(ctx, p, target, patch, allowed)
                          : apply_by_id(ctx, p, patch, allowed);
}

static kz_status apply_entry(kz_ctx *ctx, patching *p, const kz_node *entry)
{
    kz_patch_source patch;
    KZ_TRY(kz_patch_load(ctx, p->layer, entry, "patches", true, &patch));
    const kz_frame *outer = patch.in_file ? kz_enter(ctx, entry->loc) : ctx->frame;
    kz_status status = apply_patch(ctx, p, entry, &patch);
    kz_leave(ctx, outer);
    return status;
}

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    patching p = {.layer = layer, .unchecked = true};
    kz_status status = KZ_OK;
    for (const kz_node *entry = kz_first(config); entry != NULL && !kz_reports_suffice(ctx);
         entry = entry->next) {
        p.target = NULL;
        kz_status one = apply_entry(ctx, &p, entry);
        if (one != KZ_OK)
            note_failure(ctx, &p);
        status = status != KZ_OK ? status : one;
    }
    return status;
}

const kz_transformer kz_patches_transformer = {
    .field = "patches", .kind = "PatchTransformer", .apply = apply};
