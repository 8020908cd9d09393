#include "build/share.h"

#include "base/download.h"
#include "base/path.h"
#include "build/base.h"
#include "build/clone.h"
#include "build/inputs.h"
#include "build/remote.h"

/* As deep as a build goes. */
enum { DEEPEST = 500 };

typedef struct place place;

/* A directory with a kustomization file. */
struct place {
    kz_str dir;
    kz_restrictor restrictor;
    kz_kustomization k;
    KZ_VEC(place *) below;   /* the local directories that it names */
    size_t users;            /* places that name it, each once */
    const place *last_user;  /* the newest of them */
    bool is_open;            /* being searched: who meets it has come in a circle */
    bool is_pure;            /* what it makes depends on it and those below alone */
    size_t depth;            /* levels from here on */
    const place *counted_by; /* the base whose directories it is among; see add_dirs() */
};

typedef struct search {
    kz_ctx *ctx;
    kz_map known;                            /* directory -> place */
    KZ_VEC(place *) places;                  /* those below come first */
    KZ_VEC(kz_str) clones;                   /* addresses that have been looked into */
    kz_str clone;                            /* the one that is being looked into; empty for none */
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

static place *look_into(search *s, kz_str dir, kz_restrictor restrictor, size_t level);

static void follow(search *s, place *from, const kz_node *entry, kz_node *remotes, size_t level)
{
    kz_git_url url;
    kz_str path = kz_text_of(entry), resolved;
    kz_str whole = kz_path_join(&s->ctx->arena, from->dir, path);
    bool is_url = kz_is_url(path);
    kz_path_kind kind = is_url || path.len == 0 ? KZ_PATH_NONE : kz_path_probe(s->ctx, whole);
    if (kind == KZ_PATH_FILE)
        return;
    if (is_url || kz_git_url_parse(&s->ctx->arena, path, &url)) {
        from->is_pure = false;
        want(s, remotes, path);
        return;
    }
    if (kind != KZ_PATH_DIR || kz_path_is_absolute(path) ||
        !kz_path_resolve(s->ctx, whole, &resolved) ||
        (s->clone.len > 0 && !kz_path_within(resolved, s->clone)))
        return;
    place *to = look_into(s, resolved, from->restrictor, level + 1);
    from->is_pure &= to->is_pure && !to->is_open;
    if (from->depth <= to->depth)
        from->depth = to->depth + 1;
    if (to->last_user == from)
        return;
    to->last_user = from;
    to->users++;
    KZ_PUSH(&s->ctx->arena, from->below, to);
}

static bool read_kustomization(search *s, place *p)
{
    const kz_loader loader = {p->dir, p->restrictor};
    kz_report_mark mark = kz_reports_mark(s->ctx);
    kz_status status = kz_kustomization_read(s->ctx, &loader, KZ_NOWHERE, &p->k);
    if (status == KZ_OK && s->ctx->last_diag == mark.last)
        kz_kustomization_keep(s->ctx, &loader, &p->k);
    kz_reports_rewind(s->ctx, mark); /* who reads it again reports again */
    return status == KZ_OK;
}

static void search_below(search *s, place *p, size_t level)
{
    const kz_node *resources = kz_kustomization_get(&p->k, "resources");
    const kz_node *components = kz_kustomization_get(&p->k, "components");
    p->is_pure = s->clone.len == 0 && works_alone(&p->k);
    kz_inputs_each(&p->k, want_file, s);
    for (const kz_node *n = kz_first(resources); n != NULL; n = n->next)
        follow(s, p, n, s->resources, level);
    for (const kz_node *n = kz_first(components); n != NULL; n = n->next)
        follow(s, p, n, s->components, level);
}

static place *look_into(search *s, kz_str dir, kz_restrictor restrictor, size_t level)
{
    place *p = kz_map_lookup(&s->known, dir);
    if (p != NULL)
        return p;
    p = KZ_NEW(&s->ctx->arena, place);
    *p = (place){.dir = dir, .restrictor = restrictor, .is_open = true, .depth = 1};
    *kz_map_slot_for(&s->ctx->arena, &s->known, dir) = p;
    if (level < DEEPEST && !kz_cancelled(s->ctx) && read_kustomization(s, p))
        search_below(s, p, level);
    p->is_open = false;
    KZ_PUSH(&s->ctx->arena, s->places, p);
    return p;
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
        kz_str dir;
        if (!kz_git_url_parse(&s->ctx->arena, kz_text_of(n), &url) ||
            !kz_clone_known(s->ctx, &url, &s->clone) || has_been_in(s, url.raw) ||
            !kz_path_resolve(s->ctx, kz_path_join(&s->ctx->arena, s->clone, url.path), &dir) ||
            !kz_path_within(dir, s->clone))
            continue;
        look_into(s, dir, KZ_RESTRICT_ROOT_ONLY, 0);
    }
    s->clone = KZ_EMPTY;
}

/* Fetch what is named so far, and what that names, until all is there. */
static void fetch(search *s)
{
    for (;;) {
        const kz_node *resources = s->resources, *components = s->components;
        if (resources->count + components->count + s->files->count == 0 || kz_cancelled(s->ctx))
            return;
        kz_remote_prepare(s->ctx, resources, components, s->files);
        new_lists(s);
        look_into_clones(s, resources);
        look_into_clones(s, components);
    }
}

/* The directories from P on, each once. */
static void add_dirs(search *s, place *p, const place *base, kz_dirs *dirs)
{
    if (p->counted_by == base)
        return;
    p->counted_by = base;
    KZ_PUSH(&s->ctx->arena, *dirs, p->dir);
    for (size_t i = 0; i < p->below.len; i++)
        add_dirs(s, p->below.at[i], base, dirs);
}

static void run_bases(search *s)
{
    for (size_t i = 0; i < s->places.len; i++) {
        place *p = s->places.at[i];
        kz_root root = {.loader = {p->dir, p->restrictor}, .origin = KZ_EMPTY};
        kz_dirs dirs = {0};
        if (p->users < 2 || !p->is_pure || p->k.component || kz_cancelled(s->ctx))
            continue;
        add_dirs(s, p, p, &dirs);
        kz_base_keep(s->ctx, &root, &dirs, p->depth);
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
        look_into(s, resolved, restrictor, 0);
}

void kz_share(kz_ctx *ctx, const char *const *dirs, size_t count)
{
    search s = {.ctx = ctx};
    new_lists(&s);
    for (size_t i = 0; i < count; i++)
        look_into_top(&s, kz_str_c(dirs[i]), ctx->options->restrictor);
    fetch(&s);
    run_bases(&s);
    ctx->schemas = NULL;
}
