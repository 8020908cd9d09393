/*
 * Aliases and merge keys in kustomization files, configurations and JSON 6902
 * patches. Here a merge counts where it stands: keys after it win over it, and
 * it wins over keys before it.
 *
 *     {a: 1, <<: {a: 2}}    # a: 2
 *     {<<: {a: 2}, a: 1}    # a: 1
 */
#include "yaml/parse_tree.h"

/* Up to this size nearly all of a document may come from aliases, beyond the
 * second only a tenth. */
#define SMALL_DOCUMENT 400000.0
#define LARGE_DOCUMENT 4000000.0

typedef struct expansion {
    kz_ctx *ctx;
    bool strict;            /* equal keys are refused */
    size_t values, aliased; /* read so far, and how many of them by an alias */
    size_t inside;          /* of how many aliases we are */
} expansion;

/* Only worth asking of small mappings. */
static bool are_keys_distinct(const kz_node *map)
{
    for (const kz_node *a = kz_first(map); a != NULL; a = a->next)
        for (const kz_node *b = a->next; b != NULL; b = b->next)
            if (a->key == b->key)
                return false;
    return true;
}

static kz_status report_repeated(
    kz_ctx *ctx, bool strict, const kz_node *first, const kz_node *second)
{
    kz_status status =
        kz_report(ctx, second->key_loc, strict ? KZ_D_YAML_DUPLICATE_KEY : KZ_D_YAML_REPEATED_KEY,
            "the key '" KZ_FMT "' is in this mapping already%s", KZ_ARG(second->key->text),
            strict ? "" : ", and only the last one counts");
    kz_remark_on(ctx, first->key_loc, "it is here too");
    return status;
}

/* Of entries with equal keys keep the last, or refuse it. */
static kz_status drop_repeated(kz_ctx *ctx, bool strict, kz_node *map)
{
    if (map->count <= 16 && are_keys_distinct(map))
        return KZ_OK;
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_map last = {0};
    for (kz_node *c = kz_first(map); c != NULL; c = c->next) {
        void **slot = kz_map_slot_for(&ctx->scratch, &last, c->key->text);
        if (*slot != NULL)
            KZ_TRY(report_repeated(ctx, strict, *slot, c));
        *slot = c;
    }
    kz_node *c = kz_first(map);
    kz_node_clear(map);
    for (kz_node *next; c != NULL; c = next) {
        next = c->next;
        if (kz_map_lookup(&last, c->key->text) == c)
            kz_map_append(map, c->key, c->key_loc, c);
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return KZ_OK;
}

static double allowed_share(double values)
{
    if (values <= SMALL_DOCUMENT)
        return 0.99;
    if (values >= LARGE_DOCUMENT)
        return 0.10;
    return 0.99 - 0.89 * ((values - SMALL_DOCUMENT) / (LARGE_DOCUMENT - SMALL_DOCUMENT));
}

static kz_status count(expansion *x, const kz_node *n)
{
    x->values++;
    x->aliased += x->inside > 0;
    if (x->aliased > 100 && x->values > 1000 &&
        (double)x->aliased / (double)x->values > allowed_share((double)x->values))
        return kz_report(
            x->ctx, n->loc, KZ_D_TOO_LARGE, "too much of the document comes from aliases");
    return KZ_OK;
}

static kz_status refuse_merge(const expansion *x, const kz_node *value)
{
    return kz_report(x->ctx, value->loc, KZ_D_YAML_MERGE,
        "what '<<' merges must be a mapping or a list of mappings");
}

static kz_status expand(expansion *x, const kz_node *n, size_t depth, kz_node **out);
static kz_status expand_entries(expansion *x, const kz_node *map, size_t depth, kz_node *into);

/* Do to the node that ALIAS stands for what a merge does (INTO is a mapping) or
 * a value (INTO is NULL). */
static kz_status through_alias(
    expansion *x, const kz_node *alias, size_t depth, kz_node *into, kz_node **out)
{
    kz_node *target = alias->u.child.first;
    if ((target->flags & KZ_FLAG_BUSY) != 0)
        return kz_report(x->ctx, alias->loc, KZ_D_YAML_ALIAS,
            "this alias stands for a value that contains itself");
    target->flags |= KZ_FLAG_BUSY;
    x->inside++;
    kz_status status = KZ_OK;
    if (into == NULL)
        status = expand(x, target, depth, out);
    else if ((status = count(x, target)) == KZ_OK)
        status = expand_entries(x, target, depth, into);
    x->inside--;
    target->flags &= (uint8_t)~KZ_FLAG_BUSY;
    return status;
}

static kz_status merge_map(expansion *x, const kz_node *value, size_t depth, kz_node *into)
{
    KZ_TRY(count(x, value));
    if (value->kind == KZ_MAPPING)
        return expand_entries(x, value, depth, into);
    if (value->kind != KZ_KIND_ALIAS || value->u.child.first->kind != KZ_MAPPING)
        return refuse_merge(x, value);
    return through_alias(x, value, depth, into, NULL);
}

/* Of a list the first mapping wins, so it goes last. */
static kz_status merge_list(expansion *x, const kz_node *list, size_t depth, kz_node *into)
{
    KZ_VEC(const kz_node *) maps = {0};
    for (const kz_node *c = kz_first(list); c != NULL; c = c->next)
        KZ_PUSH(&x->ctx->scratch, maps, c);
    while (maps.len > 0)
        KZ_TRY(merge_map(x, maps.at[--maps.len], depth, into));
    return KZ_OK;
}

static kz_status expand_entries(expansion *x, const kz_node *map, size_t depth, kz_node *into)
{
    if (depth > KZ_MAX_DEPTH)
        return kz_report(x->ctx, map->loc, KZ_D_TOO_DEEP,
            "values nest more than %d levels deep once aliases are expanded", KZ_MAX_DEPTH);
    for (const kz_node *c = kz_first(map); c != NULL; c = c->next) {
        if (c->key_type == KZ_KEY_MERGE) {
            KZ_TRY(c->kind == KZ_SEQUENCE ? merge_list(x, c, depth + 1, into)
                                          : merge_map(x, c, depth + 1, into));
            continue;
        }
        kz_node *value;
        KZ_TRY(count(x, c));
        KZ_TRY(expand(x, c, depth + 1, &value));
        kz_map_append(into, c->key, c->key_loc, value);
    }
    return KZ_OK;
}

static kz_status expand_list(expansion *x, const kz_node *list, size_t depth, kz_node *into)
{
    for (const kz_node *c = kz_first(list); c != NULL; c = c->next) {
        kz_node *item;
        KZ_TRY(expand(x, c, depth + 1, &item));
        kz_seq_push(into, item);
    }
    return KZ_OK;
}

static kz_status expand(expansion *x, const kz_node *n, size_t depth, kz_node **out)
{
    KZ_TRY(count(x, n));
    if (depth > KZ_MAX_DEPTH)
        return kz_report(x->ctx, n->loc, KZ_D_TOO_DEEP,
            "values nest more than %d levels deep once aliases are expanded", KZ_MAX_DEPTH);
    if (n->kind == KZ_KIND_ALIAS)
        return through_alias(x, n, depth, NULL, out);
    kz_node *made = kz_arena_alloc(&x->ctx->arena, sizeof *made);
    *made = *n;
    made->flags = n->flags & KZ_FLOW;
    made->next = NULL;
    *out = made;
    if (n->kind == KZ_SCALAR)
        return KZ_OK;
    kz_node_clear(made);
    if (n->kind == KZ_SEQUENCE)
        return expand_list(x, n, depth, made);
    KZ_TRY(expand_entries(x, n, depth, made));
    return drop_repeated(x->ctx, x->strict, made);
}

/* Without aliases there is nothing else to do, and no need to copy. */
static kz_status drop_repeated_below(kz_ctx *ctx, bool strict, kz_node *n)
{
    if (n->kind == KZ_MAPPING)
        KZ_TRY(drop_repeated(ctx, strict, n));
    for (kz_node *c = kz_first(n); c != NULL; c = c->next)
        KZ_TRY(drop_repeated_below(ctx, strict, c));
    return KZ_OK;
}

kz_status kz_tree_expand_config(kz_ctx *ctx, bool strict, kz_document_tree *tree)
{
    if (!tree->aliases)
        return drop_repeated_below(ctx, strict, tree->root);
    expansion x = {.ctx = ctx, .strict = strict};
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_node *root;
    KZ_TRY(expand(&x, tree->root, 1, &root));
    kz_arena_rewind(&ctx->scratch, mark);
    tree->root = root;
    return KZ_OK;
}
