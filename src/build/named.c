#include "build/named.h"

#include "base/download.h"
#include "base/path.h"
#include "base/reads.h"
#include "build/inputs.h"
#include "build/plugins.h"
#include "function/exec_plugin.h"
#include "function/spec.h"
#include "yaml/parse.h"

typedef struct reading {
    kz_ctx *ctx;
    const kz_vertex *v;
    const char *field; /* what is looked at */
    kz_named_files *out;
} reading;

static void add(reading *r, kz_str path, const char *field, bool is_there)
{
    const kz_named_file file = {path, field, is_there};
    KZ_PUSH(&r->ctx->arena, *r->out, file);
}

static void add_kustomization_files(reading *r)
{
    for (size_t i = 0; kz_kustomization_names[i] != NULL; i++) {
        kz_str path = kz_path_join(&r->ctx->arena, r->v->dir, kz_str_c(kz_kustomization_names[i]));
        bool is_there = kz_path_probe(r->ctx, path) == KZ_PATH_FILE;
        if (is_there || (i == 0 && !r->v->is_found))
            add(r, path, "", is_there);
    }
}

static void add_edges(reading *r)
{
    for (size_t i = 0; i < r->v->edges.len; i++) {
        const kz_edge *e = &r->v->edges.at[i];
        if (e->lead == KZ_LEAD_FILE)
            add(r, e->path, e->field, true);
        else if (e->to != NULL && !kz_str_eq(e->path, e->to->dir))
            add(r, e->path, e->field, true); /* a link leads there */
        else if (e->lead == KZ_LEAD_NOWHERE && kz_text_of(e->entry).len > 0)
            add(r, e->path, e->field, false);
    }
}

/* Could TEXT be a patch itself? No path has these in it that a person has chosen. */
static bool could_be_text(kz_str text)
{
    return kz_str_find(text, '\n') < text.len || kz_str_find(text, ':') < text.len ||
        kz_str_find(text, '{') < text.len;
}

static void add_input(reading *r, const kz_input *input, const char *field)
{
    if (kz_is_url(input->path))
        return;
    kz_str path = kz_path_join(&r->ctx->arena, r->v->dir, input->path);
    bool is_there = kz_path_probe(r->ctx, path) == KZ_PATH_FILE;
    if (is_there || !input->or_inline || !could_be_text(input->path))
        add(r, path, field, is_there);
}

static void look_at_input(void *data, const kz_input *input)
{
    add_input(data, input, input->field);
}

static void look_at_plugin_input(void *data, const kz_input *input)
{
    reading *r = data;
    add_input(r, input, r->field);
}

/* All files of a directory, as a build notes them before helm reads them. */
static void add_directory(reading *r, kz_str dir, const char *field)
{
    const size_t before = r->ctx->reads.len;
    kz_note_tree(r->ctx, dir);
    const kz_reads reads = kz_reads_since(r->ctx, before);
    for (size_t i = 0; i < reads.count; i++)
        add(r, reads.at[i].path, field, true);
}

/* GLOBALS hold before what stands in CHART. */
static kz_str chart_field(const kz_node *chart, const kz_node *globals, const char *name)
{
    kz_str text = kz_map_text(globals, kz_str_c(name));
    return text.len > 0 ? text : kz_map_text(chart, kz_str_c(name));
}

/* A chart of this machine, or one that an earlier build has pulled. */
static void add_chart(reading *r, const kz_node *chart, const kz_node *globals, const char *field)
{
    kz_arena *arena = &r->ctx->arena;
    kz_str name = kz_map_text(chart, KZ_S("name"));
    kz_str home = chart_field(chart, globals, "chartHome");
    kz_str version = kz_map_text(chart, KZ_S("version"));
    bool has_repo = kz_map_text(chart, KZ_S("repo")).len > 0;
    home = kz_path_join(arena, r->v->dir, home.len > 0 ? home : KZ_S("charts"));
    if (has_repo && version.len > 0)
        home = kz_path_join(
            arena, home, kz_str_printf(arena, KZ_FMT "-" KZ_FMT, KZ_ARG(name), KZ_ARG(version)));
    kz_str dir = kz_path_join(arena, home, name);
    if (name.len == 0)
        return;
    if (kz_path_probe(r->ctx, dir) == KZ_PATH_DIR)
        add_directory(r, dir, field);
    else if (!has_repo)
        add(r, dir, field, false);
}

static void add_charts(reading *r)
{
    const kz_node *charts = kz_kustomization_get(&r->v->k, "helmCharts");
    const kz_node *globals = kz_kustomization_get(&r->v->k, "helmGlobals");
    for (const kz_node *n = kz_is_seq(charts) ? kz_first(charts) : NULL; n != NULL; n = n->next)
        add_chart(r, n, globals, "helmCharts");
}

/* The program of a function; other names than paths are looked up in PATH. */
static void add_function(reading *r, const kz_function_spec *spec)
{
    kz_str path = kz_map_text(spec->exec, KZ_S("path"));
    if (kz_str_find(path, '/') == path.len)
        return;
    path = kz_path_join(&r->ctx->arena, r->v->dir, path);
    add(r, path, r->field, kz_path_probe(r->ctx, path) == KZ_PATH_FILE);
}

static void look_at_program(reading *r, const kz_resource *plugin)
{
    const kz_function_spec *spec;
    const char *program;
    if (kz_function_spec_read(r->ctx, plugin, &spec) != KZ_OK)
        return;
    if (spec != NULL) {
        add_function(r, spec);
        return;
    }
    if (kz_exec_plugin_find(r->ctx, plugin, &program) == KZ_OK)
        add(r, kz_str_c(program), r->field, true);
}

static void look_at_plugin(reading *r, const kz_resource *plugin)
{
    kz_plugin_inputs_each(plugin->root, look_at_plugin_input, r);
    if (!kz_plugin_is_builtin(plugin))
        look_at_program(r, plugin);
    else if (kz_str_eq(plugin->id.gvk.kind, KZ_S("HelmChartInflationGenerator")))
        add_chart(r, plugin->root, NULL, r->field);
}

/* What cannot be read is left to the build. */
static void look_at_plugins(reading *r, const kz_text *text)
{
    kz_nodes documents = {0};
    kz_resources plugins = {0};
    kz_report_mark mark = kz_reports_mark(r->ctx);
    if (kz_parse_manifests(r->ctx, text, &documents) == KZ_OK &&
        kz_resources_from(r->ctx, &documents, &plugins) == KZ_OK)
        for (size_t i = 0; i < plugins.len; i++)
            look_at_plugin(r, plugins.at[i]);
    kz_reports_rewind(r->ctx, mark);
}

static void look_into_plugin_file(reading *r, const kz_edge *e)
{
    const kz_loader loader = {r->v->dir, KZ_RESTRICT_NONE};
    kz_text text;
    kz_report_mark mark = kz_reports_mark(r->ctx);
    kz_status status = kz_load(r->ctx, &loader, e->path, e->entry->loc, &text);
    kz_reports_rewind(r->ctx, mark);
    if (status == KZ_OK)
        look_at_plugins(r, &text);
}

/* The configurations that a directory makes are not known without building it: all that it
 * could make them of is looked at. SEEN has each vertex once. */
static void look_into_plugins_below(reading *r, const kz_vertex *v, kz_map *seen)
{
    void **slot = kz_map_slot_for(&r->ctx->arena, seen, v->dir);
    if (*slot != NULL)
        return;
    *slot = r;
    for (size_t i = 0; i < v->edges.len; i++) {
        const kz_edge *e = &v->edges.at[i];
        if (e->lead == KZ_LEAD_FILE)
            look_into_plugin_file(r, e);
        else if (e->to != NULL)
            look_into_plugins_below(r, e->to, seen);
    }
}

static void add_plugins(reading *r)
{
    static const char *const fields[] = {"generators", "transformers", "validators"};
    kz_map seen = {0};
    for (size_t i = 0; i < r->v->edges.len; i++) {
        const kz_edge *e = &r->v->edges.at[i];
        r->field = e->field;
        if (e->role == KZ_ROLE_PLUGIN && e->lead == KZ_LEAD_FILE)
            look_into_plugin_file(r, e);
        else if (e->role == KZ_ROLE_PLUGIN && e->to != NULL)
            look_into_plugins_below(r, e->to, &seen);
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const kz_node *list = kz_kustomization_get(&r->v->k, fields[i]);
        r->field = fields[i];
        for (const kz_node *n = kz_is_seq(list) ? kz_first(list) : NULL; n != NULL; n = n->next)
            if (kz_is_scalar(n) && kz_plugin_text_is_inline(kz_text_of(n))) {
                const kz_text inside = kz_text_inside(r->ctx, n);
                look_at_plugins(r, &inside);
            }
    }
}

void kz_named_files_of(const kz_walk *walk, const kz_vertex *v, kz_named_files *out)
{
    reading r = {walk->ctx, v, "", out};
    add_kustomization_files(&r);
    if (!kz_is_map(v->k.root))
        return;
    add_edges(&r);
    kz_inputs_each(&v->k, look_at_input, &r);
    add_charts(&r);
    add_plugins(&r);
}
