/*
 * target: of a patch, select: of a replacement.
 *
 *   target:
 *     group: apps              # regular expressions, each matching as a whole
 *     kind: Deployment
 *     name: web-.*
 *     namespace: shop
 *     labelSelector: app=web,tier in (a,b)
 *     annotationSelector: "!legacy"
 */
#ifndef KZ_K8S_SELECTOR_H
#define KZ_K8S_SELECTOR_H

#include "base/regex.h"
#include "k8s/list.h"
#include "yaml/shape.h"

/* Kubernetes label-selector syntax: a comma-separated list of requirements. */
typedef struct kz_label_selector kz_label_selector;

typedef struct kz_selector {
    const kz_regex *group, *version, *kind, *name, *ns; /* NULL = any */
    const kz_label_selector *labels, *annotations;      /* NULL = any */
} kz_selector;

/* The fields of a selector, for tables of fields. */
extern const kz_field kz_selector_fields[];

/* Read a selector whose shape was checked. Refuses bad regular expressions at the
 * place of their field; a bad labelSelector or annotationSelector is refused only
 * when it is needed to tell whether a resource matches, as in the reference. */
KZ_MUST_CHECK kz_status kz_selector_read(kz_ctx *ctx, const kz_node *n, kz_selector *out);

/* All given fields must match; name and namespace the original or the current
 * one. */
KZ_MUST_CHECK kz_status kz_selector_matches(
    kz_ctx *ctx, const kz_selector *selector, const kz_resource *r, bool *out);

/* The resources of LIST that match, in order, appended to *OUT. */
KZ_MUST_CHECK kz_status kz_selector_select(
    kz_ctx *ctx, const kz_selector *selector, const kz_list *list, kz_resources *out);

#endif
