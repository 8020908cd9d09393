/*
 * kz itself: the options that may stand before a command.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/help.h"
#include "kz/kz.h"

typedef struct top_options {
    kz_common_options common;
    bool version;
} top_options;

static int run(const void *values, const kz_operands *operands)
{
    const top_options *given = values;
    (void)operands;
    if (given->version)
        printf("kz %s\n", kz_version());
    else
        kz_help_print(&kz_command_top, stdout);
    return kz_finish_output(0);
}

static const kz_option options[] = {
    {.name = "version",
        .about = "print the version of kz",
        .group = "General",
        .offset = offsetof(top_options, version)},
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

const kz_command kz_command_top = {
    .name = "kz",
    .usage = "kz COMMAND [ARGUMENTS]",
    .about = "Render Kubernetes manifests from kustomization directories",
    .details = "What kustomize 5.8.1 prints for a directory, kz prints too, byte for byte; when "
               "something is wrong it says in which line of which file.\n"
               "Options and operands may be mixed; '--' ends the options.\n",
    .examples = "  kz build k8s/overlays/production | kubectl apply -f -\n"
                "  kz help build\n",
    .takes = KZ_VALUE_COMMAND,
    .options = options,
    .size = sizeof(top_options),
    .run = run,
};
