/*
 * kz-manual DIR: write the manual pages into DIR. It is run when kz is built, and is
 * not installed, so that kz does not carry what turns its rows into pages.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/manual/page.h"

static bool write_page(const char *dir, const kz_command *command)
{
    bool top = command == &kz_command_top;
    char path[4096];
    snprintf(path, sizeof path, "%s/kz%s%s.1", dir, top ? "" : "-", top ? "" : command->name);
    FILE *to = fopen(path, "w");
    if (to != NULL) {
        kz_manual_write(command, to);
        if (fclose(to) == 0)
            return true;
    }
    fprintf(stderr, "kz-manual: cannot write '%s': %s\n", path, strerror(errno));
    return false;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: kz-manual DIR\n", stderr);
        return EXIT_FAILURE;
    }
    bool written = write_page(argv[1], &kz_command_top);
    for (const kz_command *const *c = kz_commands; *c != NULL && written; c++)
        written = write_page(argv[1], *c);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
