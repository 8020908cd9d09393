/*
 * Texts that differ, as the lines of a unified diff.
 */
#ifndef KZ_REPORT_HUNKS_H
#define KZ_REPORT_HUNKS_H

#include "base/ctx.h"

typedef KZ_VEC(kz_hunk) kz_hunks;

/* How BEFORE becomes AFTER, with CONTEXT equal lines around what differs. The lines are
 * views into the texts; the rest is the arena's. */
kz_hunks kz_hunks_between(kz_ctx *ctx, kz_str before, kz_str after, size_t context);

#endif
