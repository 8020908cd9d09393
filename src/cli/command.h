/*
 * The commands: each is a row, defined in the file cmd_NAME.c. The rows parse the
 * command line, print --help, and make the manual pages and the shells' completions.
 */
#ifndef KZ_CLI_COMMAND_H
#define KZ_CLI_COMMAND_H

#include "cli/options.h"

typedef struct kz_command {
    const char *name;
    const char *usage;        /* "build [DIR] [options]" */
    const char *about;        /* a phrase, for the list of commands */
    const char *details;      /* paragraphs, a line each; NULL = none */
    const char *examples;     /* command lines, indented by two; NULL = none */
    kz_value_kind takes;      /* what its operands stand for */
    const char *const *words; /* if that is KZ_VALUE_WORD */
    bool no_operands;         /* nothing but options is completed behind it */
    int failure;              /* exit code when its arguments are wrong; 0 stands for 1 */
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
        .group = "General",                                                                        \
        .offset = offsetof(kz_common_options, help)},                                              \
    {                                                                                              \
        .name = "stack-trace", .offset = offsetof(kz_common_options, stack_trace)                  \
    }

extern const kz_command kz_command_affected;
extern const kz_command kz_command_build;
extern const kz_command kz_command_completion;
extern const kz_command kz_command_deps;
extern const kz_command kz_command_diff;
extern const kz_command kz_command_explain_error;
extern const kz_command kz_command_help;
extern const kz_command kz_command_images;
extern const kz_command kz_command_list;
extern const kz_command kz_command_tree;
extern const kz_command kz_command_version;

/* kz itself: what may stand before the name of a command. */
extern const kz_command kz_command_top;

/* All commands but that one; NULL ends the table. */
extern const kz_command *const kz_commands[];

/* The command of that name. NULL after having said on stderr that there is none. */
const kz_command *kz_command_find(const char *name);

/* Read the ARGC arguments at ARGV, which do not include its name, and run a command.
 * Returns the exit code. */
int kz_command_run(const kz_command *command, int argc, char **argv);

/* Flush stdout. Returns CODE, or 1 after saying so if the output could not be
 * written in full. */
int kz_finish_output(int code);

#endif
