#include "patch/finder.h"

enum { FEW = 24 }; /* entries that are searched one by one */

kz_finder kz_finder_for(kz_ctx *ctx, const kz_node *map, uint32_t questions)
{
    kz_finder finder = {map, NULL};
    if (!kz_is_map(map) || map->count <= FEW || questions <= FEW)
        return finder;
    finder.index = KZ_NEW(&ctx->scratch, kz_map);
    for (kz_node *c = kz_first(map); c != NULL; c = c->next) {
        void **slot = kz_map_slot_for(&ctx->scratch, finder.index, c->key->text);
        if (*slot == NULL)
            *slot = c;
    }
    return finder;
}

kz_node *kz_finder_find(const kz_finder *finder, const kz_name *key)
{
    return finder->index != NULL ? kz_map_lookup(finder->index, key->text)
                                 : kz_map_find(finder->map, key);
}
