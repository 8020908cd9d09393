/*
 * The messages of a build, to stderr, for people and for programs.
 */
#ifndef KZ_CLI_MESSAGES_H
#define KZ_CLI_MESSAGES_H

#include <stdio.h>

#include "cli/options.h"
#include "kz/kz.h"

/* What the command line says about messages: a command has this in its options, and
 * KZ_MESSAGE_OPTIONS in its rows. */
typedef struct kz_message_options {
    const char *format, *color;
    bool no_warnings, strict;
} kz_message_options;

extern const char *const kz_message_format_names[], *const kz_color_names[];

#define KZ_MESSAGE_OPTIONS(type, field)                                                            \
    {.name = "error-format",                                                                       \
        .value = "FORMAT",                                                                         \
        .about = "how to write messages; human by default",                                        \
        .group = "Messages",                                                                       \
        .kind = KZ_VALUE_WORD,                                                                     \
        .words = kz_message_format_names,                                                          \
        .offset = offsetof(type, field.format)},                                                   \
        {.name = "color",                                                                          \
            .value = "WHEN",                                                                       \
            .about = "colour messages; auto, the default, does on a terminal",                     \
            .group = "Messages",                                                                   \
            .kind = KZ_VALUE_WORD,                                                                 \
            .words = kz_color_names,                                                               \
            .offset = offsetof(type, field.color)},                                                \
        {.name = "no-warnings",                                                                    \
            .about = "say nothing of what does not end the build",                                 \
            .group = "Messages",                                                                   \
            .offset = offsetof(type, field.no_warnings)},                                          \
    {                                                                                              \
        .name = "strict", .about = "refuse what is otherwise warned of", .group = "Messages",      \
        .offset = offsetof(type, field.strict)                                                     \
    }

typedef struct kz_message_style kz_message_style;

/* The messages that are to be written. */
typedef struct kz_message_list {
    const kz_message **at;
    size_t count;
} kz_message_list;

/* A way to write messages. One of the two functions is there. */
typedef struct kz_message_format {
    const char *name;
    void (*message)(FILE *to, const kz_message *m, const kz_message_style *style);
    void (*document)(FILE *to, const kz_message_list *list);
} kz_message_format;

struct kz_message_style {
    const kz_message_format *format;
    bool color, warnings;
};

extern const kz_message_format kz_format_human, kz_format_json, kz_format_github, kz_format_sarif;

/* Colour depends on stderr, NO_COLOR, CLICOLOR_FORCE and FORCE_COLOR too. Returns false
 * after having said on stderr what is wrong. */
bool kz_message_style_read(const kz_message_options *given, kz_message_style *out);

/* Is what goes to FD to be coloured? WHEN is the value of --color, NULL for none. Returns
 * false after having said on stderr what is wrong. */
bool kz_color_read(const char *when, int fd, bool *out);

/* Write LIST, one after another at most twenty errors and twenty warnings. */
void kz_print_message_list(const kz_message_list *list, const kz_message_style *style);

/* The same of what the results say, each thing once. */
void kz_print_messages(kz_result *const *results, size_t count, const kz_message_style *style);

/* The same for what a build has left behind, of which there may be nothing: then false is
 * returned, after having said that memory ran out. */
bool kz_print_outcome(kz_result *const *results, size_t count, const kz_message_style *style);

#endif
