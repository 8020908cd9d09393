/*
 * Kubernetes label selectors, for labels and for annotations:
 *
 *   app=web,tier in (a,b),!legacy,weight>3
 */
#ifndef KZ_K8S_LABEL_SELECTOR_H
#define KZ_K8S_LABEL_SELECTOR_H

#include "yaml/node.h"

typedef struct kz_label_selector kz_label_selector;

/* Read the text of FIELD. A mistake is kept and reported when the selector is used:
 * the reference does not look at it before. */
const kz_label_selector *kz_label_selector_parse(kz_ctx *ctx, const kz_node *field);

/* Do LABELS, a mapping or NULL, meet all requirements? */
KZ_MUST_CHECK kz_status kz_label_selector_matches(
    kz_ctx *ctx, const kz_label_selector *selector, const kz_node *labels, bool *out);

#endif
