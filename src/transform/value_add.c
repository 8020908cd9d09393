/*
 * The plugin ValueAddTransformer: one value into fields of many resources, there
 * as a whole or as a part of a path.
 *
 *   value: PEACH
 *   targets:
 *   - selector: {kind: Deployment}
 *     fieldPath: spec/file          # "a/pie" becomes "a/PEACH/pie"
 *     filePathPosition: 2
 */
#include <stdlib.h>

#include "k8s/selector.h"
#include "transform/setter.h"
#include "transform/transformer.h"
#include "yaml/parse.h"

static const kz_field target_fields[] = {
    {"selector", KZ_SHAPE_OBJECT, kz_selector_fields, NULL, "the resources; all if not given"},
    {"fieldPath", KZ_SHAPE_STRING, NULL, NULL, "the field, with slashes"},
    {"filePathPosition", KZ_SHAPE_INT, NULL, NULL, "where in the path that the field holds"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

const kz_field kz_value_add_fields[] = {
    {"value", KZ_SHAPE_STRING, NULL, NULL, "the value"},
    {"targets", KZ_SHAPE_OBJECTS, target_fields, NULL, "where it goes"},
    {"targetFilePath", KZ_SHAPE_STRING, NULL, NULL, "a file with more targets"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

/* PATH with PART in it as component number POSITION, from 1; behind the last if
 * there are fewer. An absolute path stays one. */
static kz_str insert_part(kz_arena *arena, kz_str path, long long position, kz_str part)
{
    bool absolute = path.len > 0 && path.ptr[0] == '/';
    kz_str out = absolute ? KZ_S("/") : KZ_EMPTY, piece;
    long long at = 0;
    bool inserted = false;
    for (bool more = true; more;) {
        more = kz_str_split(&path, '/', &piece);
        bool here = !inserted && (!more || (piece.len > 0 && at + 1 == position));
        const char *slash = out.len > (absolute ? 1u : 0u) ? "/" : "";
        if (here) {
            out = kz_str_printf(arena, KZ_FMT "%s" KZ_FMT, KZ_ARG(out), slash, KZ_ARG(part));
            inserted = true;
            slash = "/";
        }
        if (!more || piece.len == 0)
            continue;
        at++;
        out = kz_str_printf(arena, KZ_FMT "%s" KZ_FMT, KZ_ARG(out), slash, KZ_ARG(piece));
    }
    return out;
}

static kz_status refuse(kz_ctx *ctx, const kz_node *n, const char *what)
{
    return kz_report(ctx, n->loc, KZ_D_WRONG_KIND, "the value goes %s", what);
}

/* The field at the end of PATH, made if it is missing. */
static kz_status find_field(kz_ctx *ctx, kz_resource *r, kz_str path, kz_loc at, kz_node **out)
{
    kz_field_path steps = kz_field_path_split(&ctx->arena, path);
    kz_node *n = r->root;
    for (size_t i = 0; i < steps.len; i++) {
        if (kz_is_null(n))
            kz_node_become(n, kz_node_map(ctx, at));
        if (!kz_is_map(n))
            return refuse(ctx, n, "into a mapping, this is none");
        kz_node *next = kz_map_get(n, steps.at[i]);
        if (next == NULL) {
            next = kz_node_scalar(ctx, KZ_NULL, KZ_EMPTY, at);
            kz_map_set(ctx, n, steps.at[i], next);
        }
        n = next;
    }
    *out = n;
    return kz_is_scalar(n) ? KZ_OK : refuse(ctx, n, "into a scalar, this is none");
}

static kz_status add_to(
    kz_ctx *ctx, kz_resource *r, kz_str path, long long position, const kz_node *value)
{
    kz_node *field = NULL;
    KZ_TRY(find_field(ctx, r, path, value->loc, &field));
    kz_str text = kz_text_of(value);
    if (position > 0)
        text = insert_part(&ctx->arena, kz_text_of(field), position, text);
    KZ_TRY(kz_set_untyped(ctx, field, text, value->loc));
    kz_resource_changed(ctx, r);
    return KZ_OK;
}

static kz_status select_resources(
    kz_ctx *ctx, const kz_list *list, const kz_node *selector, kz_resources *out)
{
    kz_selector read;
    if (selector == NULL) {
        for (size_t i = 0; i < list->items.len; i++)
            KZ_PUSH(&ctx->arena, *out, list->items.at[i]);
        return KZ_OK;
    }
    KZ_TRY(kz_selector_read(ctx, selector, &read));
    return kz_selector_select(ctx, &read, list, out);
}

static kz_status apply_target(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *target, const kz_node *value)
{
    kz_resources found = {0};
    kz_str path = kz_map_text(target, KZ_S("fieldPath"));
    long long position =
        strtoll(kz_str_z(&ctx->arena, kz_map_text(target, KZ_S("filePathPosition"))), NULL, 10);
    if (path.len == 0)
        return kz_report(ctx, target->loc, KZ_D_BAD_VALUE, "this target has no 'fieldPath'");
    if (position < 0)
        return kz_report(ctx, target->loc, KZ_D_BAD_VALUE, "filePathPosition must not be negative");
    KZ_TRY(select_resources(ctx, layer->list, kz_map_get(target, KZ_S("selector")), &found));
    bool ns = kz_str_eq(path, KZ_S("metadata/namespace"));
    for (size_t i = 0; i < found.len; i++)
        if (!ns || !found.at[i]->id.cluster_scoped)
            KZ_TRY(add_to(ctx, found.at[i], path, ns ? 0 : position, value));
    return KZ_OK;
}

static kz_status apply_file(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *file, const kz_node *value, size_t *count)
{
    static const kz_field fields[] = {
        {"targets", KZ_SHAPE_OBJECTS, target_fields, NULL, "where it goes"},
        {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
    };
    kz_text text;
    kz_node *root;
    KZ_TRY(kz_load(ctx, layer->loader, kz_text_of(file), file->loc, &text));
    KZ_TRY(kz_parse_config(ctx, &text, &root));
    if (!kz_is_map(root))
        return kz_report(ctx, file->loc, KZ_D_BAD_VALUE, "the file holds no 'targets'");
    KZ_TRY(kz_shape_check(ctx, root, fields, "a file of targets"));
    const kz_node *targets = kz_map_get(root, KZ_S("targets"));
    for (const kz_node *t = kz_first(targets); t != NULL; t = t->next, ++*count)
        KZ_TRY(apply_target(ctx, layer, t, value));
    return KZ_OK;
}

kz_status kz_value_add_apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    const kz_node *value = kz_map_get(config, KZ_S("value"));
    const kz_node *file = kz_map_get(config, KZ_S("targetFilePath"));
    const kz_node *targets = kz_map_get(config, KZ_S("targets"));
    size_t count = 0;
    if (kz_text_of(value).len == 0)
        return kz_report(ctx, config->loc, KZ_D_BAD_VALUE, "there is no 'value' to add");
    for (const kz_node *t = kz_first(targets); t != NULL; t = t->next, count++)
        KZ_TRY(apply_target(ctx, layer, t, value));
    if (kz_text_of(file).len > 0)
        KZ_TRY(apply_file(ctx, layer, file, value, &count));
    if (count == 0)
        return kz_report(ctx, config->loc, KZ_D_BAD_VALUE, "there are no 'targets'");
    return KZ_OK;
}
