/*
 * "Did you mean": which of the names that there are is nearest to a misspelled one.
 */
#ifndef KZ_CLI_SUGGEST_H
#define KZ_CLI_SUGGEST_H

#include <stddef.h>

/* Set the first two fields, try all names, and read the last two. */
typedef struct kz_suggestion {
    const char *given; /* what was typed; need not be terminated */
    size_t length;
    const char *best; /* NULL: nothing is near enough */
    size_t distance;  /* of that one */
} kz_suggestion;

/* Take NAME if it is nearer than the best so far. */
void kz_suggestion_try(kz_suggestion *s, const char *name);

/* The nearest of WORDS, which end with NULL; NULL if none is near. */
const char *kz_suggest(const char *given, const char *const *words);

#endif
