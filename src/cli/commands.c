#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/suggest.h"

const kz_command *const kz_commands[] = {
    &kz_command_affected,
    &kz_command_build,
    &kz_command_completion,
    &kz_command_deps,
    &kz_command_diff,
    &kz_command_explain_error,
    &kz_command_help,
    &kz_command_images,
    &kz_command_list,
    &kz_command_tree,
    &kz_command_version,
    NULL,
};

const kz_command *kz_command_find(const char *name)
{
    kz_suggestion s = {.given = name, .length = strlen(name)};
    for (const kz_command *const *c = kz_commands; *c != NULL; c++) {
        if (strcmp((*c)->name, name) == 0)
            return *c;
        kz_suggestion_try(&s, (*c)->name);
    }
    if (s.best != NULL)
        kz_print_error("unknown command '%s'; did you mean '%s'?", name, s.best);
    else
        kz_print_error("unknown command '%s'; 'kz help' lists them", name);
    return NULL;
}

int kz_finish_output(int code)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        kz_print_error("cannot write the output: %s", strerror(errno));
        return 1;
    }
    return code;
}

static int failure_of(const kz_command *command)
{
    return command->failure != 0 ? command->failure : 1;
}

static int run_with(
    const kz_command *command, int argc, char **argv, void *given, kz_operands *operands)
{
    if (!kz_options_parse(command->options, given, argc, argv, operands))
        return failure_of(command);
    if (((const kz_common_options *)given)->help) {
        kz_help_print(command, stdout);
        return kz_finish_output(0);
    }
    return command->run(given, operands);
}

int kz_command_run(const kz_command *command, int argc, char **argv)
{
    int code = failure_of(command);
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
