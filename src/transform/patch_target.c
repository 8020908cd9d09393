#include "transform/patch_target.h"

#include "k8s/selector.h"

static void leave_out_removed(kz_resources *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++)
        if (!list->at[i]->removed)
            list->at[kept++] = list->at[i];
    list->len = kept;
}

/* What is called the same, for a help text: of another type or namespace. */
static void suggest(kz_ctx *ctx, const kz_list *list, const kz_resource *patch)
{
    kz_resources same = {0};
    kz_list_named(ctx, list, patch->id.name, &same);
    leave_out_removed(&same);
    if (same.len > 0)
        kz_help(ctx, "there is " KZ_FMT, KZ_ARG(kz_id_print(&ctx->arena, same.at[0]->id)));
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
    kz_str id = kz_id_print(&ctx->arena, patch->id);
    kz_loc at = kz_resource_loc(patch);
    if (found.len > 1)
        return kz_report(ctx, at, KZ_D_PATCH_MANY_TARGETS,
            "multiple matches for Id " KZ_FMT ": the patch could be for any of them", KZ_ARG(id));
    kz_report(ctx, at, KZ_D_PATCH_NO_TARGET,
        "no matches for Id " KZ_FMT ": there is no resource for this patch", KZ_ARG(id));
    suggest(ctx, list, patch);
    return KZ_EINPUT;
}

kz_status kz_patch_select(
    kz_ctx *ctx, const kz_list *list, const kz_node *target, kz_resources *out)
{
    kz_selector selector;
    KZ_TRY(kz_selector_read(ctx, target, &selector));
    KZ_TRY(kz_selector_select(ctx, &selector, list, out));
    leave_out_removed(out);
    return KZ_OK;
}
