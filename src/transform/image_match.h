/*
 * Image references: taking them apart, and finding the rule for one.
 *
 * A rule's name is a regular expression, of which the reference makes
 *   ^NAME(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$
 * Nearly all names are plain text, if one forgets that "." stands for any
 * character; they are compared without PCRE2, and looked up in a map when there
 * are many.
 */
#ifndef KZ_TRANSFORM_IMAGE_MATCH_H
#define KZ_TRANSFORM_IMAGE_MATCH_H

#include "base/ctx.h"

typedef struct kz_image_parts {
    kz_str name, tag, digest; /* views; tag and digest without ":" and "@" */
} kz_image_parts;

/* Split REF as the reference does: a ":" before the first "/" belongs to the
 * name. */
kz_image_parts kz_image_split(kz_str ref);

typedef struct kz_image_matcher kz_image_matcher;

#define KZ_IMAGE_NO_MATCH SIZE_MAX

/* A matcher that COUNT names will be added to. Lives in the build's arena. */
kz_image_matcher *kz_image_matcher_new(kz_ctx *ctx, size_t count);

/* Add a name. The first is number 0. AT takes the blame if it proves to be a bad
 * expression, which is only found out when it is needed. */
void kz_image_matcher_add(kz_ctx *ctx, kz_image_matcher *matcher, kz_str name, kz_loc at);

/* Does name I match REF? */
KZ_MUST_CHECK kz_status kz_image_matches(
    kz_ctx *ctx, kz_image_matcher *matcher, size_t i, kz_str ref, bool *out);

/* Set *I to the first name from *I on that matches REF, or KZ_IMAGE_NO_MATCH. */
KZ_MUST_CHECK kz_status kz_image_next_match(
    kz_ctx *ctx, kz_image_matcher *matcher, kz_str ref, size_t *i);

#endif
