/*
 * Fetching ahead: what a kustomization names in other places comes all at once, and not
 * one after another.
 */
#ifndef KZ_BUILD_REMOTE_H
#define KZ_BUILD_REMOTE_H

#include "yaml/node.h"

/* Fetch, side by side, the files and repositories that the entries of RESOURCES and
 * COMPONENTS name, and the files that FILES (all URLs) names; any may be NULL. What fails is
 * noted; whoever asks for it then hears of it. */
void kz_remote_prepare(
    kz_ctx *ctx, const kz_node *resources, const kz_node *components, const kz_node *files);

#endif
