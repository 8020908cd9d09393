/*
 * Resources kept as a pattern: what a base makes, to be copied into each build that
 * uses it.
 */
#ifndef KZ_K8S_STOCK_H
#define KZ_K8S_STOCK_H

#include "k8s/list.h"
#include "yaml/prints.h"

typedef struct kz_stock {
    const kz_forest *trees;
    const kz_prints *prints;
    const kz_resource *resources; /* their roots stand for nothing: see trees */
} kz_stock;

/* A pattern of LIST as it is now, in the context's arena. Later changes to LIST do not
 * show in it. Origins are not kept. */
const kz_stock *kz_stock_make(kz_ctx *ctx, const kz_list *list);

/* Add a copy of all resources at the end of LIST; refuses what kz_list_append() refuses.
 * Safe while others copy the same stock. */
KZ_MUST_CHECK kz_status kz_stock_add(kz_ctx *ctx, const kz_stock *stock, kz_list *list);

#endif
