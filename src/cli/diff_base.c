/*
 * Of the old commit no more is checked out than is needed: what the kustomizations of today
 * read, and those that have changed themselves. They may have named others then: as long as the
 * old ones name what is not there, more is checked out.
 */
#include "cli/diff_base.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/memory.h"
#include "cli/overlays.h"
#include "cli/print.h"

static const size_t NOWHERE = (size_t)-1;

typedef struct paths {
    char **at;
    size_t count;
} paths;

typedef struct search {
    kz_diff_base *base;
    const kz_diff_since *since;
    const kz_options *options;
    const kz_message_style *style;
    kz_message_style errors_only; /* what is to be warned of, the builds say */
    kz_overlays now;              /* those that are to be compared */
    paths gone;                   /* operands that are no directory any more */
    kz_graph *then;
    paths wanted;    /* of what is to be checked out */
    paths old_roots; /* in the working tree: where there may have been kustomizations */
} search;

static bool no_memory(void)
{
    kz_print_error("out of memory");
    return false;
}

static void add_path(paths *p, char *path)
{
    p->at = kz_take_more(p->at, p->count, sizeof *p->at);
    p->at[p->count++] = path;
}

static void free_paths(paths *p)
{
    for (size_t i = 0; i < p->count; i++)
        free(p->at[i]);
    free(p->at);
}

static bool is_directory(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool is_within(const char *path, const char *dir)
{
    size_t length = strlen(dir);
    return strncmp(path, dir, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

/* Whether PATH is news: neither it nor a directory above it is wanted yet. */
static bool want(search *s, const char *path)
{
    for (size_t i = 0; i < s->wanted.count; i++)
        if (is_within(path, s->wanted.at[i]))
            return false;
    add_path(&s->wanted, kz_take_text("%s", path));
    return true;
}

/* A directory in the repository. */
static const char *anywhere(const search *s)
{
    for (size_t i = 0; i < s->since->dirs->count; i++)
        if (is_directory(s->since->dirs->at[i]))
            return s->since->dirs->at[i];
    return ".";
}

static bool open_revision(search *s)
{
    kz_revision **revision = &s->base->revision;
    kz_status status = kz_revision_open(revision, anywhere(s), s->since->ref, s->options);
    if (*revision == NULL)
        return no_memory();
    kz_print_revision_messages(*revision, s->style);
    return status == KZ_OK;
}

/* Whether STATUS, of a step after the first, is none to end with. */
static bool went_well(const search *s, kz_status status)
{
    if (status != KZ_OK)
        kz_print_revision_messages(s->base->revision, &s->errors_only);
    return status == KZ_OK;
}

static bool find_changed(search *s)
{
    return went_well(s, kz_revision_list_changed(s->base->revision, s->options));
}

static bool find_all_now(search *s)
{
    const char *top = kz_revision_top(s->base->revision);
    const kz_operands repository = {&top, 1};
    const kz_operands *roots = s->since->dirs->count > 0 ? s->since->dirs : &repository;
    return kz_overlays_find(&s->now, roots, s->options, &s->errors_only);
}

static bool find_given_now(search *s)
{
    const kz_operands *dirs = s->since->dirs;
    kz_operands there = {kz_take(dirs->count + 1, sizeof *there.at), 0};
    for (size_t i = 0; i < dirs->count; i++)
        if (is_directory(dirs->at[i]))
            there.at[there.count++] = dirs->at[i];
        else
            add_path(&s->gone, kz_take_text("%s", dirs->at[i]));
    bool found = kz_overlays_open(&s->now, &there, s->options, &s->errors_only);
    free(there.at);
    return found;
}

static bool keep_affected(search *s)
{
    const char **at = NULL;
    size_t count = kz_revision_count(s->base->revision);
    at = kz_take(count + 1, sizeof *at);
    for (size_t i = 0; i < count; i++)
        at[i] = kz_revision_path(s->base->revision, i);
    kz_status status = kz_graph_mark(s->now.graph, at, count);
    free(at);
    if (status != KZ_OK)
        return no_memory();
    kz_overlays_keep_affected(&s->now);
    return true;
}

static bool find_now(search *s)
{
    if ((s->since->all || s->since->affected) && !find_changed(s))
        return false;
    if (!(s->since->all ? find_all_now(s) : find_given_now(s)))
        return false;
    return !s->since->affected || keep_affected(s);
}

/* What the build of a kustomization reads now. */
static void want_reach(search *s, const char *dir)
{
    size_t count;
    const size_t *nodes = kz_graph_reach(s->now.graph, kz_graph_index(s->now.graph, dir), &count);
    for (size_t i = 0; i < count; i++) {
        const kz_graph_node *node = kz_graph_get(s->now.graph, nodes[i]);
        want(s, node->directory);
        for (size_t j = 0; j < node->file_count; j++)
            if (!is_within(node->files[j].path, node->directory))
                want(s, node->files[j].path);
    }
}

static bool is_kustomization(const char *name)
{
    static const char *const names[] = {"kustomization.yaml", "kustomization.yml", "Kustomization"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* The directories of kustomization files that have changed: there may be none any more. */
static void want_changed(search *s)
{
    for (size_t i = 0; i < kz_revision_count(s->base->revision); i++) {
        const char *path = kz_revision_path(s->base->revision, i), *slash = strrchr(path, '/');
        if (slash == NULL || !is_kustomization(slash + 1))
            continue;
        char *dir = kz_take_text("%.*s", (int)(slash - path), path);
        want(s, dir);
        add_path(&s->old_roots, dir);
    }
}

static void want_all(search *s)
{
    for (size_t i = 0; i < s->now.count; i++) {
        want_reach(s, s->now.dirs[i]);
        add_path(&s->old_roots, kz_take_text("%s", s->now.dirs[i]));
    }
    for (size_t i = 0; i < s->gone.count; i++) {
        want(s, s->gone.at[i]);
        add_path(&s->old_roots, kz_take_text("%s", s->gone.at[i]));
    }
    if (s->since->all)
        want_changed(s);
}

static bool check_out(search *s)
{
    const char **at = kz_take(s->wanted.count + 1, sizeof *at);
    memcpy(at, s->wanted.at, s->wanted.count * sizeof *at);
    kz_status status = kz_revision_check_out(s->base->revision, at, s->options);
    free(at);
    return went_well(s, status);
}

/* The graph of what there was. */
static bool find_then(search *s)
{
    const char **at = kz_take(s->old_roots.count + 1, sizeof *at);
    size_t count = 0;
    kz_options options = *s->options;
    options.revision = s->base->revision;
    for (size_t i = 0; i < s->old_roots.count; i++) {
        const char *dir = kz_revision_locate(s->base->revision, s->old_roots.at[i]);
        if (dir != NULL && is_directory(dir))
            at[count++] = dir;
    }
    kz_status status = kz_graph_find(&s->then, at, count, false, &options);
    free(at);
    if (s->then == NULL)
        return no_memory();
    kz_print_graph_messages(s->then, &s->errors_only);
    return status == KZ_OK;
}

/* PATH of the old files as that of the working tree. To be freed; NULL if it is none. */
static char *today(const search *s, const char *path)
{
    const char *old = kz_revision_directory(s->base->revision);
    if (!is_within(path, old))
        return NULL;
    return kz_take_text("%s%s", kz_revision_top(s->base->revision), path + strlen(old));
}

static bool want_today(search *s, const char *path)
{
    char *now = today(s, path);
    bool news = now != NULL && want(s, now);
    free(now);
    return news;
}

/* Whether the old ones name what has not been checked out. */
static bool want_missing(search *s)
{
    bool news = false;
    const kz_graph_node *node;
    for (size_t i = 0; (node = kz_graph_get(s->then, i)) != NULL; i++) {
        news |= node->missing && want_today(s, node->directory);
        for (size_t j = 0; j < node->file_count; j++)
            news |= node->files[j].missing && want_today(s, node->files[j].path);
    }
    return news;
}

static bool find_old(search *s)
{
    want_all(s);
    if (s->wanted.count == 0)
        return true;
    for (;;) {
        if (!check_out(s) || !find_then(s))
            return false;
        if (!want_missing(s))
            return true;
        kz_graph_free(s->then);
        s->then = NULL;
    }
}

static const char *keep(search *s, char *text)
{
    kz_diff_base *base = s->base;
    base->texts = kz_take_more(base->texts, base->text_count, sizeof *base->texts);
    return base->texts[base->text_count++] = text;
}

static const char *keep_copy(search *s, const char *text)
{
    return keep(s, kz_take_text("%s", text));
}

/* DIR of the old files as git would name it. */
static const char *old_name(search *s, const char *dir)
{
    const char *below = dir + strlen(kz_revision_directory(s->base->revision));
    return keep(s, kz_take_text("%s:%s", s->since->ref, below[0] == '/' ? below + 1 : below));
}

/* BEFORE: a directory of the old files; NULL if there was no kustomization. AFTER: "" if there
 * is none. */
static void add_pair(search *s, const char *before, const char *name, const char *after)
{
    kz_diff_pairs *pairs = &s->base->pairs;
    pairs->at = kz_take_more(pairs->at, pairs->count, sizeof *pairs->at);
    pairs->at[pairs->count++] =
        (kz_diff_pair){.before_name = before != NULL ? old_name(s, before) : "(nothing)",
            .before_path = before != NULL ? keep_copy(s, before) : "",
            .after_name = keep_copy(s, name),
            .after_path = keep_copy(s, after)};
}

/* Where the kustomization of DIR was. NULL if there was none. */
static const char *find_before(search *s, const char *dir)
{
    const char *old = kz_revision_locate(s->base->revision, dir);
    const kz_graph_node *node =
        old == NULL ? NULL : kz_graph_get(s->then, kz_graph_index(s->then, old));
    return node != NULL && !node->missing ? node->directory : NULL;
}

static bool add_gone(search *s, const char *dir)
{
    const char *before = find_before(s, dir);
    if (before == NULL) {
        kz_print_error(
            "there is no kustomization in '%s', neither now nor at %s", dir, s->since->ref);
        return false;
    }
    add_pair(s, before, dir, "");
    return true;
}

/* Overlays that are no kustomizations any more. */
static void add_removed(search *s)
{
    const kz_graph_node *node;
    for (size_t i = 0; (node = kz_graph_get(s->then, i)) != NULL; i++) {
        if (!node->overlay)
            continue;
        char *dir = today(s, node->directory);
        size_t now = dir != NULL ? kz_graph_index(s->now.graph, dir) : NOWHERE;
        const kz_graph_node *left = kz_graph_get(s->now.graph, now);
        const char *top = kz_revision_top(s->base->revision);
        if (dir != NULL && (left == NULL || left->missing))
            add_pair(s, node->directory, strcmp(dir, top) == 0 ? "." : dir + strlen(top) + 1, "");
        free(dir);
    }
}

static bool make_pairs(search *s)
{
    if (s->then == NULL)
        return true; /* there is nothing to compare */
    for (size_t i = 0; i < s->now.count; i++)
        add_pair(s, find_before(s, s->now.dirs[i]), s->now.dirs[i], s->now.dirs[i]);
    for (size_t i = 0; i < s->gone.count; i++)
        if (!add_gone(s, s->gone.at[i]))
            return false;
    if (s->since->all)
        add_removed(s);
    return true;
}

bool kz_diff_base_open(kz_diff_base *base, const kz_diff_since *since, const kz_options *options,
    const kz_message_style *style)
{
    search s = {
        .base = base, .since = since, .options = options, .style = style, .errors_only = *style};
    *base = (kz_diff_base){0};
    s.errors_only.warnings = false;
    bool found = open_revision(&s) && find_now(&s) && find_old(&s) && make_pairs(&s);
    kz_graph_free(s.then);
    kz_overlays_free(&s.now);
    free_paths(&s.gone);
    free_paths(&s.wanted);
    free_paths(&s.old_roots);
    return found;
}

void kz_diff_base_drop_files(kz_diff_base *base)
{
    kz_revision_free(base->revision);
    base->revision = NULL;
}

void kz_diff_base_close(kz_diff_base *base)
{
    kz_diff_base_drop_files(base);
    kz_diff_pairs_free(&base->pairs);
    free(base->pairs.at);
    for (size_t i = 0; i < base->text_count; i++)
        free(base->texts[i]);
    free(base->texts);
}
