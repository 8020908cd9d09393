#include "build/referral.h"

#include <stdlib.h>

/* Resources under one key of an index. */
typedef struct crowd {
    kz_resources members;
} crowd;

/* Namespaces under one key. */
typedef struct places {
    KZ_VEC(kz_str) at;
} places;

/* A resource that a name could mean. */
typedef struct candidate {
    size_t rank; /* how early the referrer looks where it is */
    size_t number;
    kz_resource *resource;
} candidate;

typedef KZ_VEC(candidate) candidates;

/* The ranks of namespaces; those of a kz_sight follow. */
enum { OUT_OF_SIGHT, IN_OWN, IN_NONE, IN_SIGHT };

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

/* Note that a resource moved from the namespace FIRST to HERE. */
static void note_move(kz_ctx *ctx, kz_referrals *referrals, kz_str here, kz_str first)
{
    void **known = kz_map_slot_for(&ctx->arena, &referrals->moves, pair(&ctx->arena, here, first));
    if (*known != NULL)
        return;
    void **slot = kz_map_slot_for(&ctx->arena, &referrals->homes, first);
    places *p = *slot;
    if (p == NULL)
        *slot = p = KZ_NEW(&ctx->arena, places);
    KZ_PUSH(&ctx->arena, p->at, here);
    *known = p;
}

void kz_referrals_init(kz_ctx *ctx, kz_referrals *referrals, const kz_list *list)
{
    *referrals = (kz_referrals){.empty = true};
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        kz_str here = kz_id_namespace(r->id);
        kz_str first = kz_id_namespace(kz_resource_original(r));
        note_move(ctx, referrals, here, first);
        for (size_t f = 0; f < r->formers.len; f++) {
            kz_str name = r->formers.at[f].name;
            referrals->empty = false;
            join(ctx, &referrals->by_name, name, r);
            join(ctx, &referrals->by_place, pair(&ctx->arena, here, name), r);
            join(ctx, &referrals->by_origin, pair(&ctx->arena, first, name), r);
        }
    }
}

void kz_sight_add(kz_arena *arena, kz_sight *sight, kz_str ns)
{
    void **slot = kz_map_slot_for(arena, &sight->places, ns);
    if (*slot != NULL)
        return;
    size_t *place = KZ_NEW(arena, size_t);
    *place = sight->namespaces.len;
    *slot = place;
    KZ_PUSH(arena, sight->namespaces, ns);
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

/* How early does the referrer look into this namespace? */
static size_t rank_of(const kz_reference *q, kz_str ns)
{
    if (q->referrer->id.cluster_scoped || kz_str_eq(ns, kz_id_namespace(q->referrer->id)))
        return IN_OWN;
    if (kz_str_eq(ns, no_namespace))
        return IN_NONE;
    const size_t *place = kz_map_lookup(&q->sight->places, ns);
    return place != NULL ? IN_SIGHT + *place : OUT_OF_SIGHT;
}

/* Everyone is in sight of a referrer without namespace. Others see what is in their
 * namespace and in none; and a RoleBinding ServiceAccounts in the namespaces it names. */
static size_t rank_of_resource(const kz_reference *q, const kz_resource *r)
{
    size_t rank = rank_of(q, kz_id_namespace(r->id));
    bool named = kz_str_eq(r->id.gvk.kind, KZ_S("ServiceAccount")) && r->id.ns.len > 0;
    return rank < IN_SIGHT || named ? rank : OUT_OF_SIGHT;
}

/* How many namespaces does the referrer see? */
static size_t width_of(const kz_reference *q)
{
    return q->referrer->id.cluster_scoped ? SIZE_MAX : q->sight->namespaces.len + 2;
}

/* The one with the rank RANK. */
static kz_str namespace_at(const kz_reference *q, size_t rank)
{
    if (rank == IN_OWN)
        return kz_id_namespace(q->referrer->id);
    return rank == IN_NONE ? no_namespace : q->sight->namespaces.at[rank - IN_SIGHT];
}

static void *look_up(kz_ctx *ctx, const kz_map *map, kz_str a, kz_str b)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    void *found = kz_map_lookup(map, pair(&ctx->scratch, a, b));
    kz_arena_rewind(&ctx->scratch, mark);
    return found;
}

/* Did any resource in sight come from the namespace ORIGINAL? Whatever is less is gone
 * through: where those are now, or what the referrer sees. */
static bool someone_came_from(
    kz_ctx *ctx, const kz_referrals *referrals, const kz_reference *q, kz_str original)
{
    const places *homes = kz_map_lookup(&referrals->homes, original);
    if (homes == NULL || kz_str_eq(original, no_namespace))
        return false;
    bool any = false;
    if (homes->at.len <= width_of(q))
        for (size_t i = 0; i < homes->at.len && !any; i++)
            any = rank_of(q, homes->at.at[i]) != OUT_OF_SIGHT;
    else
        for (size_t rank = IN_OWN; rank <= width_of(q) && !any; rank++)
            any = look_up(ctx, &referrals->moves, namespace_at(q, rank), original) != NULL;
    return any;
}

static void add_fitting(
    kz_ctx *ctx, const kz_reference *q, bool by_original, const crowd *c, candidates *out)
{
    for (size_t i = 0; c != NULL && i < c->members.len; i++) {
        kz_resource *r = c->members.at[i];
        size_t rank = rank_of_resource(q, r);
        if (rank != OUT_OF_SIGHT && had_type(r, q->target) &&
            (q->role_ref == NULL || agrees_with_role(r, q->role_ref)) &&
            (q->ns == NULL || in_namespace(r, kz_text_of(q->ns), by_original)))
            KZ_PUSH(&ctx->scratch, *out, ((candidate){rank, out->len, r}));
    }
}

/* Everyone in sight of the referrer who once had the name and the type. Whatever is less
 * is gone through: those who had the name, or the namespaces that the referrer sees. */
static void add_in_sight(
    kz_ctx *ctx, const kz_referrals *referrals, const kz_reference *q, candidates *out)
{
    kz_str ns = kz_text_of(q->ns);
    bool by_original = q->ns != NULL && someone_came_from(ctx, referrals, q, ns);
    const crowd *named = q->ns == NULL
        ? kz_map_lookup(&referrals->by_name, q->name)
        : look_up(ctx, by_original ? &referrals->by_origin : &referrals->by_place, ns, q->name);
    if (named == NULL || named->members.len <= width_of(q)) {
        add_fitting(ctx, q, by_original, named, out);
        return;
    }
    for (size_t rank = IN_OWN; rank <= width_of(q); rank++) {
        kz_str here = namespace_at(q, rank);
        if (rank_of(q, here) == rank) /* else it is the referrer's own as well */
            add_fitting(
                ctx, q, by_original, look_up(ctx, &referrals->by_place, here, q->name), out);
    }
}

static int by_rank(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* The same, in the order in which the referrer looks. */
static kz_resources in_sight(kz_ctx *ctx, const kz_referrals *referrals, const kz_reference *q)
{
    candidates found = {0};
    kz_resources list = {0};
    add_in_sight(ctx, referrals, q, &found);
    if (found.len > 1)
        qsort(found.at, found.len, sizeof *found.at, by_rank);
    for (size_t i = 0; i < found.len; i++)
        KZ_PUSH(&ctx->scratch, list, found.at[i].resource);
    return list;
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
    kz_resources list = in_sight(ctx, referrals, reference);
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
