#include "base/multimap.h"

static kz_holder **head_of(const kz_multimap *map, uint64_t hash)
{
    return &map->heads[hash & (map->capacity - 1)];
}

/* Holders that share a hash keep their order. */
static void grow(kz_arena *arena, kz_multimap *map)
{
    const size_t old = map->capacity;
    kz_multimap bigger = {.len = map->len, .capacity = old == 0 ? 16 : old * 2};
    bigger.heads = KZ_NEW_ARRAY(arena, kz_holder *, bigger.capacity);
    for (size_t i = 0; i < old; i++) {
        kz_holder **tails[] = {&bigger.heads[i], &bigger.heads[i + old]};
        for (kz_holder *h = map->heads[i]; h != NULL; h = h->next) {
            kz_holder ***tail = &tails[(h->hash & old) != 0];
            **tail = h;
            *tail = &h->next;
        }
        *tails[0] = *tails[1] = NULL;
    }
    *map = bigger;
}

static const kz_holder *with_hash(const kz_holder *h, uint64_t hash)
{
    while (h != NULL && h->hash != hash)
        h = h->next;
    return h;
}

const kz_holder *kz_multimap_first(const kz_multimap *map, uint64_t hash)
{
    return map->heads == NULL ? NULL : with_hash(*head_of(map, hash), hash);
}

const kz_holder *kz_multimap_next(const kz_holder *h)
{
    return with_hash(h->next, h->hash);
}

void kz_multimap_exchange(const kz_multimap *map, uint64_t hash, const void *old, void *value)
{
    kz_holder *h = map->heads == NULL ? NULL : *head_of(map, hash);
    for (; h != NULL; h = h->next)
        if (h->hash == hash && h->value == old)
            h->value = value;
}

void kz_multimap_add(kz_arena *arena, kz_multimap *map, uint64_t hash, void *value)
{
    const kz_holder *newest = kz_multimap_first(map, hash);
    if (newest != NULL && newest->value == value)
        return;
    if (map->len >= map->capacity)
        grow(arena, map);
    kz_holder *h = kz_arena_alloc(arena, sizeof *h), **head = head_of(map, hash);
    *h = (kz_holder){.next = *head, .hash = hash, .value = value};
    *head = h;
    map->len++;
}
