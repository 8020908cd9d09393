/*
 * kz help [COMMAND]
 */
#include <stddef.h>

#include "cli/command.h"
#include "cli/print.h"

static int run(const void *given, const kz_operands *operands)
{
    (void)given;
    const kz_command *command = NULL;
    if (operands->count > 0) {
        command = kz_command_find(operands->at[0]);
        if (command == NULL) {
            kz_print_error("unknown command '%s'; 'kz help' lists them", operands->at[0]);
            return 1;
        }
    }
    kz_command_print_help(command, stdout);
    return kz_finish_output(0);
}

static const kz_option options[] = {KZ_COMMON_OPTIONS, {.name = NULL}};

const kz_command kz_command_help = {
    .name = "help",
    .usage = "help [COMMAND]",
    .about = "Say what kz or one of its commands does",
    .options = options,
    .size = sizeof(kz_common_options),
    .run = run,
};
