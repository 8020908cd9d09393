/*
 * The graph of kz.h: what a walk has found, in the order of the directories.
 */
#include "build/graph.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/path.h"
#include "build/build.h"
#include "build/git_url.h"
#include "build/messages.h"
#include "build/named.h"
#include "build/revision.h"

/* As deep as directories are looked into. */
enum { DEEPEST = 200 };

static const size_t NOWHERE = (size_t)-1;

/* Where what a directory has below it leads to. */
typedef struct found {
    KZ_VEC(kz_str) dirs; /* still to be looked into */
    size_t level;
} found;

/* Is ENTRY of the open directory DIR one itself, and no link to one? */
static bool is_directory(const struct dirent *entry, DIR *dir)
{
    struct stat info;
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_DIR;
    return fstatat(dirfd(dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISDIR(info.st_mode);
}

static int by_text(const void *a, const void *b)
{
    return kz_str_cmp(*(const kz_str *)a, *(const kz_str *)b);
}

/* Add to BELOW the directories in DIR. Returns whether there is a kustomization file. */
static bool list_directory(kz_graph *g, kz_str dir, found *below)
{
    bool is_one = false;
    const struct dirent *entry;
    DIR *open = opendir(kz_str_z(&g->ctx.arena, dir));
    if (open == NULL) {
        kz_report(&g->ctx, KZ_NOWHERE, KZ_D_FILE_READ, "cannot look into '" KZ_FMT "': %s",
            KZ_ARG(kz_path_shown(&g->ctx, dir)), strerror(errno));
        return false;
    }
    while ((entry = readdir(open)) != NULL) {
        is_one = is_one || kz_kustomization_is_name(kz_str_c(entry->d_name));
        if (entry->d_name[0] == '.' || !is_directory(entry, open))
            continue;
        kz_str name = kz_str_dup(&g->ctx.arena, kz_str_c(entry->d_name));
        KZ_PUSH(&g->ctx.arena, below->dirs, kz_path_join(&g->ctx.arena, dir, name));
    }
    closedir(open);
    return is_one;
}

static void look_below(kz_graph *g, kz_str dir, size_t level)
{
    found below = {0};
    if (kz_cancelled(&g->ctx) || level > DEEPEST)
        return;
    if (list_directory(g, dir, &below))
        kz_walk_into(&g->walk, dir, g->restrictor);
    if (below.dirs.len > 1)
        qsort(below.dirs.at, below.dirs.len, sizeof *below.dirs.at, by_text);
    for (size_t i = 0; i < below.dirs.len; i++)
        look_below(g, below.dirs.at[i], level + 1);
}

static kz_status look_into(kz_graph *g, const char *dir, bool below)
{
    kz_ctx *ctx = &g->ctx;
    kz_git_url url;
    kz_str resolved, path = kz_path_join(&ctx->arena, ctx->cwd, kz_str_c(dir));
    kz_path_kind kind = dir[0] == '\0' ? KZ_PATH_NONE : kz_path_probe(ctx, path);
    if (kind != KZ_PATH_DIR && kz_git_url_parse(&ctx->arena, kz_str_c(dir), &url))
        return kz_report(ctx, KZ_NOWHERE, KZ_D_NOT_A_DIRECTORY,
            "'%s' is the address of a repository; a directory of this machine is wanted", dir);
    if (kind == KZ_PATH_FILE || kind == KZ_PATH_OTHER)
        return kz_report(ctx, KZ_NOWHERE, KZ_D_NOT_A_DIRECTORY,
            "'%s' is a file where a directory is wanted", dir);
    if (kind == KZ_PATH_NONE || !kz_path_resolve(ctx, path, &resolved)) {
        kz_report(ctx, KZ_NOWHERE, KZ_D_FILE_READ, "there is no directory '%s'", dir);
        kz_path_help_near(ctx, path, kz_str_c(dir));
        return KZ_EINPUT;
    }
    if (below)
        look_below(g, resolved, 0);
    else
        kz_walk_into(&g->walk, resolved, g->restrictor);
    return KZ_OK;
}

static int by_directory(const void *a, const void *b)
{
    const kz_vertex *const *x = a, *const *y = b;
    return kz_str_cmp((*x)->dir, (*y)->dir);
}

/* Vertices in the order of nodes; their index becomes that of the node. */
static void sort_vertices(kz_graph *g)
{
    kz_vertex **at = g->walk.vertices.at;
    const size_t count = g->walk.vertices.len;
    if (count > 1)
        qsort(at, count, sizeof *at, by_directory);
    for (size_t i = 0; i < count; i++)
        at[i]->index = i;
}

typedef KZ_VEC(kz_graph_file) files;

/* The files of one node, each once. */
typedef struct listing {
    kz_graph *graph;
    kz_graph_node *node;
    kz_map seen;
    files files;
} listing;

static void list_file(listing *l, kz_str path, const kz_named_file *named, bool linked)
{
    kz_arena *arena = &l->graph->ctx.arena;
    void **slot = kz_map_slot_for(arena, &l->seen, path);
    const kz_graph_file file = {kz_str_z(arena, path), named->field, !named->is_there, linked};
    if (*slot != NULL)
        return;
    *slot = l;
    KZ_PUSH(arena, l->files, file);
}

/* A file, and if links lead to it, these and what it is: it can change by each of them. */
static void list_named(listing *l, const kz_vertex *v, const kz_named_file *named)
{
    kz_ctx *ctx = &l->graph->ctx;
    const char *path = kz_str_z(&ctx->arena, named->path);
    kz_path_list steps = {0};
    struct stat info;
    bool is_direct = kz_str_eq(kz_path_dir(named->path), v->dir) && lstat(path, &info) == 0 &&
        S_ISREG(info.st_mode);
    bool is_there = is_direct || stat(path, &info) == 0;
    bool is_directory = is_there && S_ISDIR(info.st_mode);
    list_file(l, named->path, named, is_directory);
    if (!is_direct)
        kz_path_trace(ctx, v->dir, named->path, &steps);
    for (size_t i = 0; i < steps.len; i++)
        if (i + 1 < steps.len || !is_directory)
            list_file(l, steps.at[i], named, true);
    if (is_there && S_ISREG(info.st_mode))
        l->node->bytes += (uint64_t)info.st_size;
}

static void list_files(kz_graph *g, const kz_vertex *v, kz_graph_node *node)
{
    kz_named_files named = {0};
    listing l = {.graph = g, .node = node};
    kz_named_files_of(&g->walk, v, &named);
    node->missing = true;
    for (size_t i = 0; i < named.len; i++) {
        list_named(&l, v, &named.at[i]);
        node->missing = node->missing && !(named.at[i].is_there && named.at[i].field[0] == '\0');
    }
    node->files = l.files.at;
    node->file_count = l.files.len;
}

static void list_links(kz_graph *g, const kz_vertex *v, kz_graph_node *node)
{
    KZ_VEC(kz_graph_link) links = {0};
    for (size_t i = 0; i < v->edges.len; i++) {
        const kz_edge *e = &v->edges.at[i];
        const kz_graph_link link = {kz_str_z(&g->ctx.arena, kz_text_of(e->entry)), e->field,
            e->to != NULL ? e->to->index : NOWHERE};
        if (e->to != NULL || e->lead == KZ_LEAD_REMOTE)
            KZ_PUSH(&g->ctx.arena, links, link);
    }
    node->links = links.at;
    node->link_count = links.len;
}

static void make_nodes(kz_graph *g)
{
    g->count = g->walk.vertices.len;
    g->nodes = KZ_NEW_ARRAY(&g->ctx.arena, kz_graph_node, g->count);
    g->reached = KZ_NEW_ARRAY(&g->ctx.arena, size_t, g->count);
    g->visited = KZ_NEW_ARRAY(&g->ctx.arena, size_t, g->count);
    for (size_t i = 0; i < g->count; i++) {
        const kz_vertex *v = g->walk.vertices.at[i];
        kz_graph_node *node = &g->nodes[i];
        *node = (kz_graph_node){
            .directory = kz_str_z(&g->ctx.arena, v->dir), .component = v->k.component};
        g->visited[i] = 0;
        list_files(g, v, node);
        list_links(g, v, node);
    }
}

/* Add to the nodes reached those that NODE leads to, as far as this visit has not seen them. */
static void reach(kz_graph *g, size_t node, size_t *count)
{
    if (g->visited[node] == g->visits)
        return;
    g->visited[node] = g->visits;
    g->reached[(*count)++] = node;
    for (size_t i = 0; i < g->nodes[node].link_count; i++)
        if (g->nodes[node].links[i].node != NOWHERE)
            reach(g, g->nodes[node].links[i].node, count);
}

/* What is in a circle is included by another one; one of each circle stands for it. */
static void find_overlays(kz_graph *g)
{
    bool *included = KZ_NEW_ARRAY(&g->ctx.arena, bool, g->count);
    size_t count = 0;
    g->visits++;
    for (size_t i = 0; i < g->count; i++)
        for (size_t j = 0; j < g->nodes[i].link_count; j++)
            if (g->nodes[i].links[j].node != NOWHERE)
                included[g->nodes[i].links[j].node] = true;
    for (size_t i = 0; i < g->count; i++)
        if (!included[i] || g->nodes[i].component) {
            g->nodes[i].overlay = !g->nodes[i].component && !g->nodes[i].missing;
            reach(g, i, &count);
        }
    for (size_t i = 0; i < g->count; i++)
        if (g->visited[i] != g->visits) {
            g->nodes[i].overlay = !g->nodes[i].missing;
            reach(g, i, &count);
        }
}

/* What is wrong with them is for their builds to refuse. */
static void say(kz_graph *g, kz_status status)
{
    g->messages = kz_messages_of(&g->ctx, &g->ctx.arena, &g->message_count);
    for (size_t i = 0; status == KZ_OK && i < g->message_count; i++)
        g->messages[i].severity = KZ_WARNING;
}

static kz_status run(kz_graph *g, const char *const *dirs, size_t count, bool below)
{
    if (setjmp(g->out_of_memory) != 0) {
        const bool cancelled = kz_cancelled(&g->ctx);
        g->abandoned = cancelled ? &kz_interrupted : &kz_out_of_memory;
        g->count = 0;
        return cancelled ? KZ_EINPUT : KZ_ESYSTEM;
    }
    kz_status status = KZ_OK;
    g->ctx.cwd = kz_working_directory(&g->ctx);
    kz_revision_name(&g->ctx);
    g->walk = (kz_walk){.ctx = &g->ctx, .tells = true};
    for (size_t i = 0; status == KZ_OK && i < count; i++)
        status = look_into(g, dirs[i], below);
    kz_checkpoint(&g->ctx);
    if (status == KZ_OK) {
        sort_vertices(g);
        make_nodes(g);
        find_overlays(g);
    }
    say(g, status);
    return status;
}

kz_status kz_graph_find(
    kz_graph **out, const char *const *dirs, size_t count, bool below, const kz_options *options)
{
    kz_options defaults;
    kz_options_init(&defaults);
    kz_graph *g = calloc(1, sizeof *g);
    *out = g;
    if (g == NULL)
        return KZ_ESYSTEM;
    kz_ctx_init(&g->ctx, KZ_MOST_MEMORY, &g->out_of_memory);
    g->ctx.options = options != NULL ? options : &defaults;
    g->restrictor = g->ctx.options->restrictor;
    kz_status status = run(g, dirs, count, below);
    g->ctx.options = NULL; /* the caller's may end here */
    return status;
}

const kz_graph_node *kz_graph_get(const kz_graph *graph, size_t i)
{
    return i < graph->count ? &graph->nodes[i] : NULL;
}

size_t kz_graph_index(kz_graph *graph, const char *dir)
{
    kz_ctx *ctx = &graph->ctx;
    kz_str resolved;
    if (setjmp(graph->out_of_memory) != 0)
        return NOWHERE;
    const kz_vertex *v = kz_map_lookup(&graph->walk.known, kz_str_c(dir)); /* as it calls them */
    if (v != NULL)
        return v->index;
    if (!kz_path_resolve(ctx, kz_path_join(&ctx->arena, ctx->cwd, kz_str_c(dir)), &resolved))
        return NOWHERE;
    v = kz_map_lookup(&graph->walk.known, resolved);
    return v != NULL ? v->index : NOWHERE;
}

const size_t *kz_graph_reach(kz_graph *graph, size_t i, size_t *count)
{
    *count = 0;
    graph->visits++;
    if (i < graph->count)
        reach(graph, i, count);
    return graph->reached;
}

const kz_message *kz_graph_message(const kz_graph *graph, size_t i)
{
    if (graph->abandoned != NULL)
        return i == 0 ? graph->abandoned : NULL;
    return i < graph->message_count ? &graph->messages[i] : NULL;
}

void kz_graph_free(kz_graph *graph)
{
    if (graph == NULL)
        return;
    kz_ctx_release(&graph->ctx);
    free(graph);
}
