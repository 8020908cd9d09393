#include "patch/merge.h"

/* The class of the two is that of the first that is not null. */
static const kz_node *first_of(const kz_node *target, const kz_node *patch)
{
    return !kz_is_null(target) ? target : patch;
}

static const char *kind_name(const kz_node *n)
{
    return n->kind == KZ_MAPPING ? "a mapping" : n->kind == KZ_SEQUENCE ? "a list" : "a scalar";
}

static kz_status check_kinds(kz_ctx *ctx, const kz_node *target, const kz_node *patch)
{
    if (kz_is_null(target) || kz_is_null(patch) || target->kind == patch->kind)
        return KZ_OK;
    return kz_report(ctx, patch->loc, KZ_D_PATCH_MISMATCH,
        "the patch has %s where the target has %s", kind_name(patch), kind_name(target));
}

/* A type that the tree itself names: it counts where no schema leads to. */
static kz_merge_schema named_schema(const kz_node *target, const kz_node *patch)
{
    const kz_node *both[] = {target, patch};
    for (size_t i = 0; i < 2; i++) {
        kz_gvk gvk = {.kind = kz_map_text(both[i], KZ_S("kind"))};
        kz_str version = kz_map_text(both[i], KZ_S("apiVersion"));
        if (gvk.kind.len == 0 || version.len == 0)
            continue;
        kz_gvk_split(version, &gvk.group, &gvk.version);
        const kz_schema *schema = kz_schema_of(gvk);
        if (schema != NULL)
            return (kz_merge_schema){.object = schema, .inside = true};
    }
    return (kz_merge_schema){0};
}

static kz_merge_schema schema_below(kz_merge_schema schema, kz_str key)
{
    if (schema.values != NULL)
        return (kz_merge_schema){.object = schema.values, .inside = true};
    const kz_schema_field *field = kz_schema_get(schema.object, key);
    if (field == NULL)
        return (kz_merge_schema){.inside = schema.inside};
    if (field->is_list)
        return (kz_merge_schema){.list = field, .inside = true};
    if (field->is_map)
        return (kz_merge_schema){.values = field->child, .inside = true};
    return (kz_merge_schema){.object = field->child, .inside = true};
}

/* Put RESULT where OLD is in DEST, or take OLD away. A scalar is changed in place:
 * it keeps its quotes, and its twins follow. */
static void set_field(kz_node *dest, kz_node *old, const kz_node *key_from, kz_node *result)
{
    bool nothing = result == NULL || (kz_is_null(result) && result != old);
    if (nothing && old != NULL)
        kz_child_unlink(dest, old);
    if (nothing)
        return;
    if (result == old) {
        kz_node_merged(old);
    } else if (old == NULL) {
        uint8_t key_type = key_from->key_type;
        kz_map_append(dest, key_from->key, key_from->key_loc, result);
        result->key_type = key_type;
        kz_node_merged(result);
    } else if (kz_is_scalar(old) && kz_is_scalar(result)) {
        kz_node_set(old, (kz_type)result->type, result->u.text, result->loc);
    } else {
        kz_node_become(old, result);
    }
}

enum { FEW = 24 }; /* entries that are searched one by one */

/* Finds entries of a mapping by key, in a table if there are many. */
typedef struct finder {
    const kz_node *map;
    kz_map *index;
} finder;

static finder finder_for(kz_ctx *ctx, const kz_node *map, const kz_node *other)
{
    finder f = {map, NULL};
    if (!kz_is_map(map) || !kz_is_map(other) || map->count <= FEW || other->count <= FEW)
        return f;
    f.index = KZ_NEW(&ctx->scratch, kz_map);
    for (kz_node *c = kz_first(map); c != NULL; c = c->next) {
        void **slot = kz_map_slot_for(&ctx->scratch, f.index, c->key->text);
        if (*slot == NULL)
            *slot = c;
    }
    return f;
}

static kz_node *find(const finder *f, const kz_name *key)
{
    return f->index != NULL ? kz_map_lookup(f->index, key->text) : kz_map_find(f->map, key);
}

static kz_status merge_field(
    kz_ctx *ctx, kz_node *dest, kz_node *target, kz_node *patch, kz_merge_schema schema)
{
    const kz_node *key_from = target != NULL ? target : patch;
    kz_node *result;
    KZ_TRY(kz_merge_value(ctx, target, patch, schema_below(schema, key_from->key->text), &result));
    set_field(dest, target, key_from, result);
    return KZ_OK;
}

/* The entries of PATCH that DEST has no keys for. */
static kz_nodes new_entries(kz_ctx *ctx, const kz_node *dest, const kz_node *patch)
{
    kz_nodes out = {0};
    if (dest == patch || !kz_is_map(patch))
        return out;
    finder in_dest = finder_for(ctx, dest, patch);
    for (kz_node *c = kz_first(patch); c != NULL; c = c->next)
        if (find(&in_dest, c->key) == NULL)
            KZ_PUSH(&ctx->scratch, out, c);
    return out;
}

/* All fields of DEST and of PATCH (the same, or none). */
static kz_status merge_fields(kz_ctx *ctx, kz_node *dest, kz_node *patch, kz_merge_schema schema)
{
    kz_nodes added = new_entries(ctx, dest, patch);
    finder in_patch = finder_for(ctx, patch, dest);
    for (kz_node *c = kz_first(dest), *next; c != NULL; c = next) {
        next = c->next;
        kz_node *other = dest == patch ? c : kz_is_map(patch) ? find(&in_patch, c->key) : NULL;
        KZ_TRY(merge_field(ctx, dest, c, other, schema));
    }
    for (size_t i = 0; i < added.len; i++)
        KZ_TRY(merge_field(ctx, dest, NULL, added.at[i], schema));
    return KZ_OK;
}

/* A mapping that was not there comes from the patch, and is merged with itself,
 * so that nulls and directives inside of it do their work. */
static kz_status merge_new_map(
    kz_ctx *ctx, kz_node *target, kz_node *patch, kz_merge_schema schema, kz_node **out)
{
    kz_directive directive = KZ_DIRECTIVE_MERGE;
    *out = NULL;
    if (kz_is_null(patch)) {
        *out = patch == NULL && kz_is_written_null(target) ? target : NULL;
        return KZ_OK;
    }
    const kz_node *word = kz_map_get(patch, KZ_S("$patch"));
    bool known = word != NULL &&
        (kz_str_eq(kz_text_of(word), KZ_S("delete")) ||
            kz_str_eq(kz_text_of(word), KZ_S("replace")) ||
            kz_str_eq(kz_text_of(word), KZ_S("merge")));
    if (known)
        KZ_TRY(kz_directive_take(ctx, patch, &directive));
    if (directive == KZ_DIRECTIVE_DELETE)
        return KZ_OK;
    *out = patch;
    return merge_fields(ctx, patch, patch, schema);
}

static kz_status merge_maps(
    kz_ctx *ctx, kz_node *target, kz_node *patch, kz_merge_schema schema, kz_node **out)
{
    kz_directive directive = KZ_DIRECTIVE_MERGE;
    if (kz_is_null(target))
        return merge_new_map(ctx, target, patch, schema, out);
    *out = NULL;
    if (patch != NULL && kz_is_null(patch))
        return KZ_OK;
    if (patch != NULL)
        KZ_TRY(kz_directive_take(ctx, patch, &directive));
    if (directive == KZ_DIRECTIVE_DELETE)
        return KZ_OK;
    *out = directive == KZ_DIRECTIVE_REPLACE ? patch : target;
    return merge_fields(ctx, *out, patch, schema);
}

static kz_status merge_sequences(
    kz_ctx *ctx, kz_node *target, kz_node *patch, kz_merge_schema schema, kz_node **out)
{
    kz_directive directive = KZ_DIRECTIVE_MERGE;
    if (schema.list == NULL || !schema.list->merges) {
        *out = patch != NULL ? patch : target;
        return KZ_OK;
    }
    *out = NULL;
    if (kz_is_null(target))
        return kz_merge_lists(ctx, patch, patch, schema, out);
    if (patch != NULL && kz_is_null(patch))
        return KZ_OK;
    if (patch != NULL)
        KZ_TRY(kz_directive_take(ctx, patch, &directive));
    if (directive == KZ_DIRECTIVE_DELETE)
        return KZ_OK;
    return kz_merge_lists(
        ctx, directive == KZ_DIRECTIVE_REPLACE ? patch : target, patch, schema, out);
}

kz_status kz_merge_value(
    kz_ctx *ctx, kz_node *target, kz_node *patch, kz_merge_schema schema, kz_node **out)
{
    const kz_node *first = first_of(target, patch);
    KZ_TRY(check_kinds(ctx, target, patch));
    if (kz_is_seq(first))
        return merge_sequences(ctx, target, patch, schema, out);
    if (kz_is_scalar(first) && !kz_is_null(first)) {
        *out = patch != NULL ? patch : target;
        return KZ_OK;
    }
    if (!schema.inside)
        schema = named_schema(target, patch);
    return merge_maps(ctx, target, patch, schema, out);
}
