/*
 * Removing what an earlier build wrote into a directory and this one did not.
 *
 * A file is removed if the last build of one of these roots, in the same form, wrote it, if it is
 * as it was written, and if no other root or form claims it. The same goes for files of a root
 * that is gone, if it was built together with one of these. Files that were changed since,
 * symbolic links and all that kz did not write are left alone.
 */
#ifndef KZ_CLI_PRUNE_H
#define KZ_CLI_PRUNE_H

#include "cli/manifest.h"
#include "cli/plan.h"

/* Names for the built roots as a manifest has them, to be freed with kz_prune_free_roots().
 * NULL after having said that one cannot have a name. */
char **kz_prune_roots(const kz_folder *folder, const kz_built *built);

void kz_prune_free_roots(char **roots, size_t count);

/* Note in MANIFEST that the files of PLAN have been written for ROOTS, COUNT of them, in the form
 * FORM. REMOVE: remove what is then no longer wanted, else it stays noted. Returns false
 * after having said what could not be removed. */
bool kz_prune(kz_manifest *manifest, kz_folder *folder, const kz_plan *plan, char *const *roots,
    size_t count, const char *form, bool remove);

#endif
