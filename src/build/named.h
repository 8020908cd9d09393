/*
 * The files that a kustomization reads itself, found without building it.
 */
#ifndef KZ_BUILD_NAMED_H
#define KZ_BUILD_NAMED_H

#include "build/walk.h"

typedef struct kz_named_file {
    kz_str path;       /* absolute, not resolved */
    const char *field; /* that leads to it; "" for the kustomization file itself */
    bool is_there;
} kz_named_file;

typedef KZ_VEC(kz_named_file) kz_named_files;

/* Those of V and of nothing below it, in the arena of WALK's context. What the configurations
 * of its plugins name is among them; all files of a chart are. A file may come twice. */
void kz_named_files_of(const kz_walk *walk, const kz_vertex *v, kz_named_files *out);

#endif
