#include "build/walk.h"

#include "base/download.h"
#include "base/path.h"
#include "build/git_url.h"
#include "build/inputs.h"

/* As deep as a build goes. */
enum { DEEPEST = 500 };

static const struct {
    const char *field;
    kz_role role;
} fields[] = {
    {"resources", KZ_ROLE_RESOURCE},
    {"bases", KZ_ROLE_RESOURCE}, /* still there if the file is not sound */
    {"components", KZ_ROLE_COMPONENT},
    {"generators", KZ_ROLE_PLUGIN},
    {"transformers", KZ_ROLE_PLUGIN},
    {"validators", KZ_ROLE_PLUGIN},
};

static kz_vertex *look_into(kz_walk *w, kz_str dir, kz_restrictor restrictor, size_t level);

/* Many kustomizations name the same directory. NULL if there is none. */
static const kz_str *resolve(kz_walk *w, kz_str path)
{
    kz_str resolved;
    kz_str *known = kz_map_lookup(&w->paths, path);
    if (known != NULL || !kz_path_resolve(w->ctx, path, &resolved))
        return known;
    known = KZ_NEW(&w->ctx->arena, kz_str);
    *known = resolved;
    *kz_map_slot_for(&w->ctx->arena, &w->paths, path) = known;
    return known;
}

/* Where the directory of EDGE is followed to. NULL if it is not. */
static kz_vertex *follow(kz_walk *w, const kz_vertex *from, const kz_edge *edge, size_t level)
{
    if (kz_path_is_absolute(kz_text_of(edge->entry)))
        return NULL;
    const kz_str *resolved = resolve(w, edge->path);
    if (resolved == NULL || (w->bounds.len > 0 && !kz_path_within(*resolved, w->bounds)))
        return NULL;
    return look_into(w, *resolved, from->restrictor, level + 1);
}

static void add_edge(kz_walk *w, kz_vertex *from, kz_edge edge, size_t level)
{
    kz_git_url url;
    kz_str path = kz_text_of(edge.entry);
    bool is_url = kz_is_url(path);
    edge.path = kz_path_join(&w->ctx->arena, from->dir, path);
    kz_path_kind kind = is_url || path.len == 0 ? KZ_PATH_NONE : kz_path_probe(w->ctx, edge.path);
    if (kind == KZ_PATH_FILE) {
        edge.lead = KZ_LEAD_FILE;
    } else if (is_url || kz_git_url_parse(&w->ctx->arena, path, &url)) {
        edge.lead = KZ_LEAD_REMOTE;
        edge.path = KZ_EMPTY;
    } else if (kind == KZ_PATH_DIR) {
        edge.lead = KZ_LEAD_DIRECTORY;
        edge.to = follow(w, from, &edge, level);
    } else {
        edge.lead = KZ_LEAD_NOWHERE;
    }
    KZ_PUSH(&w->ctx->arena, from->edges, edge);
}

static void add_edges(kz_walk *w, kz_vertex *v, size_t level)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const kz_node *list = kz_kustomization_get(&v->k, fields[i].field);
        if (!kz_is_seq(list))
            continue;
        for (const kz_node *n = kz_first(list); n != NULL; n = n->next)
            if (kz_is_scalar(n) &&
                (fields[i].role != KZ_ROLE_PLUGIN || !kz_plugin_text_is_inline(kz_text_of(n))))
                add_edge(w, v,
                    (kz_edge){.entry = n, .field = fields[i].field, .role = fields[i].role}, level);
    }
}

static void read_file(kz_walk *w, kz_vertex *v)
{
    const kz_loader loader = {v->dir, v->restrictor};
    kz_report_mark mark = kz_reports_mark(w->ctx);
    kz_status status = kz_kustomization_read(w->ctx, &loader, KZ_NOWHERE, &v->k);
    if (status == KZ_OK && w->ctx->last_diag == mark.last)
        kz_kustomization_keep(w->ctx, &loader, &v->k);
    v->is_sound = status == KZ_OK;
    v->is_found = v->is_sound || v->k.at.file != 0;
    if (!w->tells || v->is_sound)
        kz_reports_rewind(w->ctx, mark);
}

static kz_vertex *look_into(kz_walk *w, kz_str dir, kz_restrictor restrictor, size_t level)
{
    kz_vertex *v = kz_map_lookup(&w->known, dir);
    if (v != NULL)
        return v;
    v = KZ_NEW(&w->ctx->arena, kz_vertex);
    *v = (kz_vertex){
        .dir = dir, .restrictor = restrictor, .is_bounded = w->bounds.len > 0, .index = SIZE_MAX};
    *kz_map_slot_for(&w->ctx->arena, &w->known, dir) = v;
    if (level < DEEPEST && !kz_cancelled(w->ctx)) {
        read_file(w, v);
        if (kz_is_map(v->k.root))
            add_edges(w, v, level);
    }
    v->index = w->vertices.len;
    KZ_PUSH(&w->ctx->arena, w->vertices, v);
    return v;
}

kz_vertex *kz_walk_into(kz_walk *walk, kz_str dir, kz_restrictor restrictor)
{
    return look_into(walk, dir, restrictor, 0);
}
