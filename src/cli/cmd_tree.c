/*
 * kz tree [DIR...] [-o json]
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/overlays.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/tree.h"

typedef struct tree_options {
    kz_common_options common;
    kz_message_options messages;
    kz_build_options how;
    const char *output;
} tree_options;

static const char *const formats[] = {"text", "json", NULL};

static const kz_option options[] = {
    {.name = "output",
        .letter = 'o',
        .value = "FORMAT",
        .about = "text (the default) or json",
        .group = "Output",
        .kind = KZ_VALUE_WORD,
        .words = formats,
        .offset = offsetof(tree_options, output)},
    KZ_BUILD_OPTIONS(tree_options, how),
    KZ_MESSAGE_OPTIONS(tree_options, messages),
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

/* What is to be shown, and how. */
typedef struct request {
    const kz_operands *dirs;
    kz_options library;
    kz_message_style style;
    bool json;
} request;

static bool open_graph(kz_tree *tree, const request *r)
{
    size_t *roots = kz_take(r->dirs->count, sizeof *roots);
    kz_status status = kz_graph_find(&tree->graph, r->dirs->at, r->dirs->count, false, &r->library);
    tree->roots = roots;
    tree->root_count = r->dirs->count;
    if (tree->graph == NULL) {
        kz_print_error("out of memory");
        return false;
    }
    if (status != KZ_OK) {
        kz_print_graph_messages(tree->graph, &r->style);
        return false;
    }
    while (kz_graph_get(tree->graph, tree->count) != NULL)
        tree->count++;
    for (size_t i = 0; i < tree->root_count; i++)
        roots[i] = kz_graph_index(tree->graph, r->dirs->at[i]);
    return true;
}

/* A file of resources that can be read without its kustomization. */
static void count_file(const kz_graph_file *file, kz_tree_file *out, const kz_options *library)
{
    const kz_document *d;
    *out = (kz_tree_file){.resources = KZ_TREE_UNKNOWN};
    if (strcmp(file->field, "resources") != 0 || file->missing || file->linked)
        return;
    if (kz_read_manifests(&out->result, file->path, NULL, 0, library) != KZ_OK)
        return;
    out->resources = 0;
    for (size_t i = 0; (d = kz_result_document(out->result, i)) != NULL; i++)
        out->resources++;
}

static void take_nodes(kz_tree *tree, const request *r)
{
    tree->nodes = kz_take(tree->count + 1, sizeof *tree->nodes);
    for (size_t i = 0; i < tree->count; i++) {
        kz_tree_node *n = &tree->nodes[i];
        n->node = kz_graph_get(tree->graph, i);
        n->dir = kz_shown_directory(n->node->directory, r->dirs->at[0][0] == '/');
        n->resources = KZ_TREE_UNKNOWN;
        n->files = kz_take(n->node->file_count + 1, sizeof *n->files);
        for (size_t j = 0; j < n->node->file_count; j++)
            count_file(&n->node->files[j], &n->files[j], &r->library);
    }
}

static bool is_root(const kz_tree *tree, size_t node)
{
    for (size_t i = 0; i < tree->root_count; i++)
        if (tree->roots[i] == node)
            return true;
    return false;
}

/* Only what the roots have to say is said: another one may need those above it. */
static bool say(const kz_tree *tree, kz_result *const *results, const size_t *nodes, size_t count,
    const request *r)
{
    kz_result **shown = kz_take(count + 1, sizeof *shown);
    size_t shown_count = 0;
    bool failed = false;
    for (size_t i = 0; i < count; i++)
        if (is_root(tree, nodes[i]) && results[i] != NULL) {
            shown[shown_count++] = results[i];
            failed = failed || tree->nodes[nodes[i]].resources == KZ_TREE_UNKNOWN;
        }
    kz_print_messages(shown, shown_count, &r->style);
    free(shown);
    return !failed;
}

static bool has_error(const kz_result *result)
{
    const kz_message *m;
    for (size_t i = 0; (m = kz_result_message(result, i)) != NULL; i++)
        if (m->severity == KZ_ERROR)
            return true;
    return result == NULL;
}

/* Build each that can be built. */
static bool count_nodes(kz_tree *tree, request *r)
{
    const size_t most = tree->count + tree->root_count + 1;
    const char **dirs = kz_take(most, sizeof *dirs);
    size_t *nodes = kz_take(most, sizeof *nodes), count = 0;
    kz_result **results = kz_take(most, sizeof *results);
    for (size_t i = 0; i < tree->root_count; i++)
        nodes[count++] = tree->roots[i]; /* first: a message that others repeat is theirs */
    for (size_t i = 0; i < tree->count; i++)
        if (!tree->nodes[i].node->component && !tree->nodes[i].node->missing && !is_root(tree, i))
            nodes[count++] = i;
    for (size_t i = 0; i < count; i++)
        dirs[i] = tree->nodes[nodes[i]].node->directory;
    bool done = kz_build_many(results, dirs, count, &r->library) != KZ_ESYSTEM;
    for (size_t i = 0; i < count; i++)
        if (results[i] != NULL && !has_error(results[i]))
            tree->nodes[nodes[i]].resources = (int)kz_result_document_count(results[i]);
    done = say(tree, results, nodes, count, r) && done;
    for (size_t i = 0; i < count; i++)
        kz_result_free(results[i]);
    free(results);
    free(nodes);
    free(dirs);
    return done;
}

static void free_tree(kz_tree *tree)
{
    for (size_t i = 0; tree->nodes != NULL && i < tree->count; i++) {
        for (size_t j = 0; j < tree->nodes[i].node->file_count; j++)
            kz_result_free(tree->nodes[i].files[j].result);
        free(tree->nodes[i].files);
        free(tree->nodes[i].dir);
    }
    free(tree->nodes);
    free((void *)tree->roots);
    kz_graph_free(tree->graph);
}

static int show(request *r)
{
    kz_tree tree = {0};
    kz_progress_line line;
    kz_progress_show(&line, &r->library);
    kz_interruptible(&r->library.cancel);
    bool done = open_graph(&tree, r);
    if (done) {
        take_nodes(&tree, r);
        done = count_nodes(&tree, r);
    }
    kz_interrupt_now();
    if (done && r->json)
        kz_tree_print_json(stdout, &tree);
    else if (done)
        kz_tree_print_text(stdout, &tree);
    free_tree(&tree);
    return done ? kz_finish_output(0) : 1;
}

static int run(const void *options_given, const kz_operands *operands)
{
    const tree_options *given = options_given;
    const char *here = ".";
    const kz_operands only = {&here, 1};
    request r = {.dirs = operands->count > 0 ? operands : &only,
        .json = given->output != NULL && strcmp(given->output, "json") == 0};
    if (!kz_message_style_read(&given->messages, &r.style) ||
        !kz_build_options_read(&given->how, &r.library))
        return 1;
    r.library.strict = given->messages.strict;
    return show(&r);
}

const kz_command kz_command_tree = {
    .name = "tree",
    .usage = "tree [DIR]... [options]",
    .about = "Show what a build is made of",
    .details = "The bases, components and files of a kustomization, with how many resources each "
               "of them renders or holds. What is not a resource has the field that names it "
               "behind it.\n",
    .examples = "  kz tree k8s/overlays/production\n"
                "  kz tree k8s/overlays/* -o json\n",
    .takes = KZ_VALUE_ROOT,
    .options = options,
    .size = sizeof(tree_options),
    .run = run,
};
