/*
 * kz build [DIR...] [-j N] [-o FILE|DIR/] [--watch]
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/watch.h"

typedef struct build_options {
    kz_common_options common;
    kz_message_options messages;
    bool managed_by_label, helm, helm_debug, plugins, exec, network, as_current_user, timing, watch;
    kz_output_options output;
    const char *restrictor, *reorder;
    const char *helm_command, *helm_kube_version, *network_name, *run_timeout, *jobs;
    kz_values helm_api_versions, mounts, env;
} build_options;

#define FIELD(field) offsetof(build_options, field)

static const char *const restrictors[] = {
    "LoadRestrictionsRootOnly", "LoadRestrictionsNone", "", NULL};
static const char *const orders[] = {"legacy", "none", NULL};

#define OUTPUT "Output"
#define LOADING "Loading"
#define HELM "Helm charts"
#define FUNCTIONS "Functions and plugins"

static const kz_option options[] = {
    KZ_OUTPUT_OPTIONS(build_options, output),
    {.name = "watch",
        .about = "build again on each change of a file, and show the difference",
        .group = OUTPUT,
        .offset = FIELD(watch)},
    {.name = "jobs",
        .letter = 'j',
        .value = "N",
        .about = "build so many at a time if there are several (one a processor)",
        .group = OUTPUT,
        .offset = FIELD(jobs)},
    {.name = "load-restrictor",
        .value = "WHICH",
        .about = "LoadRestrictionsRootOnly (files below each kustomization, the default) or "
                 "LoadRestrictionsNone",
        .group = LOADING,
        .kind = KZ_VALUE_WORD,
        .words = restrictors,
        .offset = FIELD(restrictor)},
    {.name = "enable-helm",
        .about = "render helmCharts, by helm",
        .group = HELM,
        .offset = FIELD(helm)},
    {.name = "helm-command",
        .value = "PROGRAM",
        .about = "the program to take for helm",
        .group = HELM,
        .kind = KZ_VALUE_PROGRAM,
        .offset = FIELD(helm_command)},
    {.name = "helm-api-versions",
        .value = "VERSION",
        .about = "an API version that charts may count on; may be repeated",
        .group = HELM,
        .offset = FIELD(helm_api_versions),
        .repeats = true},
    {.name = "helm-kube-version",
        .value = "VERSION",
        .about = "the Kubernetes version that charts may count on",
        .group = HELM,
        .offset = FIELD(helm_kube_version)},
    {.name = "helm-debug",
        .about = "run helm with --debug",
        .group = HELM,
        .offset = FIELD(helm_debug)},
    {.name = "enable-alpha-plugins",
        .about = "run KRM functions and plugins that are not built in",
        .group = FUNCTIONS,
        .offset = FIELD(plugins)},
    {.name = "enable-exec",
        .about = "run functions that are programs of this machine; not for files of strangers",
        .group = FUNCTIONS,
        .offset = FIELD(exec)},
    {.name = "network",
        .about = "let functions that ask for it use the network",
        .group = FUNCTIONS,
        .offset = FIELD(network)},
    {.name = "network-name",
        .value = "NAME",
        .about = "accepted; it has no effect in kustomize either",
        .group = FUNCTIONS,
        .offset = FIELD(network_name)},
    {.name = "mount",
        .value = "MOUNT",
        .about = "mount this in the containers of functions; may be repeated",
        .group = FUNCTIONS,
        .offset = FIELD(mounts),
        .repeats = true},
    {.name = "env",
        .letter = 'e',
        .value = "NAME[=VALUE]",
        .about = "a variable for functions; may be repeated",
        .group = FUNCTIONS,
        .offset = FIELD(env),
        .repeats = true},
    {.name = "as-current-user",
        .about = "run the containers of functions as this user",
        .group = FUNCTIONS,
        .offset = FIELD(as_current_user)},
    {.name = "run-timeout",
        .value = "SECONDS",
        .about = "how long helm, a function or a plugin may take (600)",
        .group = FUNCTIONS,
        .offset = FIELD(run_timeout)},
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

static bool read_timeout(const char *text, uint32_t *out)
{
    enum { LONGEST_SECONDS = 1000000 };
    char *end;
    if (text == NULL)
        return true;
    double seconds = strtod(text, &end);
    if (end == text || *end != '\0' || !(seconds > 0) || seconds > LONGEST_SECONDS) {
        kz_print_error("'%s' is no value for --run-timeout; use a number of seconds", text);
        return false;
    }
    *out = (uint32_t)(seconds * 1000) + 1;
    return true;
}

static bool read_jobs(const char *text, uint32_t *out)
{
    enum { MOST_JOBS = 1000 };
    char *end;
    if (text == NULL)
        return true;
    long jobs = strtol(text, &end, 10);
    if (end == text || *end != '\0' || jobs < 1 || jobs > MOST_JOBS) {
        kz_print_error("'%s' is no value for --jobs; use a number from 1 to %d", text, MOST_JOBS);
        return false;
    }
    *out = (uint32_t)jobs;
    return true;
}

/* Turn the texts of the command line into options of the library. */
static bool translate(const build_options *given, kz_options *out)
{
    kz_options_init(out);
    if (given->restrictor != NULL && strcmp(given->restrictor, "LoadRestrictionsNone") == 0)
        out->restrictor = KZ_RESTRICT_NONE;
    if (given->reorder != NULL)
        out->reorder = strcmp(given->reorder, "none") == 0 ? KZ_REORDER_NONE : KZ_REORDER_LEGACY;

    const char *env = getenv("KUSTOMIZE_ENABLE_MANAGEDBY_LABEL");
    out->managed_by_label = given->managed_by_label || (env != NULL && strcmp(env, "on") == 0);
    out->timing = given->timing;
    out->helm = (kz_helm_options){.enabled = given->helm,
        .debug = given->helm_debug,
        .command = given->helm_command,
        .kube_version = given->helm_kube_version,
        .api_versions = given->helm_api_versions.at};
    out->plugins = (kz_plugin_options){.enabled = given->plugins,
        .exec = given->exec,
        .network = given->network,
        .as_current_user = given->as_current_user,
        .mounts = given->mounts.at,
        .env = given->env.at};
    out->strict = given->messages.strict;
    return read_timeout(given->run_timeout, &out->run_timeout_ms) &&
        read_jobs(given->jobs, &out->jobs);
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

static int build(const kz_operands *dirs, const build_options *given)
{
    kz_options library_options;
    kz_message_style style;
    kz_output output;
    if (!kz_message_style_read(&given->messages, &style) ||
        !kz_output_read(&given->output, &output) || !translate(given, &library_options))
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
        kz_output_write(&output, &(kz_built){results, dirs->at, dirs->count});
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
