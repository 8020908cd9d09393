/*
 * Two trees of one object, value by value.
 */
#ifndef KZ_REPORT_COMPARE_H
#define KZ_REPORT_COMPARE_H

#include "k8s/schema.h"
#include "report/say.h"

typedef KZ_VEC(kz_change) kz_changes;

/* Note what differs between A and B: for people in *CHANGES, which lives in the arena, and
 * as operations of PATCH that turn A into B. Elements of lists whose order means nothing
 * are put into the order of A; returns whether B has changed by that. */
bool kz_compare(kz_ctx *ctx, const kz_schema *schema, const kz_node *a, kz_node *b, kz_patch *patch,
    kz_changes *changes);

#endif
