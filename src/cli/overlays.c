#include "cli/overlays.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/json_text.h"
#include "cli/memory.h"
#include "cli/place.h"
#include "cli/print.h"

static void add_message(kz_message_list *list, const kz_message *m, const kz_message_style *style)
{
    if (m->severity != KZ_ERROR && !style->warnings)
        return;
    list->at = kz_take_more(list->at, list->count, sizeof *list->at);
    list->at[list->count++] = m;
}

void kz_print_graph_messages(const kz_graph *graph, const kz_message_style *style)
{
    kz_message_list list = {0};
    const kz_message *m;
    for (size_t i = 0; (m = kz_graph_message(graph, i)) != NULL; i++)
        add_message(&list, m, style);
    kz_print_message_list(&list, style);
    free(list.at);
}

void kz_print_revision_messages(const kz_revision *revision, const kz_message_style *style)
{
    kz_message_list list = {0};
    const kz_message *m;
    for (size_t i = 0; (m = kz_revision_message(revision, i)) != NULL; i++)
        add_message(&list, m, style);
    kz_print_message_list(&list, style);
    free(list.at);
}

char *kz_shown_directory(const char *directory, bool absolute)
{
    char *here = getcwd(NULL, 0), *between = NULL;
    const size_t length = here != NULL ? strlen(here) : 0;
    const bool below = length > 1 && strncmp(directory, here, length) == 0;
    free(here);
    if (below && directory[length] == '\0')
        return kz_take_text(".");
    if (below && directory[length] == '/')
        return kz_take_text("%s", directory + length + 1);
    if (!absolute)
        between = kz_place_between(".", directory);
    return between != NULL ? between : kz_take_text("%s", directory);
}

/* DIR, to be freed, is how NODE is called. */
static void add(kz_overlays *all, const kz_graph_node *node, char *dir)
{
    all->nodes = kz_take_more(all->nodes, all->count, sizeof *all->nodes);
    all->dirs = kz_take_more(all->dirs, all->count, sizeof *all->dirs);
    all->nodes[all->count] = node;
    all->dirs[all->count++] = dir;
}

static bool find(kz_overlays *out, const kz_operands *dirs, bool below, const kz_options *options,
    const kz_message_style *style)
{
    *out = (kz_overlays){0};
    kz_status status = kz_graph_find(&out->graph, dirs->at, dirs->count, below, options);
    if (out->graph == NULL) {
        kz_print_error("out of memory");
        return false;
    }
    kz_print_graph_messages(out->graph, style);
    return status == KZ_OK;
}

bool kz_overlays_find(kz_overlays *out, const kz_operands *roots, const kz_options *options,
    const kz_message_style *style)
{
    const char *here[] = {"."};
    const kz_operands by_default = {here, 1};
    const bool absolute = roots->count > 0 && roots->at[0][0] == '/';
    const kz_graph_node *node;
    if (!find(out, roots->count > 0 ? roots : &by_default, true, options, style))
        return false;
    for (size_t i = 0; (node = kz_graph_get(out->graph, i)) != NULL; i++)
        if (node->overlay)
            add(out, node, kz_shown_directory(node->directory, absolute));
    return true;
}

bool kz_overlays_open(kz_overlays *out, const kz_operands *dirs, const kz_options *options,
    const kz_message_style *style)
{
    if (!find(out, dirs, false, options, style))
        return false;
    for (size_t i = 0; i < dirs->count; i++)
        add(out, kz_graph_get(out->graph, kz_graph_index(out->graph, dirs->at[i])),
            kz_take_text("%s", dirs->at[i]));
    return true;
}

void kz_overlays_keep_affected(kz_overlays *overlays)
{
    size_t kept = 0;
    for (size_t i = 0; i < overlays->count; i++)
        if (overlays->nodes[i]->affected) {
            overlays->nodes[kept] = overlays->nodes[i];
            overlays->dirs[kept++] = overlays->dirs[i];
        } else {
            free(overlays->dirs[i]);
        }
    overlays->count = kept;
}

void kz_overlays_free(kz_overlays *overlays)
{
    for (size_t i = 0; i < overlays->count; i++)
        free(overlays->dirs[i]);
    free(overlays->dirs);
    free(overlays->nodes);
    kz_graph_free(overlays->graph);
}

/* A name with a line end in it would be two. */
static bool check_lines(char *const *dirs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strchr(dirs[i], '\n') != NULL) {
            kz_print_error("the name of a directory has a line end in it; use -o json");
            return false;
        }
    return true;
}

int kz_print_dirs(char *const *dirs, size_t count, bool json)
{
    if (!json && !check_lines(dirs, count))
        return 1;
    fputs(json ? "[" : "", stdout);
    for (size_t i = 0; i < count; i++)
        if (json) {
            fputs(i > 0 ? "," : "", stdout);
            kz_print_json(stdout, dirs[i]);
        } else {
            puts(dirs[i]);
        }
    fputs(json ? "]\n" : "", stdout);
    return kz_finish_output(0);
}
