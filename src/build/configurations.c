#include "build/configurations.h"

#include <strings.h>

#include "build/tables_sum.h"
#include "transform/pdqsort.h"
#include "yaml/parse.h"

static const kz_field reference_fields[] = {
    {"group", KZ_SHAPE_STRING, NULL, NULL, "API group of what is named"},
    {"version", KZ_SHAPE_STRING, NULL, NULL, "API version of what is named"},
    {"kind", KZ_SHAPE_STRING, NULL, NULL, "kind of what is named"},
    {"fieldSpecs", KZ_SHAPE_OBJECTS, kz_fieldspec_fields, NULL, "where it is named"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

#define SPECS(name)                                                                                \
    {                                                                                              \
        name, KZ_SHAPE_OBJECTS, kz_fieldspec_fields, NULL, "field specs"                           \
    }

static const kz_field file_fields[] = {
    SPECS("namePrefix"),
    SPECS("nameSuffix"),
    SPECS("namespace"),
    SPECS("commonLabels"),
    SPECS("labels"),
    SPECS("templateLabels"),
    SPECS("commonAnnotations"),
    {"nameReference", KZ_SHAPE_OBJECTS, reference_fields, NULL, "name references"},
    SPECS("varReference"),
    SPECS("images"),
    SPECS("replicas"),
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static kz_fieldspecs sorted_specs(kz_ctx *ctx, kz_fieldspecs specs)
{
    kz_fieldspec **order = KZ_NEW_ARRAY(&ctx->arena, kz_fieldspec *, specs.len + 1);
    kz_fieldspec *copies = KZ_NEW_ARRAY(&ctx->arena, kz_fieldspec, 2 * specs.len + 1);
    for (size_t i = 0; i < specs.len; i++) {
        copies[i] = specs.at[i];
        order[i] = &copies[i];
    }
    kz_pdqsort((void **)order, specs.len, kz_fieldspec_less);
    kz_fieldspec *sorted = copies + specs.len;
    for (size_t i = 0; i < specs.len; i++)
        sorted[i] = *order[i];
    return (kz_fieldspecs){sorted, specs.len};
}

static kz_namerefs sorted_references(kz_ctx *ctx, const kz_nameref *at, size_t len)
{
    kz_nameref **order = KZ_NEW_ARRAY(&ctx->arena, kz_nameref *, len + 1);
    kz_nameref *copies = KZ_NEW_ARRAY(&ctx->arena, kz_nameref, 2 * len + 1);
    for (size_t i = 0; i < len; i++) {
        copies[i] = at[i];
        order[i] = &copies[i];
    }
    kz_pdqsort((void **)order, len, kz_nameref_less);
    kz_nameref *sorted = copies + len;
    for (size_t i = 0; i < len; i++)
        sorted[i] = *order[i];
    return (kz_namerefs){sorted, len};
}

static kz_fieldspecs read_specs(kz_ctx *ctx, const kz_node *list)
{
    size_t count = list == NULL ? 0 : list->count, len = 0;
    kz_fieldspec *specs = KZ_NEW_ARRAY(&ctx->arena, kz_fieldspec, count + 1);
    for (const kz_node *n = kz_first(list); n != NULL; n = n->next)
        specs[len++] = kz_fieldspec_read(n);
    return (kz_fieldspecs){specs, len};
}

static kz_namerefs read_references(kz_ctx *ctx, const kz_node *list)
{
    size_t count = list == NULL ? 0 : list->count, len = 0;
    kz_nameref *references = KZ_NEW_ARRAY(&ctx->arena, kz_nameref, count + 1);
    for (const kz_node *n = kz_first(list); n != NULL; n = n->next)
        references[len++] =
            (kz_nameref){.target = {kz_map_text(n, KZ_S("group")), kz_map_text(n, KZ_S("version")),
                             kz_map_text(n, KZ_S("kind"))},
                .referrers = read_specs(ctx, kz_map_get(n, KZ_S("fieldSpecs")))};
    return sorted_references(ctx, references, len);
}

/* In these files a path that looks like a number or a truth value is a text all the
 * same; a kind is not. */
static void make_texts(kz_node *n)
{
    for (kz_node *c = kz_first(n); c != NULL; c = c->next) {
        bool path = c->key != NULL && strcasecmp(c->key->text.ptr, "path") == 0;
        if (path && c->kind == KZ_SCALAR && c->type != KZ_NULL)
            c->type = KZ_STRING;
        make_texts(c);
    }
}

static kz_status parse_file(kz_ctx *ctx, const kz_text *text, kz_node **out)
{
    KZ_TRY(kz_parse_config_strict(ctx, text, out));
    if (*out == NULL)
        *out = kz_node_map(ctx, (kz_loc){.file = text->file & 0xFFFFF, .line = 1, .col = 1});
    if (!kz_is_map(*out))
        return kz_report(
            ctx, (*out)->loc, KZ_D_WRONG_TYPE, "a configuration file must be a mapping of fields");
    make_texts(*out);
    return kz_shape_check(ctx, *out, file_fields, "a configuration file");
}

static kz_status read_file(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *entry, const kz_tables **out)
{
    kz_text text;
    kz_node *root;
    KZ_TRY(kz_load(ctx, loader, kz_text_of(entry), entry->loc, &text));
    KZ_TRY(parse_file(ctx, &text, &root));
    kz_tables *tables = KZ_NEW(&ctx->arena, kz_tables);
    for (size_t i = 0; i < KZ_SPEC_TABLES; i++) {
        const kz_node *list = kz_map_get(root, kz_str_c(kz_spec_tables[i].field));
        *kz_spec_table_of(tables, i) = sorted_specs(ctx, read_specs(ctx, list));
    }
    tables->name_reference = read_references(ctx, kz_map_get(root, KZ_S("nameReference")));
    *out = tables;
    return KZ_OK;
}

kz_status kz_configurations_read(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *list, const kz_tables **out)
{
    kz_tables_sum all = {.arena = &ctx->arena};
    *out = &kz_builtin_tables;
    if (kz_first(list) == NULL)
        return KZ_OK;
    for (const kz_node *entry = kz_first(list); entry != NULL; entry = entry->next) {
        const kz_tables *more;
        const kz_frame *outer = kz_enter(ctx, entry->loc);
        KZ_TRY(read_file(ctx, loader, entry, &more));
        KZ_TRY(kz_tables_add(ctx, &all, more, entry->loc));
        kz_leave(ctx, outer);
    }
    return kz_tables_merge(ctx, &kz_builtin_tables, kz_tables_total(ctx, &all), list->loc, out);
}
