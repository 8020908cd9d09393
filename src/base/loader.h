/*
 * Reading the files that a kustomization names, and no others.
 *
 * A loader stands for one kustomization directory. Text that is read becomes a
 * file of the context, so that messages can point into it.
 */
#ifndef KZ_BASE_LOADER_H
#define KZ_BASE_LOADER_H

#include "base/ctx.h"

typedef struct kz_loader {
    kz_str root; /* the kustomization's directory: absolute, links resolved */
    kz_restrictor restrictor;
} kz_loader;

/* A text read from a file, or one that stands inside a file as a scalar. */
typedef struct kz_text {
    kz_str bytes;    /* in the build's arena */
    uint32_t file;   /* for kz_loc.file */
    uint32_t indent; /* inside a file: columns before each line of a literal block, else 0 */
    kz_loc at;       /* inside a file: where the scalar begins; line 0 for a whole file */
} kz_text;

/* Read PATH, relative to the loader's root, or fetch it if it is an URL. AT is the entry that asks for it
 * and takes the blame: no such file, a directory, outside of the root (after
 * links are resolved), too large. Files may not be devices or pipes. The restrictor is not for URLs. */
KZ_MUST_CHECK kz_status kz_load(
    kz_ctx *ctx, const kz_loader *loader, kz_str path, kz_loc at, kz_text *out);

#endif
