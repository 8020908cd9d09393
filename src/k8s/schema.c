#include "k8s/schema.h"

#include <stdlib.h>

#include "k8s/data.h"
#include "k8s/schema_load.h"

struct kz_schemas {
    kz_builtin_use builtin;
    const kz_text *text;   /* of the schema in its place; NULL if there is none */
    const kz_frame *frame; /* how we came to it */
    bool loaded;
    kz_status status;
    kz_schema_document document;
};

static struct kz_schemas *schemas_of(kz_ctx *ctx)
{
    if (ctx->schemas == NULL)
        ctx->schemas = KZ_NEW(&ctx->arena, struct kz_schemas);
    return ctx->schemas;
}

void kz_schema_replace(kz_ctx *ctx, const kz_text *text)
{
    kz_text *copy = KZ_NEW(&ctx->arena, kz_text);
    *copy = *text;
    schemas_of(ctx)->text = copy;
    schemas_of(ctx)->frame = ctx->frame;
}

void kz_schema_asked(kz_ctx *ctx, const struct kz_schemas *asked)
{
    if (asked != NULL && schemas_of(ctx)->builtin < asked->builtin)
        schemas_of(ctx)->builtin = asked->builtin;
}

kz_status kz_schema_check(const kz_ctx *ctx)
{
    return ctx->schemas == NULL ? KZ_OK : ctx->schemas->status;
}

/* Note what is wanted of the schema now, and load it if another one is in place. */
static struct kz_schemas *wanted(kz_ctx *ctx, kz_builtin_use use)
{
    struct kz_schemas *s = schemas_of(ctx);
    if (s->text == NULL && s->builtin < use)
        s->builtin = use;
    if (s->text != NULL && !s->loaded) {
        const kz_frame *here = ctx->frame;
        s->loaded = true;
        ctx->frame = s->frame;
        s->status = kz_schema_load(ctx, s->text, s->builtin, &s->document);
        kz_leave(ctx, here);
    }
    return s;
}

static int compare_types(const void *key, const void *row)
{
    return kz_gvk_table_order(*(const kz_gvk *)key, ((const kz_type_schema *)row)->gvk);
}

static const kz_schema *builtin_schema(kz_gvk gvk)
{
    const kz_type_schema *found = bsearch(
        &gvk, kz_type_schemas, kz_type_schema_count, sizeof *kz_type_schemas, compare_types);
    return found == NULL ? NULL : found->schema;
}

static void *look_up(kz_ctx *ctx, const kz_map *map, kz_gvk gvk)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    void *found = kz_map_lookup(map, kz_gvk_key(&ctx->scratch, gvk));
    kz_arena_rewind(&ctx->scratch, mark);
    return found;
}

/* The schema of kustomizations is no part of what can be replaced. */
static bool stays(kz_gvk gvk)
{
    return kz_str_eq(gvk.group, KZ_S("kustomize.config.k8s.io"));
}

const kz_schema *kz_schema_of(kz_ctx *ctx, kz_gvk gvk)
{
    const struct kz_schemas *s = wanted(ctx, KZ_BUILTIN_SECOND);
    const kz_schema *builtin = builtin_schema(gvk);
    if (s->text == NULL || (builtin != NULL && (s->builtin == KZ_BUILTIN_FIRST || stays(gvk))))
        return builtin;
    const kz_schema *found = look_up(ctx, &s->document.types, gvk);
    return found == NULL && s->builtin == KZ_BUILTIN_SECOND ? builtin : found;
}

static int compare_gvks(const void *key, const void *row)
{
    return kz_gvk_table_order(*(const kz_gvk *)key, *(const kz_gvk *)row);
}

bool kz_gvk_cluster_scoped(kz_ctx *ctx, kz_gvk gvk)
{
    if (bsearch(&gvk, kz_cluster_scoped, kz_cluster_scoped_count, sizeof gvk, compare_gvks) != NULL)
        return true;
    /* Known scopes are known whatever the schema. */
    if (builtin_schema(gvk) != NULL && !stays(gvk))
        return false;
    const struct kz_schemas *s = wanted(ctx, KZ_BUILTIN_FIRST);
    const bool *found = s->text == NULL ? NULL : look_up(ctx, &s->document.scopes, gvk);
    return found != NULL && *found;
}

static int compare_names(const void *key, const void *row)
{
    return kz_str_cmp(*(const kz_str *)key, ((const kz_schema_field *)row)->name);
}

const kz_schema_field *kz_schema_get(const kz_schema *schema, kz_str name)
{
    if (schema == NULL)
        return NULL;
    const kz_schema_field *found = schema->field_count == 0
        ? NULL
        : bsearch(
              &name, schema->fields, schema->field_count, sizeof *schema->fields, compare_names);
    return found != NULL ? found : schema->others;
}
