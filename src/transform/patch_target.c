#include "transform/patch_target.h"

#include "k8s/near.h"
#include "k8s/selector.h"

static void leave_out_removed(kz_resources *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++)
        if (!list->at[i]->removed)
            list->at[kept++] = list->at[i];
    list->len = kept;
}

/* What to change in a PATCH that is for nothing: the part of its id that differs from
 * what is near. */
static kz_loc blame(const kz_near *near, const kz_resource *patch)
{
    const kz_node *field = NULL;
    if (near->differs == KZ_PART_KIND)
        field = kz_map_get(patch->root, KZ_S("kind"));
    else if (near->differs == KZ_PART_VERSION)
        field = kz_map_get(patch->root, KZ_S("apiVersion"));
    else if (near->differs == KZ_PART_NAMESPACE)
        field = kz_map_get(kz_map_get(patch->root, KZ_S("metadata")), KZ_S("namespace"));
    return field != NULL ? field->loc : kz_resource_loc(patch);
}

static kz_status refuse_homeless(kz_ctx *ctx, const kz_list *list, const kz_resource *patch)
{
    kz_near near = kz_near_find(ctx, list, patch->id, false);
    kz_report(ctx, blame(&near, patch), KZ_D_PATCH_NO_TARGET,
        "there is no resource for this patch: no " KZ_FMT,
        KZ_ARG(kz_id_print(&ctx->arena, patch->id)));
    kz_near_help(ctx, &near);
    return KZ_EINPUT;
}

kz_status kz_patch_find(
    kz_ctx *ctx, const kz_list *list, const kz_resource *patch, kz_resource **out)
{
    kz_resources found = {0};
    kz_list_any(ctx, list, patch->id, &found);
    leave_out_removed(&found);
    if (found.len == 1) {
        *out = found.at[0];
        return KZ_OK;
    }
    if (found.len == 0)
        return refuse_homeless(ctx, list, patch);
    kz_report(ctx, kz_resource_loc(patch), KZ_D_PATCH_MANY_TARGETS,
        "several resources are or were " KZ_FMT ", and the patch could be for any of them",
        KZ_ARG(kz_id_print(&ctx->arena, patch->id)));
    for (size_t i = 0; i < found.len; i++)
        kz_remark_on(ctx, kz_resource_loc(found.at[i]), "it matches this one");
    return KZ_EINPUT;
}

/* The reference goes on without a word. */
static void warn_of_no_match(kz_ctx *ctx, const kz_list *list, const kz_node *target)
{
    kz_near near = kz_near_find(ctx, list, kz_near_selected(target), true);
    kz_report(ctx, kz_near_blame(&near, target), KZ_D_TARGET_UNMATCHED,
        "this target matches no resource, so the patch changes nothing");
    kz_near_help(ctx, &near);
}

kz_status kz_patch_select(
    kz_ctx *ctx, const kz_list *list, const kz_node *target, kz_resources *out)
{
    kz_selector selector;
    KZ_TRY(kz_selector_read(ctx, target, &selector));
    KZ_TRY(kz_selector_select(ctx, &selector, list, out));
    leave_out_removed(out);
    if (out->len == 0)
        warn_of_no_match(ctx, list, target);
    return KZ_OK;
}
