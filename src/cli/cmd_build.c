/*
 * kz build [DIR] [-o FILE|DIR]
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/print.h"

typedef struct build_options {
    kz_common_options common;
    bool managed_by_label, helm, helm_debug, plugins, exec, network, as_current_user, timing;
    const char *output, *restrictor, *reorder;
    const char *helm_command, *helm_kube_version, *network_name, *run_timeout;
    kz_values helm_api_versions, mounts, env;
} build_options;

#define FIELD(field) offsetof(build_options, field)

static const kz_option options[] = {
    {.name = "output",
        .letter = 'o',
        .value = "PATH",
        .about = "write to this file, or one file a resource into this directory",
        .offset = FIELD(output)},
    {.name = "load-restrictor",
        .value = "WHICH",
        .about = "LoadRestrictionsRootOnly (files below each kustomization, the default) or "
                 "LoadRestrictionsNone",
        .offset = FIELD(restrictor)},
    {.name = "enable-helm", .about = "render helmCharts, by helm", .offset = FIELD(helm)},
    {.name = "helm-command",
        .value = "PATH",
        .about = "the program to take for helm",
        .offset = FIELD(helm_command)},
    {.name = "helm-api-versions",
        .value = "VERSION",
        .about = "an API version that charts may count on; may be repeated",
        .offset = FIELD(helm_api_versions),
        .repeats = true},
    {.name = "helm-kube-version",
        .value = "VERSION",
        .about = "the Kubernetes version that charts may count on",
        .offset = FIELD(helm_kube_version)},
    {.name = "helm-debug", .about = "run helm with --debug", .offset = FIELD(helm_debug)},
    {.name = "enable-alpha-plugins",
        .about = "run KRM functions and plugins that are not built in",
        .offset = FIELD(plugins)},
    {.name = "enable-exec",
        .about = "run functions that are programs of this machine; not for files of strangers",
        .offset = FIELD(exec)},
    {.name = "network",
        .about = "let functions that ask for it use the network",
        .offset = FIELD(network)},
    {.name = "network-name", .value = "NAME", .offset = FIELD(network_name)},
    {.name = "mount",
        .value = "MOUNT",
        .about = "mount this in the containers of functions; may be repeated",
        .offset = FIELD(mounts),
        .repeats = true},
    {.name = "env",
        .letter = 'e',
        .value = "NAME[=VALUE]",
        .about = "a variable for functions; may be repeated",
        .offset = FIELD(env),
        .repeats = true},
    {.name = "as-current-user",
        .about = "run the containers of functions as this user",
        .offset = FIELD(as_current_user)},
    {.name = "run-timeout",
        .value = "SECONDS",
        .about = "how long helm, a function or a plugin may take (600)",
        .offset = FIELD(run_timeout)},
    {.name = "timing",
        .about = "say on stderr, at the end, where the time of the build went",
        .offset = FIELD(timing)},
    {.name = "reorder",
        .value = "ORDER",
        .offset = FIELD(reorder),
        .deprecated = "use the new 'sortOptions' field in kustomization.yaml instead."},
    {.name = "enable-managedby-label",
        .offset = FIELD(managed_by_label),
        .deprecated = "The flag `enable-managedby-label` has been deprecated. Use the "
                      "`managedByLabel` option in the `buildMetadata` field instead."},
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

static bool refuse(const char *option, const char *value, const char *legal)
{
    kz_print_error("'%s' is no value for --%s; use %s", value, option, legal);
    return false;
}

static bool read_timeout(const char *text, uint32_t *out)
{
    enum { LONGEST_SECONDS = 1000000 };
    char *end;
    if (text == NULL)
        return true;
    double seconds = strtod(text, &end);
    if (end == text || *end != '\0' || !(seconds > 0) || seconds > LONGEST_SECONDS)
        return refuse("run-timeout", text, "a number of seconds");
    *out = (uint32_t)(seconds * 1000) + 1;
    return true;
}

/* Turn the texts of the command line into options of the library. */
static bool translate(const build_options *given, kz_options *out)
{
    const char *r = given->restrictor != NULL ? given->restrictor : "";
    kz_options_init(out);
    if (strcmp(r, "LoadRestrictionsNone") == 0)
        out->restrictor = KZ_RESTRICT_NONE;
    else if (r[0] != '\0' && strcmp(r, "LoadRestrictionsRootOnly") != 0)
        return refuse("load-restrictor", r, "LoadRestrictionsRootOnly or LoadRestrictionsNone");

    if (given->reorder != NULL && strcmp(given->reorder, "none") == 0)
        out->reorder = KZ_REORDER_NONE;
    else if (given->reorder != NULL && strcmp(given->reorder, "legacy") == 0)
        out->reorder = KZ_REORDER_LEGACY;
    else if (given->reorder != NULL)
        return refuse("reorder", given->reorder, "legacy or none");

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
    return read_timeout(given->run_timeout, &out->run_timeout_ms);
}

static bool deliver(const kz_result *result, const char *output)
{
    if (output != NULL && output[0] != '\0')
        return kz_output_write(result, output);
    size_t length;
    const char *text = kz_result_text(result, &length);
    fwrite(text, 1, length, stdout);
    return kz_finish_output(0) == 0;
}

static int build(const char *dir, const build_options *given)
{
    kz_options library_options;
    if (!translate(given, &library_options))
        return 1;
    kz_result *result;
    kz_interruptible(&library_options.cancel);
    kz_status status = kz_build(&result, dir, &library_options);
    kz_interrupt_now();
    if (result == NULL) {
        kz_print_error("out of memory");
        return 1;
    }
    kz_print_messages(result);
    bool delivered = status == KZ_OK && deliver(result, given->output);
    if (given->timing)
        kz_print_timing(result);
    kz_result_free(result);
    return delivered ? 0 : 1;
}

static int run(const void *given, const kz_operands *operands)
{
    if (operands->count > 1) {
        kz_print_error("specify one path to kustomization.yaml, not %zu", operands->count);
        return 1;
    }
    return build(operands->count == 1 ? operands->at[0] : ".", given);
}

const kz_command kz_command_build = {
    .name = "build",
    .usage = "build [DIR | URL] [options]",
    .about = "Render the kustomization in a directory or a git repository to stdout",
    .details = "DIR holds a kustomization.yaml; without it the working directory is taken. URL is\n"
               "that of a git repository: [SCHEME://]HOST/REPO[//PATH][?ref=REF].\n"
               "On an error nothing is written and the exit code is 1.\n",
    .examples = "  kz build k8s/overlays/production | kubectl apply -f -\n"
                "  kz build k8s/overlays/production -o rendered.yaml\n"
                "  kz build 'https://github.com/kubernetes-sigs/kustomize//examples/helloWorld"
                "?ref=v5.8.1'\n",
    .options = options,
    .size = sizeof(build_options),
    .run = run,
};
