/*
 * The git repository that a directory lies in, as git itself sees it, and the commit that
 * its working tree is to be compared with.
 */
#ifndef KZ_BUILD_REPOSITORY_H
#define KZ_BUILD_REPOSITORY_H

#include "base/run.h"

/* All but the context is in the build's arena. */
typedef struct kz_repository {
    kz_str top;     /* of the working tree: absolute, links resolved */
    kz_str git_dir; /* absolute; that of a linked working tree is its own */
    kz_str commit;  /* the id of the merge base of REF and HEAD, or of REF */
} kz_repository;

/* Find the repository of DIR, and what REF names there. A REF that has nothing in common
 * with HEAD as far as this clone knows is taken itself, with a warning. */
KZ_MUST_CHECK kz_status kz_repository_find(
    kz_ctx *ctx, const char *dir, const char *ref, kz_repository *out);

/* A command of git, to be run in DIR: WORDS, which end with NULL, behind "git" and the
 * settings that keep it from writing to the repository or running its hooks. MORE are
 * variables for it, at most three and NULL; NULL for none. */
kz_command kz_git_command(
    kz_ctx *ctx, const char *dir, const char *const *words, const char *const *more);

/* Refuse COMMAND, which RAN as it should not have; DOING is what for, as in "cannot DOING". */
kz_status kz_git_failed(
    kz_ctx *ctx, const char *doing, const kz_command *command, const kz_ran *ran);

#endif
