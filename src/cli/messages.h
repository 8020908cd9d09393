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

#define KZ_MESSAGE_OPTIONS(type, field)                                                            \
    {.name = "error-format",                                                                       \
        .value = "FORMAT",                                                                         \
        .about = "human (the default), json, github or sarif",                                     \
        .offset = offsetof(type, field.format)},                                                   \
        {.name = "color",                                                                          \
            .value = "WHEN",                                                                       \
            .about = "colour messages: auto (on a terminal, the default), always or never",        \
            .offset = offsetof(type, field.color)},                                                \
        {.name = "no-warnings",                                                                    \
            .about = "say nothing of what does not end the build",                                 \
            .offset = offsetof(type, field.no_warnings)},                                          \
    {                                                                                              \
        .name = "strict", .about = "refuse what is otherwise warned of",                           \
        .offset = offsetof(type, field.strict)                                                     \
    }

typedef struct kz_message_style kz_message_style;

/* A way to write messages. One of the two functions is there. */
typedef struct kz_message_format {
    const char *name;
    void (*message)(FILE *to, const kz_message *m, const kz_message_style *style);
    void (*document)(FILE *to, const kz_result *result, const kz_message_style *style);
} kz_message_format;

struct kz_message_style {
    const kz_message_format *format;
    bool color, warnings;
};

extern const kz_message_format kz_format_human, kz_format_json, kz_format_github, kz_format_sarif;

/* Colour depends on stderr, NO_COLOR, CLICOLOR_FORCE and FORCE_COLOR too. Returns false
 * after having said on stderr what is wrong. */
bool kz_message_style_read(const kz_message_options *given, kz_message_style *out);

/* Warnings may be unwanted. */
bool kz_message_shown(const kz_message *m, const kz_message_style *style);

/* Write them, but at most twenty errors and twenty warnings. */
void kz_print_messages(const kz_result *result, const kz_message_style *style);

#endif
