#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/print.h"
#include "kz/kz.h"

/* An option of the reference that may stand before the command; it has no effect here. */
static bool is_stack_trace(const char *word)
{
    const char *name = "--stack-trace";
    return strcmp(word, name) == 0 ||
        (strncmp(word, name, strlen(name)) == 0 && word[strlen(name)] == '=');
}

int main(int argc, char **argv)
{
    for (; argc > 1 && is_stack_trace(argv[1]); argc--)
        argv++;
    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        kz_command_print_help(NULL, stdout);
        return kz_finish_output(0);
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("kz %s\n", kz_version());
        return kz_finish_output(0);
    }
    const kz_command *command = kz_command_find(argv[1]);
    if (command == NULL) {
        kz_print_error("unknown command '%s'; 'kz help' lists them", argv[1]);
        return 1;
    }
    return kz_command_run(command, argc - 2, argv + 2);
}
