#include <string.h>

#include "cli/command.h"

/* How many arguments stand before the name of the command. */
static int count_leading(int argc, char **argv)
{
    int count = 0;
    while (count < argc && argv[count][0] == '-' && argv[count][1] != '\0')
        if (strcmp(argv[count++], "--") == 0)
            break;
    return count;
}

/* Does a word say more than --stack-trace, which the reference takes anywhere? */
static bool asks_top(int argc, char **argv)
{
    static const char name[] = "--stack-trace";
    for (int i = 0; i < argc; i++)
        if (strncmp(argv[i], name, sizeof name - 1) != 0 && strcmp(argv[i], "--") != 0)
            return true;
    return false;
}

int main(int argc, char **argv)
{
    argc--;
    argv++;
    int leading = count_leading(argc, argv);
    if (leading == argc || asks_top(leading, argv))
        return kz_command_run(&kz_command_top, leading, argv);
    const kz_command *command = kz_command_find(argv[leading]);
    return command == NULL ? 1 : kz_command_run(command, argc - leading - 1, argv + leading + 1);
}
