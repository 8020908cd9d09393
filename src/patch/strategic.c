#include "patch/strategic.h"

#include "patch/merge.h"
#include "patch/metadata.h"
#include "yaml/scalar.h"

/* PATCH belongs to the merge. */
static kz_status merge(
    kz_ctx *ctx, kz_node *target, kz_node *patch, const kz_schema *schema, kz_node **out)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_merge_schema root = {.object = schema};
    kz_status status = kz_merge_value(ctx, target, patch, root, out);
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}

/* What says who a resource is, and where it is said. */
typedef struct identity {
    kz_str kind, name, ns;
    kz_loc kind_at, name_at, ns_at;
} identity;

static kz_loc place_of(const kz_node *map, kz_str key)
{
    const kz_node *n = kz_map_get(map, key);
    return n != NULL ? n->loc : map != NULL ? map->loc : KZ_NOWHERE;
}

static identity identity_of(const kz_resource *r)
{
    const kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    return (identity){r->id.gvk.kind, r->id.name, r->id.ns, place_of(r->root, KZ_S("kind")),
        place_of(metadata, KZ_S("name")), place_of(metadata, KZ_S("namespace"))};
}

/* The reference gives the text back without a type. */
static void restore(kz_ctx *ctx, kz_node *map, kz_str key, kz_str text, kz_loc at)
{
    kz_node *n = kz_map_get(map, key);
    if (text.len == 0) {
        kz_child_unlink(map, n);
    } else if (n != NULL) {
        kz_node_set(n, kz_scalar_resolve(text, KZ_READ_MANIFEST), text, at);
        n->flags |= KZ_UNTYPED;
    } else {
        kz_map_set(ctx, map, key, kz_node_string(ctx, text, at));
    }
}

/* What the resource is called stays, unless the patch may change it. */
static void restore_identity(
    kz_ctx *ctx, kz_resource *r, const identity *before, kz_strategic_options options)
{
    if (!options.allow_kind_change)
        restore(ctx, r->root, KZ_S("kind"), before->kind, before->kind_at);
    bool needed = before->ns.len > 0 || !options.allow_name_change;
    kz_node *metadata = needed ? kz_map_submap(ctx, r->root, KZ_S("metadata"), before->name_at)
                               : kz_map_get(r->root, KZ_S("metadata"));
    if (metadata == NULL)
        return;
    if (!options.allow_name_change)
        restore(ctx, metadata, KZ_S("name"), before->name, before->name_at);
    restore(ctx, metadata, KZ_S("namespace"), before->ns, before->ns_at);
}

/* A targeted patch is for whatever version its targets have. A target without any
 * gets a null in the reference. */
static void set_version(kz_ctx *ctx, kz_node *patch, kz_node *target)
{
    const kz_name *key = kz_intern(ctx, KZ_S("apiVersion"));
    const kz_node *version = kz_map_find(target, key);
    kz_map_remove(patch, key);
    if (!kz_is_null(version))
        kz_map_append(patch, key, version->key_loc, kz_node_copy(ctx, version));
    else if (version == NULL)
        kz_map_append(
            target, key, target->loc, kz_node_scalar(ctx, KZ_NULL, KZ_S("null"), target->loc));
}

/* A copy of PATCH as the reference has it by the time it merges: where it copies
 * the patch or gives it an annotation, it reads labels and annotations as strings,
 * so that a null in them does not delete but says "null". */
static kz_node *fit(kz_ctx *ctx, const kz_node *patch, kz_resource *r, kz_strategic_options options)
{
    kz_node *copy = kz_node_copy(ctx, patch);
    kz_node *metadata = kz_map_get(copy, KZ_S("metadata"));
    if (options.targeted)
        set_version(ctx, copy, r->root);
    if (options.targeted)
        kz_metadata_restring(metadata, KZ_S("labels"));
    if (options.targeted || options.allow_name_change || options.allow_kind_change)
        kz_metadata_restring(metadata, KZ_S("annotations"));
    return copy;
}

kz_status kz_strategic_patch(
    kz_ctx *ctx, kz_resource *r, const kz_node *patch, kz_strategic_options options)
{
    kz_checkpoint(ctx);
    identity before = identity_of(r);
    kz_node *merged;
    if (options.allow_name_change || options.allow_kind_change)
        kz_resource_remember(ctx, r);
    bool exposed = kz_history_expose(ctx, r);
    const kz_schema *schema = kz_schema_of(ctx, r->id.gvk);
    KZ_TRY(merge(ctx, r->root, fit(ctx, patch, r, options), schema, &merged));
    KZ_TRY(kz_schema_check(ctx));
    /* What replaces the whole is lost in the reference: the target stays. */
    if (merged == NULL || (merged == r->root && merged->count == 0)) {
        r->removed = true;
        return KZ_OK;
    }
    if (exposed)
        kz_history_follow(r);
    restore_identity(ctx, r, &before, options);
    kz_resource_changed(ctx, r);
    return KZ_OK;
}

kz_status kz_merge_plain(kz_ctx *ctx, const kz_node *target, const kz_node *patch, kz_node **out)
{
    return kz_merge_value(
        ctx, kz_node_copy(ctx, target), kz_node_copy(ctx, patch), (kz_merge_schema){0}, out);
}
