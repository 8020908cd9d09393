/*
 * kz version [-o json|yaml]
 *
 * Prints the version of kustomize that kz stands in for, in kustomize's forms:
 * tools such as Argo CD read it to learn which flags they may use. The version
 * of kz itself is "kz --version", and a field of the structured forms.
 */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

#include "cli/command.h"
#include "cli/print.h"
#include "kz/kz.h"

#define REFERENCE "v5.8.1"

typedef struct version_options {
    kz_common_options common;
    bool brief;
    const char *output;
} version_options;

static const char *const formats[] = {"json", "yaml", NULL};

static const kz_option options[] = {
    {.name = "output",
        .letter = 'o',
        .value = "FORMAT",
        .about = "print fields, as json or yaml",
        .words = formats,
        .offset = offsetof(version_options, output)},
    {.name = "short",
        .offset = offsetof(version_options, brief),
        .deprecated = "and will be removed in the future."},
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

/* Go's name for the machine, which is what readers of this output compare. */
static const char *architecture(const struct utsname *machine)
{
    static const char *const names[][2] = {{"x86_64", "amd64"}, {"aarch64", "arm64"},
        {"i686", "386"}, {"armv7l", "arm"}, {"ppc64le", "ppc64le"}, {"s390x", "s390x"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(machine->machine, names[i][0]) == 0)
            return names[i][1];
    return machine->machine;
}

static void print_fields(bool json)
{
    struct utsname machine;
    if (uname(&machine) != 0)
        memset(&machine, 0, sizeof machine);
    for (char *c = machine.sysname; *c != '\0'; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + 'a' - 'A');
    const char *const fields[][2] = {{"version", REFERENCE}, {"gitCommit", "unknown"},
        {"buildDate", "unknown"}, {"goOs", machine.sysname}, {"goArch", architecture(&machine)},
        {"goVersion", "none"}, {"kzVersion", kz_version()}};
    size_t count = sizeof fields / sizeof *fields;
    if (json)
        puts("{");
    for (size_t i = 0; i < count; i++)
        if (json)
            printf("  \"%s\": \"%s\"%s\n", fields[i][0], fields[i][1], i + 1 < count ? "," : "");
        else
            printf("%s: %s\n", fields[i][0], fields[i][1]);
    puts(json ? "}" : "");
}

static int run(const void *values, const kz_operands *operands)
{
    (void)operands;
    const version_options *given = values;
    const char *output = given->output != NULL ? given->output : "";
    if (given->brief && output[0] != '\0') {
        kz_print_error("--short and --output exclude each other");
        return 1;
    }
    if (strcmp(output, "json") == 0 || strcmp(output, "yaml") == 0) {
        print_fields(output[0] == 'j');
        return kz_finish_output(0);
    }
    if (output[0] != '\0') {
        /* The reference prints nothing and succeeds. */
        fprintf(stderr, "kz: warning: '%s' is no value for --output; use json or yaml\n", output);
        return 0;
    }
    puts(given->brief ? "{" REFERENCE "  unknown   }" : REFERENCE);
    return kz_finish_output(0);
}

const kz_command kz_command_version = {
    .name = "version",
    .usage = "version [options]",
    .about = "Print the version of kustomize that kz stands in for",
    .details = "The version of kz itself is printed by 'kz --version'.\n",
    .examples = "  kz version -o json\n",
    .no_operands = true,
    .options = options,
    .size = sizeof(version_options),
    .run = run,
};
