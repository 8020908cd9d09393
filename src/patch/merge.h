/*
 * The walk through a target and its patch that a strategic merge is. Private to
 * this room; see strategic.h.
 */
#ifndef KZ_PATCH_MERGE_H
#define KZ_PATCH_MERGE_H

#include "k8s/schema.h"
#include "yaml/node.h"

/* What the schema knows of one place in the tree; all NULL: nothing. */
typedef struct kz_merge_schema {
    const kz_schema *object;     /* of the mapping here */
    const kz_schema *values;     /* of every value of the mapping here */
    const kz_schema_field *list; /* of the list here */
} kz_merge_schema;

/* Merge PATCH, which belongs to the walk and is used up, into TARGET; either may
 * be NULL, and both may be the same node. *OUT is what belongs in the target's
 * place: one of the two, changed; NULL for nothing. */
KZ_MUST_CHECK kz_status kz_merge_value(
    kz_ctx *ctx, kz_node *target, kz_node *patch, kz_merge_schema schema, kz_node **out);

/* The same for two associative lists; TARGET is one, PATCH is one or NULL. */
KZ_MUST_CHECK kz_status kz_merge_lists(
    kz_ctx *ctx, kz_node *target, kz_node *patch, const kz_schema_field *schema);

/* $patch: */
typedef enum kz_directive {
    KZ_DIRECTIVE_MERGE, /* also if there is none */
    KZ_DIRECTIVE_REPLACE,
    KZ_DIRECTIVE_DELETE
} kz_directive;

/* The directive in a mapping, or in an element of a list that holds nothing else.
 * It is taken out of the patch. Refuses an unknown one. */
KZ_MUST_CHECK kz_status kz_directive_take(kz_ctx *ctx, kz_node *patch, kz_directive *out);

/* The same for a mapping, but leaves an unknown one where it is. */
kz_directive kz_directive_take_known(kz_node *patch);

#endif
