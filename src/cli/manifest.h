/*
 * What builds have written into a directory: the file .kz-manifest in it.
 *
 *     kz-manifest 1
 *     made production
 *     run yaml {dir}/{kind}-{name}.yaml
 *     root ../overlays/production
 *     9f86d081884c7d65... production/Service-web.yaml
 *
 * A claim says that the last build of a root wrote a file, and the SHA-256 of what it wrote.
 * Roots that were built together are a run; it has one form: the ending of files, and the
 * layout if one was given. A root is in one run of each form. "made" are directories that were
 * made for the files. All paths are relative to the directory and the text depends on nothing
 * else, so that it may be moved together with the roots, and kept in git.
 */
#ifndef KZ_CLI_MANIFEST_H
#define KZ_CLI_MANIFEST_H

#include "cli/folder.h"

#define KZ_MANIFEST_NAME ".kz-manifest"

enum { KZ_HASH_LENGTH = 64 };

/* Texts in these are owned by the manifest. */
typedef struct kz_manifest_run {
    char *form;             /* "yaml", "yaml {dir}/{kind}-{name}.yaml" */
    const char *first_root; /* by name; for the order in the file */
    bool continued;         /* one of its roots is built again, see prune.h */
} kz_manifest_run;

typedef struct kz_claim {
    kz_manifest_run *run;
    char *root; /* "root ../overlays/production" or "url https://..." */
    char *path; /* see kz_layout_is_safe() */
    char hash[KZ_HASH_LENGTH + 1];
} kz_claim;

typedef struct kz_made {
    char *path;
    bool gone; /* not to be written again */
} kz_made;

typedef struct kz_manifest {
    kz_manifest_run **runs;
    size_t run_count;
    kz_claim *claims;
    size_t count;
    kz_made *made; /* sorted when they have been read */
    size_t made_count;
    bool was_there;
} kz_manifest;

/* Read that of FOLDER; one that is not there is empty. Returns false after having said what is
 * wrong with it. */
bool kz_manifest_read(kz_manifest *manifest, const kz_folder *folder);

/* Write it, in an order of its own. Returns false after having said why that cannot be. */
bool kz_manifest_write(kz_manifest *manifest, kz_folder *folder);

void kz_manifest_free(kz_manifest *manifest);

/* A new run of the form, which is copied. */
kz_manifest_run *kz_manifest_add_run(kz_manifest *manifest, const char *form);

/* A new claim, of which ROOT and PATH are copied. */
void kz_manifest_add(kz_manifest *manifest, kz_manifest_run *run, const char *root,
    const char *path, const char hash[KZ_HASH_LENGTH + 1]);

/* A directory that was made, maybe again; it is copied. */
void kz_manifest_add_made(kz_manifest *manifest, const char *path);

/* The SHA-256 of TEXT in hexadecimal digits. */
void kz_manifest_hash(const char *text, size_t length, char out[KZ_HASH_LENGTH + 1]);

#endif
