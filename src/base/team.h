/*
 * Threads that do parts of one thing and are gone when it is done.
 */
#ifndef KZ_BASE_TEAM_H
#define KZ_BASE_TEAM_H

#include <stddef.h>

#include "kz/kz.h"

/* How many threads are worth having for PARTS parts: as many as OPTIONS ask for, or as
 * there are processors; at least 1. OPTIONS may be NULL. */
size_t kz_team_size(const kz_options *options, size_t parts);

/* Call WORK once for each MEMBER from 0 up to COUNT, each in a thread of its own and
 * member 0 in this one, and wait for all. The members find their parts by themselves,
 * for where a thread cannot be had, there is no such member; member 0 always is. */
void kz_team_run(size_t count, void (*work)(void *data, size_t member), void *data);

#endif
