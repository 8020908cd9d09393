/*
 * The nearest of several names: for "did you mean".
 */
#ifndef KZ_BASE_NEAREST_H
#define KZ_BASE_NEAREST_H

#include "base/ctx.h"

typedef struct kz_nearest {
    kz_str wanted;
    kz_str best;     /* of those offered; empty if none is near enough */
    const void *who; /* what was offered with it */
    size_t distance;
} kz_nearest;

kz_nearest kz_nearest_to(kz_str wanted);

/* May all that there is be looked through for what is near? Only for the first mistakes:
 * nobody reads the help of the hundredth, and looking takes time. */
bool kz_nearest_allowed(kz_ctx *ctx);

/* NAME is borrowed. Of equally near names the first counts. */
void kz_nearest_offer(kz_nearest *n, kz_str name, const void *who);

/* Offer the names in the directory at PATH, which are copied into the arena. */
void kz_nearest_offer_files(kz_ctx *ctx, kz_nearest *n, kz_str path);

/* Help for the mistake reported last, if there is a name near enough. */
void kz_nearest_help(kz_ctx *ctx, const kz_nearest *n);

#endif
