/*
 * The query of a git address: ?ref=v1&timeout=90s&submodules=false
 */
#ifndef KZ_BUILD_GIT_QUERY_H
#define KZ_BUILD_GIT_QUERY_H

#include "build/git_url.h"

/* Set ref, timeout and submodules from QUERY, read as Go's net/url reads one; to their
 * defaults if it cannot be read, and where it says nothing. */
void kz_git_query_read(kz_arena *arena, kz_str query, kz_git_url *out);

#endif
