/*
 * The files that builds depend on, and whether they are as they were.
 */
#ifndef KZ_CLI_INPUTS_H
#define KZ_CLI_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "cli/plan.h"

typedef struct kz_input kz_input;

typedef struct kz_inputs {
    kz_input *at; /* sorted by path, each once */
    size_t count;
} kz_inputs;

/* Those of BUILT as they are now: what was read or looked for, and the other names that a
 * kustomization file could have. EARLIER, which may be NULL, are inputs too: after a failure
 * it is not known what a build without it would read. */
kz_inputs kz_inputs_of(const kz_built *built, const kz_inputs *earlier);

/* How many of them there are and not only could be. */
size_t kz_inputs_there(const kz_inputs *inputs);

void kz_inputs_free(kz_inputs *inputs);

/* Have some of them changed since? */
bool kz_inputs_differ(const kz_inputs *inputs);

/* Has one of them been changed since SINCE, by the clock of real time, that is not among
 * EARLIER just as it is? A build that began then may have read it before or after that. */
bool kz_inputs_fresh(const kz_inputs *inputs, const kz_inputs *earlier, struct timespec since);

/* The directories that they are in, *COUNT of them, to be freed one by one. */
char **kz_inputs_dirs(const kz_inputs *inputs, size_t *count);

#endif
