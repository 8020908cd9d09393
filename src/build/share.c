#include "build/share.h"

#include "base/download.h"
#include "base/path.h"
#include "build/base.h"
#include "build/clone.h"
#include "build/walk.h"
#include "build/inputs.h"
#include "build/remote.h"

/* What becomes of a vertex, beside it. */
typedef struct use {
    size_t users;               /* vertices that name it, each once */
    const kz_vertex *last_user; /* the newest of them */
    bool is_pure;               /* what it makes depends on it and those below alone */
    size_t depth;               /* levels from here on */
    const kz_vertex *added_to;  /* the base whose directories it is among; see add_dirs() */
} use;

typedef struct search {
    kz_ctx *ctx;
    kz_walk walk;
    size_t asked;                            /* vertices whose remote entries are known */
    KZ_VEC(kz_str) clones;                   /* addresses that have been looked into */
    kz_node *resources, *components, *files; /* to be fetched; see kz_remote_prepare() */
} search;

static void new_lists(search *s)
{
    s->resources = kz_node_seq(s->ctx, KZ_NOWHERE);
    s->components = kz_node_seq(s->ctx, KZ_NOWHERE);
    s->files = kz_node_seq(s->ctx, KZ_NOWHERE);
}

static void want(search *s, kz_node *list, kz_str text)
{
    kz_seq_push(list, kz_node_string(s->ctx, text, KZ_NOWHERE));
}

static void want_file(void *data, const kz_input *input)
{
    search *s = data;
    kz_str whole = kz_text_of(input->entry);
    if (kz_is_url(whole))
        want(s, s->files, whole);
}

/* Fields whose work leaves more behind than resources and tables, or looks at more than
 * what lies below. */
static bool works_alone(const kz_kustomization *k)
{
    static const char *const others[] = {
        "openapi", "vars", "helmCharts", "helmGlobals", "generators", "transformers", "validators"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (kz_kustomization_get(k, others[i]) != NULL)
            return false;
    return true;
}

static void want_remotes_of(search *s, const kz_vertex *v)
{
    kz_inputs_each(&v->k, want_file, s);
    for (size_t i = 0; i < v->edges.len; i++) {
        const kz_edge *e = &v->edges.at[i];
        if (e->lead == KZ_LEAD_REMOTE && e->role != KZ_ROLE_PLUGIN)
            want(s, e->role == KZ_ROLE_COMPONENT ? s->components : s->resources,
                kz_text_of(e->entry));
    }
}

static void want_remotes(search *s)
{
    for (; s->asked < s->walk.vertices.len; s->asked++)
        if (s->walk.vertices.at[s->asked]->is_sound)
            want_remotes_of(s, s->walk.vertices.at[s->asked]);
}

static bool has_been_in(search *s, kz_str address)
{
    for (size_t i = 0; i < s->clones.len; i++)
        if (kz_str_eq(s->clones.at[i], address))
            return true;
    KZ_PUSH(&s->ctx->arena, s->clones, address);
    return false;
}

/* Clones name other places in turn. They are looked into for that alone. */
static void look_into_clones(search *s, const kz_node *addresses)
{
    for (const kz_node *n = kz_first(addresses); n != NULL; n = n->next) {
        kz_git_url url;
        kz_str dir, clone;
        if (!kz_git_url_parse(&s->ctx->arena, kz_text_of(n), &url) ||
            !kz_clone_known(s->ctx, &url, &clone) || has_been_in(s, url.raw) ||
            !kz_path_resolve(s->ctx, kz_path_join(&s->ctx->arena, clone, url.path), &dir) ||
            !kz_path_within(dir, clone))
            continue;
        s->walk.bounds = clone;
        kz_walk_into(&s->walk, dir, KZ_RESTRICT_ROOT_ONLY);
    }
    s->walk.bounds = KZ_EMPTY;
}

/* Fetch what is named so far, and what that names, until all is there. */
static void fetch(search *s)
{
    for (;;) {
        want_remotes(s);
        const kz_node *resources = s->resources, *components = s->components;
        if (resources->count + components->count + s->files->count == 0 || kz_cancelled(s->ctx))
            return;
        kz_remote_prepare(s->ctx, resources, components, s->files);
        new_lists(s);
        look_into_clones(s, resources);
        look_into_clones(s, components);
    }
}

/* Those that V names come before it, but for those that lead back to it. */
static void use_one(use *uses, const kz_vertex *v, const kz_edge *e)
{
    use *from = &uses[v->index];
    from->is_pure &= e->lead != KZ_LEAD_REMOTE;
    if (e->to == NULL || e->role == KZ_ROLE_PLUGIN)
        return;
    use *to = &uses[e->to->index];
    from->is_pure &= to->is_pure;
    if (from->depth <= to->depth)
        from->depth = to->depth + 1;
    if (to->last_user != v)
        to->users++;
    to->last_user = v;
}

static use *find_uses(search *s)
{
    const size_t count = s->walk.vertices.len;
    use *uses = KZ_NEW_ARRAY(&s->ctx->arena, use, count);
    for (size_t i = 0; i < count; i++)
        uses[i] = (use){.depth = 1}; /* one that is not reached yet leads back: not pure */
    for (size_t i = 0; i < count; i++) {
        const kz_vertex *v = s->walk.vertices.at[i];
        uses[i].is_pure = v->is_sound && !v->is_bounded && works_alone(&v->k);
        for (size_t j = 0; v->is_sound && j < v->edges.len; j++)
            use_one(uses, v, &v->edges.at[j]);
    }
    return uses;
}

/* The directories from V on, each once. */
static void add_dirs(search *s, use *uses, const kz_vertex *v, const kz_vertex *base, kz_dirs *dirs)
{
    if (uses[v->index].added_to == base)
        return;
    uses[v->index].added_to = base;
    KZ_PUSH(&s->ctx->arena, *dirs, v->dir);
    for (size_t i = 0; i < v->edges.len; i++)
        if (v->edges.at[i].to != NULL)
            add_dirs(s, uses, v->edges.at[i].to, base, dirs);
}

static void run_bases(search *s)
{
    use *uses = find_uses(s);
    for (size_t i = 0; i < s->walk.vertices.len; i++) {
        const kz_vertex *v = s->walk.vertices.at[i];
        kz_root root = {.loader = {v->dir, v->restrictor}, .origin = KZ_EMPTY};
        kz_dirs dirs = {0};
        if (uses[i].users < 2 || !uses[i].is_pure || v->k.component || kz_cancelled(s->ctx))
            continue;
        add_dirs(s, uses, v, v, &dirs);
        kz_base_keep(s->ctx, &root, &dirs, uses[i].depth);
    }
}

static void look_into_top(search *s, kz_str dir, kz_restrictor restrictor)
{
    kz_git_url url;
    kz_str resolved;
    kz_str path = kz_path_join(&s->ctx->arena, s->ctx->cwd, dir);
    if (kz_git_url_parse(&s->ctx->arena, dir, &url))
        want(s, s->components, dir); /* which are directories too */
    else if (kz_path_probe(s->ctx, path) == KZ_PATH_DIR && kz_path_resolve(s->ctx, path, &resolved))
        kz_walk_into(&s->walk, resolved, restrictor);
}

void kz_share(kz_ctx *ctx, const char *const *dirs, size_t count)
{
    search s = {.ctx = ctx, .walk.ctx = ctx};
    new_lists(&s);
    for (size_t i = 0; i < count; i++)
        look_into_top(&s, kz_str_c(dirs[i]), ctx->options->restrictor);
    fetch(&s);
    run_bases(&s);
    ctx->schemas = NULL;
}
