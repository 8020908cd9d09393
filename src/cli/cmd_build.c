/*
 * kz build [DIR...] [-j N] [-o FILE|DIR/] [--watch]
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/depfile.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/watch.h"

typedef struct build_options {
    kz_common_options common;
    kz_message_options messages;
    kz_build_options how;
    kz_output_options output;
    bool managed_by_label, timing, watch;
    const char *reorder, *depfile;
} build_options;

#define FIELD(field) offsetof(build_options, field)

static const char *const orders[] = {"legacy", "none", NULL};

#define OUTPUT "Output"

static const kz_option options[] = {
    KZ_OUTPUT_OPTIONS(build_options, output),
    {.name = "depfile",
        .value = "FILE",
        .about = "write for Make and Ninja which files the output was made of",
        .group = OUTPUT,
        .kind = KZ_VALUE_FILE,
        .offset = FIELD(depfile)},
    {.name = "watch",
        .about = "build again on each change of a file, and show the difference",
        .group = OUTPUT,
        .offset = FIELD(watch)},
    KZ_BUILD_OPTIONS(build_options, how),
    {.name = "timing",
        .about = "say on stderr, at the end, where the time of the build went",
        .group = OUTPUT,
        .offset = FIELD(timing)},
    {.name = "reorder",
        .value = "ORDER",
        .kind = KZ_VALUE_WORD,
        .words = orders,
        .offset = FIELD(reorder),
        .deprecated = "use the new 'sortOptions' field in kustomization.yaml instead."},
    {.name = "enable-managedby-label",
        .offset = FIELD(managed_by_label),
        .deprecated = "The flag `enable-managedby-label` has been deprecated. Use the "
                      "`managedByLabel` option in the `buildMetadata` field instead."},
    KZ_MESSAGE_OPTIONS(build_options, messages),
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

/* Turn the texts of the command line into options of the library. */
static bool translate(const build_options *given, kz_options *out)
{
    if (!kz_build_options_read(&given->how, out))
        return false;
    if (given->reorder != NULL)
        out->reorder = strcmp(given->reorder, "none") == 0 ? KZ_REORDER_NONE : KZ_REORDER_LEGACY;
    const char *env = getenv("KUSTOMIZE_ENABLE_MANAGEDBY_LABEL");
    out->managed_by_label = given->managed_by_label || (env != NULL && strcmp(env, "on") == 0);
    out->timing = given->timing;
    out->strict = given->messages.strict;
    return true;
}

static bool print_all(kz_result *const *results, size_t count, const kz_message_style *style)
{
    for (size_t i = 0; i < count; i++)
        if (results[i] == NULL) {
            kz_print_error("out of memory");
            return false;
        }
    kz_print_messages(results, count, style);
    return true;
}

static bool allows_depfile(const build_options *given, const kz_output *output)
{
    if (given->watch)
        kz_print_error("--depfile is for who builds again; --watch does that itself");
    return !given->watch && kz_depfile_allowed(output);
}

static bool deliver(const build_options *given, const kz_output *output, const kz_built *built)
{
    kz_depfile depfile = {0};
    bool wanted = given->depfile != NULL;
    bool done = !wanted || kz_depfile_make(&depfile, given->depfile, output, built);
    done = done && kz_output_write(output, built) && (!wanted || kz_depfile_write(&depfile));
    kz_depfile_free(&depfile);
    return done;
}

static int build(const kz_operands *dirs, const build_options *given)
{
    kz_options library_options;
    kz_message_style style;
    kz_output output;
    if (!kz_message_style_read(&given->messages, &style) ||
        !kz_output_read(&given->output, &output) || !translate(given, &library_options))
        return 1;
    if (given->depfile != NULL && !allows_depfile(given, &output))
        return 1;
    library_options.format = output.format;
    if (given->watch)
        return kz_watch(&(kz_watched){dirs->at, dirs->count, library_options, style, output});
    kz_result **results = calloc(dirs->count, sizeof *results);
    if (results == NULL) {
        kz_print_error("out of memory");
        return 1;
    }
    kz_progress_line line;
    kz_progress_show(&line, &library_options);
    kz_interruptible(&library_options.cancel);
    kz_status status = kz_build_many(results, dirs->at, dirs->count, &library_options);
    kz_interrupt_now();
    bool done = print_all(results, dirs->count, &style) && status == KZ_OK &&
        deliver(given, &output, &(kz_built){results, dirs->at, dirs->count});
    if (given->timing)
        kz_print_timing(results, dirs->count);
    for (size_t i = 0; i < dirs->count; i++)
        kz_result_free(results[i]);
    free(results);
    return done ? 0 : 1;
}

static int run(const void *given, const kz_operands *operands)
{
    const char *here = ".";
    const kz_operands only = {&here, 1};
    const kz_operands *dirs = operands->count > 0 ? operands : &only;
    for (size_t i = 0; i < dirs->count; i++)
        if (strcmp(dirs->at[i], "-") == 0 && access("-", F_OK) != 0) {
            kz_print_error(
                "a build reads a directory, with the files that it names, and not stdin");
            return 1;
        }
    return build(dirs, given);
}

const kz_command kz_command_build = {
    .name = "build",
    .usage = "build [DIR | URL]... [options]",
    .about = "Render the kustomization in a directory or a git repository to stdout",
    .details = "DIR holds a kustomization.yaml; without it the working directory is taken. URL is "
               "that of a git repository: [SCHEME://]HOST/REPO[//PATH][?ref=REF].\n"
               "On an error nothing is written and the exit code is 1.\n"
               "In a directory each resource has a file of its own. --layout says where: a path "
               "with the placeholders {dir}, {overlay}, {group}, {version}, {kind}, {name}, "
               "{namespace} and {ext}, any of which may be written like {kind:lower}.\n",
    .examples = "  kz build k8s/overlays/production | kubectl apply -f -\n"
                "  kz build k8s/overlays/production -o rendered.yaml\n"
                "  kz build k8s/overlays/* -o rendered.yaml\n"
                "  kz build k8s/overlays/* -o out/ --layout '{dir}/{kind}-{name}.yaml' --prune\n"
                "  kz build --watch k8s/overlays/staging\n"
                "  kz build 'https://github.com/ORG/REPO//k8s/production?ref=v1.0'\n",
    .takes = KZ_VALUE_ROOT,
    .options = options,
    .size = sizeof(build_options),
    .run = run,
};
