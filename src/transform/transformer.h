/*
 * What a transformer is: one field of a kustomization file, applied to the
 * resources of its layer.
 */
#ifndef KZ_TRANSFORM_TRANSFORMER_H
#define KZ_TRANSFORM_TRANSFORMER_H

#include "base/loader.h"
#include "k8s/list.h"
#include "k8s/tables.h"
#include "yaml/shape.h"

/* What a transformer may know of the layer it works in. */
typedef struct kz_layer {
    const kz_loader *loader; /* reads the files that the kustomization names */
    const kz_tables *tables; /* field specs: built in, and configured */
    kz_list *list;           /* all resources accumulated so far */
} kz_layer;

typedef struct kz_transformer {
    const char *field; /* of the kustomization file */
    const char *kind;  /* of the built-in plugin that does the same */
    /* Apply CONFIG, the field's value, whose shape was checked and which is not
     * null, to layer->list. */
    kz_status (*apply)(kz_ctx *ctx, const kz_layer *layer, const kz_node *config);
    bool independent; /* its mistakes do not follow from those of other fields */
} kz_transformer;

/* In the order in which the reference applies them; NULL ends the table. */
extern const kz_transformer *const kz_transformers[];

/* One row per field, each defined in the file named after it. */
extern const kz_transformer kz_patches_strategic_merge_transformer;
extern const kz_transformer kz_patches_transformer;
extern const kz_transformer kz_namespace_transformer;
extern const kz_transformer kz_name_prefix_transformer;
extern const kz_transformer kz_name_suffix_transformer;
extern const kz_transformer kz_labels_transformer;
extern const kz_transformer kz_common_labels_transformer;
extern const kz_transformer kz_common_annotations_transformer;
extern const kz_transformer kz_patches_json6902_transformer;
extern const kz_transformer kz_replicas_transformer;
extern const kz_transformer kz_images_transformer;
extern const kz_transformer kz_replacements_transformer;

/* The fields inside of the above, for the kustomization file's table. */
extern const kz_field kz_patch_fields[];          /* patches[] */
extern const kz_field kz_patch_json6902_fields[]; /* patchesJson6902[] */
extern const kz_field kz_label_fields[];          /* labels[] */
extern const kz_field kz_replica_fields[];        /* replicas[] */
extern const kz_field kz_image_fields[];          /* images[] */
extern const kz_field kz_replacement_fields[];    /* replacements[] */

/* What a NamespaceTransformer may be told besides. */
typedef struct kz_namespace_options {
    bool unset_only; /* leave resources alone that have a namespace */
    enum {
        KZ_SUBJECTS_DEFAULT, /* of role bindings: those that are called "default" */
        KZ_SUBJECTS_ALL,     /* all ServiceAccounts */
        KZ_SUBJECTS_NONE
    } subjects;
} kz_namespace_options;

KZ_MUST_CHECK kz_status kz_namespace_apply(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *config, kz_namespace_options options);

/* The plugin ValueAddTransformer, which no field stands for. */
extern const kz_field kz_value_add_fields[];
KZ_MUST_CHECK kz_status kz_value_add_apply(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *config);

#endif
