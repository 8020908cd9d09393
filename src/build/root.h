/*
 * The directory that one kustomization lives in, and the chain of directories
 * that led to it.
 */
#ifndef KZ_BUILD_ROOT_H
#define KZ_BUILD_ROOT_H

#include "base/loader.h"

typedef struct kz_root {
    kz_loader loader;
    kz_str origin;               /* the way here from the build's own root; empty for that */
    const struct kz_root *outer; /* who names it; NULL for the build's own */
} kz_root;

/* The root of a whole build: DIR as given by the user, relative to the working
 * directory. Refuses what is no directory. */
KZ_MUST_CHECK kz_status kz_root_top(
    kz_ctx *ctx, kz_str dir, kz_restrictor restrictor, const kz_root **out);

/* The root that PATH names in a kustomization at OUTER; AT is the entry. Refuses
 * an absolute path, what is no directory, and a directory that holds one of
 * those on the way here. */
KZ_MUST_CHECK kz_status kz_root_below(
    kz_ctx *ctx, const kz_root *outer, kz_str path, kz_loc at, const kz_root **out);

/* Does PATH look like an URL or a git address rather than a path? */
bool kz_path_is_remote(kz_str path);

#endif
