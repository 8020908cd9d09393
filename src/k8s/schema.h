/*
 * How lists merge: the part of the Kubernetes schema (1.21.2, as in the
 * reference) that a strategic merge needs. A kustomization's "openapi" may put
 * another in its place.
 */
#ifndef KZ_K8S_SCHEMA_H
#define KZ_K8S_SCHEMA_H

#include "base/loader.h"
#include "k8s/id.h"

typedef struct kz_schema kz_schema; /* a definition, such as PodSpec */

/* One field of a definition. */
typedef struct kz_schema_field {
    kz_str name;
    const kz_schema
        *child;   /* of the value, or of a list's elements, or of a map's values; NULL if none */
    bool is_list; /* child describes the elements */
    bool is_map;  /* child describes the values under any key */
    bool merges;  /* an associative list */
    const kz_str *keys; /* its merge keys; none: a list of scalars, the value is the key */
    size_t key_count;
} kz_schema_field;

/* Definitions that say the same are one. */
struct kz_schema {
    const kz_schema_field *fields; /* sorted by name */
    size_t field_count;
    const kz_schema_field *others; /* what holds for all other names; may be NULL */
};

/* From now on the schema in TEXT, which is read when it is first needed, takes the
 * place of the built-in one; what the latter was asked for already, it goes on to know,
 * as in the reference. */
void kz_schema_replace(kz_ctx *ctx, const kz_text *text);

/* What was ASKED (NULL for nothing) of the schema where a base was made that is used here
 * counts as asked here. */
void kz_schema_asked(kz_ctx *ctx, const struct kz_schemas *asked);

/* Refuses if the schema was needed and could not be read. To be called after what
 * may have needed it, which then has worked without a schema. */
KZ_MUST_CHECK kz_status kz_schema_check(const kz_ctx *ctx);

/* The schema of a type, or NULL if it is not known (or nothing in it merges). */
const kz_schema *kz_schema_of(kz_ctx *ctx, kz_gvk gvk);

/* The field NAME of SCHEMA (may be NULL), or NULL. */
const kz_schema_field *kz_schema_get(const kz_schema *schema, kz_str name);

#endif
