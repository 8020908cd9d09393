/*
 * Growing arrays in an arena.
 *
 *     KZ_VEC(kz_str) names = {0};
 *     KZ_PUSH(&ctx->arena, names, name);
 *     for (size_t i = 0; i < names.len; i++) use(names.at[i]);
 *
 * Growing copies into a new block and leaves the old one to the arena, so the
 * elements move: keep indexes, not pointers to elements, across a push.
 */
#ifndef KZ_BASE_VEC_H
#define KZ_BASE_VEC_H

#include <stddef.h>

#include "base/arena.h"

#define KZ_VEC(type)                                                                               \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t len, capacity;                                                                      \
    }

#define KZ_PUSH(arena, vec, item)                                                                  \
    do {                                                                                           \
        if ((vec).len == (vec).capacity)                                                           \
            (vec).at = kz_vec_grow((arena), (vec).at, &(vec).capacity, sizeof *(vec).at);          \
        (vec).at[(vec).len++] = (item);                                                            \
    } while (0)

/* A block for twice the *CAPACITY, holding what was in OLD. For KZ_PUSH. */
void *kz_vec_grow(kz_arena *arena, void *old, size_t *capacity, size_t size);

#endif
