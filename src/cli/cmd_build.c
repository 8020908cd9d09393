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
#include "cli/overlays.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/watch.h"

typedef struct build_options {
    kz_common_options common;
    kz_message_options messages;
    kz_build_options how;
    kz_output_options output;
    bool all, managed_by_label, timing, watch;
    const char *reorder, *depfile;
} build_options;

#define FIELD(field) offsetof(build_options, field)

static const char *const orders[] = {"legacy", "none", NULL};

#define OUTPUT "Output"

static const kz_option options[] = {
    KZ_OUTPUT_OPTIONS(build_options, output),
    {.name = "all",
        .about = "build all overlays below DIR, the working directory by default",
        .group = "Loading",
        .offset = FIELD(all)},
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

/* The options of the command line, also as the library, the messages and the output have them. */
typedef struct request {
    const build_options *given;
    kz_options library;
    kz_message_style style;
    kz_output output;
} request;

static bool allows_depfile(const request *r)
{
    if (r->given->watch)
        kz_print_error("--depfile is for who builds again; --watch does that itself");
    return !r->given->watch && kz_depfile_allowed(&r->output);
}

static bool read_request(request *r, const build_options *given)
{
    r->given = given;
    if (!kz_message_style_read(&given->messages, &r->style) ||
        !kz_output_read(&given->output, &r->output) || !translate(given, &r->library))
        return false;
    r->library.format = r->output.format;
    return given->depfile == NULL || allows_depfile(r);
}

static bool deliver(const request *r, const kz_built *built)
{
    kz_depfile depfile = {0};
    const char *path = r->given->depfile;
    bool done = path == NULL || kz_depfile_make(&depfile, path, &r->output, built);
    done =
        done && kz_output_write(&r->output, built) && (path == NULL || kz_depfile_write(&depfile));
    kz_depfile_free(&depfile);
    return done;
}

static int watch(const kz_operands *dirs, const request *r)
{
    kz_watched watched = {dirs->at, dirs->count, r->library, r->style, r->output, false};
    int fd = r->output.path != NULL ? STDERR_FILENO : STDOUT_FILENO;
    return kz_color_read(r->given->messages.color, fd, &watched.color) ? kz_watch(&watched) : 1;
}

static int build(const kz_operands *dirs, request *r)
{
    kz_result **results = calloc(dirs->count, sizeof *results);
    if (results == NULL) {
        kz_print_error("out of memory");
        return 1;
    }
    kz_progress_line line;
    kz_progress_show(&line, &r->library);
    kz_interruptible(&r->library.cancel);
    kz_status status = kz_build_many(results, dirs->at, dirs->count, &r->library);
    kz_interrupt_now();
    bool done = kz_print_outcome(results, dirs->count, &r->style) && status == KZ_OK &&
        deliver(r, &(kz_built){results, dirs->at, dirs->count});
    if (r->given->timing)
        kz_print_timing(results, dirs->count);
    for (size_t i = 0; i < dirs->count; i++)
        kz_result_free(results[i]);
    free(results);
    return done ? 0 : 1;
}

static int build_or_watch(const kz_operands *dirs, request *r)
{
    return r->given->watch ? watch(dirs, r) : build(dirs, r);
}

/* All overlays below ROOTS instead of these. */
static int build_all(const kz_operands *roots, request *r)
{
    kz_overlays overlays;
    kz_message_style style = r->style;
    int code = 1;
    style.warnings = false; /* what is wrong with an overlay, its build says */
    kz_interruptible(&r->library.cancel);
    bool found = kz_overlays_find(&overlays, roots, &r->library, &style);
    kz_interrupt_now();
    if (found && overlays.count == 0) {
        kz_print_error(
            "there is no kustomization below '%s'", roots->count > 0 ? roots->at[0] : ".");
    } else if (found) {
        const kz_operands dirs = {(const char **)overlays.dirs, overlays.count};
        code = build_or_watch(&dirs, r);
    }
    kz_overlays_free(&overlays);
    return code;
}

static int run(const void *given, const kz_operands *operands)
{
    const char *here = ".";
    const kz_operands only = {&here, 1};
    const kz_operands *dirs = operands->count > 0 ? operands : &only;
    request r;
    for (size_t i = 0; i < dirs->count; i++)
        if (strcmp(dirs->at[i], "-") == 0 && access("-", F_OK) != 0) {
            kz_print_error(
                "a build reads a directory, with the files that it names, and not stdin");
            return 1;
        }
    if (!read_request(&r, given))
        return 1;
    return r.given->all ? build_all(operands, &r) : build_or_watch(dirs, &r);
}

const kz_command kz_command_build = {
    .name = "build",
    .usage = "build [DIR | URL]... [options]",
    .about = "Render the kustomization in a directory or a git repository to stdout",
    .details = "DIR holds a kustomization.yaml; without it the working directory is taken. URL is "
               "that of a git repository: [SCHEME://]HOST/REPO[//PATH][?ref=REF].\n"
               "With --all, an overlay is a kustomization that no other one below DIR includes.\n"
               "On an error nothing is written and the exit code is 1.\n"
               "In a directory each resource has a file of its own. --layout says where: a path "
               "with the placeholders {dir}, {overlay}, {group}, {version}, {kind}, {name}, "
               "{namespace} and {ext}, any of which may be written like {kind:lower}.\n",
    .examples = "  kz build k8s/overlays/production | kubectl apply -f -\n"
                "  kz build k8s/overlays/production -o rendered.yaml\n"
                "  kz build k8s/overlays/* -o rendered.yaml\n"
                "  kz build k8s/overlays/* -o out/ --layout '{dir}/{kind}-{name}.yaml' --prune\n"
                "  kz build --all k8s -o out/ --layout '{dir}/{kind}-{name}.yaml'\n"
                "  kz build --watch k8s/overlays/staging\n"
                "  kz build 'https://github.com/ORG/REPO//k8s/production?ref=v1.0'\n",
    .takes = KZ_VALUE_ROOT,
    .options = options,
    .size = sizeof(build_options),
    .run = run,
};
