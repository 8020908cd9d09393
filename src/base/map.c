#include "base/map.h"

struct kz_map_slot {
    uint64_t hash;
    kz_str key; /* ptr NULL: free */
    void *value;
};

/* The slot with KEY, or the free one where it belongs. At most half of the
 * slots are taken, so there is one. */
static struct kz_map_slot *find(const kz_map *map, uint64_t hash, kz_str key)
{
    size_t mask = map->capacity - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        struct kz_map_slot *slot = &map->slots[i];
        if (slot->key.ptr == NULL || (slot->hash == hash && kz_str_eq(slot->key, key)))
            return slot;
    }
}

static void *look_up(const kz_map *map, uint64_t hash, kz_str key)
{
    for (; map != NULL; map = map->below) {
        const struct kz_map_slot *slot = map->slots == NULL ? NULL : find(map, hash, key);
        if (slot != NULL && slot->key.ptr != NULL)
            return slot->value;
    }
    return NULL;
}

void *kz_map_lookup(const kz_map *map, kz_str key)
{
    if (map->slots == NULL && map->below == NULL)
        return NULL;
    return look_up(map, kz_str_hash(key), key);
}

static void grow(kz_arena *arena, kz_map *map)
{
    kz_map bigger = *map;
    bigger.capacity = map->capacity == 0 ? 16 : map->capacity * 2;
    bigger.slots = KZ_NEW_ARRAY(arena, struct kz_map_slot, bigger.capacity);
    for (size_t i = 0; i < map->capacity; i++) {
        const struct kz_map_slot *slot = &map->slots[i];
        if (slot->key.ptr != NULL)
            *find(&bigger, slot->hash, slot->key) = *slot;
    }
    *map = bigger;
}

void **kz_map_slot_for(kz_arena *arena, kz_map *map, kz_str key)
{
    if (map->len >= map->capacity / 2)
        grow(arena, map);
    uint64_t hash = kz_str_hash(key);
    struct kz_map_slot *slot = find(map, hash, key);
    if (slot->key.ptr == NULL) {
        slot->hash = hash;
        slot->key = key.ptr == NULL ? KZ_EMPTY : key;
        slot->value = look_up(map->below, hash, key);
        map->len++;
    }
    return &slot->value;
}
