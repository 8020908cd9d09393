/*
 * What is done to the trees of an object before they are compared, so that the comparison
 * itself has nothing to leave out and nothing to hide.
 */
#ifndef KZ_REPORT_PREPARE_H
#define KZ_REPORT_PREPARE_H

#include "k8s/schema.h"
#include "report/say.h"

/* Take from ROOT what is not to be looked at: WHAT is KZ_IGNORE_LABELS and the like.
 * Returns whether there was any. */
bool kz_leave_out(kz_node *root, unsigned what);

/* Put "***" in the place of the values of a Secret, and of the annotation that repeats
 * them; values that differ become "*** (before)" and "*** (after)". A or B may be NULL.
 * Nothing of a value is left in the trees, not even how long it is. */
void kz_mask_secret(kz_ctx *ctx, kz_node *a, kz_node *b);

/* The annotation in which kubectl keeps what it was given last. */
#define KZ_LAST_APPLIED "kubectl.kubernetes.io/last-applied-configuration"

/* Take from LIVE, which comes from a cluster, what is neither in WANTED nor in what was
 * applied last; what servers write into an object is taken from both. A Secret's
 * stringData moves to data, where the cluster keeps it. SAY's buffers are used. */
void kz_narrow_live(
    kz_ctx *ctx, kz_patch *say, const kz_schema *schema, kz_node *live, kz_node *wanted);

#endif
