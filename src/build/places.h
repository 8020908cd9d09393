/*
 * Places made into those of kz.h.
 */
#ifndef KZ_BUILD_PLACES_H
#define KZ_BUILD_PLACES_H

#include "base/ctx.h"

/* {.ctx = CTX, .arena = ARENA}, for many places: a line is found fast if it lies in the
 * file of the one before, and further down. */
typedef struct kz_places {
    kz_ctx *ctx;
    kz_arena *arena; /* for what lasts */
    uint32_t file, line;
    size_t start; /* of the line, in the file's text */
} kz_places;

/* What it points to lives in the arena. */
kz_place kz_places_show(kz_places *places, kz_loc at);

#endif
