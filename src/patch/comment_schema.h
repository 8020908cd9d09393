/*
 * A schema in the comment behind a key, which comes before any other:
 *
 *   items: # {"type": "array", "x-kubernetes-patch-strategy": "merge", ...}
 *   - {id: a}
 *
 * The tree has no comments; the text of the file that a key comes from has them.
 */
#ifndef KZ_PATCH_COMMENT_SCHEMA_H
#define KZ_PATCH_COMMENT_SCHEMA_H

#include "k8s/schema.h"
#include "yaml/node.h"

/* The schema in the comment on the line of ENTRY's key, an entry of a mapping or NULL;
 * NULL if there is none. */
const kz_schema_field *kz_comment_schema(kz_ctx *ctx, const kz_node *entry);

#endif
