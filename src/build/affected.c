/*
 * kz_graph_mark(): which kustomizations a change of files reaches.
 */
#include <stdlib.h>

#include "base/path.h"
#include "build/build.h"
#include "build/graph.h"

/* The paths that have changed. */
typedef struct changes {
    kz_map paths;
    kz_map above; /* the directories that they are in */
} changes;

static void add_path(kz_graph *g, changes *all, kz_str path)
{
    *kz_map_slot_for(&g->ctx.arena, &all->paths, path) = g;
    for (kz_str dir = kz_path_dir(path); dir.len > 1; dir = kz_path_dir(dir)) {
        void **slot = kz_map_slot_for(&g->ctx.arena, &all->above, dir);
        if (*slot != NULL)
            return;
        *slot = g;
    }
}

/* Is it PATH that has changed, or a directory or link on the way to it? */
static bool has_changed(const changes *all, kz_str path)
{
    for (; path.len > 1; path = kz_path_dir(path))
        if (kz_map_lookup(&all->paths, path) != NULL)
            return true;
    return false;
}

/* One more file of such a name would be read, or refused. */
static bool has_kustomization_changed(kz_graph *g, const changes *all, const kz_graph_node *node)
{
    for (size_t i = 0; kz_kustomization_names[i] != NULL; i++) {
        kz_str path = kz_path_join(
            &g->ctx.arena, kz_str_c(node->directory), kz_str_c(kz_kustomization_names[i]));
        if (kz_map_lookup(&all->paths, path) != NULL)
            return true;
    }
    return false;
}

static bool is_affected(kz_graph *g, const changes *all, const kz_graph_node *node)
{
    if (has_kustomization_changed(g, all, node))
        return true;
    for (size_t i = 0; i < node->file_count; i++) {
        const kz_graph_file *file = &node->files[i];
        kz_str path = kz_str_c(file->path);
        if (has_changed(all, path))
            return true;
        if (file->missing && kz_map_lookup(&all->above, path) != NULL)
            return true;
    }
    return false;
}

static bool leads_to_affected(const kz_graph *g, const kz_graph_node *node)
{
    for (size_t i = 0; i < node->link_count; i++)
        if (node->links[i].node < g->count && g->nodes[node->links[i].node].affected)
            return true;
    return false;
}

/* From each to those that include it, until no more is reached. */
static void spread(kz_graph *g)
{
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < g->count; i++)
            if (!g->nodes[i].affected && leads_to_affected(g, &g->nodes[i]))
                more = g->nodes[i].affected = true;
    }
}

kz_status kz_graph_mark(kz_graph *graph, const char *const *paths, size_t count)
{
    kz_ctx *ctx = &graph->ctx;
    changes all = {0};
    if (setjmp(graph->out_of_memory) != 0)
        return KZ_ESYSTEM;
    for (size_t i = 0; i < count; i++) {
        kz_str path = kz_path_join(&ctx->arena, ctx->cwd, kz_str_c(paths[i]));
        add_path(graph, &all, path);
        add_path(graph, &all, kz_path_resolve_parents(ctx, path));
    }
    for (size_t i = 0; i < graph->count; i++)
        graph->nodes[i].affected = is_affected(graph, &all, &graph->nodes[i]);
    spread(graph);
    return KZ_OK;
}
