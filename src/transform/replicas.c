/*
 * replicas: set how many copies of a workload run.
 *
 *   replicas:
 *   - name: web      # any name the workload has or had
 *     count: 3
 */
#include "base/nearest.h"
#include "transform/setter.h"
#include "transform/transformer.h"

const kz_field kz_replica_fields[] = {
    {"name", KZ_SHAPE_STRING, NULL, NULL, "name of the workload"},
    {"count", KZ_SHAPE_INT, NULL, NULL, "how many copies"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

struct count {
    kz_str text;
    kz_loc loc;
};

static kz_status set_count(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data)
{
    (void)r;
    const struct count *count = data;
    return kz_set_scalar(ctx, field, KZ_INT, count->text, count->loc);
}

/* Has or had R this name, as a type that PATTERN selects? */
static bool was_called(const kz_resource *r, kz_str name, kz_gvk pattern)
{
    if (kz_str_eq(r->id.name, name) && kz_gvk_selected(r->id.gvk, pattern))
        return true;
    for (size_t i = 0; i < r->formers.len; i++) {
        kz_id former = kz_resource_former(r, i);
        if (kz_str_eq(former.name, name) && kz_gvk_selected(former.gvk, pattern))
            return true;
    }
    return false;
}

/* Note R under NAME if an entry asks for that name. */
static void note(kz_ctx *ctx, const kz_map *wanted, kz_str name, kz_resource *r)
{
    kz_resources *called = kz_map_lookup(wanted, name);
    if (called == NULL || (called->len > 0 && called->at[called->len - 1] == r))
        return;
    KZ_PUSH(&ctx->scratch, *called, r);
}

/* The resources that have or had each of the names in ENTRIES. */
static kz_map find_named(kz_ctx *ctx, const kz_list *list, const kz_node *entries)
{
    kz_map wanted = {0};
    for (const kz_node *e = kz_first(entries); e != NULL; e = e->next) {
        void **slot = kz_map_slot_for(&ctx->scratch, &wanted, kz_map_text(e, KZ_S("name")));
        if (*slot == NULL)
            *slot = KZ_NEW(&ctx->scratch, kz_resources);
    }
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        note(ctx, &wanted, r->id.name, r);
        for (size_t k = 0; k < r->formers.len; k++)
            note(ctx, &wanted, r->formers.at[k].name, r);
    }
    return wanted;
}

/* Is there a spec for what R is? */
static bool has_replicas(const kz_resource *r, kz_fieldspecs specs)
{
    for (size_t i = 0; i < specs.len; i++)
        if (kz_gvk_selected(r->id.gvk, specs.at[i].gvk))
            return true;
    return false;
}

static kz_status refuse(kz_ctx *ctx, const kz_list *list, kz_fieldspecs specs, const kz_node *entry)
{
    const kz_node *name = kz_map_get(entry, KZ_S("name"));
    kz_nearest near = kz_nearest_to(kz_text_of(name));
    size_t count = kz_nearest_allowed(ctx) ? list->items.len : 0;
    for (size_t i = 0; i < count; i++)
        if (has_replicas(list->items.at[i], specs))
            kz_nearest_offer(&near, list->items.at[i]->id.name, list->items.at[i]);
    kz_report(ctx, name != NULL ? name->loc : entry->loc, KZ_D_NO_MATCH,
        "there is nothing called '" KZ_FMT "' that has replicas", KZ_ARG(near.wanted));
    kz_nearest_help(ctx, &near);
    if (near.who != NULL)
        kz_remark_on(ctx, kz_resource_loc(near.who), "this has replicas");
    return KZ_EINPUT;
}

static kz_status scale(kz_ctx *ctx, const kz_list *list, const kz_resources *named,
    kz_fieldspecs specs, const kz_node *entry)
{
    kz_str name = kz_map_text(entry, KZ_S("name"));
    const kz_node *n = kz_map_get(entry, KZ_S("count"));
    struct count count = {KZ_S("0"), entry->loc};
    if (n != NULL)
        count = (struct count){kz_text_of(n), n->loc};

    bool found = false;
    for (size_t s = 0; s < specs.len; s++) {
        const kz_fieldspec *spec = &specs.at[s];
        for (size_t i = 0; i < named->len; i++) {
            kz_resource *r = named->at[i];
            if (!was_called(r, name, spec->gvk))
                continue;
            found = true;
            KZ_TRY(kz_fieldspec_apply(ctx, r, spec, KZ_SCALAR, set_count, &count));
            kz_resource_changed(ctx, r);
        }
    }
    return found ? KZ_OK : refuse(ctx, list, specs, entry);
}

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_map named = find_named(ctx, layer->list, config);
    kz_status status = KZ_OK;
    for (const kz_node *e = kz_first(config); e != NULL && !kz_reports_suffice(ctx); e = e->next) {
        kz_status one = scale(ctx, layer->list, kz_map_lookup(&named, kz_map_text(e, KZ_S("name"))),
            layer->tables->replicas, e);
        status = status != KZ_OK ? status : one;
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}

const kz_transformer kz_replicas_transformer = {
    .field = "replicas",
    .kind = "ReplicaCountTransformer",
    .apply = apply,
    .independent = true,
};
