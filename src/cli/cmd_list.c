/*
 * kz list [ROOT...] [--shard I/N] [-o json]
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/overlays.h"
#include "cli/print.h"

typedef struct list_options {
    kz_common_options common;
    kz_message_options messages;
    const char *output, *shard;
} list_options;

static const char *const formats[] = {"text", "json", NULL};

static const kz_option options[] = {
    {.name = "output",
        .letter = 'o',
        .value = "FORMAT",
        .about = "text (the default) or json, an array of directories",
        .group = "Output",
        .kind = KZ_VALUE_WORD,
        .words = formats,
        .offset = offsetof(list_options, output)},
    {.name = "shard",
        .value = "I/N",
        .about = "the I-th of N parts, which have about as much to build",
        .group = "Output",
        .offset = offsetof(list_options, shard)},
    KZ_MESSAGE_OPTIONS(list_options, messages),
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

/* Part INDEX, from 0, of COUNT. */
typedef struct shard {
    size_t index, count;
} shard;

static bool read_shard(const char *text, shard *out)
{
    enum { MOST = 100000 };
    char *slash, *end;
    *out = (shard){0, 1};
    if (text == NULL)
        return true;
    unsigned long index = strtoul(text, &slash, 10);
    unsigned long count = *slash == '/' ? strtoul(slash + 1, &end, 10) : 0;
    if (text[0] < '0' || text[0] > '9' || count == 0 || slash[1] < '0' || slash[1] > '9' ||
        *end != '\0' || count > MOST || index == 0 || index > count) {
        kz_print_error(
            "'%s' is no value for --shard; 2/5 stands for the second of five parts", text);
        return false;
    }
    *out = (shard){index - 1, count};
    return true;
}

/* An overlay, what there is to read for it, and the part that it belongs to. */
typedef struct weighed {
    size_t index;
    uint64_t bytes;
    size_t part;
} weighed;

static int heaviest_first(const void *a, const void *b)
{
    const weighed *x = a, *y = b;
    if (x->bytes != y->bytes)
        return x->bytes > y->bytes ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

/* What all files of a build have in bytes, and something for each file. */
static uint64_t weigh(kz_graph *graph, const char *directory)
{
    enum { A_FILE = 512 };
    size_t count;
    uint64_t bytes = 0;
    const size_t *nodes = kz_graph_reach(graph, kz_graph_index(graph, directory), &count);
    for (size_t i = 0; i < count; i++) {
        const kz_graph_node *node = kz_graph_get(graph, nodes[i]);
        bytes += node->bytes + A_FILE * node->file_count;
    }
    return bytes;
}

/* The heaviest that is left goes to the part that is lightest so far, the first of these. */
static void share_out(weighed *all, size_t count, size_t parts)
{
    uint64_t *sums = kz_take(parts, sizeof *sums);
    qsort(all, count, sizeof *all, heaviest_first);
    for (size_t i = 0; i < count; i++) {
        size_t lightest = 0;
        for (size_t j = 1; j < parts; j++)
            if (sums[j] < sums[lightest])
                lightest = j;
        all[i].part = lightest;
        sums[lightest] += all[i].bytes;
    }
    free(sums);
}

static int print_shard(const kz_overlays *overlays, const shard *wanted, bool json)
{
    weighed *all = kz_take(overlays->count + 1, sizeof *all);
    bool *is_in = kz_take(overlays->count + 1, sizeof *is_in);
    char **dirs = kz_take(overlays->count + 1, sizeof *dirs);
    size_t count = 0;
    for (size_t i = 0; i < overlays->count; i++)
        all[i] = (weighed){i, weigh(overlays->graph, overlays->nodes[i]->directory), 0};
    share_out(all, overlays->count, wanted->count);
    for (size_t i = 0; i < overlays->count; i++)
        is_in[all[i].index] = all[i].part == wanted->index;
    for (size_t i = 0; i < overlays->count; i++)
        if (is_in[i])
            dirs[count++] = overlays->dirs[i];
    int code = kz_print_dirs(dirs, count, json);
    free(dirs);
    free(is_in);
    free(all);
    return code;
}

static int run(const void *options_given, const kz_operands *roots)
{
    const list_options *given = options_given;
    const bool json = given->output != NULL && strcmp(given->output, "json") == 0;
    kz_options library;
    kz_message_style style;
    kz_overlays overlays;
    shard wanted;
    if (!kz_message_style_read(&given->messages, &style) || !read_shard(given->shard, &wanted))
        return 1;
    kz_options_init(&library);
    kz_interruptible(&library.cancel);
    bool found = kz_overlays_find(&overlays, roots, &library, &style);
    kz_interrupt_now();
    int code = found ? print_shard(&overlays, &wanted, json) : 1;
    kz_overlays_free(&overlays);
    return code;
}

const kz_command kz_command_list = {
    .name = "list",
    .usage = "list [ROOT]... [options]",
    .about = "List the overlays below a directory",
    .details =
        "An overlay is a directory with a kustomization that is no component and that no other "
        "kustomization below ROOT, the working directory by default, includes. Directories whose "
        "names begin with a dot are not looked into.\n"
        "The parts of --shard together are the whole, and none has much more to build than "
        "another.\n",
    .examples = "  kz list k8s\n"
                "  kz list --shard 2/5 -o json\n"
                "  kz list | parallel 'kz build {} -o rendered/{/}.yaml'\n",
    .takes = KZ_VALUE_DIR,
    .options = options,
    .size = sizeof(list_options),
    .run = run,
};
