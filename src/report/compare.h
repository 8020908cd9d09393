/*
 * Two trees of one object, value by value.
 */
#ifndef KZ_REPORT_COMPARE_H
#define KZ_REPORT_COMPARE_H

#include "k8s/schema.h"
#include "report/follow.h"

typedef KZ_VEC(kz_change) kz_changes;

/* What is compared, and where the outcome goes. */
typedef struct kz_comparison {
    kz_ctx *ctx;
    const kz_twosome *of;
    const kz_renames *renames; /* what kz_follow() has put into the tree before */
    kz_patch *patch;
    kz_changes changes; /* in the arena */
    bool reordered;     /* elements of the tree after have been put into another order */
} kz_comparison;

/* Note what differs between A and B: for people as changes, and as operations of the patch
 * that turns A into B. Elements of lists whose order means nothing are put into the order
 * of A. */
void kz_compare(kz_comparison *c, const kz_schema *schema, kz_node *a, kz_node *b);

#endif
