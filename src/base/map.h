/*
 * A hash map from strings to pointers. Its memory is the arena's; nothing is
 * ever removed, only overwritten.
 *
 * A map may stand on another one that nobody changes any more: it holds what that
 * one holds, and what is stored in it hides what is there.
 */
#ifndef KZ_BASE_MAP_H
#define KZ_BASE_MAP_H

#include <stddef.h>

#include "base/str.h"

typedef struct kz_map {
    struct kz_map_slot *slots; /* capacity of them, a power of two; NULL while empty */
    size_t len, capacity;
    const struct kz_map *below; /* what it stands on; NULL = nothing */
} kz_map;

/* The value stored under KEY, or NULL. */
void *kz_map_lookup(const kz_map *map, kz_str key);

/* Where KEY's value is kept, NULL in it if KEY was new, the value from below if it is
 * known there. KEY's bytes must live
 * as long as the map. The address is good until the next call on the map. */
void **kz_map_slot_for(kz_arena *arena, kz_map *map, kz_str key);

#endif
