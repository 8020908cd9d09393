#include "k8s/fieldspec.h"

#include "yaml/scalar.h"

const kz_field kz_fieldspec_fields[] = {
    {"group", KZ_SHAPE_STRING, NULL, NULL, "group of the resources"},
    {"version", KZ_SHAPE_STRING, NULL, NULL, "version of the resources"},
    {"kind", KZ_SHAPE_STRING, NULL, NULL, "kind of the resources"},
    {"path", KZ_SHAPE_STRING, NULL, NULL, "the field, such as spec/template/spec"},
    {"create", KZ_SHAPE_BOOL, NULL, NULL, "make the field where it is missing"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

kz_fieldspec kz_fieldspec_read(const kz_node *n)
{
    return (kz_fieldspec){
        .gvk = {kz_map_text(n, KZ_S("group")), kz_map_text(n, KZ_S("version")),
            kz_map_text(n, KZ_S("kind"))},
        .path = kz_map_text(n, KZ_S("path")),
        .create = kz_str_eq(kz_map_text(n, KZ_S("create")), KZ_S("true")),
    };
}

/* Take the first step off the front of *REST; false when nothing is left. Only a
 * step with an escape needs memory. */
static bool next_step(kz_arena *arena, kz_str *rest, kz_str *step)
{
    if (!kz_str_split(rest, '/', step))
        return false;
    kz_str more;
    while (kz_str_ends(*step, KZ_S("\\")) && kz_str_split(rest, '/', &more)) {
        kz_str parts[] = {kz_str_sub(*step, 0, step->len - 1), KZ_S("/"), more};
        *step = kz_str_join(arena, parts, 3);
    }
    return true;
}

static kz_str without_leading_slash(kz_str path)
{
    return path.len > 0 && path.ptr[0] == '/' ? kz_str_from(path, 1) : path;
}

kz_field_path kz_field_path_split(kz_arena *arena, kz_str path)
{
    kz_field_path steps = {0};
    kz_str rest = without_leading_slash(path), step;
    while (next_step(arena, &rest, &step))
        KZ_PUSH(arena, steps, step);
    return steps;
}

typedef struct walk {
    kz_ctx *ctx;
    kz_resource *resource;
    const kz_fieldspec *spec;
    kz_kind leaf;
    kz_field_fn *fn;
    void *data;
} walk;

/* A step as the reference looks it up: numbers, "-", "*" and "[...]" mean elements
 * of a list to it, even though lists are entered without being named. */
static bool means_element(kz_str step)
{
    if (kz_str_eq(step, KZ_S("-")) || kz_str_eq(step, KZ_S("*")))
        return true;
    if (kz_str_starts(step, KZ_S("[")) && kz_str_ends(step, KZ_S("]")))
        return true;
    size_t i = step.len > 1 && (step.ptr[0] == '-' || step.ptr[0] == '+');
    while (i < step.len && step.ptr[i] >= '0' && step.ptr[i] <= '9')
        i++;
    return step.len > 0 && i == step.len;
}

static kz_node *add_field(const walk *w, kz_node *map, kz_str name, kz_kind kind)
{
    kz_node *field = kind == KZ_MAPPING ? kz_node_map(w->ctx, map->loc)
        : kind == KZ_SEQUENCE           ? kz_node_seq(w->ctx, map->loc)
                                        : kz_node_scalar(w->ctx, KZ_NULL, KZ_EMPTY, map->loc);
    kz_map_append(map, kz_intern(w->ctx, name), map->loc, field);
    /* The key is written without quotes, so it is read back as what it looks like. */
    field->key_type = (uint8_t)kz_scalar_resolve(name, KZ_READ_MANIFEST);
    return field;
}

/* Make a null FIELD an empty KIND. */
static void fill(const walk *w, kz_node *field, kz_kind kind)
{
    if (kind == KZ_MAPPING)
        kz_node_become(field, kz_node_map(w->ctx, field->loc));
    else if (kind == KZ_SEQUENCE)
        kz_node_become(field, kz_node_seq(w->ctx, field->loc));
}

static kz_status walk_on(const walk *w, kz_node *n, kz_str rest);

static kz_status walk_map(const walk *w, kz_node *map, kz_str rest)
{
    kz_str step = KZ_EMPTY;
    (void)next_step(&w->ctx->arena, &rest, &step);
    bool expects_list = kz_str_ends(step, KZ_S("[]"));
    if (expects_list)
        step = kz_str_sub(step, 0, step.len - 2);
    if (step.len == 0)
        return kz_report(w->ctx, map->loc, KZ_D_WRONG_KIND,
            "the path '" KZ_FMT "' of a field has an empty name in it", KZ_ARG(w->spec->path));
    kz_str name = kz_str_trim(step);
    if (means_element(name))
        return kz_report(w->ctx, map->loc, KZ_D_WRONG_KIND,
            "the path '" KZ_FMT "' expects a list here, for '" KZ_FMT "'", KZ_ARG(w->spec->path),
            KZ_ARG(name));

    bool create = w->spec->create && !expects_list;
    kz_kind kind = expects_list ? KZ_SEQUENCE : rest.ptr == NULL ? w->leaf : KZ_MAPPING;
    kz_node *field = name.len == 0 ? map : kz_map_get(map, name);
    if (field == NULL && !create)
        return KZ_OK;
    if (field == NULL)
        field = add_field(w, map, name, kind);
    else if (kz_is_null(field) && (create || expects_list))
        fill(w, field, kind);
    return walk_on(w, field, rest);
}

/* REST is what is left of the path, its ptr NULL at the end. */
static kz_status walk_on(const walk *w, kz_node *n, kz_str rest)
{
    if (rest.ptr == NULL)
        return w->fn(w->ctx, w->resource, n, w->data);
    if (n->kind == KZ_MAPPING)
        return walk_map(w, n, rest);
    if (n->kind == KZ_SCALAR)
        return kz_is_null(n) ? KZ_OK
                             : kz_report(w->ctx, n->loc, KZ_D_WRONG_KIND,
                                   "'" KZ_FMT "' leads through here to '" KZ_FMT
                                   "', but this is neither a mapping nor a list",
                                   KZ_ARG(w->spec->path), KZ_ARG(rest));
    for (kz_node *c = kz_first(n), *next; c != NULL; c = next) {
        next = c->next;
        KZ_TRY(walk_on(w, c, rest));
    }
    return KZ_OK;
}

kz_status kz_fieldspec_apply(kz_ctx *ctx, kz_resource *r, const kz_fieldspec *spec, kz_kind leaf,
    kz_field_fn *fn, void *data)
{
    if (!kz_gvk_selected(r->id.gvk, spec->gvk))
        return KZ_OK;
    walk w = {ctx, r, spec, leaf, fn, data};
    return walk_on(&w, r->root, without_leading_slash(spec->path));
}

kz_status kz_fieldspecs_apply(kz_ctx *ctx, kz_resource *r, kz_fieldspec_index *specs, kz_kind leaf,
    kz_field_fn *fn, void *data)
{
    kz_checkpoint(ctx);
    const kz_numbers *fitting = kz_fieldspecs_for(ctx, specs, r->id.gvk.kind);
    for (size_t i = 0; i < fitting->len; i++)
        KZ_TRY(kz_fieldspec_apply(ctx, r, &specs->table.at[fitting->at[i]], leaf, fn, data));
    return KZ_OK;
}
