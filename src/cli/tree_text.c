#include <stdlib.h>
#include <string.h>

#include "cli/excerpt.h"
#include "cli/memory.h"
#include "cli/tree.h"

/* Kinds that are named before the rest is only counted. */
enum { MOST_KINDS = 4 };

static void print_branch(FILE *to, const char *indent, bool last)
{
    fprintf(to, "%s%s", indent, last ? "└── " : "├── ");
}

static void print_count(FILE *to, int resources)
{
    if (resources != KZ_TREE_UNKNOWN)
        fprintf(to, ": %d %s", resources, resources == 1 ? "resource" : "resources");
}

/* The kinds in a file in the order in which they come, each once. */
static void print_kinds(FILE *to, const kz_result *result)
{
    const char *seen[MOST_KINDS];
    size_t count = 0;
    const kz_document *d;
    for (size_t i = 0; (d = kz_result_document(result, i)) != NULL; i++) {
        size_t j = 0;
        while (j < count && strcmp(seen[j], d->kind) != 0)
            j++;
        if (j < count)
            continue;
        fputs(count == 0 ? " (" : ", ", to);
        if (count == MOST_KINDS) {
            fputs("...", to);
            break;
        }
        seen[count++] = d->kind;
        kz_print_harmless(to, d->kind);
    }
    fputs(count > 0 ? ")" : "", to);
}

/* PATH as seen from DIRECTORY, if it lies below it. */
static const char *within(const char *path, const char *directory)
{
    size_t length = strlen(directory);
    bool below = strncmp(path, directory, length) == 0 && path[length] == '/';
    return below ? path + length + 1 : path;
}

static bool is_resource(const char *field)
{
    return strcmp(field, "resources") == 0;
}

/* The kustomization file is on the line of its directory. */
static bool is_shown(const kz_graph_file *file)
{
    return file->field[0] != '\0' && !file->linked;
}

static void print_file(FILE *to, const kz_tree_node *n, size_t i)
{
    const kz_graph_file *file = &n->node->files[i];
    kz_print_harmless(to, within(file->path, n->node->directory));
    if (file->missing)
        fputs(" (missing)", to);
    if (!is_resource(file->field))
        fprintf(to, " (%s)", file->field);
    print_count(to, n->files[i].resources);
    if (n->files[i].result != NULL)
        print_kinds(to, n->files[i].result);
    fputc('\n', to);
}

static void print_node(FILE *to, kz_tree *tree, kz_tree_node *n, const char *indent);

static void print_link(
    FILE *to, kz_tree *tree, const kz_graph_link *link, const char *indent, bool last)
{
    kz_tree_node *n = link->node < tree->count ? &tree->nodes[link->node] : NULL;
    char *deeper = kz_take_text("%s%s", indent, last ? "    " : "│   ");
    kz_print_harmless(to, n != NULL ? n->dir : link->entry);
    if (n == NULL)
        fputs(" (remote)", to);
    else if (n->node->missing)
        fputs(" (missing)", to);
    else if (!is_resource(link->field))
        fprintf(to, " (%s)", link->field);
    if (n != NULL)
        print_node(to, tree, n, deeper);
    else
        fputc('\n', to);
    free(deeper);
}

/* The rest of the line of N, and the lines of what it is made of, unless they are above. */
static void print_node(FILE *to, kz_tree *tree, kz_tree_node *n, const char *indent)
{
    size_t left = n->node->link_count;
    print_count(to, n->resources);
    for (size_t i = 0; i < n->node->file_count; i++)
        left += is_shown(&n->node->files[i]);
    if (n->printed && left > 0) {
        fputs(", as above\n", to);
        return;
    }
    n->printed = true;
    fputc('\n', to);
    for (size_t i = 0; i < n->node->link_count; i++) {
        print_branch(to, indent, --left == 0);
        print_link(to, tree, &n->node->links[i], indent, left == 0);
    }
    for (size_t i = 0; i < n->node->file_count; i++)
        if (is_shown(&n->node->files[i])) {
            print_branch(to, indent, --left == 0);
            print_file(to, n, i);
        }
}

void kz_tree_print_text(FILE *to, kz_tree *tree)
{
    for (size_t i = 0; i < tree->root_count; i++) {
        kz_tree_node *root = &tree->nodes[tree->roots[i]];
        kz_print_harmless(to, root->dir);
        print_node(to, tree, root, "");
    }
}
