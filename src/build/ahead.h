/*
 * Reading the files of a list before their turn, when there is so much in them that it pays
 * to read them side by side.
 */
#ifndef KZ_BUILD_AHEAD_H
#define KZ_BUILD_AHEAD_H

#include "build/root.h"
#include "yaml/node.h"

/* What has been read since a list was begun. */
typedef struct kz_ahead {
    size_t files; /* of the context, that have been counted */
    size_t bytes; /* in those that the list brought */
    bool done;
} kz_ahead;

/* Begin a list. */
kz_ahead kz_ahead_begin(const kz_ctx *ctx);

/* Before the turn of ENTRY: if what came before it was large, read the manifests that it and
 * those behind it name, for kz_parse_manifests() to find them done. Once a list. What is
 * wrong with a file is left to its turn. */
void kz_ahead_look(kz_ahead *ahead, kz_ctx *ctx, const kz_root *root, const kz_node *entry);

#endif
