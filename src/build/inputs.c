#include "build/inputs.h"

/* A field that names files: in itself or in each of its elements, or, of mappings, in the
 * entry WITHIN of them. */
typedef struct row {
    const char *field, *within; /* WITHIN: NULL = the elements are texts */
    bool keyed;                 /* "key=path" stands for a path too */
    bool or_inline;
} row;

static const row rows[] = {
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
    kz_input input = {n, kz_text_of(n), w->row->or_inline};
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
    kz_str within = w->row->within == NULL ? KZ_EMPTY : kz_str_c(w->row->within);
    if (within.len == 0) {
        look_at_texts(w, value);
        return;
    }
    if (kz_is_map(value))
        look_at_texts(w, kz_map_get(value, within));
    for (const kz_node *n = kz_is_seq(value) ? kz_first(value) : NULL; n != NULL; n = n->next)
        if (kz_is_map(n))
            look_at_texts(w, kz_map_get(n, within));
}

void kz_inputs_each(
    const kz_kustomization *k, void (*look)(void *data, const kz_input *input), void *data)
{
    for (size_t i = 0; kz_is_map(k->root) && i < sizeof rows / sizeof *rows; i++) {
        const walk w = {&rows[i], look, data};
        look_at_row(&w, kz_kustomization_get(k, rows[i].field));
    }
}
