/*
 * sortOptions: the order of the output.
 *
 *   sortOptions:
 *     order: legacy            # or fifo
 *     legacySortOptions:
 *       orderFirst: [Namespace]
 *       orderLast: [ValidatingWebhookConfiguration]
 */
#ifndef KZ_TRANSFORM_SORT_H
#define KZ_TRANSFORM_SORT_H

#include "k8s/list.h"
#include "yaml/shape.h"

extern const kz_field kz_sort_fields[];

/* Sort LIST by OPTIONS, the field's value (NULL: legacy order). Refuses an order
 * that does not exist, and legacy options without "order: legacy". */
KZ_MUST_CHECK kz_status kz_sort(kz_ctx *ctx, kz_list *list, const kz_node *options);

#endif
