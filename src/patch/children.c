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

void kz_children_insert(kz_children *children, kz_node *list, size_t i, kz_node *value)
{
    kz_node *previous = i == 0 ? NULL : kz_children_element(children, list, i - 1);
    kz_seq_insert_after(list, previous, value);
    if (children->list != list)
        return;
    KZ_PUSH(children->arena, children->by_position, value);
    kz_node **at = &children->by_position.at[i];
    memmove(at + 1, at, (list->count - 1 - i) * sizeof *at);
    *at = value;
}

kz_node *kz_children_take_element(kz_children *children, kz_node *list, size_t i)
{
    kz_node *previous = i == 0 ? NULL : kz_children_element(children, list, i - 1);
    if (children->list == list) {
        kz_node **at = &children->by_position.at[i];
        memmove(at, at + 1, (list->count - 1 - i) * sizeof *at);
        children->by_position.len--;
    }
    return kz_child_unlink_after(list, previous);
}

kz_node *kz_children_take_entry(kz_children *children, kz_node *map, kz_node *entry)
{
    if (children->map == map)
        *kz_map_slot_for(children->arena, &children->by_key, entry->key->text) = NULL;
    return kz_child_unlink(map, entry);
}

void kz_children_forget(kz_children *children, const kz_node *n)
{
    if (children->map == n)
        children->map = NULL;
    if (children->list == n)
        children->list = NULL;
}
