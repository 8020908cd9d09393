#include "k8s/schema_load.h"

#include <stdlib.h>

#include "k8s/data.h"
#include "k8s/swagger.h"
#include "yaml/pointer.h"

/* References may lead to references; so many of them lead nowhere. */
enum { MOST_HOPS = 100 };

typedef struct loader {
    kz_ctx *ctx;
    kz_node *root; /* of the document */
    kz_map made;   /* address of a schema's node -> kz_schema */
    kz_builtin_use builtin;
    kz_schema_document *out;
} loader;

/* What a reference leads to: one of the two, or nothing. */
typedef struct target {
    kz_node *node; /* in the document */
    const kz_schema *builtin;
} target;

static int compare_names(const void *key, const void *row)
{
    return kz_str_cmp(*(const kz_str *)key, ((const kz_named_schema *)row)->name);
}

static const kz_schema *builtin_definition(kz_str name)
{
    static const kz_str homes[] = {KZ_LIT("io.k8s.api."), KZ_LIT("io.k8s.apimachinery.pkg.apis."),
        KZ_LIT("io.k8s.apiextensions-apiserver.pkg.apis."),
        KZ_LIT("io.k8s.kube-aggregator.pkg.apis.")};
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        if (!kz_str_starts(name, homes[i]))
            continue;
        kz_str rest = kz_str_from(name, homes[i].len);
        const kz_named_schema *found = bsearch(&rest, kz_named_schemas, kz_named_schema_count,
            sizeof *kz_named_schemas, compare_names);
        if (found != NULL)
            return found->schema;
    }
    return NULL;
}

/* What "#/definitions/NAME" and the like stand for. */
static target target_of(loader *l, kz_str reference)
{
    size_t hash = kz_str_find(reference, '#');
    if (hash == reference.len)
        return (target){0};
    kz_pointer pointer = kz_pointer_parse(l->ctx, kz_str_from(reference, hash + 1));
    if (pointer.len < 2 || !kz_str_eq(pointer.at[0], KZ_S("definitions")))
        return (target){0};
    kz_node *node = kz_pointer_walk(l->root, &pointer, pointer.len, NULL);
    const kz_schema *builtin = l->builtin == KZ_BUILTIN_UNUSED || pointer.len > 2
        ? NULL
        : builtin_definition(pointer.at[1]);
    if (builtin != NULL && (node == NULL || l->builtin == KZ_BUILTIN_FIRST))
        return (target){.builtin = builtin};
    return (target){.node = node};
}

/* SCHEMA, or what it refers to in the end. */
static target resolved(loader *l, kz_node *schema)
{
    target t = {.node = schema};
    for (size_t hops = 0; hops < MOST_HOPS && t.node != NULL; hops++) {
        const kz_node *reference = kz_map_get(t.node, KZ_S("$ref"));
        if (kz_text_of(reference).len == 0)
            return t;
        t = target_of(l, kz_text_of(reference));
    }
    return (target){.builtin = t.builtin};
}

static kz_status check_string(kz_ctx *ctx, const kz_node *n, const char *name)
{
    if (n == NULL || (kz_is_scalar(n) && n->type == KZ_STRING))
        return KZ_OK;
    return kz_report(ctx, n->loc, KZ_D_WRONG_TYPE, "'%s' must be a string", name);
}

static bool says_merge(kz_str strategies)
{
    kz_str one;
    while (kz_str_split(&strategies, ',', &one))
        if (kz_str_eq(one, KZ_S("merge")))
            return true;
    return false;
}

static kz_status read_keys(loader *l, const kz_node *schema, kz_schema_field *out)
{
    const kz_node *list = kz_map_get(schema, KZ_S("x-kubernetes-list-map-keys"));
    const kz_node *one = kz_map_get(schema, KZ_S("x-kubernetes-patch-merge-key"));
    KZ_TRY(check_string(l->ctx, one, "x-kubernetes-patch-merge-key"));
    if (list != NULL && !kz_is_seq(list))
        return kz_report(l->ctx, list->loc, KZ_D_WRONG_TYPE,
            "'x-kubernetes-list-map-keys' must be a list of strings");
    size_t count = list != NULL ? list->count : one != NULL;
    kz_str *keys = KZ_NEW_ARRAY(&l->ctx->arena, kz_str, count + 1);
    for (const kz_node *c = kz_first(list); c != NULL; c = c->next) {
        KZ_TRY(check_string(l->ctx, c, "x-kubernetes-list-map-keys"));
        keys[out->key_count++] = c->u.text;
    }
    if (list == NULL && one != NULL)
        keys[out->key_count++] = one->u.text;
    out->keys = keys;
    return KZ_OK;
}

static bool is_array(const kz_node *schema)
{
    const kz_node *type = kz_map_get(schema, KZ_S("type"));
    if (kz_is_seq(type))
        type = type->count == 1 ? kz_first(type) : NULL;
    return kz_str_eq(kz_text_of(type), KZ_S("array"));
}

static kz_status compile(loader *l, kz_node *schema, const kz_schema **out);

/* The schema that SCHEMA is or refers to. */
static kz_status compile_value(loader *l, kz_node *schema, const kz_schema **out)
{
    target t = resolved(l, schema);
    *out = t.builtin;
    return t.node == NULL ? KZ_OK : compile(l, t.node, out);
}

/* Fill in all but the name of the field that SCHEMA describes. */
static kz_status compile_field(loader *l, kz_node *schema, kz_schema_field *out)
{
    target t = resolved(l, schema);
    out->child = t.builtin;
    if (t.node == NULL)
        return KZ_OK;
    const kz_node *strategy = kz_map_get(t.node, KZ_S("x-kubernetes-patch-strategy"));
    KZ_TRY(check_string(l->ctx, strategy, "x-kubernetes-patch-strategy"));
    out->merges = says_merge(kz_text_of(strategy));
    out->is_list = out->merges || is_array(t.node);
    if (out->merges)
        KZ_TRY(read_keys(l, t.node, out));
    if (!out->is_list)
        return compile(l, t.node, &out->child);
    kz_node *items = kz_map_get(t.node, KZ_S("items"));
    if (!is_array(t.node) || !kz_is_map(items))
        return KZ_OK;
    return compile_value(l, items, &out->child);
}

static int by_name(const void *a, const void *b)
{
    return kz_str_cmp(((const kz_schema_field *)a)->name, ((const kz_schema_field *)b)->name);
}

static kz_status fill(loader *l, const kz_node *schema, kz_schema *out)
{
    const kz_node *properties = kz_map_get(schema, KZ_S("properties"));
    size_t count = kz_is_map(properties) ? properties->count : 0;
    kz_schema_field *fields = KZ_NEW_ARRAY(&l->ctx->arena, kz_schema_field, count + 1);
    size_t len = 0;
    for (kz_node *c = kz_first(properties); c != NULL; c = c->next) {
        fields[len].name = c->key->text;
        KZ_TRY(compile_field(l, c, &fields[len++]));
    }
    qsort(fields, len, sizeof *fields, by_name);
    out->fields = fields;
    out->field_count = len;
    kz_node *others = kz_map_get(schema, KZ_S("additionalProperties"));
    if (!kz_is_map(others))
        return KZ_OK;
    kz_schema_field *field = KZ_NEW(&l->ctx->arena, kz_schema_field);
    out->others = field;
    return compile_field(l, others, field);
}

/* Types refer to each other in circles, so each is known before it is filled. */
static kz_status compile(loader *l, kz_node *schema, const kz_schema **out)
{
    kz_str address = kz_str_printf(&l->ctx->arena, "%p", (void *)schema);
    void **slot = kz_map_slot_for(&l->ctx->arena, &l->made, address);
    if (*slot != NULL) {
        *out = *slot;
        return KZ_OK;
    }
    kz_schema *made = KZ_NEW(&l->ctx->arena, kz_schema);
    *slot = made;
    *out = made;
    return fill(l, schema, made);
}

/* A type as x-kubernetes-group-version-kind gives it, which is a mapping. */
static kz_status read_type(kz_ctx *ctx, const kz_node *n, kz_str *key)
{
    const kz_node *version = kz_map_get(n, KZ_S("version"));
    const kz_node *kind = kz_map_get(n, KZ_S("kind"));
    if (version == NULL || kind == NULL)
        return kz_report(ctx, n->loc, KZ_D_WRONG_TYPE, "a type needs 'version' and 'kind'");
    KZ_TRY(check_string(ctx, version, "version"));
    KZ_TRY(check_string(ctx, kind, "kind"));
    const kz_node *group = kz_map_get(n, KZ_S("group"));
    bool grouped = kz_is_scalar(group) && group->type == KZ_STRING;
    kz_gvk gvk = {grouped ? group->u.text : KZ_EMPTY, version->u.text, kind->u.text};
    *key = kz_gvk_key(&ctx->arena, gvk);
    return KZ_OK;
}

static const kz_str types_key = KZ_LIT("x-kubernetes-group-version-kind");

static kz_status read_definition(loader *l, kz_node *definition)
{
    const kz_node *types = kz_map_get(definition, types_key);
    for (const kz_node *c = kz_is_seq(types) ? kz_first(types) : NULL; c != NULL; c = c->next) {
        kz_str key;
        const kz_schema *schema;
        if (!kz_is_map(c))
            continue;
        KZ_TRY(read_type(l->ctx, c, &key));
        KZ_TRY(compile(l, definition, &schema));
        *kz_map_slot_for(&l->ctx->arena, &l->out->types, key) = (void *)(uintptr_t)schema;
    }
    return KZ_OK;
}

static kz_status check_map(kz_ctx *ctx, const kz_node *n, const char *what)
{
    if (kz_is_null(n) || kz_is_map(n))
        return KZ_OK;
    return kz_report(ctx, n->loc, KZ_D_WRONG_TYPE, "%s must be a mapping", what);
}

/* A type is cluster-scoped if it can be had, and never from within a namespace. */
static kz_status read_path(loader *l, const kz_node *path)
{
    static const bool yes = true, no = false;
    kz_str key;
    if (!kz_str_starts(path->key->text, KZ_S("/")))
        return KZ_OK;
    const kz_node *get = kz_map_get(path, KZ_S("get"));
    KZ_TRY(check_map(l->ctx, path, "a path"));
    KZ_TRY(check_map(l->ctx, get, "'get' of a path"));
    const kz_node *type = kz_map_get(get, types_key);
    if (!kz_is_map(type))
        return KZ_OK;
    KZ_TRY(read_type(l->ctx, type, &key));
    void **slot = kz_map_slot_for(&l->ctx->arena, &l->out->scopes, key);
    if (kz_str_contains(path->key->text, KZ_S("namespaces/{namespace}")))
        *slot = (void *)(uintptr_t)&no;
    else if (*slot == NULL)
        *slot = (void *)(uintptr_t)&yes;
    return KZ_OK;
}

kz_status kz_schema_load(
    kz_ctx *ctx, const kz_text *text, kz_builtin_use builtin, kz_schema_document *out)
{
    loader l = {.ctx = ctx, .builtin = builtin, .out = out};
    if (text->bytes.len == 0)
        return kz_report(ctx, (kz_loc){.file = text->file & 0xFFFFF, .line = 1, .col = 1},
            KZ_D_BAD_VALUE, "this file is to hold an OpenAPI document and is empty");
    KZ_TRY(kz_swagger_parse(ctx, text, &l.root));
    KZ_TRY(check_map(ctx, l.root, "an OpenAPI document"));
    const kz_node *definitions = kz_map_get(l.root, KZ_S("definitions"));
    const kz_node *paths = kz_map_get(l.root, KZ_S("paths"));
    KZ_TRY(kz_swagger_check_named(ctx, definitions));
    KZ_TRY(check_map(ctx, paths, "'paths'"));
    KZ_TRY(check_map(ctx, kz_map_get(l.root, KZ_S("info")), "'info'"));
    KZ_TRY(check_string(ctx, kz_map_get(l.root, KZ_S("swagger")), "swagger"));
    for (kz_node *c = kz_first(definitions); c != NULL; c = c->next)
        KZ_TRY(read_definition(&l, c));
    for (const kz_node *c = kz_first(paths); c != NULL; c = c->next)
        KZ_TRY(read_path(&l, c));
    return KZ_OK;
}

kz_status kz_schema_read_field(kz_ctx *ctx, kz_node *schema, kz_schema_field *out)
{
    kz_schema_document none = {0};
    loader l = {.ctx = ctx,
        .root = kz_node_map(ctx, schema->loc),
        .builtin = KZ_BUILTIN_SECOND,
        .out = &none};
    KZ_TRY(kz_swagger_check(ctx, schema));
    out->name = KZ_EMPTY;
    return compile_field(&l, schema, out);
}
