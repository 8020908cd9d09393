/*
 * Tables added up: those of the files of "configurations" or "crds", or those that two
 * layers bring. What is added last goes behind or, where it says what is said already, is
 * left out; after each addition all is sorted as the reference sorts it.
 */
#ifndef KZ_BUILD_TABLES_SUM_H
#define KZ_BUILD_TABLES_SUM_H

#include "k8s/fieldspec_set.h"
#include "k8s/tables.h"

enum { KZ_SPEC_TABLES = 10 };

/* The tables that are plain lists of field specs, by the names of their fields. */
extern const struct kz_spec_table {
    const char *field;
    size_t offset; /* in kz_tables */
} kz_spec_tables[KZ_SPEC_TABLES];

/* Number I of them. */
kz_fieldspecs *kz_spec_table_of(kz_tables *tables, size_t i);

/* In front of others by its type alone? For kz_pdqsort(). */
bool kz_nameref_less(const void *item, const void *other);
bool kz_fieldspec_less(const void *item, const void *other);

typedef KZ_VEC(struct kz_referrers *) kz_referrers_list;

typedef struct kz_tables_sum {
    kz_arena *arena; /* of all that follows */
    kz_fieldspec_set specs[KZ_SPEC_TABLES];
    size_t sorted[KZ_SPEC_TABLES]; /* so many of each are in order */
    kz_referrers_list references;
    size_t sorted_references;
    kz_map by_target; /* type -> kz_referrers_list */
} kz_tables_sum;

/* Add MORE, which must outlive the sum. AT takes the blame for what conflicts. */
KZ_MUST_CHECK kz_status kz_tables_add(
    kz_ctx *ctx, kz_tables_sum *sum, const kz_tables *more, kz_loc at);

/* What it comes to, in the arena of the build. */
const kz_tables *kz_tables_total(kz_ctx *ctx, const kz_tables_sum *sum);

/* A and B, either of which may be NULL, together. */
KZ_MUST_CHECK kz_status kz_tables_merge(
    kz_ctx *ctx, const kz_tables *a, const kz_tables *b, kz_loc at, const kz_tables **out);

#endif
