#include "patch/merge.h"

#include "patch/comment_schema.h"
#include "patch/finder.h"
#include "yaml/scalar.h"

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
static const kz_schema *named_schema(kz_ctx *ctx, const kz_node *target, const kz_node *patch)
{
    const kz_node *both[] = {target, patch};
    for (size_t i = 0; i < 2; i++) {
        kz_gvk gvk = {.kind = kz_map_text(both[i], KZ_S("kind"))};
        kz_str version = kz_map_text(both[i], KZ_S("apiVersion"));
        if (gvk.kind.len == 0 || version.len == 0)
            continue;
        kz_gvk_split(version, &gvk.group, &gvk.version);
        const kz_schema *schema = kz_schema_of(ctx, gvk);
        if (schema != NULL)
            return schema;
    }
    return NULL;
}

/* What is known of the value under a key, which TARGET and PATCH have; either may be
 * NULL. */
static kz_merge_schema schema_below(
    kz_ctx *ctx, kz_merge_schema schema, const kz_node *target, const kz_node *patch)
{
    const kz_schema_field *field = kz_comment_schema(ctx, target);
    if (field == NULL && patch != target)
        field = kz_comment_schema(ctx, patch);
    if (field == NULL && schema.values != NULL)
        return (kz_merge_schema){.object = schema.values};
    if (field == NULL)
        field = kz_schema_get(schema.object, (target != NULL ? target : patch)->key->text);
    if (field == NULL)
        return (kz_merge_schema){0};
    if (field->is_list)
        return (kz_merge_schema){.list = field};
    if (field->is_map)
        return (kz_merge_schema){.values = field->child};
    return (kz_merge_schema){.object = field->child};
}

/* A value with a tag of its own, such as "!!float 2", stays what the tag says: the
 * reference writes the tag before the quotes. */
static void drop_quotes(kz_node *n)
{
    kz_node *first = n;
    do {
        n->flags &= (uint8_t)~KZ_QUOTED;
        n = n->twin;
    } while (n != NULL && n != first);
}

/* What stands under a key when RESULT is to take the place of OLD: OLD itself with
 * a new value, since it keeps its style and has twins; RESULT if there was no OLD;
 * NULL for nothing. */
static kz_node *settle(kz_node *old, kz_node *result)
{
    if (result == NULL || (kz_is_null(result) && result != old))
        return NULL;
    if (old == NULL || result == old) {
        kz_node_merged(result);
        return result;
    }
    if (kz_is_scalar(old) && kz_is_scalar(result)) {
        kz_node_set(old, (kz_type)result->type, result->u.text, result->loc);
        if (result->type != KZ_STRING &&
            result->type != kz_scalar_resolve(result->u.text, KZ_READ_MANIFEST))
            drop_quotes(old);
    } else {
        result->flags = old->flags & KZ_FLOW;
        kz_node_become(old, result);
    }
    return old;
}

/* The entries of PATCH that DEST has no key for; of equal keys the first. */
static kz_nodes new_entries(kz_ctx *ctx, const kz_node *dest, const kz_node *patch)
{
    kz_nodes out = {0};
    kz_finder in_dest = kz_finder_for(ctx, dest, patch->count);
    kz_finder in_patch = kz_finder_for(ctx, patch, patch->count);
    for (kz_node *c = kz_first(patch); c != NULL; c = c->next)
        if (kz_finder_find(&in_dest, c->key) == NULL && kz_finder_find(&in_patch, c->key) == c)
            KZ_PUSH(&ctx->scratch, out, c);
    return out;
}

/* Hang a value into DEST under the key that ENTRY has. */
static void append(kz_node *dest, const kz_node *entry, kz_node *value)
{
    uint8_t key_type = entry->key_type;
    kz_map_append(dest, entry->key, entry->key_loc, value);
    value->key_type = key_type;
}

/* The entry of PATCH under a key, once. */
static kz_node *take(const kz_finder *in_patch, const kz_name *key)
{
    kz_node *entry = in_patch->map == NULL ? NULL : kz_finder_find(in_patch, key);
    return entry != NULL && entry->key != NULL ? entry : NULL;
}

static bool in_order(const kz_node *a, const kz_node *b)
{
    return kz_str_cmp(a->key->text, b->key->text) <= 0;
}

/* Take the entries off the front of *LIST that are in order already. */
static kz_node *take_run(kz_node **list)
{
    kz_node *run = *list, *last = run;
    while (last->next != NULL && in_order(last, last->next))
        last = last->next;
    *list = last->next;
    last->next = NULL;
    return run;
}

static kz_node *join_runs(kz_node *a, kz_node *b)
{
    kz_node *joined = NULL, **end = &joined;
    while (a != NULL && b != NULL) {
        kz_node **first = in_order(a, b) ? &a : &b;
        *end = *first;
        end = &(*end)->next;
        *first = *end;
    }
    *end = a != NULL ? a : b;
    return joined;
}

/* The entries of a mapping by key, equal keys as they were. */
static kz_node *sorted(kz_node *list)
{
    enum { MOST = 64 };
    kz_node *runs[MOST] = {NULL}; /* [i]: of 2 to the power of i runs */
    while (list != NULL) {
        kz_node *run = take_run(&list);
        size_t i = 0;
        for (; i < MOST - 1 && runs[i] != NULL; i++) {
            run = join_runs(runs[i], run);
            runs[i] = NULL;
        }
        runs[i] = run;
    }
    kz_node *all = NULL;
    for (size_t i = 0; i < MOST; i++)
        all = join_runs(runs[i], all);
    return all;
}

/* Merge the entries of DEST. They are unhung first and hung again one by one,
 * since many may go. What is used of the patch loses its key. The reference goes by
 * key, which shows when twins get different values. */
static kz_status merge_entries(
    kz_ctx *ctx, kz_node *dest, const kz_finder *in_patch, bool same, kz_merge_schema schema)
{
    kz_node *entry = in_patch->map == NULL ? kz_first(dest) : sorted(kz_first(dest));
    kz_node_clear(dest);
    for (kz_node *next; entry != NULL; entry = next) {
        next = entry->next;
        kz_node *other = same ? entry : take(in_patch, entry->key), *result;
        KZ_TRY(kz_merge_value(ctx, entry, other, schema_below(ctx, schema, entry, other), &result));
        if (settle(entry, result) != NULL)
            append(dest, entry, entry);
        if (!same && other != NULL)
            other->key = NULL;
    }
    return KZ_OK;
}

/* All fields of DEST with those of PATCH: the same, another mapping, or nothing. */
static kz_status merge_fields(kz_ctx *ctx, kz_node *dest, kz_node *patch, kz_merge_schema schema)
{
    bool same = dest == patch;
    if (same || !kz_is_map(patch))
        return merge_entries(ctx, dest, &(kz_finder){0}, same, schema);

    kz_nodes added = new_entries(ctx, dest, patch);
    kz_finder in_patch = kz_finder_for(ctx, patch, dest->count);
    KZ_TRY(merge_entries(ctx, dest, &in_patch, false, schema));
    kz_node_clear(patch);
    for (size_t i = 0; i < added.len; i++) {
        kz_node *entry = added.at[i], *result;
        KZ_TRY(kz_merge_value(ctx, NULL, entry, schema_below(ctx, schema, NULL, entry), &result));
        if (settle(NULL, result) != NULL)
            append(dest, entry, result);
    }
    return KZ_OK;
}

/* A null that was written ("null", "~") and that no patch speaks of stays. */
static bool stays(const kz_node *target, const kz_node *patch)
{
    return patch == NULL && target != NULL && target->u.text.len > 0;
}

/* A mapping that was not there comes from the patch, and is merged with itself,
 * so that nulls and directives inside of it do their work. */
static kz_status merge_new_map(
    kz_ctx *ctx, kz_node *target, kz_node *patch, kz_merge_schema schema, kz_node **out)
{
    *out = NULL;
    if (kz_is_null(patch)) {
        *out = stays(target, patch) ? target : NULL;
        return KZ_OK;
    }
    if (kz_directive_take_known(patch) == KZ_DIRECTIVE_DELETE)
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
    if (patch != NULL && kz_is_null(patch))
        return KZ_OK;
    if (!kz_is_null(target) && patch != NULL)
        KZ_TRY(kz_directive_take(ctx, patch, &directive));
    if (directive == KZ_DIRECTIVE_DELETE)
        return KZ_OK;
    *out = kz_is_null(target) || directive == KZ_DIRECTIVE_REPLACE ? patch : target;
    return kz_merge_lists(ctx, *out, patch, schema.list);
}

/* What is empty has no style of its own: "{}" is written that way for want of
 * another. */
static void take_style(kz_node *target, const kz_node *patch)
{
    if (target != NULL && target->kind != KZ_SCALAR && target->count == 0 && !kz_is_null(patch))
        target->flags = patch->flags & KZ_FLOW;
}

kz_status kz_merge_value(
    kz_ctx *ctx, kz_node *target, kz_node *patch, kz_merge_schema schema, kz_node **out)
{
    const kz_node *first = !kz_is_null(target) ? target : patch;
    KZ_TRY(check_kinds(ctx, target, patch));
    take_style(target, patch);
    if (kz_is_seq(first))
        return merge_sequences(ctx, target, patch, schema, out);
    if (kz_is_scalar(first) && !kz_is_null(first)) {
        *out = patch != NULL ? patch : target;
        return KZ_OK;
    }
    if (schema.object == NULL && schema.values == NULL && schema.list == NULL)
        schema.object = named_schema(ctx, target, patch);
    return merge_maps(ctx, target, patch, schema, out);
}
