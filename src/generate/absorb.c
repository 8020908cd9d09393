/*
 * behavior:
 *
 *   configMapGenerator:
 *   - name: settings
 *     behavior: merge       # into the object that has or had this name
 *     literals: [DEBUG=false]
 */
#include "generate/generator.h"
#include "generate/object.h"

/* Put the entries of OLD that FIELD lacks before its own; values become strings.
 * An empty field goes. */
static void merge_strings(kz_ctx *ctx, kz_node *parent, kz_str field, const kz_node *old)
{
    kz_node *merged = kz_node_map(ctx, parent->loc);
    const kz_node *from[] = {kz_is_map(old) ? old : NULL, kz_map_get(parent, field)};
    for (size_t i = 0; i < 2; i++)
        for (const kz_node *pair = kz_first(from[i]); pair != NULL; pair = pair->next)
            kz_object_set(ctx, merged, pair->key->text, kz_text_of(pair), pair->loc);
    if (merged->count > 0)
        kz_map_set(ctx, parent, field, merged);
    else
        kz_map_remove(parent, kz_intern(ctx, field));
}

/* NEW takes the place of OLD and is called what OLD is called, with its history. */
static void take_over(kz_ctx *ctx, kz_resource *new, const kz_resource *old)
{
    kz_node *metadata = kz_map_get(new->root, KZ_S("metadata"));
    merge_strings(ctx, metadata, KZ_S("labels"), kz_resource_labels(old));
    merge_strings(ctx, metadata, KZ_S("annotations"), kz_resource_annotations(old));
    (void)kz_map_submap(ctx, metadata, KZ_S("annotations"), metadata->loc);
    kz_loc at = kz_resource_loc(new);
    kz_resource_set_name(ctx, new, old->id.name, at);
    if (old->id.ns.len > 0) {
        kz_resource_set_namespace(ctx, new, old->id.ns, at);
    } else {
        kz_map_remove(metadata, kz_intern(ctx, KZ_S("namespace")));
        kz_resource_changed(ctx, new);
    }
    new->needs_hash = new->needs_hash && old->needs_hash;
    memcpy(&new->transformations, &old->transformations, sizeof new->transformations);
    memcpy(&new->formers, &old->formers, sizeof new->formers);
    memcpy(&new->prefixes, &old->prefixes, sizeof new->prefixes);
    memcpy(&new->suffixes, &old->suffixes, sizeof new->suffixes);
}

static kz_status refuse(kz_ctx *ctx, const kz_resource *r, kz_loc at, const char *why)
{
    return kz_report(ctx, at, KZ_D_GENERATOR_TARGET, "%s " KZ_FMT " %s",
        r->behavior == KZ_BEHAVIOR_CREATE ? "cannot create" : "cannot merge or replace",
        KZ_ARG(kz_id_print(&ctx->arena, r->id)), why);
}

kz_status kz_absorb(kz_ctx *ctx, kz_list *list, kz_resource *r, kz_loc at)
{
    kz_resources same = {0};
    kz_list_any(ctx, list, r->id, &same);
    if (same.len == 0 && r->behavior == KZ_BEHAVIOR_CREATE)
        return kz_list_append(ctx, list, r);
    if (same.len == 0)
        return refuse(ctx, r, at, "which does not exist here");
    if (same.len > 1)
        return refuse(ctx, r, at, "since several objects have or had this id");
    if (r->behavior == KZ_BEHAVIOR_CREATE) {
        refuse(ctx, r, at, "which exists already");
        kz_help(ctx, "say 'behavior: merge' or 'behavior: replace' to change it");
        return KZ_EINPUT;
    }
    kz_resource *old = same.at[0];
    take_over(ctx, r, old);
    if (r->behavior == KZ_BEHAVIOR_MERGE) {
        r->origin = old->origin;
        merge_strings(ctx, r->root, KZ_S("data"), kz_map_get(old->root, KZ_S("data")));
        merge_strings(ctx, r->root, KZ_S("binaryData"), kz_map_get(old->root, KZ_S("binaryData")));
    }
    kz_list_replace(ctx, list, old, r);
    return KZ_OK;
}
