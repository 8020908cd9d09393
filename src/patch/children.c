#include "patch/children.h"

enum { FEW = 64 }; /* children that are searched one by one */

kz_node *kz_children_entry(kz_children *children, const kz_node *map, kz_str key)
{
    if (map->count <= FEW)
        return kz_map_get(map, key);
    if (children->map != map) {
        children->map = map;
        children->by_key = (kz_map){0};
        for (kz_node *c = kz_first(map); c != NULL; c = c->next)
            *kz_map_slot_for(children->arena, &children->by_key, c->key->text) = c;
    }
    return kz_map_lookup(&children->by_key, key);
}

kz_node *kz_children_element(kz_children *children, const kz_node *list, size_t i)
{
    if (i <= FEW)
        return kz_seq_at(list, i);
    if (children->list != list) {
        children->list = list;
        children->by_position.len = 0;
        for (kz_node *c = kz_first(list); c != NULL; c = c->next)
            KZ_PUSH(children->arena, children->by_position, c);
    }
    return children->by_position.at[i];
}

void kz_children_added(kz_children *children, const kz_node *parent, kz_node *child)
{
    if (children->map == parent)
        *kz_map_slot_for(children->arena, &children->by_key, child->key->text) = child;
    if (children->list == parent)
        KZ_PUSH(children->arena, children->by_position, child);
}

void kz_children_removed(kz_children *children, const kz_node *parent, const kz_node *child)
{
    if (children->map == parent)
        *kz_map_slot_for(children->arena, &children->by_key, child->key->text) = NULL;
    if (children->list == parent)
        children->list = NULL;
}

void kz_children_forget(kz_children *children, const kz_node *n)
{
    if (children->map == n)
        children->map = NULL;
    if (children->list == n)
        children->list = NULL;
}
