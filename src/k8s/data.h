/*
 * The tables that tests/lint/tables.py makes from the TSV files in src/k8s/data,
 * for the files of this folder that look things up in them.
 */
#ifndef KZ_K8S_DATA_H
#define KZ_K8S_DATA_H

#include "k8s/schema.h"
#include "k8s/tables.h"

enum { KZ_BUILTIN_NAMEREF_COUNT = 16 };

extern const kz_nameref kz_builtin_namerefs[];

/* The types with a schema, sorted by kind, group and version. */
typedef struct kz_type_schema {
    kz_gvk gvk;
    const kz_schema *schema;
} kz_type_schema;

extern const kz_type_schema kz_type_schemas[];
extern const size_t kz_type_schema_count;

/* All definitions, sorted by name; "core.v1.PodSpec" is io.k8s.api.core.v1.PodSpec. */
typedef struct kz_named_schema {
    kz_str name;
    const kz_schema *schema;
} kz_named_schema;

extern const kz_named_schema kz_named_schemas[];
extern const size_t kz_named_schema_count;

/* The cluster-scoped types, sorted by kind, group and version. */
extern const kz_gvk kz_cluster_scoped[];
extern const size_t kz_cluster_scoped_count;

/* The kinds that have a place in the legacy order, sorted by name. */
typedef struct kz_ranked_kind {
    kz_str kind;
    int rank;
} kz_ranked_kind;

extern const kz_ranked_kind kz_ranked_kinds[];
extern const size_t kz_ranked_kind_count;

/* Where GVK comes in the order of those tables: below 0 if before OTHER. */
int kz_gvk_table_order(kz_gvk gvk, kz_gvk other);

#endif
