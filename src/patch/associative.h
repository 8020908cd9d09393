/*
 * Merging associative lists: what the two ways of doing it share. Private to this
 * room; see associative.c.
 */
#ifndef KZ_PATCH_ASSOCIATIVE_H
#define KZ_PATCH_ASSOCIATIVE_H

#include "patch/merge.h"

typedef struct kz_list_merge {
    kz_ctx *ctx;
    /* The key "" stands for the element itself, in a list of scalars. */
    const kz_str *keys;
    size_t key_count;
    kz_merge_schema elements;
    kz_nodes target, patch; /* the elements of both; PATCH is empty if they are one list */
    bool one_list;
    kz_nodes result;
} kz_list_merge;

/* The text under KEY as it was written; "" if it has none. */
kz_str kz_element_text(const kz_node *element, kz_str key);

/* Nothing, null or an empty mapping: that does not stay in a list. */
bool kz_element_is_nothing(const kz_node *element);

/* Merge the elements TARGET and PATCH, of which one may be NULL. *OUT is NULL if
 * nothing comes of it. */
KZ_MUST_CHECK kz_status kz_merge_element(
    kz_list_merge *m, kz_node *target, kz_node *patch, kz_node **out);

/* Merge two lists whose elements all have the same keys, in a time that grows with
 * their length. *DONE is false, and nothing was done, if they are not such lists. */
KZ_MUST_CHECK kz_status kz_merge_plain_lists(kz_list_merge *m, bool *done);

#endif
