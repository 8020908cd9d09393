/*
 * kz diff A B, kz diff --base REF DIR..., kz diff DIR --live
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/diff.h"
#include "cli/diff_base.h"
#include "cli/diff_external.h"
#include "cli/interrupt.h"
#include "cli/file.h"
#include "cli/print.h"
#include "cli/progress.h"

/* The exit code of errors; the one of differences may be chosen. */
enum { FAILED = 2 };

/* Less than that has no room for a heading and an ending. */
enum { LEAST_BYTES = 2000, DEFAULT_BYTES = 65000 };

typedef struct diff_options {
    kz_common_options common;
    kz_message_options messages;
    kz_build_options how;
    bool show_secrets, exit_zero, live, all, affected;
    const char *base, *context, *exit_code, *max_bytes, *kubectl, *kube_context;
    kz_values outputs, ignore;
} diff_options;

/* The same in terms of the library and of the formats. */
typedef struct request {
    kz_options build;
    kz_diff_options diff;
    kz_diff_style style;
    kz_message_style messages;
    kz_live cluster;
    int exit_code;        /* where something differs */
    const char *external; /* the program that shows it; NULL if kz does */
} request;

#define FIELD(field) offsetof(diff_options, field)
#define OUTPUT "Output"
#define COMPARING "Comparing"
#define CLUSTER "Clusters"
#define HISTORY "History"

static const char *const ignorable[] = {"labels", "annotations", "images", NULL};
static const kz_diff_format *const formats[] = {
    &kz_diff_human, &kz_diff_path, &kz_diff_json, &kz_diff_markdown};
static const char *const format_names[] = {"human", "path", "json", "markdown", NULL};

static const kz_option options[] = {
    {.name = "output",
        .letter = 'o',
        .value = "FORMAT[=FILE]",
        .about = "human, path, json or markdown, to stdout or into a file; may be repeated",
        .group = OUTPUT,
        .words = format_names,
        .offset = FIELD(outputs),
        .repeats = true},
    {.name = "context",
        .value = "N",
        .about = "show so many equal lines around those that differ (3)",
        .group = OUTPUT,
        .offset = FIELD(context)},
    {.name = "max-bytes",
        .value = "N",
        .about = "write no more markdown than that (65000)",
        .group = OUTPUT,
        .offset = FIELD(max_bytes)},
    {.name = "exit-zero",
        .about = "exit with 0 where something differs",
        .group = OUTPUT,
        .offset = FIELD(exit_zero)},
    {.name = "exit-code",
        .value = "N",
        .about = "exit with this code where something differs (1)",
        .group = OUTPUT,
        .offset = FIELD(exit_code)},
    {.name = "ignore",
        .value = "WHAT",
        .about = "do not look at labels, annotations or images; several with commas",
        .group = COMPARING,
        .words = ignorable,
        .offset = FIELD(ignore),
        .repeats = true},
    {.name = "show-secrets",
        .about = "show the values of Secrets",
        .group = COMPARING,
        .offset = FIELD(show_secrets)},
    {.name = "base",
        .value = "REF",
        .about = "compare what was rendered where this branch left REF with what DIR renders now",
        .group = HISTORY,
        .offset = FIELD(base)},
    {.name = "all",
        .about = "with --base: every overlay below DIR, the whole repository by default",
        .group = HISTORY,
        .offset = FIELD(all)},
    {.name = "affected",
        .about = "with --base: only overlays that read a file that has changed",
        .group = HISTORY,
        .offset = FIELD(affected)},
    {.name = "live",
        .about = "compare what the cluster has with what DIR renders",
        .group = CLUSTER,
        .offset = FIELD(live)},
    {.name = "kubectl",
        .value = "PROGRAM",
        .about = "the program to take for kubectl",
        .group = CLUSTER,
        .kind = KZ_VALUE_PROGRAM,
        .offset = FIELD(kubectl)},
    {.name = "kube-context",
        .value = "NAME",
        .about = "the context of kubectl's configuration to ask",
        .group = CLUSTER,
        .offset = FIELD(kube_context)},
    KZ_BUILD_OPTIONS(diff_options, how),
    KZ_MESSAGE_OPTIONS(diff_options, messages),
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

/* A number from LEAST to MOST, *OUT if TEXT is NULL. */
static bool read_number(
    const char *option, const char *text, size_t least, size_t most, size_t *out)
{
    char *end;
    if (text == NULL)
        return true;
    unsigned long long number = strtoull(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || number < least || number > most) {
        kz_print_error(
            "'%s' is no value for --%s; use a number from %zu to %zu", text, option, least, most);
        return false;
    }
    *out = (size_t)number;
    return true;
}

/* Words joined by commas. */
static bool read_ignored(const char *text, unsigned *out)
{
    while (true) {
        size_t length = strcspn(text, ",");
        size_t i = 0;
        while (ignorable[i] != NULL &&
            (strlen(ignorable[i]) != length || strncmp(ignorable[i], text, length) != 0))
            i++;
        if (ignorable[i] == NULL) {
            kz_print_error("'%.*s' is no value for --ignore; use labels, annotations or images",
                (int)length, text);
            return false;
        }
        *out |= 1U << i;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

static const char *external_program(void)
{
    static const char *const variables[] = {"KZ_EXTERNAL_DIFF", "KUBECTL_EXTERNAL_DIFF"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *program = getenv(variables[i]);
        if (program != NULL && program[strspn(program, " ")] != '\0')
            return program;
    }
    return NULL;
}

static bool translate(const diff_options *given, request *out)
{
    enum { MOST_EXIT_CODE = 255, MOST = 1000000000 };
    size_t exit_code = 1;
    *out = (request){.style.max_bytes = DEFAULT_BYTES,
        .cluster = {given->kubectl, given->kube_context},
        .external = given->outputs.count == 0 ? external_program() : NULL};
    kz_diff_options_init(&out->diff);
    out->diff.show_secrets = given->show_secrets;
    for (size_t i = 0; i < given->ignore.count; i++)
        if (!read_ignored(given->ignore.at[i], &out->diff.ignore))
            return false;
    if (!read_number("context", given->context, 0, MOST, &out->diff.context) ||
        !read_number("max-bytes", given->max_bytes, LEAST_BYTES, MOST, &out->style.max_bytes) ||
        !read_number("exit-code", given->exit_code, 0, MOST_EXIT_CODE, &exit_code) ||
        !kz_message_style_read(&given->messages, &out->messages) ||
        !kz_color_read(given->messages.color, STDOUT_FILENO, &out->style.color) ||
        !kz_build_options_read(&given->how, &out->build))
        return false;
    out->build.strict = given->messages.strict;
    out->exit_code = given->exit_zero ? 0 : (int)exit_code;
    return true;
}

/* The format that TEXT, "FORMAT[=FILE]", names, and the file; NULL for stdout. */
static const kz_diff_format *read_output(const char *text, const char **file)
{
    size_t length = strcspn(text, "=");
    *file = text[length] == '=' ? text + length + 1 : NULL;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strlen(formats[i]->name) == length && strncmp(formats[i]->name, text, length) == 0) {
            if (*file == NULL || (*file)[0] != '\0')
                return formats[i];
            kz_print_error("'%s' names no file behind '='", text);
            return NULL;
        }
    kz_print_error(
        "'%.*s' is no value for --output; use human, path, json or markdown", (int)length, text);
    return NULL;
}

static bool check_outputs(const kz_values *outputs)
{
    const char *file;
    size_t to_stdout = 0;
    for (size_t i = 0; i < outputs->count; i++) {
        if (read_output(outputs->at[i], &file) == NULL)
            return false;
        to_stdout += file == NULL;
    }
    if (to_stdout > 1)
        kz_print_error("only one format can go to stdout; name a file for the others: "
                       "--output FORMAT=FILE");
    return to_stdout <= 1;
}

static bool write_file(const kz_diff_format *format, const char *file, const kz_diff_pairs *pairs,
    const kz_diff_style *style)
{
    char *text = NULL;
    size_t length;
    FILE *to = open_memstream(&text, &length);
    if (to != NULL)
        format->write(to, pairs, style);
    bool done = to != NULL && fclose(to) == 0;
    if (!done)
        kz_print_error("out of memory");
    done = done && kz_file_write(file, text, length);
    free(text);
    return done;
}

static bool write_outputs(
    const kz_values *outputs, const kz_diff_pairs *pairs, const kz_diff_style *style)
{
    static const char *const by_default[] = {"human"};
    const char *const *all = outputs->count > 0 ? outputs->at : by_default;
    size_t count = outputs->count > 0 ? outputs->count : 1;
    kz_diff_style plain = *style;
    plain.color = false;
    for (size_t i = 0; i < count; i++) {
        const char *file;
        const kz_diff_format *format = read_output(all[i], &file);
        if (file == NULL)
            format->write(stdout, pairs, style);
        else if (!write_file(format, file, pairs, &plain))
            return false;
    }
    return kz_finish_output(0) == 0;
}

/* Returns the exit code. */
static int compare(kz_diff_pairs *pairs, const diff_options *given, const request *r)
{
    if (!kz_diff_pairs_compare(pairs, &r->diff))
        return FAILED;
    if (r->external != NULL) {
        bool differs = false;
        if (!kz_diff_show_external(r->external, pairs, &differs))
            return FAILED;
        return differs ? r->exit_code : 0;
    }
    if (!write_outputs(&given->outputs, pairs, &r->style))
        return FAILED;
    return kz_diff_is_any(pairs) ? r->exit_code : 0;
}

/* What the operands mean. False after having said why it is nothing. */
static bool read_pair(const diff_options *given, const kz_operands *operands, kz_diff_pair *out)
{
    size_t wanted = given->live ? 1 : 2;
    if (operands->count != wanted) {
        kz_print_error(given->live ? "--live compares the cluster with one directory or file"
                                   : "it takes two directories or files to compare");
        return false;
    }
    if (!given->live && strcmp(operands->at[0], "-") == 0 && strcmp(operands->at[1], "-") == 0) {
        kz_print_error("stdin can be one side only");
        return false;
    }
    *out = (kz_diff_pair){.before_name = given->live ? "live" : operands->at[0],
        .after_name = operands->at[wanted - 1],
        .live = given->live};
    return true;
}

static int diff_pair(kz_diff_pair *pair, const diff_options *given, request *r)
{
    kz_diff_pairs pairs = {pair, 1};
    kz_interruptible(&r->build.cancel);
    bool loaded = kz_diff_pairs_load(&pairs, &r->cluster, &r->build, &r->messages);
    kz_interrupt_now();
    int code = loaded ? compare(&pairs, given, r) : FAILED;
    kz_diff_pairs_free(&pairs);
    return code;
}

static int diff_base(const kz_operands *dirs, const diff_options *given, request *r)
{
    const kz_diff_since since = {given->base, dirs, given->all, given->affected};
    kz_diff_base base;
    kz_interruptible(&r->build.cancel);
    bool loaded = kz_diff_base_open(&base, &since, &r->build, &r->messages);
    r->build.revision = base.revision;
    loaded = loaded && kz_diff_pairs_load(&base.pairs, &r->cluster, &r->build, &r->messages);
    kz_diff_base_drop_files(&base);
    kz_interrupt_now();
    int code = loaded ? compare(&base.pairs, given, r) : FAILED;
    kz_diff_base_close(&base);
    return code;
}

/* Do the operands and what --base is for go together? False after having said why not. */
static bool check_history(const diff_options *given, const kz_operands *operands)
{
    if (given->base == NULL && (given->all || given->affected)) {
        kz_print_error("--%s is for --base REF", given->all ? "all" : "affected");
        return false;
    }
    if (given->base != NULL && given->live) {
        kz_print_error("--base and --live are two things to compare with; choose one");
        return false;
    }
    if (given->base != NULL && !given->all && operands->count == 0) {
        kz_print_error("name the directories to compare with what they were, or use --all");
        return false;
    }
    return true;
}

static int run(const void *options_given, const kz_operands *operands)
{
    const diff_options *given = options_given;
    request r;
    kz_diff_pair pair;
    kz_progress_line line;
    if (!check_history(given, operands) ||
        (given->base == NULL && !read_pair(given, operands, &pair)) ||
        !check_outputs(&given->outputs) || !translate(given, &r))
        return FAILED;
    kz_progress_show(&line, &r.build);
    return given->base != NULL ? diff_base(operands, given, &r) : diff_pair(&pair, given, &r);
}

const kz_command kz_command_diff = {
    .name = "diff",
    .usage = "diff {A B | --base REF DIR... | --live DIR} [options]",
    .about = "Show what differs between what two kustomizations render",
    .details = "A and B are directories that hold a kustomization, files of rendered manifests, "
               "or '-' for stdin. With --live there is one, which is compared with what the "
               "cluster has.\n"
               "With --base, directories are compared with what they rendered where this branch "
               "left REF; the working tree stays as it is.\n"
               "Objects are matched by kind, namespace and name, elements of lists by their merge "
               "keys. The values of Secrets are hidden.\n"
               "The exit code is 0 if nothing differs, 1 if something does, and 2 on an error.\n",
    .examples = "  kz diff k8s/overlays/staging k8s/overlays/production\n"
                "  kz build k8s/overlays/production | kz diff deployed.yaml - -o path\n"
                "  kz diff old new -o human -o markdown=comment.md\n"
                "  kz diff --base origin/main --all --affected -o markdown=comment.md\n"
                "  kz diff k8s/overlays/production --live\n",
    .takes = KZ_VALUE_ROOT,
    .failure = FAILED,
    .options = options,
    .size = sizeof(diff_options),
    .run = run,
};
