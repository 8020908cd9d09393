/*
 * kz affected [--base REF] [FILE...|-] [--root ROOT] [-o json]
 */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/overlays.h"
#include "cli/print.h"

typedef struct affected_options {
    kz_common_options common;
    kz_message_options messages;
    const char *output, *base, *root;
} affected_options;

static const char *const formats[] = {"text", "json", NULL};

static const kz_option options[] = {
    {.name = "output",
        .letter = 'o',
        .value = "FORMAT",
        .about = "text (the default) or json, an array of directories",
        .group = "Output",
        .kind = KZ_VALUE_WORD,
        .words = formats,
        .offset = offsetof(affected_options, output)},
    {.name = "base",
        .value = "REF",
        .about = "the files that have changed since this branch, tag or commit",
        .group = "Changes",
        .offset = offsetof(affected_options, base)},
    {.name = "root",
        .value = "ROOT",
        .about = "the overlays below this directory (the working directory)",
        .group = "Changes",
        .kind = KZ_VALUE_DIR,
        .offset = offsetof(affected_options, root)},
    KZ_MESSAGE_OPTIONS(affected_options, messages),
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

/* The files that have changed. */
typedef struct changed {
    const char **at;
    size_t count;
    char *text;            /* of stdin, which AT points into */
    kz_revision *revision; /* which AT points into */
} changed;

static void add(changed *c, const char *path)
{
    if (path[0] == '\0')
        return;
    c->at = kz_take_more(c->at, c->count, sizeof *c->at);
    c->at[c->count++] = path;
}

static char *read_stdin(size_t *length)
{
    char block[1 << 14], *text = NULL;
    size_t n;
    FILE *to = open_memstream(&text, length);
    while (to != NULL && (n = fread(block, 1, sizeof block, stdin)) > 0)
        fwrite(block, 1, n, to);
    if (to != NULL && fclose(to) == 0 && ferror(stdin) == 0)
        return text;
    kz_print_error("cannot read stdin: %s", strerror(errno));
    free(text);
    return NULL;
}

/* A path a line, or a NUL behind each, as git prints them with -z. */
static bool add_stdin(changed *c)
{
    size_t length;
    if (c->text != NULL)
        return true;
    c->text = read_stdin(&length);
    if (c->text == NULL)
        return false;
    const char end = memchr(c->text, '\0', length) != NULL ? '\0' : '\n';
    for (char *at = c->text, *stop = c->text + length; at < stop;) {
        char *next = memchr(at, end, (size_t)(stop - at));
        next = next != NULL ? next : stop;
        *next = '\0';
        add(c, at);
        at = next + 1;
    }
    return true;
}

static bool add_since(changed *c, const affected_options *given, const kz_options *library,
    const kz_message_style *style)
{
    const char *root = given->root != NULL ? given->root : ".";
    kz_status status = kz_revision_open(&c->revision, root, given->base, library);
    if (c->revision == NULL) {
        kz_print_error("out of memory");
        return false;
    }
    if (status == KZ_OK)
        status = kz_revision_list_changed(c->revision, library);
    kz_print_revision_messages(c->revision, style);
    for (size_t i = 0; i < kz_revision_count(c->revision); i++)
        add(c, kz_revision_path(c->revision, i));
    return status == KZ_OK;
}

static bool collect(changed *c, const affected_options *given, const kz_operands *files,
    const kz_options *library, const kz_message_style *style)
{
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->at[i], "-") != 0)
            add(c, files->at[i]);
        else if (!add_stdin(c))
            return false;
    return given->base == NULL || add_since(c, given, library, style);
}

static bool find(kz_overlays *overlays, changed *c, const affected_options *given,
    const kz_operands *files, const kz_message_style *style)
{
    const kz_operands root = {(const char *[]){given->root}, given->root != NULL};
    kz_options library;
    kz_options_init(&library);
    library.strict = given->messages.strict;
    kz_interruptible(&library.cancel);
    bool done = collect(c, given, files, &library, style) &&
        kz_overlays_find(overlays, &root, &library, style);
    if (done && kz_graph_mark(overlays->graph, c->at, c->count) != KZ_OK) {
        kz_print_error("out of memory");
        done = false;
    }
    kz_revision_free(c->revision);
    kz_interrupt_now();
    return done;
}

static int run(const void *options_given, const kz_operands *files)
{
    const affected_options *given = options_given;
    const bool json = given->output != NULL && strcmp(given->output, "json") == 0;
    kz_message_style style;
    kz_overlays overlays = {0};
    changed c = {0};
    if (files->count == 0 && given->base == NULL) {
        kz_print_error("name the files that have changed, '-' to read their names from stdin, or "
                       "--base REF");
        return 1;
    }
    if (!kz_message_style_read(&given->messages, &style))
        return 1;
    int code = 1;
    if (find(&overlays, &c, given, files, &style)) {
        kz_overlays_keep_affected(&overlays);
        code = kz_print_dirs(overlays.dirs, overlays.count, json);
    }
    kz_overlays_free(&overlays);
    free(c.at);
    free(c.text);
    return code;
}

const kz_command kz_command_affected = {
    .name = "affected",
    .usage = "affected [FILE... | -] [--base REF] [options]",
    .about = "List the overlays that changed files reach",
    .details =
        "An overlay is reached if its build reads one of the files, through whatever bases and "
        "components, or if the file is gone and it still names it. FILE need not exist; a "
        "directory stands for all files in it; '-' reads names from stdin, one a line, or with a "
        "NUL behind each.\n"
        "With --base REF, the files are those that are not as they were where this branch left "
        "REF, committed or not.\n",
    .examples = "  kz affected --base origin/main\n"
                "  git diff --name-only -z --relative HEAD~3 | kz affected -\n"
                "  kz affected k8s/base/deployment.yaml | xargs kz build\n",
    .takes = KZ_VALUE_FILE,
    .options = options,
    .size = sizeof(affected_options),
    .run = run,
};
