/*
 * kz build --depfile: what the output was made of, for GNU Make and for Ninja.
 *
 *     rendered.yaml: \
 *      base/deployment.yaml \
 *      base/kustomization.yaml
 *
 *     base/deployment.yaml:
 *
 *     base/kustomization.yaml:
 *
 * The lines without anything behind the colon let Make go on where a file is gone. Directories
 * that symbolic links led to are left out: their times change with what is put beside the
 * files that were read.
 */
#ifndef KZ_CLI_DEPFILE_H
#define KZ_CLI_DEPFILE_H

#include "cli/output.h"

typedef struct kz_depfile {
    const char *path; /* where it is written; borrowed */
    char *target;     /* what Make and Ninja take for the output */
    bool is_list;     /* that is the list of files in a directory, see manifest.h */
    char *text;
    size_t length;
} kz_depfile;

/* Can there be one of what goes to OUTPUT? Returns false after having said why not. */
bool kz_depfile_allowed(const kz_output *output);

/* Make what kz_depfile_write() writes once the output is there. Returns false after having said
 * which name neither of the two programs could read. Freed by kz_depfile_free() either way. */
bool kz_depfile_make(
    kz_depfile *depfile, const char *path, const kz_output *output, const kz_built *built);

/* Returns false after having said what went wrong. */
bool kz_depfile_write(const kz_depfile *depfile);

void kz_depfile_free(kz_depfile *depfile);

#endif
