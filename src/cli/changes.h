/*
 * What has changed from one render to the next, for someone who watches.
 */
#ifndef KZ_CLI_CHANGES_H
#define KZ_CLI_CHANGES_H

#include <stdio.h>

#include "cli/plan.h"

typedef struct kz_changes {
    size_t changed, added, removed; /* documents */
} kz_changes;

/* Print which documents are in one of them alone, and the lines in which the others differ.
 * What is in a Secret is not shown. */
kz_changes kz_changes_print(FILE *to, const kz_built *before, const kz_built *now);

#endif
