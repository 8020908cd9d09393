/*
 * kz build [DIR] [-o FILE|DIR]
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/print.h"

typedef struct build_options {
    kz_common_options common;
    bool managed_by_label;
    const char *output, *restrictor, *reorder;
} build_options;

static const kz_option options[] = {
    {"output", 'o', "PATH", "write to this file, or one file a resource into this directory",
        offsetof(build_options, output), NULL},
    {"load-restrictor", 0, "WHICH",
        "LoadRestrictionsRootOnly (files below each kustomization, the default) or "
        "LoadRestrictionsNone",
        offsetof(build_options, restrictor), NULL},
    {"reorder", 0, "ORDER", NULL, offsetof(build_options, reorder),
        "use the new 'sortOptions' field in kustomization.yaml instead."},
    {"enable-managedby-label", 0, NULL, NULL, offsetof(build_options, managed_by_label),
        "The flag `enable-managedby-label` has been deprecated. Use the `managedByLabel` option "
        "in the `buildMetadata` field instead."},
    KZ_OPTION_HELP,
    {.name = NULL},
};

static bool refuse(const char *option, const char *value, const char *legal)
{
    kz_print_error("'%s' is no value for --%s; use %s", value, option, legal);
    return false;
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
    return true;
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
    kz_status status = kz_build(&result, dir, &library_options);
    if (result == NULL) {
        kz_print_error("out of memory");
        return 1;
    }
    kz_print_messages(result);
    bool delivered = status == KZ_OK && deliver(result, given->output);
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
    .usage = "build [DIR] [options]",
    .about = "Render the kustomization in a directory to stdout",
    .details = "DIR holds a kustomization.yaml; without it the working directory is taken.\n"
               "On an error nothing is written and the exit code is 1.\n",
    .examples = "  kz build k8s/overlays/production | kubectl apply -f -\n"
                "  kz build k8s/overlays/production -o rendered.yaml\n",
    .options = options,
    .size = sizeof(build_options),
    .run = run,
};
