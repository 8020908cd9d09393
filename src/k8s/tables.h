/*
 * What is built in: the default field specs of each transformer and the name
 * references, as static data made from the TSV files in src/k8s/data.
 */
#ifndef KZ_K8S_TABLES_H
#define KZ_K8S_TABLES_H

#include "k8s/fieldspec.h"

/* Resources of the type TARGET may be named in these fields of other kinds. */
typedef struct kz_nameref {
    kz_gvk target;
    kz_fieldspecs referrers;
} kz_nameref;

typedef struct kz_namerefs {
    const kz_nameref *at;
    size_t len;
} kz_namerefs;

/* The tables that a layer of a build works with. A kustomization's
 * "configurations" add to them, and they travel upward. */
typedef struct kz_tables {
    kz_fieldspecs name_prefix;
    kz_fieldspecs name_suffix;
    kz_fieldspecs namespaces;
    kz_fieldspecs common_labels; /* selectors too */
    kz_fieldspecs template_labels;
    kz_fieldspecs labels; /* what every labels entry sets besides metadata/labels */
    kz_fieldspecs common_annotations;
    kz_fieldspecs images;
    kz_fieldspecs replicas;
    kz_fieldspecs var_reference;
    kz_namerefs name_reference;
} kz_tables;

/* The defaults. */
extern const kz_tables kz_builtin_tables;

/* Rank of a kind in the legacy order: below 0 for the kinds that come first,
 * above 0 for the last, 0 for all others. */
int kz_kind_rank(kz_str kind);

/* The reference's order of types: rank, then "group_version_kind" with ~G, ~V,
 * ~K for empty parts. Below 0 if A comes first. */
int kz_gvk_order(kz_gvk a, kz_gvk b);

#endif
