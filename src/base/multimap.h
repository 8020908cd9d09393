/*
 * Several values to a key, found by the key's hash alone: whoever looks something up
 * compares, since other keys may have the same hash. That spares the keys.
 *
 *     const kz_holder *h = kz_multimap_first(&map, hash);
 *     for (; h != NULL; h = kz_multimap_next(h)) ... h->value ...
 */
#ifndef KZ_BASE_MULTIMAP_H
#define KZ_BASE_MULTIMAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct kz_holder {
    struct kz_holder *next; /* of those whose hash ends in the same bits */
    uint64_t hash;
    void *value;
} kz_holder;

typedef struct kz_multimap {
    kz_holder **heads; /* capacity of them, a power of two; NULL while empty */
    size_t len, capacity;
} kz_multimap;

/* Add VALUE under HASH, before those that are there; nothing happens if the first of them is
 * VALUE already. Memory is ARENA's. */
void kz_multimap_add(kz_arena *arena, kz_multimap *map, uint64_t hash, void *value);

/* Let VALUE stand wherever OLD stands under HASH. */
void kz_multimap_exchange(const kz_multimap *map, uint64_t hash, const void *old, void *value);

/* The newest of those under HASH, and the one after H; NULL if there is none. */
const kz_holder *kz_multimap_first(const kz_multimap *map, uint64_t hash);
const kz_holder *kz_multimap_next(const kz_holder *h);

#endif
