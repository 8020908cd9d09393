#include "build/vars.h"

#include <stdlib.h>

#include "build/expand.h"
#include "k8s/near.h"
#include "yaml/dotted.h"
#include "yaml/number.h"
#include "yaml/value.h"

static const kz_field object_fields[] = {
    {"apiVersion", KZ_SHAPE_STRING, NULL, NULL, "group and version"},
    {"group", KZ_SHAPE_STRING, NULL, NULL, "API group"},
    {"version", KZ_SHAPE_STRING, NULL, NULL, "API version"},
    {"kind", KZ_SHAPE_STRING, NULL, NULL, "kind"},
    {"name", KZ_SHAPE_STRING, NULL, NULL, "name, as it is written in the resource's file"},
    {"namespace", KZ_SHAPE_STRING, NULL, NULL, "namespace; any if it is not given"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static const kz_field path_fields[] = {
    {"fieldPath", KZ_SHAPE_STRING, NULL, NULL, "path of the field, with dots"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

const kz_field kz_var_fields[] = {
    {"name", KZ_SHAPE_STRING, NULL, NULL, "what stands in $(...)"},
    {"objref", KZ_SHAPE_OBJECT, object_fields, NULL, "the resource that has the value"},
    {"fieldref", KZ_SHAPE_OBJECT, path_fields, NULL,
        "the field that has the value; metadata.name if it is not given"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static kz_id read_object(kz_ctx *ctx, const kz_node *object)
{
    kz_id id = {.gvk = {kz_map_text(object, KZ_S("group")), kz_map_text(object, KZ_S("version")),
                    kz_map_text(object, KZ_S("kind"))},
        .name = kz_map_text(object, KZ_S("name")),
        .ns = kz_map_text(object, KZ_S("namespace"))};
    kz_str version = kz_map_text(object, KZ_S("apiVersion"));
    size_t slash = kz_str_find(version, '/');
    if (version.len > 0 && slash == version.len) {
        id.gvk.version = version;
    } else if (version.len > 0 && kz_str_rfind(version, '/') == slash) {
        id.gvk.group = kz_str_sub(version, 0, slash);
        id.gvk.version = kz_str_from(version, slash + 1);
    }
    id.cluster_scoped = kz_gvk_cluster_scoped(ctx, id.gvk);
    return id;
}

static bool is_called(kz_id id, kz_id wanted, bool any_namespace)
{
    return kz_str_eq(id.name, wanted.name) && kz_gvk_eq(id.gvk, wanted.gvk) &&
        (any_namespace || kz_str_eq(kz_id_namespace(id), kz_id_namespace(wanted)));
}

static bool is_or_was_called(const kz_resource *r, kz_id wanted, bool any_namespace)
{
    if (is_called(r->id, wanted, any_namespace))
        return true;
    for (size_t i = 0; i < r->formers.len; i++)
        if (is_called(kz_resource_former(r, i), wanted, any_namespace))
            return true;
    return false;
}

static kz_status find_object(
    kz_ctx *ctx, const kz_list *list, const kz_node *config, kz_resource **out)
{
    const kz_node *object = kz_map_get(config, KZ_S("objref"));
    kz_id wanted = read_object(ctx, object);
    bool any_namespace = wanted.ns.len == 0 && !wanted.cluster_scoped;
    kz_resources called = {0};
    kz_list_called(ctx, list, wanted.name, &called);
    *out = NULL;
    for (size_t i = 0; i < called.len; i++) {
        kz_resource *r = called.at[i];
        if (!is_or_was_called(r, wanted, any_namespace))
            continue;
        if (*out != NULL)
            return kz_report(ctx, object->loc, KZ_D_VAR_OBJECT,
                "the var '" KZ_FMT "' could mean " KZ_FMT " or " KZ_FMT,
                KZ_ARG(kz_map_text(config, KZ_S("name"))),
                KZ_ARG(kz_id_print(&ctx->arena, (*out)->id)),
                KZ_ARG(kz_id_print(&ctx->arena, r->id)));
        *out = r;
    }
    return KZ_OK;
}

static kz_status add(kz_ctx *ctx, kz_vars *vars, kz_var *var)
{
    void **slot = kz_map_slot_for(&ctx->arena, &vars->by_name, var->name);
    if (*slot != NULL) {
        kz_report(ctx, var->at, KZ_D_VAR_REPEATED, "there is a var '" KZ_FMT "' already",
            KZ_ARG(var->name));
        kz_remark_on(ctx, ((const kz_var *)*slot)->at, "it is here too");
        return KZ_EINPUT;
    }
    *slot = var;
    KZ_PUSH(&ctx->arena, vars->all, var);
    return KZ_OK;
}

kz_status kz_vars_add(kz_ctx *ctx, kz_vars *vars, const kz_list *list, const kz_node *config)
{
    for (const kz_node *entry = kz_first(config); entry != NULL; entry = entry->next) {
        kz_var *var = KZ_NEW(&ctx->arena, kz_var);
        kz_str path = kz_map_text(kz_map_get(entry, KZ_S("fieldref")), KZ_S("fieldPath"));
        var->name = kz_map_text(entry, KZ_S("name"));
        var->path = path.len > 0 ? path : KZ_S("metadata.name");
        var->at = entry->loc;
        var->objref = kz_map_get(entry, KZ_S("objref"));
        KZ_TRY(find_object(ctx, list, entry, &var->object));
        KZ_TRY(add(ctx, vars, var));
    }
    return KZ_OK;
}

kz_status kz_vars_merge(kz_ctx *ctx, kz_vars *vars, const kz_vars *more)
{
    for (size_t i = 0; i < more->all.len; i++)
        KZ_TRY(add(ctx, vars, more->all.at[i]));
    return KZ_OK;
}

/* "a[1]" is "a" and "1"; "[1]" is "1". */
static kz_dotted split_path(kz_arena *arena, kz_str path)
{
    kz_dotted in = kz_dotted_split(arena, path), out = {0};
    for (size_t i = 0; i < in.len; i++) {
        kz_str step = in.at[i];
        size_t open = kz_str_rfind(step, '[');
        bool index = open < step.len && kz_str_ends(step, KZ_S("]")) && step.len > open + 2;
        for (size_t k = open + 1; index && k < step.len - 1; k++)
            index = step.ptr[k] >= '0' && step.ptr[k] <= '9';
        if (index && open > 0)
            KZ_PUSH(arena, out, kz_str_sub(step, 0, open));
        KZ_PUSH(arena, out, index ? kz_str_sub(step, open + 1, step.len - 1) : step);
    }
    return out;
}

/* A float as Go's "%v" prints it. */
static kz_str float_text(kz_arena *arena, double d)
{
    bool tiny = d != 0 && d > -1e-4 && d < 1e-4;
    return tiny ? kz_number_float(arena, d) : kz_number_json(arena, d);
}

static bool is_decimal(kz_str s)
{
    size_t i = s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+');
    for (size_t k = i; k < s.len; k++)
        if (s.ptr[k] < '0' || s.ptr[k] > '9')
            return false;
    return i < s.len;
}

static kz_status refuse_field(kz_ctx *ctx, const kz_var *var)
{
    return kz_report(ctx, var->at, KZ_D_VAR_FIELD,
        "the field '" KZ_FMT "' of the var '" KZ_FMT "' is not in " KZ_FMT, KZ_ARG(var->path),
        KZ_ARG(var->name), KZ_ARG(kz_id_print(&ctx->arena, var->object->id)));
}

static kz_status read_value(kz_ctx *ctx, const kz_var *var, kz_expansion *out)
{
    bool wrong;
    kz_dotted path = split_path(&ctx->arena, var->path);
    const kz_node *n = kz_dotted_find(var->object->root, path.at, path.len, &wrong);
    if (n == NULL)
        return refuse_field(ctx, var);
    *out = (kz_expansion){KZ_STRING, KZ_EMPTY, false, false};
    if (n->kind != KZ_SCALAR) {
        out->unusable = true;
        kz_report(ctx, var->at, KZ_D_VAR_UNUSABLE,
            "the value of the var '" KZ_FMT "' is a mapping or list; $(" KZ_FMT ") stays as it is",
            KZ_ARG(var->name), KZ_ARG(var->name));
        return KZ_OK;
    }
    out->text = n->u.text;
    if ((n->flags & KZ_QUOTED) || (n->type != KZ_INT && n->type != KZ_FLOAT && n->type != KZ_BOOL))
        return KZ_OK;
    kz_value value;
    if (n->type == KZ_INT && !is_decimal(n->u.text))
        return refuse_field(ctx, var);
    KZ_TRY(kz_scalar_value(ctx, &ctx->arena, n, false, &value));
    out->type = value.type;
    out->text = value.text;
    if (n->type == KZ_INT)
        out->text = kz_str_printf(&ctx->arena, "%lld", atoll(kz_str_z(&ctx->arena, n->u.text)));
    else if (n->type == KZ_FLOAT)
        out->text = float_text(&ctx->arena, kz_number_value(&ctx->arena, n->u.text));
    return KZ_OK;
}

static kz_status refuse_object(kz_ctx *ctx, const kz_var *var, const kz_list *list)
{
    kz_near near = kz_near_find(ctx, list, read_object(ctx, var->objref), false);
    kz_report(ctx, var->objref != NULL ? var->objref->loc : var->at, KZ_D_VAR_OBJECT,
        "the object of the var '" KZ_FMT "' is not among the resources: no " KZ_FMT,
        KZ_ARG(var->name), KZ_ARG(kz_id_print(&ctx->arena, near.wanted)));
    kz_near_help(ctx, &near);
    return KZ_EINPUT;
}

static kz_status read_values(kz_ctx *ctx, const kz_vars *vars, const kz_list *list, kz_map *values)
{
    for (size_t i = 0; i < vars->all.len; i++) {
        kz_var *var = vars->all.at[i];
        while (var->object != NULL && var->object->replaced_by != NULL)
            var->object = var->object->replaced_by;
        if (var->object == NULL || var->object->removed)
            return refuse_object(ctx, var, list);
        kz_expansion *value = KZ_NEW(&ctx->arena, kz_expansion);
        KZ_TRY(read_value(ctx, var, value));
        *kz_map_slot_for(&ctx->arena, values, var->name) = value;
    }
    return KZ_OK;
}

static bool is_string(const kz_node *n)
{
    return n->kind == KZ_SCALAR && n->type == KZ_STRING;
}

static void expand_scalar(kz_ctx *ctx, kz_node *n, const kz_map *values)
{
    if (!is_string(n))
        return;
    kz_expansion e = kz_expand(&ctx->arena, n->u.text, values);
    n->flags &= (uint8_t)~KZ_STYLE;
    kz_node_set(n, e.type, e.text, n->loc);
}

static kz_status expand_field(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data)
{
    (void)r;
    const kz_map *values = data;
    if (kz_is_scalar(field))
        expand_scalar(ctx, field, values);
    for (kz_node *c = kz_first(field); c != NULL; c = c->next) {
        if (kz_is_map(field) && c->key_type != KZ_STRING)
            return kz_report(ctx, c->key_loc, KZ_D_YAML_KEY,
                "the key '" KZ_FMT "' is not a string; put it in quotes", KZ_ARG(c->key->text));
        if (kz_is_seq(field) && !is_string(c))
            return kz_report(ctx, c->loc, KZ_D_WRONG_KIND,
                "this list may hold strings only, since vars are put into it");
        expand_scalar(ctx, c, values);
    }
    return KZ_OK;
}

static void warn_of_unused(kz_ctx *ctx, const kz_vars *vars, const kz_map *values)
{
    for (size_t i = 0; i < vars->all.len; i++) {
        const kz_expansion *value = kz_map_lookup(values, vars->all.at[i]->name);
        if (!value->used)
            kz_report(ctx, vars->all.at[i]->at, KZ_D_VAR_UNUSED,
                "the var '" KZ_FMT "' is used nowhere", KZ_ARG(vars->all.at[i]->name));
    }
}

kz_status kz_vars_resolve(kz_ctx *ctx, const kz_vars *vars, kz_list *list, kz_fieldspecs table)
{
    kz_map values = {0};
    KZ_TRY(read_values(ctx, vars, list, &values));
    if (vars->all.len == 0)
        return KZ_OK;
    kz_fieldspec_index index = {.table = table};
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        KZ_TRY(kz_fieldspecs_apply(ctx, r, &index, KZ_SCALAR, expand_field, &values));
        kz_resource_changed(ctx, r);
    }
    warn_of_unused(ctx, vars, &values);
    return KZ_OK;
}
