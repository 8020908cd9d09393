/*
 * The files that builds have read, by the names that a user knows them by.
 */
#ifndef KZ_CLI_DEPS_H
#define KZ_CLI_DEPS_H

#include "kz/kz.h"

/* In the order of their bytes, each once. */
typedef struct kz_deps {
    char **at; /* relative to the working directory where they lie below it, else absolute */
    size_t count;
} kz_deps;

/* What any of COUNT builds has read, see kz_result_input(). To be freed by kz_deps_free(). */
kz_deps kz_deps_of(kz_result *const *results, size_t count);

void kz_deps_free(kz_deps *deps);

#endif
