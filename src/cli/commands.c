#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/print.h"

const kz_command *const kz_commands[] = {
    &kz_command_build,
    &kz_command_explain_error,
    &kz_command_version,
    &kz_command_help,
    NULL,
};

const kz_command *kz_command_find(const char *name)
{
    for (const kz_command *const *c = kz_commands; *c != NULL; c++)
        if (strcmp((*c)->name, name) == 0)
            return *c;
    return NULL;
}

static void print_overview(FILE *to)
{
    fputs("kz renders Kubernetes manifests from kustomization directories.\n\n"
          "Usage:\n  kz COMMAND [ARGUMENTS]\n\nCommands:\n",
        to);
    for (const kz_command *const *c = kz_commands; *c != NULL; c++)
        fprintf(to, "  %-14s %s\n", (*c)->name, (*c)->about);
    fputs("\n'kz help COMMAND' says more; 'kz --version' tells the version of kz.\n", to);
}

void kz_command_print_help(const kz_command *command, FILE *to)
{
    if (command == NULL) {
        print_overview(to);
        return;
    }
    fprintf(to, "%s.\n\nUsage:\n  kz %s\n", command->about, command->usage);
    if (command->details != NULL)
        fprintf(to, "\n%s", command->details);
    if (command->examples != NULL)
        fprintf(to, "\nExamples:\n%s", command->examples);
    if (command->options->name != NULL) {
        fputs("\nOptions:\n", to);
        kz_options_print(command->options, to);
    }
}

int kz_finish_output(int code)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        kz_print_error("cannot write the output: %s", strerror(errno));
        return 1;
    }
    return code;
}

static int run_with(
    const kz_command *command, int argc, char **argv, void *given, kz_operands *operands)
{
    if (!kz_options_parse(command->options, given, argc, argv, operands))
        return 1;
    if (((const kz_common_options *)given)->help) {
        kz_command_print_help(command, stdout);
        return kz_finish_output(0);
    }
    return command->run(given, operands);
}

int kz_command_run(const kz_command *command, int argc, char **argv)
{
    int code = 1;
    void *given = calloc(1, command->size);
    kz_operands operands = {.at = calloc((size_t)argc + 1, sizeof *operands.at)};
    if (given == NULL || operands.at == NULL)
        kz_print_error("out of memory");
    else
        code = run_with(command, argc, argv, given, &operands);
    if (given != NULL)
        kz_options_free(command->options, given);
    free(operands.at);
    free(given);
    return code;
}
