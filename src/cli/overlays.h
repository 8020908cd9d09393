/*
 * The overlays of a directory tree, for commands that work on many.
 */
#ifndef KZ_CLI_OVERLAYS_H
#define KZ_CLI_OVERLAYS_H

#include <stdbool.h>

#include "cli/messages.h"
#include "cli/options.h"

/* Nodes of a graph that are to be worked on. */
typedef struct kz_overlays {
    kz_graph *graph;
    const kz_graph_node **nodes;
    char **dirs; /* as seen from the working directory */
    size_t count;
} kz_overlays;

/* Find the overlays below ROOTS (none: the working directory), in the order of their
 * directories. Says what is wrong with any. Returns
 * false after having said what went wrong. To be freed in either case. */
bool kz_overlays_find(kz_overlays *out, const kz_operands *roots, const kz_options *options,
    const kz_message_style *style);

/* The same of DIRS themselves, whatever includes them. */
bool kz_overlays_open(kz_overlays *out, const kz_operands *dirs, const kz_options *options,
    const kz_message_style *style);

/* Leave only those that are marked as affected. */
void kz_overlays_keep_affected(kz_overlays *overlays);

void kz_overlays_free(kz_overlays *overlays);

/* DIRECTORY, absolute, as seen from the working directory; if it lies elsewhere, as it is or by
 * the way there. To be freed. */
char *kz_shown_directory(const char *directory, bool absolute);

/* Write DIRS, one a line or as a JSON array. Returns the exit code. */
int kz_print_dirs(char *const *dirs, size_t count, bool json);

/* Print what a graph, or a revision, has to say. */
void kz_print_graph_messages(const kz_graph *graph, const kz_message_style *style);
void kz_print_revision_messages(const kz_revision *revision, const kz_message_style *style);

#endif
