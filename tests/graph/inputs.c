/*
 * What the builds of directories have read, for tests/graph.py:
 *
 *   inputs DIR...
 *
 * For each one "ok" or "failed", then each path of kz_result_input(), then an empty text; a NUL is
 * behind each.
 */
#include <stdio.h>

#include "kz/kz.h"

static void say(const char *text)
{
    printf("%s%c", text, '\0');
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        kz_result *result;
        const char *path;
        say(kz_build(&result, argv[i], NULL) == KZ_OK ? "ok" : "failed");
        for (size_t j = 0; result != NULL && (path = kz_result_input(result, j)) != NULL; j++)
            say(path);
        say("");
        kz_result_free(result);
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
