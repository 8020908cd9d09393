/*
 * The directory that one kustomization lives in, and the chain of directories
 * that led to it.
 */
#ifndef KZ_BUILD_ROOT_H
#define KZ_BUILD_ROOT_H

#include "base/loader.h"
#include "build/git_url.h"

/* A visit to a cloned repository. Two visits may be to the same clone. */
typedef struct kz_visit {
    kz_git_url url;
    kz_str dir; /* of the clone: absolute, links resolved */
} kz_visit;

typedef struct kz_root {
    kz_loader loader;
    kz_str origin;               /* the way here from the build's own root or that of the
                                    repository; empty for that */
    const kz_visit *visit;       /* the repository that it is in; NULL for none */
    const struct kz_root *outer; /* who names it; NULL for the build's own */
} kz_root;

/* The root of a whole build: DIR as given by the user, relative to the working
 * directory, or the address of a git repository. Refuses what is no directory. */
KZ_MUST_CHECK kz_status kz_root_top(
    kz_ctx *ctx, kz_str dir, kz_restrictor restrictor, const kz_root **out);

/* The root that PATH names in a kustomization at OUTER; AT is the entry. Refuses
 * an absolute path, what is no directory, a directory that holds one of those on the
 * way here or lies outside of the repository that OUTER is in, and a repository that
 * is being visited already. */
KZ_MUST_CHECK kz_status kz_root_below(
    kz_ctx *ctx, const kz_root *outer, kz_str path, kz_loc at, const kz_root **out);

/* The path that origins have for the directory that URL names in its repository. The
 * reference has an odd one for the repository itself. */
kz_str kz_root_origin_of(kz_ctx *ctx, const kz_git_url *url);

#endif
