#include "k8s/near.h"

#include "base/nearest.h"

/* How far apart two ids are that are not the same; FAR if they have nothing to do with
 * each other. */
enum { FAR = 1000, OTHER_KIND = 20, OTHER_NAMESPACE = 10, OTHER_VERSION = 5 };

static bool says_other(kz_str wanted, kz_str is, bool pattern)
{
    return !(pattern && wanted.len == 0) && !kz_str_eq(wanted, is);
}

static size_t distance(kz_id wanted, kz_id is, bool pattern, kz_id_part *differs)
{
    size_t cost = 0;
    *differs = KZ_PART_NONE;
    bool no_namespace = pattern && wanted.ns.len == 0;
    if (says_other(wanted.gvk.group, is.gvk.group, pattern) ||
        says_other(wanted.gvk.version, is.gvk.version, pattern)) {
        cost += OTHER_VERSION;
        *differs = KZ_PART_VERSION;
    }
    if (!no_namespace && !kz_str_eq(kz_id_namespace(wanted), kz_id_namespace(is))) {
        cost += OTHER_NAMESPACE;
        *differs = KZ_PART_NAMESPACE;
    }
    if (says_other(wanted.name, is.name, pattern)) {
        kz_nearest n = kz_nearest_to(wanted.name);
        kz_nearest_offer(&n, is.name, NULL);
        if (n.best.len == 0)
            return FAR;
        cost += 1 + n.distance;
        *differs = KZ_PART_NAME;
    }
    if (says_other(wanted.gvk.kind, is.gvk.kind, pattern)) {
        kz_nearest n = kz_nearest_to(wanted.gvk.kind);
        kz_nearest_offer(&n, is.gvk.kind, NULL);
        if (n.best.len == 0 && (*differs == KZ_PART_NAME || wanted.name.len == 0))
            return FAR;
        cost += n.best.len > 0 ? n.distance : OTHER_KIND;
        *differs = KZ_PART_KIND;
    }
    return cost;
}

kz_near kz_near_find(kz_ctx *ctx, const kz_list *list, kz_id wanted, bool pattern)
{
    kz_near near = {.list = list, .wanted = wanted};
    size_t least = FAR, count = kz_nearest_allowed(ctx) ? list->items.len : 0;
    near.skipped = count < list->items.len;
    for (size_t i = 0; i < count; i++) {
        const kz_resource *r = list->items.at[i];
        kz_id_part differs;
        size_t d = r->removed ? FAR : distance(wanted, r->id, pattern, &differs);
        if (d >= least)
            continue;
        least = d;
        near.r = r;
        near.differs = differs;
    }
    return near;
}

static const char *article(kz_str kind)
{
    return kind.len > 0 && strchr("AEIO", kind.ptr[0]) != NULL ? "an" : "a";
}

/* Nothing is near: say what there is of the kind. */
static void list_kind(kz_ctx *ctx, const kz_near *near)
{
    enum { MOST = 6 };
    kz_str kind = near->wanted.gvk.kind, names = KZ_EMPTY;
    size_t count = 0;
    for (size_t i = 0; i < near->list->items.len; i++) {
        const kz_resource *r = near->list->items.at[i];
        if (r->removed || !kz_str_eq(r->id.gvk.kind, kind))
            continue;
        if (++count <= MOST)
            names = kz_str_printf(&ctx->arena, KZ_FMT "%s" KZ_FMT, KZ_ARG(names),
                count > 1 ? ", " : "", KZ_ARG(r->id.name));
    }
    if (count > 0)
        kz_help(ctx, "here of kind " KZ_FMT ": " KZ_FMT "%s", KZ_ARG(kind), KZ_ARG(names),
            count > MOST ? " and more" : "");
    else if (kind.len > 0)
        kz_help(ctx, "there is no resource of kind " KZ_FMT " here", KZ_ARG(kind));
}

void kz_near_help(kz_ctx *ctx, const kz_near *near)
{
    if (near->r == NULL && !near->skipped)
        list_kind(ctx, near);
    if (near->r == NULL)
        return;
    kz_id is = near->r->id, wanted = near->wanted;
    kz_loc at = kz_resource_loc(near->r);
    kz_str in = is.ns.len == 0
        ? KZ_EMPTY
        : kz_str_printf(&ctx->arena, " in namespace '" KZ_FMT "'", KZ_ARG(is.ns));
    if (near->differs == KZ_PART_KIND || near->differs == KZ_PART_NAME)
        kz_help(ctx, "did you mean " KZ_FMT " '" KZ_FMT "'" KZ_FMT "?", KZ_ARG(is.gvk.kind),
            KZ_ARG(is.name), KZ_ARG(in));
    else if (near->differs == KZ_PART_NAMESPACE)
        kz_help(ctx,
            "there is %s " KZ_FMT " '" KZ_FMT "', but its namespace is '" KZ_FMT "', not '" KZ_FMT
            "'",
            article(is.gvk.kind), KZ_ARG(is.gvk.kind), KZ_ARG(is.name), KZ_ARG(kz_id_namespace(is)),
            KZ_ARG(kz_id_namespace(wanted)));
    else if (near->differs == KZ_PART_VERSION)
        kz_help(ctx,
            "there is %s " KZ_FMT " '" KZ_FMT "', but its apiVersion is " KZ_FMT ", not " KZ_FMT,
            article(is.gvk.kind), KZ_ARG(is.gvk.kind), KZ_ARG(is.name),
            KZ_ARG(kz_gvk_version(&ctx->arena, is.gvk)),
            KZ_ARG(kz_gvk_version(&ctx->arena, wanted.gvk)));
    if (near->differs != KZ_PART_NONE)
        kz_remark_on(ctx, at, "this is " KZ_FMT " '" KZ_FMT "'" KZ_FMT, KZ_ARG(is.gvk.kind),
            KZ_ARG(is.name), KZ_ARG(in));
}

kz_id kz_near_selected(const kz_node *n)
{
    return (kz_id){.gvk = {kz_map_text(n, KZ_S("group")), kz_map_text(n, KZ_S("version")),
                       kz_map_text(n, KZ_S("kind"))},
        .name = kz_map_text(n, KZ_S("name")),
        .ns = kz_map_text(n, KZ_S("namespace"))};
}

kz_loc kz_near_blame(const kz_near *near, const kz_node *n)
{
    static const char *const fields[] = {[KZ_PART_KIND] = "kind",
        [KZ_PART_NAME] = "name",
        [KZ_PART_NAMESPACE] = "namespace",
        [KZ_PART_VERSION] = "version"};
    static const char *const rest[] = {
        "name", "kind", "namespace", "labelSelector", "annotationSelector", "group", "version"};
    const kz_node *field = NULL;
    if (near->differs == KZ_PART_VERSION &&
        !kz_str_eq(near->wanted.gvk.group, near->r->id.gvk.group))
        field = kz_map_get(n, KZ_S("group"));
    if (field == NULL && near->differs != KZ_PART_NONE)
        field = kz_map_get(n, kz_str_c(fields[near->differs]));
    for (size_t i = 0; field == NULL && i < sizeof rest / sizeof *rest; i++)
        field = kz_map_get(n, kz_str_c(rest[i]));
    return field != NULL ? field->loc : n->loc;
}
