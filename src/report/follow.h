/*
 * Names with a hash, and the fields of other objects that only follow them.
 */
#ifndef KZ_REPORT_FOLLOW_H
#define KZ_REPORT_FOLLOW_H

#include "report/match.h"
#include "report/say.h"
#include "yaml/node.h"

/* In how many fields of the object at hand the two names of a renaming are. */
typedef struct kz_name_uses {
    size_t before_in_a, after_in_a, before_in_b, after_in_b;
} kz_name_uses;

typedef struct kz_renames {
    KZ_VEC(kz_rename) items;
    kz_name_uses *uses;     /* as many; all zero between objects */
    kz_map befores, afters; /* namespace and name -> the index in items, plus 1 */
} kz_renames;

/* The generated objects among ALL whose names have changed. */
kz_renames kz_renames_of(kz_ctx *ctx, const kz_twosomes *all);

/* Put the new names in the place of the old ones in A, the tree of OF->before, and append to
 * PATCH what does so: those names of which the old one is in A alone and the new one in B
 * alone. Counts the references. Returns whether A has changed. */
bool kz_follow(kz_ctx *ctx, kz_renames *renames, const kz_twosome *of, kz_node *a, const kz_node *b,
    kz_patch *patch);

/* Put the old names back into N, a part of A that is not there after. */
void kz_unfollow(kz_ctx *ctx, const kz_renames *renames, const kz_twosome *of, kz_node *n);

#endif
