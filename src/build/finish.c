#include "build/finish.h"

#include "k8s/fieldspec.h"
#include "transform/sort.h"

static bool is_local(const kz_resource *r)
{
    const kz_node *mark =
        kz_map_get(kz_resource_annotations(r), KZ_S("config.kubernetes.io/local-config"));
    return mark != NULL && !(kz_is_scalar(mark) && kz_str_eq(mark->u.text, KZ_S("false")));
}

static kz_status check_named(kz_ctx *ctx, const kz_resource *r)
{
    if (r->id.gvk.kind.len == 0)
        return kz_report(ctx, kz_resource_loc(r), KZ_D_NO_KIND, "this resource has lost its kind");
    if (r->id.name.len == 0 && !kz_str_ends(r->id.gvk.kind, KZ_S("List")))
        return kz_report(ctx, kz_resource_loc(r), KZ_D_NO_NAME, "this resource has lost its name");
    return KZ_OK;
}

kz_status kz_drop_local(kz_ctx *ctx, kz_list *list)
{
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        KZ_TRY(check_named(ctx, r));
        r->removed = is_local(r);
    }
    kz_list_sweep(list);
    return kz_list_check_unique(ctx, list);
}

kz_status kz_order(kz_ctx *ctx, kz_list *list, const kz_kustomization *top, kz_reorder reorder)
{
    const kz_node *options = kz_kustomization_get(top, "sortOptions");
    if (options == NULL && reorder == KZ_REORDER_NONE)
        return KZ_OK;
    if (options != NULL && reorder != KZ_REORDER_UNSET)
        kz_report(ctx, options->key_loc, KZ_D_ORDER_TWICE,
            "the order is given here and on the command line; this one counts");
    return kz_sort(ctx, list, options);
}

static kz_status set_managed(kz_ctx *ctx, kz_resource *r, kz_node *labels, void *data)
{
    (void)r;
    (void)data;
    if (!kz_is_map(labels))
        return kz_report(ctx, labels->loc, KZ_D_WRONG_KIND, "labels must be a mapping");
    kz_map_set(ctx, labels, KZ_S("app.kubernetes.io/managed-by"),
        kz_node_string(ctx, KZ_S("kustomize-v5.8.1"), KZ_NOWHERE));
    return KZ_OK;
}

kz_status kz_label_managed(kz_ctx *ctx, kz_list *list)
{
    static const kz_fieldspec labels = {.path = KZ_LIT("metadata/labels"), .create = true};
    for (size_t i = 0; i < list->items.len; i++)
        KZ_TRY(kz_fieldspec_apply(ctx, list->items.at[i], &labels, KZ_MAPPING, set_managed, NULL));
    return KZ_OK;
}
