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
#include "k8s/near.h"

#define NEEDS_HASH KZ_S("internal.config.kubernetes.io/needsHashSuffix")

/* How the reference reads a mapping that it merges. */
typedef enum reading {
    READ_DATA,        /* null is empty; of equal keys the first counts */
    READ_LABELS,      /* null is what was written for it; of equal keys the last counts */
    READ_ANNOTATIONS, /* ... and of the reference's own ones the old ones stay */
} reading;

static kz_str read_value(const kz_node *pair, reading how)
{
    if (how == READ_DATA || !kz_is_scalar(pair))
        return kz_text_of(pair);
    return pair->u.text;
}

/* The entries of OLD and NEW, those of NEW before those of OLD with the same key, all
 * as strings: the new value of FIELD in PARENT. No entries, no field. */
static void merge_strings(
    kz_ctx *ctx, kz_node *parent, kz_str field, const kz_node *old, reading how)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_map found = {0}; /* key -> the entry that counts */
    KZ_VEC(kz_str) keys = {0};
    const kz_node *from[] = {kz_is_map(old) ? old : NULL, kz_map_get(parent, field)};
    for (size_t i = 0; i < 2; i++)
        for (kz_node *pair = kz_first(from[i]); pair != NULL; pair = pair->next) {
            if (i == 1 && how == READ_ANNOTATIONS && kz_annotation_internal(pair->key->text))
                continue;
            void **slot = kz_map_slot_for(&ctx->scratch, &found, pair->key->text);
            if (*slot == NULL)
                KZ_PUSH(&ctx->scratch, keys, pair->key->text);
            if (*slot == NULL || i == 1 || how != READ_DATA)
                *slot = pair;
        }
    kz_node *merged = kz_node_map(ctx, parent->loc);
    for (size_t i = 0; i < keys.len; i++) {
        const kz_node *pair = kz_map_lookup(&found, keys.at[i]);
        kz_object_add(ctx, merged, keys.at[i], read_value(pair, how), pair->loc);
    }
    if (merged->count > 0)
        kz_map_set(ctx, parent, field, merged);
    else
        kz_map_remove(parent, kz_intern(ctx, field));
    kz_arena_rewind(&ctx->scratch, mark);
}

static void index_entries(kz_ctx *ctx, kz_merged *merged)
{
    if (merged->entries.len > 0)
        return;
    for (kz_node *c = kz_first(merged->map); c != NULL; c = c->next)
        *kz_map_slot_for(&ctx->arena, &merged->entries, c->key->text) = c;
}

/* Put the entries of MORE into what a merge has made: what merge_strings() would make of
 * both, without reading all of it again. */
static void merge_more(kz_ctx *ctx, kz_merged *merged, const kz_node *more)
{
    index_entries(ctx, merged);
    for (const kz_node *pair = kz_first(more); pair != NULL; pair = pair->next) {
        kz_str key = pair->key->text, value = kz_text_of(pair);
        void **slot = kz_map_slot_for(&ctx->arena, &merged->entries, key);
        if (*slot != NULL) {
            kz_object_renew(ctx, *slot, value, pair->loc);
            continue;
        }
        kz_object_add(ctx, merged->map, key, value, pair->loc);
        *slot = merged->map->u.child.last;
    }
}

/* FIELD of the object at ROOT, merged into that of OLD. Of an object that was merged into
 * just now the mapping itself goes on to the next. */
static void merge_data(
    kz_ctx *ctx, kz_merged *merged, kz_node *root, const kz_resource *old, kz_str field)
{
    kz_node *before = kz_map_get(old->root, field);
    if (before == NULL || before != merged->map) {
        merge_strings(ctx, root, field, before, READ_DATA);
        *merged = (kz_merged){.map = kz_map_get(root, field)};
        return;
    }
    merge_more(ctx, merged, kz_map_get(root, field));
    kz_child_unlink(old->root, before);
    kz_map_set(ctx, root, field, before);
}

/* The reference keeps the history of OLD in annotations, so there are some. */
static bool has_annotations(const kz_resource *old)
{
    return kz_is_map(kz_resource_annotations(old)) || old->formers.len > 0 ||
        old->prefixes.len > 0 || old->suffixes.len > 0;
}

static void merge_metadata(kz_ctx *ctx, kz_node *metadata, kz_resource *new, const kz_resource *old)
{
    merge_strings(ctx, metadata, KZ_S("labels"), kz_resource_labels(old), READ_LABELS);
    merge_strings(
        ctx, metadata, KZ_S("annotations"), kz_resource_annotations(old), READ_ANNOTATIONS);
    if (has_annotations(old))
        (void)kz_map_submap(ctx, metadata, KZ_S("annotations"), metadata->loc);
    if (!new->needs_hash) /* a resource may ask for a hash in the reference's own way */
        kz_map_remove(kz_map_get(metadata, KZ_S("annotations")), kz_intern(ctx, NEEDS_HASH));
}

/* NEW takes the place of OLD and is called what OLD is called, with its history. */
static void take_over(kz_ctx *ctx, kz_resource *new, const kz_resource *old)
{
    kz_loc at = kz_resource_loc(new);
    merge_metadata(ctx, kz_map_get(new->root, KZ_S("metadata")), new, old);
    kz_resource_set_name(ctx, new, old->id.name, at);
    kz_resource_set_namespace(ctx, new, old->id.ns, at);
    new->needs_hash = new->needs_hash && old->needs_hash;
    memcpy(&new->transformations, &old->transformations, sizeof new->transformations);
    memcpy(&new->formers, &old->formers, sizeof new->formers);
    memcpy(&new->prefixes, &old->prefixes, sizeof new->prefixes);
    memcpy(&new->suffixes, &old->suffixes, sizeof new->suffixes);
}

static kz_status refuse(kz_ctx *ctx, const kz_resource *r, kz_loc at, const char *why)
{
    return kz_report(ctx, at, KZ_D_GENERATOR_TARGET, "%s " KZ_FMT ", %s",
        r->behavior == KZ_BEHAVIOR_CREATE ? "cannot create" : "cannot merge or replace",
        KZ_ARG(kz_id_print(&ctx->arena, r->id)), why);
}

kz_status kz_absorb(kz_ctx *ctx, kz_absorber *a, kz_resource *r, kz_loc at)
{
    kz_list *list = a->list;
    kz_resources same = {0};
    kz_list_any(ctx, list, r->id, &same);
    if (same.len == 0 && r->behavior == KZ_BEHAVIOR_CREATE)
        return kz_list_append(ctx, list, r);
    if (same.len == 0) {
        kz_near near = kz_near_find(ctx, list, r->id, false);
        refuse(ctx, r, at, "which does not exist here");
        kz_help(ctx, "leave 'behavior' out to make a new one");
        kz_near_help(ctx, &near);
        return KZ_EINPUT;
    }
    if (same.len > 1) {
        refuse(ctx, r, at, "since several objects have or had this id");
        for (size_t i = 0; i < same.len; i++)
            kz_remark_on(ctx, kz_resource_loc(same.at[i]), "this is one of them");
        return KZ_EINPUT;
    }
    if (r->behavior == KZ_BEHAVIOR_CREATE) {
        refuse(ctx, r, at, "which exists already");
        kz_help(ctx, "say 'behavior: merge' or 'behavior: replace' to change it");
        kz_remark_on(ctx, kz_resource_loc(same.at[0]), "it is made here");
        return KZ_EINPUT;
    }
    kz_resource *old = same.at[0];
    if (!kz_gvk_eq(old->id.gvk, r->id.gvk))
        return refuse(ctx, r, at, "whose kind a patch has changed");
    take_over(ctx, r, old);
    if (r->behavior == KZ_BEHAVIOR_MERGE) {
        kz_resource_set_origin(ctx, r, old->origin);
        merge_data(ctx, &a->data, r->root, old, KZ_S("data"));
        merge_data(ctx, &a->binary, r->root, old, KZ_S("binaryData"));
    }
    kz_list_replace(ctx, list, old, r);
    return KZ_OK;
}
