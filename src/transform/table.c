#include "transform/transformer.h"

/* In the order in which the reference applies them, whatever the order in the
 * kustomization file. Order is behaviour: a new row goes where the reference
 * puts it, not at the end. */
const kz_transformer *const kz_transformers[] = {
    &kz_patches_strategic_merge_transformer,
    &kz_patches_transformer,
    &kz_namespace_transformer,
    &kz_name_prefix_transformer,
    &kz_name_suffix_transformer,
    &kz_labels_transformer,
    &kz_common_labels_transformer,
    &kz_common_annotations_transformer,
    &kz_patches_json6902_transformer,
    &kz_replicas_transformer,
    &kz_images_transformer,
    &kz_replacements_transformer,
    NULL,
};
