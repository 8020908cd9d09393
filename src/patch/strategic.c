#include "patch/strategic.h"

#include "patch/merge.h"
#include "yaml/scalar.h"

kz_status kz_strategic_merge(
    kz_ctx *ctx, kz_node *target, const kz_node *patch, const kz_schema *schema, kz_node **out)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_merge_schema root = {.object = schema, .inside = schema != NULL};
    kz_status status = kz_merge_value(ctx, target, kz_node_copy(ctx, patch), root, out);
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}

static void restore(kz_ctx *ctx, kz_node *map, kz_str key, kz_str text)
{
    kz_node *old = kz_map_get(map, key);
    if (text.len == 0) {
        if (old != NULL)
            kz_child_unlink(map, old);
    } else if (kz_is_scalar(old)) {
        kz_node_set(old, kz_scalar_resolve(text, KZ_READ_MANIFEST), text, old->loc);
        old->flags |= KZ_UNTYPED;
    } else {
        kz_map_set(ctx, map, key, kz_node_string(ctx, text, map->loc));
    }
}

/* What the resource is called stays, unless the patch may change it. */
static void restore_id(kz_ctx *ctx, kz_resource *r, kz_id before, kz_strategic_options options)
{
    if (!options.allow_kind_change)
        restore(ctx, r->root, KZ_S("kind"), before.gvk.kind);
    kz_node *metadata = kz_map_submap(ctx, r->root, KZ_S("metadata"), r->root->loc);
    if (metadata == NULL)
        return;
    if (!options.allow_name_change)
        restore(ctx, metadata, KZ_S("name"), before.name);
    restore(ctx, metadata, KZ_S("namespace"), before.ns);
}

/* Every value becomes a string, a null too; an empty mapping goes. */
static void make_strings(kz_node *metadata, kz_str field)
{
    kz_node *map = kz_map_get(metadata, field);
    if (map != NULL && map->count == 0)
        kz_child_unlink(metadata, map);
    for (kz_node *c = kz_is_map(map) ? kz_first(map) : NULL; c != NULL; c = c->next)
        if (kz_is_scalar(c) && !(c->flags & KZ_QUOTED))
            c->type = KZ_STRING;
}

/* A targeted patch gets the apiVersion of its target and is taken through what
 * the reference does when it copies a resource: labels and annotations are read
 * as strings, so that a null in them does not delete but says "null". */
static kz_node *fitted_to(kz_ctx *ctx, const kz_node *patch, const kz_resource *r)
{
    kz_node *copy = kz_node_copy(ctx, patch);
    const kz_node *version = kz_map_get(r->root, KZ_S("apiVersion"));
    if (version != NULL)
        kz_map_set(ctx, copy, KZ_S("apiVersion"), kz_node_copy(ctx, version));
    kz_node *metadata = kz_map_get(copy, KZ_S("metadata"));
    make_strings(metadata, KZ_S("labels"));
    make_strings(metadata, KZ_S("annotations"));
    return copy;
}

kz_status kz_strategic_patch(
    kz_ctx *ctx, kz_resource *r, const kz_node *patch, kz_strategic_options options)
{
    kz_id before = r->id;
    kz_node *merged;
    if (options.allow_name_change || options.allow_kind_change)
        kz_resource_remember(ctx, r);
    if (options.targeted)
        patch = fitted_to(ctx, patch, r);
    KZ_TRY(kz_strategic_merge(ctx, r->root, patch, kz_schema_of(r->id.gvk), &merged));
    if (merged == NULL || !kz_is_map(merged) || merged->count == 0) {
        r->removed = true;
        return KZ_OK;
    }
    r->root = merged;
    restore_id(ctx, r, before, options);
    kz_resource_changed(ctx, r);
    return KZ_OK;
}
