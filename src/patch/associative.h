/*
 * Merging associative lists: what the two ways of doing it share. Private to this
 * room; see associative.c.
 */
#ifndef KZ_PATCH_ASSOCIATIVE_H
#define KZ_PATCH_ASSOCIATIVE_H

#include "patch/merge.h"
#include "yaml/scalar.h"

typedef struct kz_list_merge {
    kz_ctx *ctx;
    const kz_str *keys; /* none: a list of scalars */
    size_t key_count;
    kz_merge_schema elements;
    kz_nodes target, patch; /* the elements of both; PATCH is empty if they are one list */
    bool one_list, has_patch;
    kz_nodes result;
} kz_list_merge;

/* What an element is known by: the texts under some keys. The key "" stands for
 * the element itself. */
typedef struct kz_element_id {
    const kz_str *keys, *texts;
    size_t count;
} kz_element_id;

/* The text under KEY, or of the element itself for the key ""; "" if it has none. */
kz_str kz_element_text(const kz_node *element, kz_str key);

/* Nothing, null or an empty mapping: that does not stay in a list. */
bool kz_element_is_nothing(const kz_node *element);

/* Merge two lists whose elements all have the same keys, and no two the same
 * texts, in a time that grows with their length. *DONE is false, and nothing was
 * done, if they are not such lists. */
KZ_MUST_CHECK kz_status kz_merge_plain_lists(kz_list_merge *m, bool *done);

#endif
