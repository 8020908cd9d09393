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

/* CHILD is the last child of PARENT now; CHILD is about to go; the children of N are
 * about to change in some other way. */
void kz_children_added(kz_children *children, const kz_node *parent, kz_node *child);
void kz_children_removed(kz_children *children, const kz_node *parent, const kz_node *child);
void kz_children_forget(kz_children *children, const kz_node *n);

#endif
