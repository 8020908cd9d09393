/*
 * What each id of a message means: the part of docs/DIAGNOSTICS.md about it.
 */
#ifndef KZ_CLI_EXPLAIN_H
#define KZ_CLI_EXPLAIN_H

#include <stddef.h>

typedef struct kz_explanation {
    const char *id; /* "KZ1203"; NULL ends the table */
    const char *title, *example, *mend;
} kz_explanation;

/* In the order of the ids. */
extern const kz_explanation kz_explanations[];

#endif
