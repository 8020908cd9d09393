/*
 * kz help [COMMAND]
 */
#include <stddef.h>

#include "cli/command.h"
#include "cli/help.h"

static int run(const void *given, const kz_operands *operands)
{
    (void)given;
    const kz_command *command = &kz_command_top;
    if (operands->count > 0)
        command = kz_command_find(operands->at[0]);
    if (command == NULL)
        return 1;
    kz_help_print(command, stdout);
    return kz_finish_output(0);
}

static const kz_option options[] = {KZ_COMMON_OPTIONS, {.name = NULL}};

const kz_command kz_command_help = {
    .name = "help",
    .usage = "help [COMMAND]",
    .about = "Say what kz or one of its commands does",
    .examples = "  kz help build\n",
    .takes = KZ_VALUE_COMMAND,
    .options = options,
    .size = sizeof(kz_common_options),
    .run = run,
};
