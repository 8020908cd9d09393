/*
 * Private temporary directories, gone when the build is done.
 */
#ifndef KZ_BASE_TEMPDIR_H
#define KZ_BASE_TEMPDIR_H

#include "base/ctx.h"

/* A directory of a build's own. Messages say SHOWN for it, if that is not empty:
 * where a file below it comes from is more telling than where it lay for a second. */
typedef struct kz_tempdir {
    kz_str path; /* absolute, links resolved; a NUL stands behind it */
    kz_str shown;
    struct kz_tempdir *next;
} kz_tempdir;

/* Make a directory that only this user can read, below $TMPDIR or /tmp. AT takes the
 * blame if that fails. */
KZ_MUST_CHECK kz_status kz_tempdir_make(kz_ctx *ctx, kz_loc at, kz_tempdir **out);

/* Write a file into it; its path, absolute, is *PATH. */
KZ_MUST_CHECK kz_status kz_tempdir_write(
    kz_ctx *ctx, const kz_tempdir *dir, kz_str name, kz_str bytes, kz_loc at, kz_str *path);

/* Remove all directories of the build, and what is in them. Allocates nothing. */
void kz_tempdirs_remove(kz_ctx *ctx);

#endif
