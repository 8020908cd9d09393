/*
 * Finding many children of one large mapping or list, one after the other.
 * Private to this room.
 */
#ifndef KZ_PATCH_CHILDREN_H
#define KZ_PATCH_CHILDREN_H

#include "yaml/node.h"

/* The large mapping and the large list that were looked into last, with tables of
 * their children. Whoever changes a node's children says so. */
typedef struct kz_children {
    kz_arena *arena; /* for the tables */
    const kz_node *map, *list;
    kz_map by_key;
    kz_nodes by_position;
} kz_children;

/* The entry of MAP under KEY, or NULL; the element of LIST at I < count. */
kz_node *kz_children_entry(kz_children *children, const kz_node *map, kz_str key);
kz_node *kz_children_element(kz_children *children, const kz_node *list, size_t i);

/* Insert VALUE before position I of LIST, or behind all others; take out the element at I, or
 * the ENTRY of MAP. */
void kz_children_insert(kz_children *children, kz_node *list, size_t i, kz_node *value);
kz_node *kz_children_take_element(kz_children *children, kz_node *list, size_t i);
kz_node *kz_children_take_entry(kz_children *children, kz_node *map, kz_node *entry);

/* CHILD is the last child of PARENT now; the children of N are about to change in some
 * other way. */
void kz_children_added(kz_children *children, const kz_node *parent, kz_node *child);
void kz_children_forget(kz_children *children, const kz_node *n);

#endif
