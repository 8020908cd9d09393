/*
 * The kustomization file of a directory.
 */
#ifndef KZ_BUILD_KUSTFILE_H
#define KZ_BUILD_KUSTFILE_H

#include "base/loader.h"
#include "yaml/shape.h"

typedef struct kz_kustomization {
    kz_node *root;  /* the fields, checked, by the names in kz_kustomization_fields */
    bool component; /* kind: Component */
    kz_loc at;      /* the file */
    kz_reads reads; /* the same, and the links that led to it */
} kz_kustomization;

/* The names that a kustomization file may have; ends with NULL. */
extern const char *const kz_kustomization_names[];

/* Is NAME one of them? */
bool kz_kustomization_is_name(kz_str name);

/* Keep what was read in the loader's root, for all who read it from now on. */
void kz_kustomization_keep(kz_ctx *ctx, const kz_loader *loader, const kz_kustomization *k);

/* Read the kustomization file in the loader's root: exactly one of
 * kustomization.yaml, kustomization.yml and Kustomization. Checks names and types
 * of all fields, warns of deprecated ones, and moves "bases" behind "resources"
 * and "imageTags" behind "images". AT is the entry that named the directory. */
KZ_MUST_CHECK kz_status kz_kustomization_read(
    kz_ctx *ctx, const kz_loader *loader, kz_loc at, kz_kustomization *out);

/* The value of a field; NULL if it is not there. */
const kz_node *kz_kustomization_get(const kz_kustomization *k, const char *field);

/* All fields of a kustomization file. */
extern const kz_field kz_kustomization_fields[];

#endif
