#include "build/survey.h"

#include "base/download.h"

bool kz_survey_ends(const kz_ctx *ctx)
{
    return kz_cancelled(ctx) || kz_reports_suffice(ctx);
}

static bool is_text(const kz_node *n)
{
    return kz_is_scalar(n) && n->type == KZ_STRING && n->u.text.len > 0;
}

static void look_at_file(kz_ctx *ctx, const kz_root *root, const kz_node *n, kz_str path)
{
    kz_text ignored;
    if (is_text(n) && path.len > 0 && !kz_is_url(path))
        (void)!kz_load(ctx, &root->loader, path, n->loc, &ignored);
}

/* Entries that are paths, or "key=path". */
static void look_at_files(kz_ctx *ctx, const kz_root *root, const kz_node *list)
{
    for (const kz_node *n = kz_first(list); n != NULL; n = n->next) {
        kz_str text = kz_text_of(n);
        size_t equals = kz_str_find(text, '=');
        look_at_file(ctx, root, n, equals < text.len ? kz_str_from(text, equals + 1) : text);
    }
}

static void look_at_sources(kz_ctx *ctx, const kz_root *root, const kz_node *generators)
{
    for (const kz_node *g = kz_first(generators); g != NULL; g = g->next) {
        look_at_files(ctx, root, kz_map_get(g, KZ_S("files")));
        look_at_files(ctx, root, kz_map_get(g, KZ_S("envs")));
    }
}

static void look_at_paths(kz_ctx *ctx, const kz_root *root, const kz_node *entries)
{
    for (const kz_node *e = kz_first(entries); e != NULL; e = e->next) {
        const kz_node *path = kz_map_get(e, KZ_S("path"));
        look_at_file(ctx, root, path, kz_text_of(path));
    }
}

static void look_at_resources(kz_ctx *ctx, const kz_root *root, const kz_node *list)
{
    bool schema_chosen = true; /* the build has failed: which schema holds is no matter */
    kz_accumulator nowhere = {.schema_chosen = &schema_chosen};
    for (const kz_node *n = kz_first(list); n != NULL && !kz_survey_ends(ctx); n = n->next)
        if (is_text(n))
            (void)!kz_accumulate_entry(ctx, root, n, &nowhere);
}

void kz_survey(kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, bool resources)
{
    static const char *const by_path[] = {"patches", "patchesJson6902", "replacements"};
    static const char *const by_name[] = {"configurations", "crds"};
    static const char *const by_source[] = {"configMapGenerator", "secretGenerator"};
    if (!kz_is_map(k->root) || kz_survey_ends(ctx))
        return;
    if (resources)
        look_at_resources(ctx, root, kz_kustomization_get(k, "resources"));
    for (size_t i = 0; i < sizeof by_path / sizeof *by_path; i++)
        look_at_paths(ctx, root, kz_kustomization_get(k, by_path[i]));
    for (size_t i = 0; i < sizeof by_name / sizeof *by_name; i++)
        look_at_files(ctx, root, kz_kustomization_get(k, by_name[i]));
    for (size_t i = 0; i < sizeof by_source / sizeof *by_source; i++)
        look_at_sources(ctx, root, kz_kustomization_get(k, by_source[i]));
}
