/*
 * Aliases and merge keys in manifests, expanded:
 *
 *     a: &x {b: 1}
 *     c: *x             # c: {b: 1}
 *     d: {<<: *x, e: 2} # d: {b: 1, e: 2}
 *
 * Two habits of the reference that show: "<<" is removed from every mapping,
 * also where it is quoted and merges nothing; and what is merged brings its own
 * "<<" along, which then counts less than all other keys.
 */
#include "yaml/parse_tree.h"

/* Copies beyond this many, and beyond ten for each node written, are a bomb
 * rather than a document. */
enum { COPIES_FREE = 2000000, COPIES_EACH = 10 };

typedef struct expansion {
    kz_ctx *ctx;
    size_t copies, most;
} expansion;

static kz_status too_deep(const expansion *x, const kz_node *n)
{
    return kz_report(x->ctx, n->loc, KZ_D_TOO_DEEP,
        "values nest more than %d levels deep once aliases are expanded", KZ_MAX_DEPTH);
}

static void append(kz_node *parent, kz_node *child)
{
    child->next = NULL;
    if (parent->u.child.last == NULL)
        parent->u.child.first = child;
    else
        parent->u.child.last->next = child;
    parent->u.child.last = child;
    parent->count++;
}

/* A copy that keeps the key; aliases stay aliases of the same node. */
static kz_status copy(expansion *x, const kz_node *n, size_t depth, kz_node **out)
{
    if (depth > KZ_MAX_DEPTH)
        return too_deep(x, n);
    if (++x->copies > x->most)
        return kz_report(x->ctx, n->loc, KZ_D_TOO_LARGE,
            "aliases make the document more than %zu values large", x->most);
    kz_node *to = kz_arena_alloc(&x->ctx->arena, sizeof *to);
    *to = *n;
    to->next = NULL;
    to->flags = n->flags & (KZ_STYLE | KZ_FLOW);
    *out = to;
    if (n->kind != KZ_MAPPING && n->kind != KZ_SEQUENCE)
        return KZ_OK;
    kz_node_clear(to);
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next) {
        kz_node *child;
        KZ_TRY(copy(x, c, depth + 1, &child));
        append(to, child);
    }
    return KZ_OK;
}

static kz_status expand(expansion *x, kz_node *n, size_t depth);

/* Put into N's place what it stands for. The node it stands for is itself
 * expanded, once. */
static kz_status expand_alias(expansion *x, kz_node *n, size_t depth)
{
    kz_node *target = n->u.child.first;
    kz_node *made;
    if ((target->flags & KZ_FLAG_BUSY) != 0)
        return kz_report(
            x->ctx, n->loc, KZ_D_YAML_ALIAS, "this alias stands for a value that contains itself");
    if ((target->flags & KZ_FLAG_EXPANDED) == 0) {
        target->flags |= KZ_FLAG_BUSY;
        KZ_TRY(copy(x, target, depth, &made));
        KZ_TRY(expand(x, made, depth));
        kz_node_become(target, made);
        target->flags |= KZ_FLAG_EXPANDED;
    }
    KZ_TRY(copy(x, target, depth, &made));
    kz_node_become(n, made);
    return KZ_OK;
}

static bool is_merge(const kz_node *entry)
{
    return entry->key_type == KZ_KEY_MERGE;
}

/* The value of MAP's merge key; NULL without one. */
static kz_status merge_value(const expansion *x, const kz_node *map, kz_node **out)
{
    *out = NULL;
    for (kz_node *c = kz_first(map); c != NULL; c = c->next) {
        if (is_merge(c) && *out != NULL)
            return kz_report(
                x->ctx, c->key_loc, KZ_D_YAML_MERGE, "a mapping can have one merge key '<<'");
        if (is_merge(c))
            *out = c;
    }
    return KZ_OK;
}

/* The mapping that a merge key names, directly or by an alias; NULL if it is
 * none. */
static const kz_node *merged_map(const kz_node *value)
{
    if (value->kind == KZ_KIND_ALIAS)
        value = value->u.child.first;
    return value->kind == KZ_MAPPING ? value : NULL;
}

static kz_status refuse_merge(const expansion *x, const kz_node *value)
{
    return kz_report(x->ctx, value->loc, KZ_D_YAML_MERGE,
        "what '<<' merges must be a mapping or a list of mappings");
}

/* Append copies of those entries of FROM whose keys INDEX has not. */
static kz_status merge_from(
    expansion *x, kz_node *map, kz_map *index, const kz_node *from, size_t depth)
{
    for (const kz_node *c = kz_first(from); c != NULL; c = c->next) {
        void **slot = kz_map_slot_for(&x->ctx->scratch, index, c->key->text);
        if (*slot != NULL)
            continue;
        kz_node *entry;
        KZ_TRY(copy(x, c, depth + 1, &entry));
        append(map, entry);
        *slot = entry;
    }
    return KZ_OK;
}

static void index_keys(expansion *x, const kz_node *map, kz_map *index)
{
    for (kz_node *c = kz_first(map); c != NULL; c = c->next) {
        void **slot = kz_map_slot_for(&x->ctx->scratch, index, c->key->text);
        if (*slot == NULL)
            *slot = c;
    }
}

/* Merge what VALUE says into MAP, whose own keys and those merged earlier win. */
static kz_status merge_all(expansion *x, kz_node *map, const kz_node *value, size_t depth)
{
    kz_mark mark = kz_arena_mark(&x->ctx->scratch);
    kz_map index = {0};
    index_keys(x, map, &index);
    if (merged_map(value) != NULL) {
        KZ_TRY(merge_from(x, map, &index, merged_map(value), depth));
    } else if (value->kind != KZ_SEQUENCE) {
        return refuse_merge(x, value);
    } else {
        for (const kz_node *c = kz_first(value); c != NULL; c = c->next) {
            if (merged_map(c) == NULL)
                return refuse_merge(x, c);
            KZ_TRY(merge_from(x, map, &index, merged_map(c), depth));
        }
    }
    kz_arena_rewind(&x->ctx->scratch, mark);
    return KZ_OK;
}

static void drop_merge_key(kz_node *map)
{
    for (kz_node *c = kz_first(map); c != NULL; c = c->next) {
        if (kz_str_eq(c->key->text, KZ_S("<<"))) {
            kz_child_unlink(map, c);
            return;
        }
    }
}

static kz_status expand_map(expansion *x, kz_node *map, size_t depth)
{
    kz_node *value;
    KZ_TRY(merge_value(x, map, &value));
    drop_merge_key(map);
    if (value != NULL)
        KZ_TRY(merge_all(x, map, value, depth));
    for (kz_node *c = kz_first(map); c != NULL; c = c->next)
        KZ_TRY(expand(x, c, depth + 1));

    /* What was merged may have brought a merge key of its own. */
    KZ_TRY(merge_value(x, map, &value));
    if (value == NULL)
        return KZ_OK;
    kz_child_unlink(map, value);
    return merge_all(x, map, value, depth);
}

static kz_status expand(expansion *x, kz_node *n, size_t depth)
{
    if (depth > KZ_MAX_DEPTH)
        return too_deep(x, n);
    switch (n->kind) {
    case KZ_KIND_ALIAS:
        return expand_alias(x, n, depth);
    case KZ_MAPPING:
        return expand_map(x, n, depth);
    case KZ_SEQUENCE:
        for (kz_node *c = kz_first(n); c != NULL; c = c->next)
            KZ_TRY(expand(x, c, depth + 1));
        return KZ_OK;
    default:
        return KZ_OK;
    }
}

/* Anchored values are kept as they were written, since a merge takes them so;
 * therefore a copy is expanded. */
kz_status kz_tree_expand_manifest(kz_ctx *ctx, kz_document_tree *tree)
{
    if (!tree->aliases)
        return KZ_OK;
    expansion x = {.ctx = ctx, .most = COPIES_FREE + COPIES_EACH * tree->nodes};
    kz_node *root;
    KZ_TRY(copy(&x, tree->root, 1, &root));
    KZ_TRY(expand(&x, root, 1));
    tree->root = root;
    return KZ_OK;
}
