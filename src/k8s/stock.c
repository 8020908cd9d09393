#include "k8s/stock.h"

/* What grows later must not grow into memory that is shared. */
static void close_vectors(kz_resource *r)
{
    r->formers.capacity = r->formers.len;
    r->prefixes.capacity = r->prefixes.len;
    r->suffixes.capacity = r->suffixes.len;
}

const kz_stock *kz_stock_make(kz_ctx *ctx, const kz_list *list)
{
    size_t count = list->items.len;
    kz_stock *stock = KZ_NEW(&ctx->arena, kz_stock);
    kz_resource *resources = KZ_NEW_ARRAY(&ctx->arena, kz_resource, count);
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_node **roots = KZ_NEW_ARRAY(&ctx->scratch, kz_node *, count);
    for (size_t i = 0; i < count; i++) {
        resources[i] = *list->items.at[i];
        roots[i] = resources[i].root;
        resources[i].root = NULL;
        resources[i].list = NULL;
        resources[i].replaced_by = NULL;
        close_vectors(&resources[i]);
    }
    stock->trees = kz_forest_make(ctx, roots, count);
    stock->prints = kz_prints_make(ctx, stock->trees);
    stock->resources = resources;
    kz_arena_rewind(&ctx->scratch, mark);
    return stock;
}

kz_status kz_stock_add(kz_ctx *ctx, const kz_stock *stock, kz_list *list)
{
    const kz_forest *trees = stock->trees;
    kz_node *nodes = kz_forest_copy(ctx, trees);
    kz_copy *copy = KZ_NEW(&ctx->arena, kz_copy);
    *copy = (kz_copy){stock->prints, nodes};
    kz_resource *copies = KZ_NEW_ARRAY(&ctx->arena, kz_resource, trees->tree_count);
    for (size_t i = 0; i < trees->tree_count; i++) {
        copies[i] = stock->resources[i];
        copies[i].root = nodes + trees->roots[i];
        copies[i].copy = copy;
        KZ_TRY(kz_list_append(ctx, list, &copies[i]));
    }
    return KZ_OK;
}
