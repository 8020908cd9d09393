/*
 * The address of a directory in a git repository:
 *
 *   [git::][SCHEME://][USER@]HOST[:/]ORG/REPO[.git][//DIRECTORY][?ref=REF&timeout=61s&...]
 *
 * The grammar is the reference's, whose authority is docs/FIELDS.md of ours.
 */
#ifndef KZ_BUILD_GIT_URL_H
#define KZ_BUILD_GIT_URL_H

#include "base/ctx.h"

typedef struct kz_git_url {
    kz_str raw;          /* as written */
    kz_str repo;         /* what git is given */
    kz_str path;         /* of the directory in the repository; may be empty */
    kz_str ref;          /* empty: HEAD */
    bool submodules;     /* fetch them too */
    uint32_t timeout_ms; /* for each git command */
    bool forced;         /* "git::" stood before it */
} kz_git_url;

/* False if TEXT is no such address, so that it may be a path. TEXT must live as long as
 * ARENA. */
bool kz_git_url_parse(kz_arena *arena, kz_str text, kz_git_url *out);

#endif
