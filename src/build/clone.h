/*
 * Git repositories, cloned by git into directories of the build's own.
 *
 * Each repository and ref is cloned once in a build, however often it is named.
 */
#ifndef KZ_BUILD_CLONE_H
#define KZ_BUILD_CLONE_H

#include "base/run.h"
#include "build/git_url.h"

/* Clone what URL names if that has not been tried; *DIR is where it lies: absolute, links
 * resolved. AT takes the blame. */
KZ_MUST_CHECK kz_status kz_clone_get(kz_ctx *ctx, const kz_git_url *url, kz_loc at, kz_str *dir);

/* The same in two steps, for several at once: the commands that clone it, or false if
 * that has been tried or cannot be; and what came of them. */
bool kz_clone_begin(kz_ctx *ctx, const kz_git_url *url, kz_job *job);
void kz_clone_end(kz_ctx *ctx, const kz_git_url *url, const kz_job *job);

/* Has what URL names been cloned? Then *DIR is where it lies. */
bool kz_clone_known(kz_ctx *ctx, const kz_git_url *url, kz_str *dir);

#endif
