/*
 * What a name that leads nowhere may have meant: "did you mean Deployment 'backend'
 * (base/backend.yaml:4)?"
 */
#ifndef KZ_K8S_NEAR_H
#define KZ_K8S_NEAR_H

#include "k8s/list.h"

/* The field of an id that is the first to differ. */
typedef enum kz_id_part {
    KZ_PART_NONE,
    KZ_PART_KIND,
    KZ_PART_NAME,
    KZ_PART_NAMESPACE,
    KZ_PART_VERSION /* or the group */
} kz_id_part;

typedef struct kz_near {
    const kz_list *list; /* that was searched */
    kz_id wanted;
    const kz_resource *r; /* NULL: nothing is near */
    kz_id_part differs;
    bool skipped; /* it was not looked for */
} kz_near;

/* The resource that is nearest to WANTED. A PATTERN says nothing by an empty part. */
kz_near kz_near_find(kz_ctx *ctx, const kz_list *list, kz_id wanted, bool pattern);

/* Help for the mistake reported last, and the place of what may have been meant. */
void kz_near_help(kz_ctx *ctx, const kz_near *near);

/* The id that the fields of a selector N spell, "group", "kind" and so on. */
kz_id kz_near_selected(const kz_node *n);

/* The field of selector N to blame: the one that differs, or the one that says most. */
kz_loc kz_near_blame(const kz_near *near, const kz_node *n);

#endif
