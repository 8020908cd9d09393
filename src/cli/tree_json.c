#include "cli/json_text.h"
#include "cli/tree.h"

static void print_member(FILE *to, const char *name, const char *text)
{
    fprintf(to, "\"%s\": ", name);
    kz_print_json(to, text);
}

static void print_count(FILE *to, int resources)
{
    if (resources == KZ_TREE_UNKNOWN)
        fputs(", \"resources\": null", to);
    else
        fprintf(to, ", \"resources\": %d", resources);
}

static void print_links(FILE *to, const kz_tree *tree, const kz_graph_node *node)
{
    fputs("\"includes\": [", to);
    for (size_t i = 0; i < node->link_count; i++) {
        const kz_graph_link *link = &node->links[i];
        const bool local = link->node < tree->count;
        fputs(i > 0 ? ",\n      {" : "\n      {", to);
        print_member(to, "field", link->field);
        fputs(", ", to);
        print_member(to, "entry", link->entry);
        fputs(", ", to);
        print_member(to, "directory", local ? tree->nodes[link->node].dir : NULL);
        fputc('}', to);
    }
    fputs("]", to);
}

static void print_files(FILE *to, const kz_tree_node *n)
{
    fputs("\"files\": [", to);
    for (size_t i = 0; i < n->node->file_count; i++) {
        const kz_graph_file *file = &n->node->files[i];
        fputs(i > 0 ? ",\n      {" : "\n      {", to);
        print_member(to, "path", file->path);
        fputs(", ", to);
        print_member(to, "field", file->field);
        fprintf(to, ", \"missing\": %s, \"linked\": %s", file->missing ? "true" : "false",
            file->linked ? "true" : "false");
        print_count(to, n->files[i].resources);
        fputc('}', to);
    }
    fputs("]", to);
}

static void print_node(FILE *to, const kz_tree *tree, const kz_tree_node *n)
{
    fputs("   {", to);
    print_member(to, "directory", n->dir);
    fprintf(to, ", \"component\": %s", n->node->component ? "true" : "false");
    print_count(to, n->resources);
    fputs(",\n    ", to);
    print_links(to, tree, n->node);
    fputs(",\n    ", to);
    print_files(to, n);
    fputc('}', to);
}

void kz_tree_print_json(FILE *to, const kz_tree *tree)
{
    fputs("{\"roots\": [", to);
    for (size_t i = 0; i < tree->root_count; i++) {
        fputs(i > 0 ? ", " : "", to);
        kz_print_json(to, tree->nodes[tree->roots[i]].dir);
    }
    fputs("],\n \"kustomizations\": [\n", to);
    for (size_t i = 0; i < tree->count; i++) {
        fputs(i > 0 ? ",\n" : "", to);
        print_node(to, tree, &tree->nodes[i]);
    }
    fputs("]}\n", to);
}
