/*
 * Setting pairs of strings in mappings: labels and annotations.
 */
#ifndef KZ_TRANSFORM_PAIRS_H
#define KZ_TRANSFORM_PAIRS_H

#include "k8s/fieldspec.h"
#include "k8s/list.h"

/* Set PAIRS, a mapping of strings, in each mapping that SPECS name in a resource
 * of LIST. Existing values are overwritten; where the key is new in several
 * places of a resource, the values there become twins. */
KZ_MUST_CHECK kz_status kz_pairs_apply(
    kz_ctx *ctx, kz_list *list, kz_fieldspecs specs, const kz_node *pairs);

#endif
