/*
 * Which element of a list before is which element after.
 */
#ifndef KZ_REPORT_ELEMENTS_H
#define KZ_REPORT_ELEMENTS_H

#include "k8s/schema.h"
#include "report/align.h"
#include "report/say.h"

/* What the schema says of a value. */
typedef struct kz_outline {
    const kz_schema *schema;     /* of a mapping */
    const kz_schema *values;     /* of each value of a mapping whose keys are free */
    const kz_schema_field *list; /* of a list */
} kz_outline;

/* What it says of the entry KEY of a mapping. */
kz_outline kz_outline_of_entry(kz_outline of, kz_str key);

/* How the elements of two lists are told apart. */
typedef enum kz_telling {
    KZ_TELL_BY_KEY,   /* mappings: by their merge key, or by name */
    KZ_TELL_BY_VALUE, /* scalars of which none is there twice and the order means nothing */
    KZ_TELL_BY_ORDER  /* all others */
} kz_telling;

/* Two lists, element by element. All is scratch memory but the nodes. */
typedef struct kz_pairing {
    kz_telling telling;
    kz_node **a, **b;
    size_t a_len, b_len;
    size_t *of_a, *of_b; /* the index on the other side, or KZ_UNMATCHED */
    kz_str *a_keys;      /* by key: "name=web" of each element */
    kz_str *b_keys;
} kz_pairing;

/* Pair the elements of A and B, which are lists; FIELD is what the schema says of them, or
 * NULL. Pairing B with A gives the same pairs. */
kz_pairing kz_pair_elements(
    kz_ctx *ctx, kz_patch *say, const kz_node *a, const kz_node *b, const kz_schema_field *field);

#endif
