/*
 * targets: of a replacement: the resources and the fields where the value goes.
 *
 *   select: {kind: Deployment}
 *   reject: [{name: legacy}]
 *   fieldPaths: [spec.template.spec.containers.[name=web].env.0.value]
 *   options: {delimiter: ":", index: 0, create: true}
 */
#ifndef KZ_TRANSFORM_REPLACEMENT_TARGET_H
#define KZ_TRANSFORM_REPLACEMENT_TARGET_H

#include "k8s/selector.h"
#include "transform/replacement_path.h"

/* options: of a source or a target. */
typedef struct kz_part_options {
    kz_str delimiter;
    long long index;
    bool create;
} kz_part_options;

/* Out of their YAML form, whose shape was checked; N may be NULL. */
kz_part_options kz_part_options_read(kz_ctx *ctx, const kz_node *n);

typedef KZ_VEC(const kz_selector *) kz_selectors;

/* A target, ready to be compared with resources. */
typedef struct kz_replacement_target {
    kz_selector select;
    kz_selectors labelled;  /* of reject: those that ask for labels or annotations */
    kz_selectors rejects;   /* those that name something, but no literal name */
    kz_map rejects_by_name; /* the others; name -> kz_selectors */
    kz_target_path *paths;
    size_t path_count;
    kz_part_options options;
} kz_replacement_target;

/* Read a target whose shape was checked. */
KZ_MUST_CHECK kz_status kz_replacement_target_read(
    kz_ctx *ctx, const kz_node *n, kz_replacement_target *out);

/* The resources of LIST that T may select, in order; there are none besides. *OUT is
 * a view of the list or in the arena. */
void kz_replacement_target_candidates(
    kz_ctx *ctx, const kz_replacement_target *t, const kz_list *list, kz_resources *out);

/* Does T select R, and if so, reject it? */
KZ_MUST_CHECK kz_status kz_replacement_target_selects(kz_ctx *ctx, const kz_replacement_target *t,
    const kz_resource *r, bool *selected, bool *rejected);

#endif
