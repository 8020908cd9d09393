/*
 * kz deps [DIR...] [-o json]
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/deps.h"
#include "cli/interrupt.h"
#include "cli/json_text.h"
#include "cli/memory.h"
#include "cli/messages.h"
#include "cli/print.h"
#include "cli/progress.h"

typedef struct deps_options {
    kz_common_options common;
    kz_message_options messages;
    kz_build_options how;
    const char *output;
} deps_options;

static const char *const formats[] = {"text", "json", NULL};

static const kz_option options[] = {
    {.name = "output",
        .letter = 'o',
        .value = "FORMAT",
        .about = "text (the default) or json",
        .group = "Output",
        .kind = KZ_VALUE_WORD,
        .words = formats,
        .offset = offsetof(deps_options, output)},
    KZ_BUILD_OPTIONS(deps_options, how),
    KZ_MESSAGE_OPTIONS(deps_options, messages),
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

/* Can the name be a line of its own, which no program takes for something else? */
static bool is_line(const char *name)
{
    for (const unsigned char *b = (const unsigned char *)name; *b != '\0'; b++)
        if (*b < 0x20 || *b == 0x7F)
            return false;
    return true;
}

static bool print_text(const kz_deps *deps)
{
    for (size_t i = 0; i < deps->count; i++)
        if (!is_line(deps->at[i])) {
            kz_print_error("the name of a file has a control character in it; use -o json");
            return false;
        }
    for (size_t i = 0; i < deps->count; i++)
        puts(deps->at[i]);
    return true;
}

static void print_root(const char *root, const kz_deps *deps)
{
    fputs("  {\"root\": ", stdout);
    kz_print_json(stdout, root);
    fputs(", \"files\": [", stdout);
    for (size_t i = 0; i < deps->count; i++) {
        fputs(i > 0 ? ",\n    " : "\n    ", stdout);
        kz_print_json(stdout, deps->at[i]);
    }
    fputs("]}", stdout);
}

static void print_json(kz_result *const *results, const kz_operands *dirs)
{
    fputs("[\n", stdout);
    for (size_t i = 0; i < dirs->count; i++) {
        kz_deps deps = kz_deps_of(&results[i], 1);
        fputs(i > 0 ? ",\n" : "", stdout);
        print_root(dirs->at[i], &deps);
        kz_deps_free(&deps);
    }
    fputs("\n]\n", stdout);
}

static bool deliver(kz_result *const *results, const kz_operands *dirs, const deps_options *given)
{
    bool done = true;
    if (given->output != NULL && strcmp(given->output, "json") == 0) {
        print_json(results, dirs);
    } else {
        kz_deps deps = kz_deps_of(results, dirs->count);
        done = print_text(&deps);
        kz_deps_free(&deps);
    }
    return done && kz_finish_output(0) == 0;
}

static int list(const kz_operands *dirs, const deps_options *given)
{
    kz_options library_options;
    kz_message_style style;
    kz_progress_line line;
    if (!kz_message_style_read(&given->messages, &style) ||
        !kz_build_options_read(&given->how, &library_options))
        return 1;
    library_options.strict = given->messages.strict;
    kz_result **results = kz_take(dirs->count, sizeof *results);
    kz_progress_show(&line, &library_options);
    kz_interruptible(&library_options.cancel);
    kz_status status = kz_build_many(results, dirs->at, dirs->count, &library_options);
    kz_interrupt_now();
    bool done = kz_print_outcome(results, dirs->count, &style) && status == KZ_OK &&
        deliver(results, dirs, given);
    for (size_t i = 0; i < dirs->count; i++)
        kz_result_free(results[i]);
    free(results);
    return done ? 0 : 1;
}

static int run(const void *given, const kz_operands *operands)
{
    const char *here = ".";
    const kz_operands only = {&here, 1};
    return list(operands->count > 0 ? operands : &only, given);
}

const kz_command kz_command_deps = {
    .name = "deps",
    .usage = "deps [DIR | URL]... [options]",
    .about = "List the files that builds read",
    .details = "It builds, and says which files were read: one a line, each once, in the order of "
               "their names. Symbolic links that led to files or directories are among them; what "
               "was fetched is not.\n"
               "On an error nothing is written and the exit code is 1.\n",
    .examples = "  kz deps k8s/overlays/production\n"
                "  git diff --name-only main | grep -Fx -f <(kz deps k8s/overlays/production)\n",
    .takes = KZ_VALUE_ROOT,
    .options = options,
    .size = sizeof(deps_options),
    .run = run,
};
