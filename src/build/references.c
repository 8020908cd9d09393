#include "build/references.h"

#include "build/referral.h"
#include "yaml/scalar.h"

/* All fields of one type that may hold names, as a tree of steps, so that a
 * resource is walked once and not once for each of a hundred paths. */
typedef struct step {
    kz_str name;
    bool expects_list;      /* written "name[]" */
    bool ends_in_role;      /* the path here ends in roleRef/name */
    KZ_VEC(kz_gvk) targets; /* types that may be named here, in the order of the table */
    KZ_VEC(struct step *) below;
} step;

/* All name references, and the steps of the types met so far. */
typedef struct step_table {
    kz_fieldspec_index specs; /* where something is named */
    const kz_gvk *targets;    /* ... and what, for each of the specs */
    kz_map by_type;
} step_table;

/* What the walk through one referrer knows. */
typedef struct walk {
    kz_ctx *ctx;
    const kz_referrals *referrals;
    const kz_resource *referrer;
    kz_sight sight; /* of a RoleBinding */
} walk;

static step *step_below(kz_ctx *ctx, step *above, kz_str text)
{
    kz_str name = text;
    bool expects_list = kz_str_ends(text, KZ_S("[]"));
    if (expects_list)
        name = kz_str_sub(text, 0, text.len - 2);
    for (size_t i = 0; i < above->below.len; i++)
        if (kz_str_eq(above->below.at[i]->name, name) &&
            above->below.at[i]->expects_list == expects_list)
            return above->below.at[i];
    step *s = KZ_NEW(&ctx->arena, step);
    s->name = name;
    s->expects_list = expects_list;
    KZ_PUSH(&ctx->arena, above->below, s);
    return s;
}

static void add_path(kz_ctx *ctx, step *top, const kz_fieldspec *spec, kz_gvk target)
{
    kz_field_path path = kz_field_path_split(&ctx->arena, spec->path);
    step *at = top;
    for (size_t i = 0; i < path.len; i++)
        at = step_below(ctx, at, path.at[i]);
    at->ends_in_role = kz_str_ends(spec->path, KZ_S("roleRef/name"));
    KZ_PUSH(&ctx->arena, at->targets, target);
}

static step *steps_for(kz_ctx *ctx, step_table *table, kz_gvk gvk)
{
    step *top = KZ_NEW(&ctx->arena, step);
    const kz_numbers *fitting = kz_fieldspecs_for(ctx, &table->specs, gvk.kind);
    for (size_t i = 0; i < fitting->len; i++) {
        const kz_fieldspec *spec = &table->specs.table.at[fitting->at[i]];
        if (kz_gvk_selected(gvk, spec->gvk))
            add_path(ctx, top, spec, table->targets[fitting->at[i]]);
    }
    return top;
}

/* The value stays in quotes if it was. */
static void set_text(kz_node *n, kz_str text, kz_loc at)
{
    n->u.text = text;
    n->loc = at;
    n->type = KZ_STRING;
    if (!(n->flags & KZ_QUOTED))
        n->type = (uint8_t)kz_scalar_resolve(text, KZ_READ_MANIFEST);
}

static void set_entry(kz_ctx *ctx, kz_node *map, kz_str key, kz_str text, kz_loc at)
{
    kz_node *n = kz_map_get(map, key);
    if (kz_is_scalar(n)) {
        set_text(n, text, at);
        return;
    }
    kz_map_set(ctx, map, key, kz_node_string(ctx, text, at));
}

static kz_status update_scalar(walk *w, kz_node *n, kz_reference q)
{
    const kz_resource *found;
    q.name = n->u.text;
    q.at = n->loc;
    KZ_TRY(kz_referral_find(w->ctx, w->referrals, &q, &found));
    if (found != NULL && !kz_str_eq(found->id.name, q.name))
        set_text(n, found->id.name, kz_resource_loc(found));
    return KZ_OK;
}

static kz_status update_map(walk *w, kz_node *n, kz_reference q)
{
    const kz_node *name = kz_map_get(n, KZ_S("name"));
    if (name == NULL)
        return kz_report(w->ctx, n->loc, KZ_D_BAD_REFERENCE,
            "there is no 'name' in this reference to another resource");
    const kz_resource *found;
    q.name = kz_is_scalar(name) ? name->u.text : KZ_EMPTY;
    q.at = name->loc;
    q.ns = kz_map_get(n, KZ_S("namespace"));
    q.with_ns = true;
    KZ_TRY(kz_referral_find(w->ctx, w->referrals, &q, &found));
    if (found == NULL || (kz_str_eq(found->id.name, q.name) && found->id.ns.len == 0))
        return KZ_OK;
    set_entry(w->ctx, n, KZ_S("name"), found->id.name, kz_resource_loc(found));
    if (found->id.ns.len > 0)
        set_entry(w->ctx, n, KZ_S("namespace"), found->id.ns, kz_resource_loc(found));
    return KZ_OK;
}

static kz_status update_value(walk *w, kz_node *n, const kz_reference *q)
{
    if (kz_is_null(n))
        return KZ_OK;
    if (kz_is_scalar(n))
        return update_scalar(w, n, *q);
    if (kz_is_map(n))
        return update_map(w, n, *q);
    for (kz_node *item = kz_first(n); item != NULL; item = item->next) {
        if (kz_is_seq(item))
            return kz_report(w->ctx, item->loc, KZ_D_BAD_REFERENCE,
                "a list stands where the name of a resource is wanted");
        KZ_TRY(update_value(w, item, q));
    }
    return KZ_OK;
}

static kz_status update_field(walk *w, kz_node *n, const step *s)
{
    const kz_node *role = s->ends_in_role ? kz_map_get(w->referrer->root, KZ_S("roleRef")) : NULL;
    for (size_t i = 0; i < s->targets.len; i++) {
        kz_reference q = {.referrer = w->referrer,
            .target = s->targets.at[i],
            .role_ref = role,
            .sight = &w->sight};
        KZ_TRY(update_value(w, n, &q));
    }
    return KZ_OK;
}

static kz_status visit(walk *w, kz_node *n, const step *s)
{
    if (s->targets.len > 0)
        KZ_TRY(update_field(w, n, s));
    if (s->below.len == 0 || kz_is_null(n))
        return KZ_OK;
    if (kz_is_scalar(n))
        return kz_report(w->ctx, n->loc, KZ_D_WRONG_KIND,
            "a mapping or list with '" KZ_FMT "' in it is wanted here, this is a scalar",
            KZ_ARG(s->below.at[0]->name));
    if (kz_is_seq(n)) {
        const step inside = {.below = {s->below.at, s->below.len, s->below.capacity}};
        for (kz_node *item = kz_first(n); item != NULL; item = item->next)
            KZ_TRY(visit(w, item, &inside));
        return KZ_OK;
    }
    for (size_t i = 0; i < s->below.len; i++) {
        kz_node *field = kz_map_get(n, s->below.at[i]->name);
        if (field == NULL)
            continue;
        if (s->below.at[i]->expects_list && kz_is_null(field))
            kz_node_become(field, kz_node_seq(w->ctx, field->loc));
        KZ_TRY(visit(w, field, s->below.at[i]));
    }
    return KZ_OK;
}

/* A RoleBinding names ServiceAccounts of other namespaces; that lets it see them. */
static kz_status add_subject_namespaces(walk *w)
{
    const kz_resource *r = w->referrer;
    const kz_node *subjects = kz_map_get(r->root, KZ_S("subjects"));
    if (!kz_str_eq(r->id.gvk.kind, KZ_S("RoleBinding")) || !kz_is_seq(subjects))
        return KZ_OK;
    bool real = kz_str_eq(r->id.gvk.group, KZ_S("rbac.authorization.k8s.io"));
    for (const kz_node *s = kz_first(subjects); s != NULL; s = s->next) {
        const kz_node *ns = kz_map_get(s, KZ_S("namespace"));
        if (real && !kz_is_map(s))
            return kz_report(
                w->ctx, s->loc, KZ_D_BAD_REFERENCE, "a subject of a RoleBinding is a mapping");
        const kz_node *kind = kz_map_get(s, KZ_S("kind"));
        if (real && ns != NULL && kind != NULL && !(kz_is_scalar(kind) && kind->type == KZ_STRING))
            return kz_report(
                w->ctx, kind->loc, KZ_D_BAD_REFERENCE, "the kind of this subject is no text");
        if (ns == NULL || !kz_str_eq(kz_text_of(kind), KZ_S("ServiceAccount")))
            continue;
        if (!kz_is_scalar(ns) || ns->type == KZ_NULL)
            return kz_report(
                w->ctx, ns->loc, KZ_D_BAD_REFERENCE, "the namespace of this subject is no text");
        kz_sight_add(&w->ctx->scratch, &w->sight, ns->u.text);
    }
    return KZ_OK;
}

static kz_status update_resource(
    kz_ctx *ctx, const kz_referrals *referrals, kz_resource *r, const step *steps)
{
    kz_checkpoint(ctx);
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    walk w = {.ctx = ctx, .referrals = referrals, .referrer = r};
    kz_status status = add_subject_namespaces(&w);
    if (status == KZ_OK)
        status = visit(&w, r->root, steps);
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}

static step_table table_of(kz_ctx *ctx, const kz_namerefs *references)
{
    size_t count = 0, len = 0;
    for (size_t i = 0; i < references->len; i++)
        count += references->at[i].referrers.len;
    kz_fieldspec *specs = KZ_NEW_ARRAY(&ctx->arena, kz_fieldspec, count);
    kz_gvk *targets = KZ_NEW_ARRAY(&ctx->arena, kz_gvk, count);
    for (size_t i = 0; i < references->len; i++)
        for (size_t k = 0; k < references->at[i].referrers.len; k++, len++) {
            specs[len] = references->at[i].referrers.at[k];
            targets[len] = references->at[i].target;
        }
    return (step_table){.specs.table = {specs, len}, .targets = targets};
}

static const step *cached_steps(kz_ctx *ctx, step_table *table, kz_gvk gvk)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_str key = kz_gvk_key(&ctx->scratch, gvk);
    step *steps = kz_map_lookup(&table->by_type, key);
    if (steps == NULL) {
        steps = steps_for(ctx, table, gvk);
        *kz_map_slot_for(&ctx->arena, &table->by_type, kz_str_dup(&ctx->arena, key)) = steps;
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return steps;
}

kz_status kz_update_references(kz_ctx *ctx, kz_list *list, const kz_namerefs *references)
{
    kz_referrals referrals;
    kz_referrals_init(ctx, &referrals, list);
    step_table table = table_of(ctx, references);
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        kz_gvk gvk = kz_resource_original(r).gvk;
        KZ_TRY(update_resource(ctx, &referrals, r, cached_steps(ctx, &table, gvk)));
    }
    return KZ_OK;
}
