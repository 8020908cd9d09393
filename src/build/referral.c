#include "build/referral.h"

/* Resources under one key of an index. */
typedef struct crowd {
    kz_resources members;
} crowd;

static const kz_str no_namespace = KZ_LIT("_non_namespaceable_");

static kz_str pair(kz_arena *arena, kz_str a, kz_str b)
{
    char *text = kz_arena_alloc(arena, a.len + 1 + b.len);
    memcpy(text, a.ptr, a.len);
    text[a.len] = '\0';
    memcpy(text + a.len + 1, b.ptr, b.len);
    return (kz_str){text, a.len + 1 + b.len};
}

static void join(kz_ctx *ctx, kz_map *map, kz_str key, kz_resource *r)
{
    void **slot = kz_map_slot_for(&ctx->arena, map, key);
    crowd *c = *slot;
    if (c == NULL)
        *slot = c = KZ_NEW(&ctx->arena, crowd);
    if (c->members.len == 0 || c->members.at[c->members.len - 1] != r)
        KZ_PUSH(&ctx->arena, c->members, r);
}

void kz_referrals_init(kz_ctx *ctx, kz_referrals *referrals, const kz_list *list)
{
    *referrals = (kz_referrals){.empty = true};
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        kz_str here = kz_id_namespace(r->id);
        kz_str first = kz_id_namespace(kz_resource_original(r));
        *kz_map_slot_for(&ctx->arena, &referrals->namespaces, pair(&ctx->arena, here, first)) = r;
        *kz_map_slot_for(&ctx->arena, &referrals->namespaces, pair(&ctx->arena, KZ_EMPTY, first)) =
            r;
        for (size_t f = 0; f < r->formers.len; f++) {
            kz_str name = r->formers.at[f].name;
            referrals->empty = false;
            join(ctx, &referrals->by_name, name, r);
            join(ctx, &referrals->by_place, pair(&ctx->arena, here, name), r);
        }
    }
}

static bool had_name(const kz_resource *r, kz_str name)
{
    for (size_t i = 0; i < r->formers.len; i++)
        if (kz_str_eq(r->formers.at[i].name, name))
            return true;
    return false;
}

static bool had_type(const kz_resource *r, kz_gvk type)
{
    for (size_t i = 0; i < r->formers.len; i++)
        if (kz_gvk_selected(kz_resource_former(r, i).gvk, type))
            return true;
    return false;
}

/* A roleRef says which type it means; one that does not say it all means any. */
static bool agrees_with_role(const kz_resource *r, const kz_node *role_ref)
{
    const kz_node *group = kz_map_get(role_ref, KZ_S("apiGroup"));
    const kz_node *kind = kz_map_get(role_ref, KZ_S("kind"));
    if (kz_is_null(group) || kz_is_null(kind))
        return true;
    return had_type(r, (kz_gvk){kz_text_of(group), KZ_EMPTY, kz_text_of(kind)});
}

/* Does the shorter list of strings end the longer one? An empty one ends only an
 * empty one, unless EMPTY_FITS. */
static bool same_tail(const kz_str *a, size_t a_len, const kz_str *b, size_t b_len, bool empty_fits)
{
    if (a_len == 0 || b_len == 0)
        return empty_fits || a_len == b_len;
    for (size_t i = 1; i <= a_len && i <= b_len; i++)
        if (!kz_str_eq(a[a_len - i], b[b_len - i]))
            return false;
    return true;
}

static bool same_affixes(const kz_resource *a, const kz_resource *b, bool empty_fits)
{
    return same_tail(
               a->prefixes.at, a->prefixes.len, b->prefixes.at, b->prefixes.len, empty_fits) &&
        same_tail(a->suffixes.at, a->suffixes.len, b->suffixes.at, b->suffixes.len, empty_fits);
}

/* A namespace beside the name means what a resource's namespace was at first, if
 * any resource in sight came from there, else what it is now. */
static bool in_namespace(const kz_resource *r, kz_str ns, bool by_original)
{
    if (kz_str_eq(ns, no_namespace))
        return false;
    kz_id id = by_original ? kz_resource_original(r) : r->id;
    return kz_str_eq(kz_id_namespace(id), ns);
}

static bool any_from(const kz_referrals *referrals, kz_ctx *ctx, kz_str here, kz_str original)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    bool any = kz_map_lookup(&referrals->namespaces, pair(&ctx->scratch, here, original)) != NULL;
    kz_arena_rewind(&ctx->scratch, mark);
    return any;
}

static bool someone_came_from(
    kz_ctx *ctx, const kz_referrals *referrals, const kz_reference *q, kz_str original)
{
    if (kz_str_eq(original, no_namespace))
        return false;
    if (q->referrer->id.cluster_scoped)
        return any_from(referrals, ctx, KZ_EMPTY, original);
    if (any_from(referrals, ctx, kz_id_namespace(q->referrer->id), original) ||
        any_from(referrals, ctx, no_namespace, original))
        return true;
    for (size_t i = 0; i < q->namespace_count; i++)
        if (any_from(referrals, ctx, q->namespaces[i], original))
            return true;
    return false;
}

static void add_fitting(kz_ctx *ctx, const kz_referrals *referrals, const kz_reference *q,
    const crowd *c, kz_resources *out)
{
    bool by_original = q->ns != NULL && someone_came_from(ctx, referrals, q, kz_text_of(q->ns));
    for (size_t i = 0; c != NULL && i < c->members.len; i++) {
        kz_resource *r = c->members.at[i];
        if (had_name(r, q->name) && had_type(r, q->target) &&
            (q->role_ref == NULL || agrees_with_role(r, q->role_ref)) &&
            (q->ns == NULL || in_namespace(r, kz_text_of(q->ns), by_original)))
            KZ_PUSH(&ctx->scratch, *out, r);
    }
}

static const crowd *at_place(kz_ctx *ctx, const kz_referrals *referrals, kz_str ns, kz_str name)
{
    return kz_map_lookup(&referrals->by_place, pair(&ctx->scratch, ns, name));
}

/* Everyone in sight of the referrer who once had the name and the type: those in
 * its namespace and those in none; ServiceAccounts in the namespaces that a
 * RoleBinding names; for a referrer without namespace, all. */
static void in_sight(
    kz_ctx *ctx, const kz_referrals *referrals, const kz_reference *q, kz_resources *out)
{
    if (q->referrer->id.cluster_scoped) {
        add_fitting(ctx, referrals, q, kz_map_lookup(&referrals->by_name, q->name), out);
        return;
    }
    kz_str own = kz_id_namespace(q->referrer->id);
    add_fitting(ctx, referrals, q, at_place(ctx, referrals, own, q->name), out);
    add_fitting(ctx, referrals, q, at_place(ctx, referrals, no_namespace, q->name), out);
    for (size_t i = 0; i < q->namespace_count; i++) {
        if (kz_str_eq(q->namespaces[i], own))
            continue;
        size_t before = out->len;
        add_fitting(ctx, referrals, q, at_place(ctx, referrals, q->namespaces[i], q->name), out);
        size_t kept = before;
        for (size_t j = before; j < out->len; j++)
            if (kz_str_eq(out->at[j]->id.gvk.kind, KZ_S("ServiceAccount")) &&
                kz_str_eq(out->at[j]->id.ns, q->namespaces[i]))
                out->at[kept++] = out->at[j];
        out->len = kept;
    }
}

static void keep_same_affixes(kz_resources *list, const kz_resource *referrer, bool empty_fits)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++)
        if (same_affixes(list->at[i], referrer, empty_fits))
            list->at[kept++] = list->at[i];
    list->len = kept;
}

static bool all_called_alike(const kz_resources *list, bool with_ns)
{
    for (size_t i = 1; i < list->len; i++)
        if (!kz_str_eq(list->at[i]->id.name, list->at[0]->id.name) ||
            (with_ns && !kz_str_eq(list->at[i]->id.ns, list->at[0]->id.ns)))
            return false;
    return true;
}

static kz_status refuse(kz_ctx *ctx, const kz_reference *q, const kz_resources *list)
{
    kz_report(ctx, q->at, KZ_D_AMBIGUOUS_REFERENCE, "'" KZ_FMT "' could mean " KZ_FMT " or " KZ_FMT,
        KZ_ARG(q->name), KZ_ARG(kz_id_print(&ctx->arena, list->at[0]->id)),
        KZ_ARG(kz_id_print(&ctx->arena, list->at[1]->id)));
    kz_help(ctx, "they were both called '" KZ_FMT "' before they were renamed", KZ_ARG(q->name));
    return KZ_EINPUT;
}

kz_status kz_referral_find(kz_ctx *ctx, const kz_referrals *referrals,
    const kz_reference *reference, const kz_resource **out)
{
    *out = NULL;
    if (referrals->empty)
        return KZ_OK;
    kz_status status = KZ_OK;
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_resources list = {0};
    in_sight(ctx, referrals, reference, &list);
    if (list.len > 1) {
        keep_same_affixes(&list, reference->referrer, true);
        if (list.len > 1)
            keep_same_affixes(&list, reference->referrer, false);
    }
    if (list.len > 1 && !all_called_alike(&list, reference->with_ns))
        status = refuse(ctx, reference, &list);
    else if (list.len > 0)
        *out = list.at[0];
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}
