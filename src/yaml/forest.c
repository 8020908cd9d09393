#include "yaml/forest.h"

#include <stdlib.h>

/* Where a twin went. */
typedef struct move {
    const kz_node *from;
    kz_node *to;
} move;

typedef struct packing {
    kz_ctx *ctx;
    kz_node *free; /* the next in the block */
    KZ_VEC(move) twins;
} packing;

static size_t count_nodes(const kz_node *n)
{
    size_t count = 1;
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next)
        count += count_nodes(c);
    return count;
}

static kz_node *pack(packing *p, const kz_node *n)
{
    kz_node *copy = p->free++;
    *copy = *n;
    copy->next = NULL;
    copy->twin = NULL;
    if (n->twin != NULL) {
        move m = {n, copy};
        KZ_PUSH(&p->ctx->scratch, p->twins, m);
    }
    if (n->kind == KZ_SCALAR)
        return copy;
    kz_node **link = &copy->u.child.first, *last = NULL;
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next) {
        *link = last = pack(p, c);
        link = &last->next;
    }
    *link = NULL;
    copy->u.child.last = last;
    return copy;
}

static int by_address(const void *a, const void *b)
{
    const kz_node *x = ((const move *)a)->from, *y = ((const move *)b)->from;
    return x < y ? -1 : x > y;
}

/* Make rings of the copies as the nodes have them. */
static void pair_twins(packing *p)
{
    if (p->twins.len == 0)
        return;
    qsort(p->twins.at, p->twins.len, sizeof(move), by_address);
    for (size_t i = 0; i < p->twins.len; i++) {
        const move *found = NULL;
        const kz_node *n = p->twins.at[i].from;
        for (const kz_node *t = n->twin; t != n && found == NULL; t = t->twin) {
            move key = {t, NULL};
            found = bsearch(&key, p->twins.at, p->twins.len, sizeof(move), by_address);
        }
        p->twins.at[i].to->twin = found == NULL ? NULL : found->to;
    }
}

kz_forest *kz_forest_make(kz_ctx *ctx, kz_node *const *trees, size_t count)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_forest *forest = KZ_NEW(&ctx->arena, kz_forest);
    size_t *roots = KZ_NEW_ARRAY(&ctx->arena, size_t, count);
    for (size_t i = 0; i < count; i++) {
        roots[i] = forest->count;
        forest->count += count_nodes(trees[i]);
    }
    forest->nodes = KZ_NEW_ARRAY(&ctx->arena, kz_node, forest->count);
    forest->roots = roots;
    forest->tree_count = count;
    packing p = {.ctx = ctx, .free = forest->nodes};
    for (size_t i = 0; i < count; i++)
        (void)pack(&p, trees[i]);
    pair_twins(&p);
    kz_arena_rewind(&ctx->scratch, mark);
    return forest;
}

/* What POINTER into the forest is in the copy. */
static kz_node *moved(const kz_forest *forest, kz_node *copy, const kz_node *pointer)
{
    return pointer == NULL ? NULL : copy + (pointer - forest->nodes);
}

kz_node *kz_forest_copy(kz_ctx *ctx, const kz_forest *forest)
{
    kz_node *copy = kz_arena_alloc(&ctx->arena, forest->count * sizeof *copy);
    for (size_t i = 0; i < forest->count; i++) {
        const kz_node *from = &forest->nodes[i];
        kz_node *to = &copy[i];
        *to = *from;
        to->next = moved(forest, copy, from->next);
        to->twin = moved(forest, copy, from->twin);
        if (from->kind == KZ_SCALAR)
            continue;
        to->u.child.first = moved(forest, copy, from->u.child.first);
        to->u.child.last = moved(forest, copy, from->u.child.last);
    }
    return copy;
}
