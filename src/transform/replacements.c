/*
 * replacements: copy a value from one resource into fields of others.
 *
 *   replacements:
 *   - source: {kind: ConfigMap, name: settings, fieldPath: data.host}
 *     targets:
 *     - select: {kind: Deployment}
 *       reject: [{name: legacy}]
 *       fieldPaths: [spec.template.spec.containers.[name=web].env.0.value]
 *       options: {delimiter: ":", index: 0, create: true}
 */
#include "base/buf.h"
#include "k8s/near.h"
#include "k8s/selector.h"
#include "transform/replacement_target.h"
#include "transform/structured.h"
#include "transform/transformer.h"
#include "yaml/keys.h"
#include "yaml/parse.h"

static const kz_field option_fields[] = {
    {"delimiter", KZ_SHAPE_STRING, NULL, NULL, "what the text is split at"},
    {"index", KZ_SHAPE_INT, NULL, NULL, "which part of it"},
    {"encoding", KZ_SHAPE_STRING, NULL, NULL, "without effect"},
    {"create", KZ_SHAPE_BOOL, NULL, NULL, "make the field if it is missing"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static const kz_field source_fields[] = {
    {"group", KZ_SHAPE_STRING, NULL, NULL, "API group"},
    {"version", KZ_SHAPE_STRING, NULL, NULL, "API version"},
    {"kind", KZ_SHAPE_STRING, NULL, NULL, "kind"},
    {"name", KZ_SHAPE_STRING, NULL, NULL, "name"},
    {"namespace", KZ_SHAPE_STRING, NULL, NULL, "namespace"},
    {"fieldPath", KZ_SHAPE_STRING, NULL, NULL, "the field; metadata.name if it is not given"},
    {"options", KZ_SHAPE_OBJECT, option_fields, NULL, "which part of the value"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static const kz_field target_fields[] = {
    {"select", KZ_SHAPE_OBJECT, kz_selector_fields, NULL, "the resources to change"},
    {"reject", KZ_SHAPE_OBJECTS, kz_selector_fields, NULL, "the resources to leave alone"},
    {"fieldPaths", KZ_SHAPE_STRINGS, NULL, NULL, "the fields; metadata.name if not given"},
    {"options", KZ_SHAPE_OBJECT, option_fields, NULL, "which part of the field"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

const kz_field kz_replacement_fields[] = {
    {"path", KZ_SHAPE_STRING, NULL, NULL, "a file with one replacement or a list of them"},
    {"source", KZ_SHAPE_OBJECT, source_fields, NULL, "where the value comes from"},
    {"sourceValue", KZ_SHAPE_STRING, NULL, NULL, "the value itself"},
    {"targets", KZ_SHAPE_OBJECTS, target_fields, NULL, "where the value goes"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

typedef KZ_VEC(kz_str) parts;

static parts split(kz_arena *arena, kz_str text, kz_str delimiter)
{
    parts out = {0};
    size_t from = 0;
    for (size_t i = 0; i + delimiter.len <= text.len;) {
        if (memcmp(text.ptr + i, delimiter.ptr, delimiter.len) != 0) {
            i++;
            continue;
        }
        KZ_PUSH(arena, out, kz_str_sub(text, from, i));
        from = i += delimiter.len;
    }
    KZ_PUSH(arena, out, kz_str_from(text, from));
    return out;
}

static kz_status need_scalar(kz_ctx *ctx, const kz_node *n, kz_loc at)
{
    if (kz_is_scalar(n))
        return KZ_OK;
    return kz_report(ctx, at, KZ_D_BAD_VALUE,
        "a delimiter can be used with a text only, not with %s",
        kz_is_map(n) ? "a mapping" : "a list");
}

static bool is_selected(kz_id id, kz_id wanted)
{
    return kz_gvk_selected(id.gvk, wanted.gvk) &&
        (wanted.name.len == 0 || kz_str_eq(id.name, wanted.name)) &&
        (wanted.ns.len == 0 || kz_str_eq(kz_id_namespace(id), wanted.ns));
}

static bool is_source(const kz_resource *r, kz_id wanted)
{
    bool is = is_selected(r->id, wanted);
    for (size_t i = 0; !is && i < r->formers.len; i++)
        is = is_selected(kz_resource_former(r, i), wanted);
    return is;
}

static kz_status refuse_sources(
    kz_ctx *ctx, const kz_node *source, const kz_resource *a, const kz_resource *b)
{
    kz_report(ctx, source->loc, KZ_D_REPLACEMENT_SOURCE,
        "the source could be " KZ_FMT " or " KZ_FMT, KZ_ARG(kz_id_print(&ctx->arena, a->id)),
        KZ_ARG(kz_id_print(&ctx->arena, b->id)));
    kz_remark_on(ctx, kz_resource_loc(a), "one is here");
    kz_remark_on(ctx, kz_resource_loc(b), "the other is here");
    kz_help(ctx, "say more of the one that is meant: kind, name, namespace, group or version");
    return KZ_EINPUT;
}

static kz_status refuse_source(
    kz_ctx *ctx, const kz_list *list, const kz_node *source, kz_id wanted)
{
    kz_near near = kz_near_find(ctx, list, wanted, true);
    kz_loc at = kz_near_blame(&near, source);
    kz_report(ctx, at, KZ_D_REPLACEMENT_SOURCE,
        "there is no source for this replacement: no " KZ_FMT,
        KZ_ARG(kz_id_print(&ctx->arena, wanted)));
    kz_near_help(ctx, &near);
    return KZ_EINPUT;
}

static kz_status find_source(
    kz_ctx *ctx, const kz_list *list, const kz_node *source, const kz_resource **out)
{
    const kz_id wanted = {
        .gvk = {kz_map_text(source, KZ_S("group")), kz_map_text(source, KZ_S("version")),
            kz_map_text(source, KZ_S("kind"))},
        .name = kz_map_text(source, KZ_S("name")),
        .ns = kz_map_text(source, KZ_S("namespace"))};
    kz_resources called = {0};
    if (wanted.name.len > 0)
        kz_list_called(ctx, list, wanted.name, &called);
    const kz_resources *candidates = wanted.name.len > 0 ? &called : &list->items;
    *out = NULL;
    for (size_t i = 0; i < candidates->len; i++) {
        const kz_resource *r = candidates->at[i];
        if (!is_source(r, wanted))
            continue;
        if (*out != NULL)
            return refuse_sources(ctx, source, *out, r);
        *out = r;
    }
    return *out != NULL ? KZ_OK : refuse_source(ctx, list, source, wanted);
}

static bool is_empty(const kz_node *n)
{
    return kz_is_null(n) || (n->kind != KZ_SCALAR && n->count == 0);
}

static kz_loc blame_index(const kz_node *source)
{
    const kz_node *index = kz_map_get(kz_map_get(source, KZ_S("options")), KZ_S("index"));
    return index != NULL ? index->loc : source->loc;
}

static kz_status take_part(kz_ctx *ctx, const kz_node *source, kz_node **value)
{
    kz_part_options options = kz_part_options_read(ctx, kz_map_get(source, KZ_S("options")));
    if (options.delimiter.len == 0)
        return KZ_OK;
    KZ_TRY(need_scalar(ctx, *value, source->loc));
    parts p = split(&ctx->arena, (*value)->u.text, options.delimiter);
    if (options.index < 0 || options.index >= (long long)p.len)
        return kz_report(ctx, blame_index(source), KZ_D_BAD_VALUE,
            "index %lld is out of bounds: '" KZ_FMT "' has %zu parts", options.index,
            KZ_ARG((*value)->u.text), p.len);
    *value = kz_node_copy(ctx, *value);
    (*value)->u.text = p.at[options.index];
    return KZ_OK;
}

static kz_status read_value(kz_ctx *ctx, const kz_list *list, const kz_node *entry, kz_node **value)
{
    const kz_node *source = kz_map_get(entry, KZ_S("source"));
    const kz_node *text = kz_map_get(entry, KZ_S("sourceValue"));
    if (source != NULL && text != NULL)
        return kz_report(ctx, entry->loc, KZ_D_REPLACEMENT_SOURCE,
            "a replacement must have 'source' or 'sourceValue', not both");
    if (text != NULL) {
        kz_type type = kz_scalar_resolve(kz_text_of(text), KZ_READ_MANIFEST);
        *value = kz_node_scalar(ctx, type, kz_text_of(text), text->loc);
        return KZ_OK;
    }
    const kz_resource *r;
    KZ_TRY(find_source(ctx, list, source, &r));
    const kz_node *field = kz_map_get(source, KZ_S("fieldPath"));
    kz_str path = kz_text_of(field).len > 0 ? kz_text_of(field) : KZ_S("metadata.name");
    kz_dotted steps = kz_dotted_split(&ctx->arena, path);
    bool wrong;
    *value = kz_dotted_find(r->root, steps.at, steps.len, &wrong);
    if (is_empty(*value)) {
        kz_report(ctx, field != NULL ? field->loc : source->loc, KZ_D_REPLACEMENT_SOURCE,
            "the field '" KZ_FMT "' is missing or empty in " KZ_FMT, KZ_ARG(path),
            KZ_ARG(kz_id_print(&ctx->arena, r->id)));
        kz_keys_help(ctx, r->root, steps.at, steps.len);
        return KZ_EINPUT;
    }
    return take_part(ctx, source, value);
}

static kz_str with_part(kz_ctx *ctx, const kz_part_options *options, kz_str old, kz_str value)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    parts p = split(&ctx->scratch, old, options->delimiter);
    kz_buf out = {0};
    if (options->index < 0) {
        kz_buf_str(&out, value);
        kz_buf_str(&out, options->delimiter);
    }
    for (size_t i = 0; i < p.len; i++) {
        kz_buf_str(&out, i > 0 ? options->delimiter : KZ_EMPTY);
        kz_buf_str(&out, (long long)i == options->index ? value : p.at[i]);
    }
    if (options->index >= (long long)p.len) {
        kz_buf_str(&out, options->delimiter);
        kz_buf_str(&out, value);
    }
    kz_arena_rewind(&ctx->scratch, mark);
    kz_str text = kz_str_dup(&ctx->arena, kz_buf_view(&out));
    kz_buf_free(&out);
    return text;
}

/* In a scalar only the text changes: quotes and type stay, and if the text does
 * not fit the type the output refuses it. One that was made just now has none. */
static kz_status set_field(kz_ctx *ctx, const kz_replacement_target *t, const kz_target_path *path,
    kz_node *field, const kz_node *value)
{
    kz_str text = kz_is_scalar(value) ? value->u.text : KZ_EMPTY;
    if (t->options.delimiter.len > 0) {
        KZ_TRY(need_scalar(ctx, field, path->at));
        text = with_part(ctx, &t->options, field->u.text, text);
    }
    if (!kz_is_scalar(field)) {
        kz_node *copy = kz_node_copy(ctx, value);
        if (kz_is_scalar(copy))
            copy->u.text = text;
        kz_node_become(field, copy);
        return KZ_OK;
    }
    kz_type type = (kz_type)field->type;
    if (type == KZ_NULL && field->u.text.len == 0 && (field->flags & KZ_QUOTED) == 0)
        type = kz_scalar_resolve(text, KZ_READ_MANIFEST);
    kz_node_set(field, type, text, value->loc);
    return KZ_OK;
}

static kz_status refuse_path(
    kz_ctx *ctx, const kz_replacement_target *t, const kz_target_path *path, const kz_resource *r)
{
    kz_report(ctx, path->at, KZ_D_REPLACEMENT_TARGET,
        "unable to find%s the field '" KZ_FMT "' in " KZ_FMT, t->options.create ? " or create" : "",
        KZ_ARG(path->text), KZ_ARG(kz_id_print(&ctx->arena, r->id)));
    kz_dotted steps = kz_dotted_split(&ctx->arena, path->text);
    kz_keys_help(ctx, r->root, steps.at, steps.len);
    return KZ_EINPUT;
}

static kz_status set_path(kz_ctx *ctx, const kz_replacement_target *t, const kz_target_path *path,
    kz_resource *r, const kz_node *value)
{
    kz_nodes found = {0};
    bool structured;
    if (kz_structured_set(ctx, r->root, path, value, t->options.create))
        return KZ_OK;
    bool taken = kz_target_path_match(ctx, r->root, path->steps, path->count,
        t->options.create ? value : NULL, &found, &structured);
    if (!taken && structured && kz_structured_reaches(ctx, r->root, path))
        return KZ_OK;
    if (!taken || found.len == 0)
        return refuse_path(ctx, t, path, r);
    for (size_t i = 0; i < found.len; i++)
        KZ_TRY(set_field(ctx, t, path, found.at[i], value));
    return KZ_OK;
}

/* The reference goes on without a word. */
static void warn_of_no_match(kz_ctx *ctx, const kz_list *list, const kz_node *select)
{
    kz_near near = kz_near_find(ctx, list, kz_near_selected(select), true);
    kz_report(ctx, kz_near_blame(&near, select), KZ_D_REPLACEMENT_UNMATCHED,
        "this target matches no resource, so nothing is replaced");
    kz_near_help(ctx, &near);
}

static kz_status apply_target(
    kz_ctx *ctx, const kz_list *list, const kz_node *n, const kz_node *value)
{
    kz_replacement_target t;
    kz_resources candidates;
    bool any = false;
    KZ_TRY(kz_replacement_target_read(ctx, n, &t));
    kz_replacement_target_candidates(ctx, &t, list, &candidates);
    for (size_t i = 0; i < candidates.len; i++) {
        kz_resource *r = candidates.at[i];
        bool selected, rejected;
        KZ_TRY(kz_replacement_target_selects(ctx, &t, r, &selected, &rejected));
        if (!selected)
            continue;
        any = true;
        for (size_t k = 0; !rejected && k < t.path_count; k++)
            KZ_TRY(set_path(ctx, &t, &t.paths[k], r, value));
        kz_resource_changed(ctx, r);
    }
    if (!any)
        warn_of_no_match(ctx, list, kz_map_get(n, KZ_S("select")));
    return KZ_OK;
}

static kz_status apply_one(kz_ctx *ctx, const kz_list *list, const kz_node *entry)
{
    const kz_node *targets = kz_map_get(entry, KZ_S("targets"));
    kz_node *value = NULL;
    if (targets == NULL ||
        (kz_map_get(entry, KZ_S("source")) == NULL &&
            kz_map_get(entry, KZ_S("sourceValue")) == NULL))
        return kz_report(ctx, entry->loc, KZ_D_REPLACEMENT_SOURCE,
            "replacements must specify a source and at least one target");
    KZ_TRY(read_value(ctx, list, entry, &value));
    /* A target may be the source itself: the value is what it was. */
    value = kz_node_copy(ctx, value);
    for (const kz_node *n = kz_first(targets); n != NULL; n = n->next)
        KZ_TRY(apply_target(ctx, list, n, value));
    return KZ_OK;
}

static kz_status apply_file(kz_ctx *ctx, const kz_layer *layer, const kz_node *entry)
{
    const kz_node *path = kz_map_get(entry, KZ_S("path"));
    const kz_node *targets = kz_map_get(entry, KZ_S("targets"));
    kz_text text;
    kz_node *root;
    if (kz_map_get(entry, KZ_S("source")) != NULL || (targets != NULL && targets->count > 0))
        return kz_report(ctx, entry->loc, KZ_D_REPLACEMENT_SOURCE,
            "a replacement must have 'path' or be written here, not both");
    KZ_TRY(kz_load(ctx, layer->loader, kz_text_of(path), path->loc, &text));
    KZ_TRY(kz_parse_config(ctx, &text, &root));
    if (!kz_is_map(root) && !kz_is_seq(root))
        return kz_report(ctx, path->loc, KZ_D_BAD_VALUE,
            "'" KZ_FMT "' holds neither a replacement nor a list of them",
            KZ_ARG(kz_text_of(path)));
    for (kz_node *n = kz_is_map(root) ? root : kz_first(root); n != NULL; n = n->next) {
        KZ_TRY(kz_shape_check(ctx, n, kz_replacement_fields, "a replacement"));
        KZ_TRY(apply_one(ctx, layer->list, n));
    }
    return KZ_OK;
}

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    kz_status status = KZ_OK;
    for (const kz_node *entry = kz_first(config); entry != NULL && !kz_reports_suffice(ctx);
         entry = entry->next) {
        const kz_frame *outer = kz_enter(ctx, entry->loc);
        bool by_path = kz_map_text(entry, KZ_S("path")).len > 0;
        kz_status one =
            by_path ? apply_file(ctx, layer, entry) : apply_one(ctx, layer->list, entry);
        status = status != KZ_OK ? status : one;
        kz_leave(ctx, outer);
    }
    return status;
}

const kz_transformer kz_replacements_transformer = {
    .field = "replacements", .kind = "ReplacementTransformer", .apply = apply};
