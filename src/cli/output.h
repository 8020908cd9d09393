/*
 * Where the output of a build goes, and in which form.
 */
#ifndef KZ_CLI_OUTPUT_H
#define KZ_CLI_OUTPUT_H

#include <stdio.h>

#include "cli/options.h"
#include "cli/plan.h"

/* What the command line says about it: a command has this in its options, and
 * KZ_OUTPUT_OPTIONS in its rows. */
typedef struct kz_output_options {
    const char *path, *format, *layout;
    bool prune;
} kz_output_options;

extern const char *const kz_output_format_names[];

#define KZ_OUTPUT_OPTIONS(type, field)                                                             \
    {.name = "output",                                                                             \
        .letter = 'o',                                                                             \
        .value = "PATH",                                                                           \
        .about = "write to this file, or one file a resource into this directory",                 \
        .group = "Output",                                                                         \
        .kind = KZ_VALUE_FILE,                                                                     \
        .offset = offsetof(type, field.path)},                                                     \
        {.name = "output-format",                                                                  \
            .value = "FORMAT",                                                                     \
            .about = "how to write resources; yaml by default, json is one List",                  \
            .group = "Output",                                                                     \
            .kind = KZ_VALUE_WORD,                                                                 \
            .words = kz_output_format_names,                                                       \
            .offset = offsetof(type, field.format)},                                               \
        {.name = "layout",                                                                         \
            .value = "TEMPLATE",                                                                   \
            .about = "the path of each resource's file in that directory: "                        \
                     "'{dir}/{kind}-{name}.yaml'",                                                 \
            .group = "Output",                                                                     \
            .offset = offsetof(type, field.layout)},                                               \
    {                                                                                              \
        .name = "prune",                                                                           \
        .about = "remove files in that directory that an earlier build wrote and this one did "    \
                 "not",                                                                            \
        .group = "Output", .offset = offsetof(type, field.prune)                                   \
    }

typedef struct kz_output {
    const char *path;   /* NULL: stdout */
    const char *layout; /* NULL: the reference's */
    kz_format format;
    bool in_folder; /* a file a document, in the directory PATH */
    bool prune;
} kz_output;

/* Returns false after having said on stderr what is wrong. */
bool kz_output_read(const kz_output_options *given, kz_output *out);

/* Write what was built, all or nothing as far as that can be known before. Returns false
 * after having said what went wrong. */
bool kz_output_write(const kz_output *output, const kz_built *built);

#endif
