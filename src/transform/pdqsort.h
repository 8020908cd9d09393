/*
 * The sorting algorithm of Go's standard library, step by step.
 *
 * The reference's order of kinds is no order in one corner: a Namespace of the
 * core group comes before those of other groups, while all other types of the
 * core group come after. Where such resources meet, their places depend on which
 * of them the algorithm compares, so it has to be the same algorithm. For all
 * else any would do.
 */
#ifndef KZ_TRANSFORM_PDQSORT_H
#define KZ_TRANSFORM_PDQSORT_H

#include <stdbool.h>
#include <stddef.h>

/* Must ITEM come before OTHER? */
typedef bool kz_less_fn(const void *item, const void *other);

/* Sort the LEN pointers at ITEMS. Never takes more than LEN * log LEN steps,
 * whatever LESS says. */
void kz_pdqsort(void **items, size_t len, kz_less_fn *less);

/* The same where the first SORTED items are in order, and LESS is an order: a few more at the
 * end of a long row are inserted, which is what comes of them, without looking at all. */
void kz_pdqsort_more(void **items, size_t sorted, size_t len, kz_less_fn *less);

#endif
