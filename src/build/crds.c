#include "build/crds.h"

#include <strings.h>

#include "build/tables_sum.h"
#include "k8s/swagger.h"

/* Types may hold one another; what holds itself would go on for ever. */
enum { DEEPEST_FIELD = 200, MOST_FIELDS = 20000 };

typedef KZ_VEC(kz_fieldspec) spec_list;

typedef struct name_reference {
    kz_gvk target;
    spec_list referrers;
} name_reference;

typedef struct reader {
    kz_ctx *ctx;
    kz_map schemas; /* name of a type -> its schema */
    kz_gvk type;    /* the one that is being walked */
    spec_list annotations, labels, names;
    KZ_VEC(name_reference) references;
    size_t depth, seen;
} reader;

/* The part NAME of a definition, in whatever case it is written. */
static kz_node *part_of(const kz_node *definition, kz_str name)
{
    kz_node *found = NULL;
    for (kz_node *c = kz_first(definition); c != NULL; c = c->next)
        if (c->key->text.len == name.len &&
            strncasecmp(c->key->text.ptr, name.ptr, name.len) == 0 && !kz_is_null(c))
            found = c;
    return found;
}

static const kz_node *properties_of(const kz_node *schema)
{
    return kz_map_get(schema, KZ_S("properties"));
}

static bool is_resource(const kz_node *schema)
{
    const kz_node *properties = properties_of(schema);
    return kz_map_get(properties, KZ_S("kind")) != NULL &&
        kz_map_get(properties, KZ_S("apiVersion")) != NULL &&
        kz_map_get(properties, KZ_S("metadata")) != NULL;
}

static const kz_node *string_under(const kz_node *property, kz_str key)
{
    const kz_node *n = kz_map_get(property, key);
    return kz_is_scalar(n) && n->type == KZ_STRING ? n : NULL;
}

static kz_str longer_path(reader *r, kz_str path, kz_str name)
{
    if (path.len == 0 && r->depth == 0)
        return name;
    kz_str pieces[] = {path, KZ_S("/"), name};
    return kz_str_join(&r->ctx->arena, pieces, 3);
}

static spec_list *referrers_of(reader *r, kz_gvk target)
{
    for (size_t i = 0; i < r->references.len; i++)
        if (kz_gvk_eq(r->references.at[i].target, target))
            return &r->references.at[i].referrers;
    name_reference added = {.target = target};
    KZ_PUSH(&r->ctx->arena, r->references, added);
    return &r->references.at[r->references.len - 1].referrers;
}

static void add_reference(reader *r, const kz_node *property, kz_str path)
{
    const kz_node *version = string_under(property, KZ_S("x-kubernetes-object-ref-api-version"));
    const kz_node *kind = string_under(property, KZ_S("x-kubernetes-object-ref-kind"));
    const kz_node *key = string_under(property, KZ_S("x-kubernetes-object-ref-name-key"));
    if (version == NULL || kind == NULL)
        return;
    kz_gvk target = {.version = version->u.text, .kind = kind->u.text};
    kz_str pieces[] = {path, KZ_S("/"), key != NULL ? key->u.text : KZ_S("name")};
    kz_fieldspec spec = {.gvk = r->type, .path = kz_str_join(&r->ctx->arena, pieces, 3)};
    KZ_PUSH(&r->ctx->arena, *referrers_of(r, target), spec);
}

static void add_property(reader *r, const kz_node *property, kz_str path)
{
    kz_arena *arena = &r->ctx->arena;
    kz_fieldspec spec = {.gvk = r->type, .path = path};
    if (string_under(property, KZ_S("x-kubernetes-annotation")) != NULL)
        KZ_PUSH(arena, r->annotations, spec);
    if (string_under(property, KZ_S("x-kubernetes-label-selector")) != NULL)
        KZ_PUSH(arena, r->labels, spec);
    if (string_under(property, KZ_S("x-kubernetes-identity")) != NULL)
        KZ_PUSH(arena, r->names, spec);
    add_reference(r, property, path);
}

static kz_status walk(reader *r, const kz_node *schema, kz_str path)
{
    for (const kz_node *p = kz_first(properties_of(schema)); p != NULL; p = p->next) {
        kz_str below = longer_path(r, path, p->key->text);
        add_property(r, p, below);
        const kz_node *ref = string_under(p, KZ_S("$ref"));
        const kz_node *next = ref == NULL ? NULL : kz_map_lookup(&r->schemas, ref->u.text);
        if (++r->seen > MOST_FIELDS)
            return kz_report(r->ctx, p->key_loc, KZ_D_TOO_LARGE,
                "the types of this file have more than %d fields", MOST_FIELDS);
        if (next == NULL)
            continue;
        if (r->depth == DEEPEST_FIELD)
            return kz_report(r->ctx, ref->loc, KZ_D_TOO_DEEP,
                "the type '" KZ_FMT "' holds itself, or types within types without end",
                KZ_ARG(ref->u.text));
        r->depth++;
        KZ_TRY(walk(r, next, below));
        r->depth--;
    }
    return KZ_OK;
}

static kz_str kind_of(kz_str type_name)
{
    size_t dot = kz_str_rfind(type_name, '.');
    return dot == type_name.len ? type_name : kz_str_from(type_name, dot + 1);
}

static kz_status check_dependencies(reader *r, const kz_node *list)
{
    bool strings = list == NULL || kz_is_seq(list);
    for (const kz_node *c = kz_first(list); c != NULL; c = c->next)
        strings = strings && kz_is_scalar(c);
    if (strings)
        return KZ_OK;
    return kz_report(
        r->ctx, list->loc, KZ_D_WRONG_TYPE, "'Dependencies' must be a list of strings");
}

static kz_status read_types(reader *r, const kz_node *root)
{
    for (const kz_node *c = kz_first(root); c != NULL; c = c->next) {
        if (kz_is_null(c))
            continue;
        if (!kz_is_map(c))
            return kz_report(r->ctx, c->loc, KZ_D_WRONG_TYPE,
                "'" KZ_FMT "' is no definition of a type; this is to be a file of those, such as "
                "OpenAPI generators write, and not of CustomResourceDefinitions",
                KZ_ARG(c->key->text));
        kz_node *schema = part_of(c, KZ_S("Schema"));
        KZ_TRY(kz_swagger_check(r->ctx, schema));
        KZ_TRY(check_dependencies(r, part_of(c, KZ_S("Dependencies"))));
        *kz_map_slot_for(&r->ctx->arena, &r->schemas, c->key->text) = schema;
    }
    for (const kz_node *c = kz_first(root); c != NULL; c = c->next) {
        const kz_node *schema = kz_map_lookup(&r->schemas, c->key->text);
        r->type = (kz_gvk){.kind = kind_of(c->key->text)};
        if (is_resource(schema))
            KZ_TRY(walk(r, schema, KZ_EMPTY));
    }
    return KZ_OK;
}

static kz_fieldspecs specs_of(spec_list list)
{
    return (kz_fieldspecs){list.at, list.len};
}

static const kz_tables *tables_of(reader *r)
{
    kz_tables *tables = KZ_NEW(&r->ctx->arena, kz_tables);
    tables->common_annotations = specs_of(r->annotations);
    tables->common_labels = specs_of(r->labels);
    tables->name_prefix = specs_of(r->names);
    kz_nameref *references = KZ_NEW_ARRAY(&r->ctx->arena, kz_nameref, r->references.len + 1);
    for (size_t i = 0; i < r->references.len; i++)
        references[i] =
            (kz_nameref){r->references.at[i].target, specs_of(r->references.at[i].referrers)};
    tables->name_reference = (kz_namerefs){references, r->references.len};
    return tables;
}

static kz_status read_file(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *entry, const kz_tables **out)
{
    kz_text text;
    kz_node *root;
    reader r = {.ctx = ctx};
    KZ_TRY(kz_load(ctx, loader, kz_text_of(entry), entry->loc, &text));
    if (text.bytes.len == 0)
        return kz_report(ctx, entry->loc, KZ_D_BAD_VALUE, "the file '" KZ_FMT "' is empty",
            KZ_ARG(kz_text_of(entry)));
    KZ_TRY(kz_swagger_parse(ctx, &text, &root));
    if (!kz_is_null(root) && !kz_is_map(root))
        return kz_report(
            ctx, root->loc, KZ_D_WRONG_TYPE, "this file must be a mapping of names to types");
    KZ_TRY(read_types(&r, root));
    *out = tables_of(&r);
    return KZ_OK;
}

kz_status kz_crds_read(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *list, const kz_tables **out)
{
    kz_tables_sum all = {.arena = &ctx->arena};
    *out = NULL;
    for (const kz_node *entry = kz_first(list); entry != NULL; entry = entry->next) {
        const kz_frame *outer = kz_enter(ctx, entry->loc);
        const kz_tables *more = NULL;
        KZ_TRY(read_file(ctx, loader, entry, &more));
        KZ_TRY(kz_tables_add(ctx, &all, more, entry->loc));
        kz_leave(ctx, outer);
    }
    if (kz_first(list) != NULL)
        *out = kz_tables_total(ctx, &all);
    return KZ_OK;
}
