#include "build/inputs.h"

/* A field that names files: in itself or in each of its elements, or, of mappings, in the
 * entry WITHIN of them. */
typedef struct row {
    const char *field, *within; /* WITHIN: NULL = the elements are texts */
    bool keyed;                 /* "key=path" stands for a path too */
    bool or_inline;
} row;

static const row kustomization_rows[] = {
    {"openapi", "path", false, false},
    {"patches", "path", false, false},
    {"patchesJson6902", "path", false, false},
    {"replacements", "path", false, false},
    {"patchesStrategicMerge", NULL, false, true},
    {"configurations", NULL, false, false},
    {"crds", NULL, false, false},
    {"configMapGenerator", "files", true, false},
    {"configMapGenerator", "envs", false, false},
    {"configMapGenerator", "env", false, false},
    {"secretGenerator", "files", true, false},
    {"secretGenerator", "envs", false, false},
    {"secretGenerator", "env", false, false},
    {"helmCharts", "valuesFile", false, false},
    {"helmCharts", "additionalValuesFiles", false, false},
};

/* The same of the configurations of plugins. */
static const struct {
    const char *kind; /* NULL: of those that are not built in */
    row row;
} plugin_rows[] = {
    {"PatchTransformer", {"path", NULL, false, false}},
    {"PatchJson6902Transformer", {"path", NULL, false, false}},
    {"PatchStrategicMergeTransformer", {"paths", NULL, false, true}},
    {"ReplacementTransformer", {"replacements", "path", false, false}},
    {"ConfigMapGenerator", {"files", NULL, true, false}},
    {"ConfigMapGenerator", {"envs", NULL, false, false}},
    {"ConfigMapGenerator", {"env", NULL, false, false}},
    {"SecretGenerator", {"files", NULL, true, false}},
    {"SecretGenerator", {"envs", NULL, false, false}},
    {"SecretGenerator", {"env", NULL, false, false}},
    {"HelmChartInflationGenerator", {"valuesFile", NULL, false, false}},
    {"HelmChartInflationGenerator", {"additionalValuesFiles", NULL, false, false}},
    {"ValueAddTransformer", {"targetFilePath", NULL, false, false}},
    {NULL, {"argsFromFile", NULL, false, false}},
};

typedef struct walk {
    const row *row;
    void (*look)(void *data, const kz_input *input);
    void *data;
} walk;

static void look_at(const walk *w, const kz_node *n)
{
    if (!kz_is_scalar(n) || n->type != KZ_STRING)
        return;
    kz_input input = {n, w->row->field, kz_text_of(n), w->row->or_inline};
    size_t equals = w->row->keyed ? kz_str_find(input.path, '=') : input.path.len;
    if (equals < input.path.len)
        input.path = kz_str_from(input.path, equals + 1);
    bool unclear = w->row->keyed && kz_str_find(input.path, '=') < input.path.len;
    if (input.path.len > 0 && !unclear)
        w->look(w->data, &input);
}

/* N is a text, or a list of them. */
static void look_at_texts(const walk *w, const kz_node *n)
{
    look_at(w, n);
    for (const kz_node *one = kz_is_seq(n) ? kz_first(n) : NULL; one != NULL; one = one->next)
        look_at(w, one);
}

static void look_at_row(const walk *w, const kz_node *value)
{
    if (w->row->within == NULL) {
        look_at_texts(w, value);
        return;
    }
    kz_str within = kz_str_c(w->row->within);
    if (kz_is_map(value))
        look_at_texts(w, kz_map_get(value, within));
    for (const kz_node *n = kz_is_seq(value) ? kz_first(value) : NULL; n != NULL; n = n->next)
        if (kz_is_map(n))
            look_at_texts(w, kz_map_get(n, within));
}

void kz_inputs_each(
    const kz_kustomization *k, void (*look)(void *data, const kz_input *input), void *data)
{
    const size_t count = sizeof kustomization_rows / sizeof *kustomization_rows;
    for (size_t i = 0; i < count; i++) {
        const walk w = {&kustomization_rows[i], look, data};
        look_at_row(&w, kz_kustomization_get(k, w.row->field));
    }
}

void kz_plugin_inputs_each(
    const kz_node *plugin, void (*look)(void *data, const kz_input *input), void *data)
{
    kz_str kind = kz_map_text(plugin, KZ_S("kind"));
    bool builtin = kz_str_eq(kz_map_text(plugin, KZ_S("apiVersion")), KZ_S("builtin"));
    for (size_t i = 0; i < sizeof plugin_rows / sizeof *plugin_rows; i++) {
        const char *of = plugin_rows[i].kind;
        const walk w = {&plugin_rows[i].row, look, data};
        if (builtin ? of == NULL || !kz_str_eq(kind, kz_str_c(of)) : of != NULL)
            continue;
        for (const kz_node *n = kz_first(plugin); n != NULL; n = n->next)
            if (kz_str_eq_caseless(n->key->text, kz_str_c(w.row->field)))
                look_at_row(&w, n);
    }
}

bool kz_plugin_text_is_inline(kz_str text)
{
    return kz_str_find(text, '\n') < text.len || kz_str_contains(text, KZ_S(": "));
}
