/*
 * Which object before is which object after.
 */
#ifndef KZ_REPORT_MATCH_H
#define KZ_REPORT_MATCH_H

#include "base/ctx.h"

/* One object; one of the two is NULL if it was added or removed. */
typedef struct kz_twosome {
    const kz_document *before, *after;
} kz_twosome;

typedef KZ_VEC(kz_twosome) kz_twosomes;

/* Match the documents of two results: those that are there after in their order, then
 * those that are gone. What kz_diff() says of matching is done here. */
kz_twosomes kz_match(kz_ctx *ctx, const kz_result *before, const kz_result *after);

/* NAME without the hash that a generated ConfigMap or Secret has behind its name; empty
 * if it has none. */
kz_str kz_name_without_hash(kz_str name);

/* Is TWOSOME a generated object whose hash has changed? */
bool kz_is_rehashed(const kz_twosome *twosome);

#endif
