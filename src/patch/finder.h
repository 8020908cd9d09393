/*
 * Finding many entries of one mapping. Private to this room.
 */
#ifndef KZ_PATCH_FINDER_H
#define KZ_PATCH_FINDER_H

#include "yaml/node.h"

/* The first entry of a mapping under a key: searched one by one, or in a table if
 * there are many entries and many questions. */
typedef struct kz_finder {
    const kz_node *map;
    kz_map *index;
} kz_finder;

/* For about so many QUESTIONS. The table is in the scratch arena. */
kz_finder kz_finder_for(kz_ctx *ctx, const kz_node *map, uint32_t questions);

kz_node *kz_finder_find(const kz_finder *finder, const kz_name *key);

#endif
