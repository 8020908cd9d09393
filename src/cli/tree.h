/*
 * The tree of what a build is made of, with what each part brings.
 */
#ifndef KZ_CLI_TREE_H
#define KZ_CLI_TREE_H

#include <stdio.h>

#include "kz/kz.h"

enum { KZ_TREE_UNKNOWN = -1 };

/* Beside a file of a node. */
typedef struct kz_tree_file {
    int resources;     /* in it; KZ_TREE_UNKNOWN if it holds none, or cannot be read alone */
    kz_result *result; /* these */
} kz_tree_file;

/* Beside a node of the graph. */
typedef struct kz_tree_node {
    const kz_graph_node *node;
    char *dir;     /* as seen from the working directory */
    int resources; /* that it renders; KZ_TREE_UNKNOWN of a component, or if it cannot alone */
    kz_tree_file *files;
    bool printed; /* with all that is below it */
} kz_tree_node;

typedef struct kz_tree {
    kz_graph *graph;
    kz_tree_node *nodes; /* as in the graph */
    size_t count;
    const size_t *roots; /* of them */
    size_t root_count;
} kz_tree;

/* As people read it. */
void kz_tree_print_text(FILE *to, kz_tree *tree);

/* {"roots": [...], "kustomizations": [...]} */
void kz_tree_print_json(FILE *to, const kz_tree *tree);

#endif
