/*
 * The commands: each is a row, defined in the file cmd_NAME.c.
 */
#ifndef KZ_CLI_COMMAND_H
#define KZ_CLI_COMMAND_H

#include "cli/options.h"

typedef struct kz_command {
    const char *name;
    const char *usage;    /* "build [DIR] [options]" */
    const char *about;    /* one line, for the list of commands */
    const char *details;  /* a paragraph for --help; NULL = none */
    const char *examples; /* lines for --help; NULL = none */
    const kz_option *options;
    size_t size; /* of the struct that the options are read into; its first member is a
                    kz_common_options */
    /* GIVEN is that struct. Returns the exit code. */
    int (*run)(const void *given, const kz_operands *operands);
} kz_command;

/* What every command understands. */
typedef struct kz_common_options {
    bool help;
    bool stack_trace; /* the reference's; without effect, since errors have places here */
} kz_common_options;

#define KZ_COMMON_OPTIONS                                                                          \
    {.name = "help",                                                                               \
        .letter = 'h',                                                                             \
        .about = "show this help",                                                                 \
        .offset = offsetof(kz_common_options, help)},                                              \
    {                                                                                              \
        .name = "stack-trace", .offset = offsetof(kz_common_options, stack_trace)                  \
    }

extern const kz_command kz_command_build;
extern const kz_command kz_command_explain_error;
extern const kz_command kz_command_help;
extern const kz_command kz_command_version;

/* All of them; NULL ends the table. */
extern const kz_command *const kz_commands[];

/* The command of that name, or NULL. */
const kz_command *kz_command_find(const char *name);

/* Read the arguments behind its name and run a command. Returns the exit code. */
int kz_command_run(const kz_command *command, int argc, char **argv);

/* The help of one command, or of kz itself for NULL. */
void kz_command_print_help(const kz_command *command, FILE *to);

/* Flush stdout. Returns CODE, or 1 after saying so if the output could not be
 * written in full. */
int kz_finish_output(int code);

#endif
