/*
 * Which document goes to which file of a directory, before anything is written.
 */
#ifndef KZ_CLI_PLAN_H
#define KZ_CLI_PLAN_H

#include <stdbool.h>

#include "kz/kz.h"

/* What was built, and of what. */
typedef struct kz_built {
    kz_result *const *results;
    const char *const *dirs; /* as the user named them: directories and URLs */
    size_t count;
} kz_built;

typedef struct kz_planned {
    char *path; /* below the directory; see kz_layout_is_safe() */
    const kz_document *document;
    size_t root; /* index of its result */
} kz_planned;

typedef struct kz_plan {
    kz_planned *files; /* sorted by path, none twice */
    size_t count;
} kz_plan;

/* The files of all that was BUILT. TEMPLATE: see layout.h; NULL for the names that the
 * reference gives. Returns false after having said which documents would be written to one
 * file, or cannot be written to any. */
bool kz_plan_make(kz_plan *plan, const kz_built *built, const char *template, kz_format format);

void kz_plan_free(kz_plan *plan);

/* The file at PATH, or NULL. */
const kz_planned *kz_plan_find(const kz_plan *plan, const char *path);

#endif
