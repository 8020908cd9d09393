#include "cli/deps.h"

#include <stdlib.h>
#include <string.h>

#include "cli/memory.h"

/* Without the working directory, which is "" if it is not known, or "/". */
static const char *from_here(const char *path, const char *here)
{
    size_t length = strlen(here);
    bool below = length > 0 && strncmp(path, here, length) == 0 && path[length] == '/' &&
        path[length + 1] != '\0';
    return below ? path + length + 1 : path;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort(kz_deps *deps)
{
    size_t kept = 0;
    if (deps->count > 0)
        qsort(deps->at, deps->count, sizeof *deps->at, by_bytes);
    for (size_t i = 0; i < deps->count; i++)
        if (kept > 0 && strcmp(deps->at[kept - 1], deps->at[i]) == 0)
            free(deps->at[i]);
        else
            deps->at[kept++] = deps->at[i];
    deps->count = kept;
}

kz_deps kz_deps_of(kz_result *const *results, size_t count)
{
    kz_deps deps = {NULL, 0};
    char *real = realpath(".", NULL);
    const char *here = real == NULL || strcmp(real, "/") == 0 ? "" : real, *path;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; (path = kz_result_input(results[i], j)) != NULL; j++) {
            deps.at = kz_take_more(deps.at, deps.count, sizeof *deps.at);
            deps.at[deps.count++] = kz_take_text("%s", from_here(path, here));
        }
    free(real);
    sort(&deps);
    return deps;
}

void kz_deps_free(kz_deps *deps)
{
    for (size_t i = 0; i < deps->count; i++)
        free(deps->at[i]);
    free(deps->at);
    *deps = (kz_deps){NULL, 0};
}
