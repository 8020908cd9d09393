/*
 * What a build has read, for whoever wants to know what its output depends on.
 *
 * What is read once for several builds is noted once more by each that uses it, so that
 * none of them is said to depend on what it never saw.
 */
#ifndef KZ_BASE_READS_H
#define KZ_BASE_READS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct kz_ctx;

/* A file, or a path by which symbolic links have led to a file or a directory. */
typedef struct kz_read {
    kz_str path; /* absolute; of a file: links resolved */
    bool is_link;
} kz_read;

/* Each once; in the build's arena. */
typedef struct kz_reads {
    const kz_read *at;
    size_t count;
} kz_reads;

/* Note that the file at PATH is used, which lives as long as the build. */
void kz_note_read(struct kz_ctx *ctx, kz_str path);

/* Note that the absolute PATH led to RESOLVED, if that is another: symbolic links on the way may
 * be made to lead elsewhere. */
void kz_note_link(struct kz_ctx *ctx, kz_str path, kz_str resolved);

/* Note what a program will read at the absolute PATH: a file, or all files of a directory and of
 * those below it. There need be nothing. */
void kz_note_tree(struct kz_ctx *ctx, kz_str path);

/* What was noted since kz_ctx.reads was that long. */
kz_reads kz_reads_since(struct kz_ctx *ctx, size_t length);

/* Note all of it again, for it is used here. */
void kz_note_reads(struct kz_ctx *ctx, const kz_reads *reads);

#endif
