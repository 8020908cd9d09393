#include "k8s/swagger.h"

typedef enum part_type {
    PART_STRING,
    PART_BOOL,
    PART_NUMBER,
    PART_INT,
    PART_LIST,
    PART_OBJECT,
    PART_STRINGS,
    PART_STRING_OR_STRINGS,
    PART_SCHEMA,
    PART_SCHEMAS,        /* a list */
    PART_SCHEMA_OR_LIST, /* anything else is passed over */
    PART_SCHEMA_OR_BOOL,
    PART_NAMED_SCHEMAS
} part_type;

static const struct {
    const char *name;
    part_type type;
} parts[] = {
    {"additionalItems", PART_SCHEMA_OR_BOOL},
    {"additionalProperties", PART_SCHEMA_OR_BOOL},
    {"allOf", PART_SCHEMAS},
    {"anyOf", PART_SCHEMAS},
    {"definitions", PART_NAMED_SCHEMAS},
    {"description", PART_STRING},
    {"discriminator", PART_STRING},
    {"enum", PART_LIST},
    {"exclusiveMaximum", PART_BOOL},
    {"exclusiveMinimum", PART_BOOL},
    {"externalDocs", PART_OBJECT},
    {"format", PART_STRING},
    {"id", PART_STRING},
    {"items", PART_SCHEMA_OR_LIST},
    {"maxItems", PART_INT},
    {"maxLength", PART_INT},
    {"maxProperties", PART_INT},
    {"maximum", PART_NUMBER},
    {"minItems", PART_INT},
    {"minLength", PART_INT},
    {"minProperties", PART_INT},
    {"minimum", PART_NUMBER},
    {"multipleOf", PART_NUMBER},
    {"not", PART_SCHEMA},
    {"nullable", PART_BOOL},
    {"oneOf", PART_SCHEMAS},
    {"pattern", PART_STRING},
    {"patternProperties", PART_NAMED_SCHEMAS},
    {"properties", PART_NAMED_SCHEMAS},
    {"readOnly", PART_BOOL},
    {"required", PART_STRINGS},
    {"title", PART_STRING},
    {"type", PART_STRING_OR_STRINGS},
    {"uniqueItems", PART_BOOL},
};

kz_status kz_swagger_parse(kz_ctx *ctx, const kz_text *text, kz_node **out)
{
    if (kz_str_starts(text->bytes, KZ_S("{")))
        return kz_parse_json(ctx, text, out);
    return kz_parse_config(ctx, text, out);
}

static kz_status refuse(kz_ctx *ctx, const kz_node *n, const char *name, const char *wanted)
{
    return kz_report(ctx, n->loc, KZ_D_WRONG_TYPE, "'%s' of a schema must be %s", name, wanted);
}

static bool is_string(const kz_node *n)
{
    return kz_is_scalar(n) && (n->type == KZ_STRING || n->type == KZ_NULL);
}

static bool are_strings(const kz_node *n)
{
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next)
        if (!is_string(c))
            return false;
    return n->kind == KZ_SEQUENCE || kz_is_null(n);
}

static kz_status check_all(kz_ctx *ctx, const kz_node *schemas)
{
    for (const kz_node *c = kz_first(schemas); c != NULL; c = c->next)
        KZ_TRY(kz_swagger_check(ctx, c));
    return KZ_OK;
}

static kz_status check_plain(kz_ctx *ctx, const kz_node *n, const char *name, part_type type)
{
    bool scalar = kz_is_scalar(n);
    switch (type) {
    case PART_STRING:
        return is_string(n) ? KZ_OK : refuse(ctx, n, name, "a string");
    case PART_BOOL:
        return scalar && n->type == KZ_BOOL ? KZ_OK : refuse(ctx, n, name, "true or false");
    case PART_INT:
        return scalar && n->type == KZ_INT ? KZ_OK : refuse(ctx, n, name, "a whole number");
    case PART_NUMBER:
        return scalar && (n->type == KZ_INT || n->type == KZ_FLOAT)
            ? KZ_OK
            : refuse(ctx, n, name, "a number");
    case PART_LIST:
        return kz_is_seq(n) ? KZ_OK : refuse(ctx, n, name, "a list");
    case PART_OBJECT:
        return kz_is_map(n) ? KZ_OK : refuse(ctx, n, name, "a mapping");
    case PART_STRINGS:
        return are_strings(n) ? KZ_OK : refuse(ctx, n, name, "a list of strings");
    default:
        return is_string(n) || are_strings(n) ? KZ_OK : refuse(ctx, n, name, "a string or several");
    }
}

static kz_status check_part(kz_ctx *ctx, const kz_node *n, const char *name, part_type type)
{
    switch (type) {
    case PART_SCHEMA:
        return kz_swagger_check(ctx, n);
    case PART_SCHEMAS:
        return kz_is_seq(n) ? check_all(ctx, n) : refuse(ctx, n, name, "a list of schemas");
    case PART_SCHEMA_OR_LIST:
        return kz_is_map(n) ? kz_swagger_check(ctx, n) : check_all(ctx, n);
    case PART_SCHEMA_OR_BOOL:
        if (kz_is_map(n))
            return kz_swagger_check(ctx, n);
        return kz_is_scalar(n) && n->type == KZ_BOOL
            ? KZ_OK
            : refuse(ctx, n, name, "a schema or true or false");
    case PART_NAMED_SCHEMAS:
        return kz_swagger_check_named(ctx, n);
    default:
        return check_plain(ctx, n, name, type);
    }
}

kz_status kz_swagger_check(kz_ctx *ctx, const kz_node *schema)
{
    if (kz_is_null(schema))
        return KZ_OK;
    if (!kz_is_map(schema))
        return kz_report(ctx, schema->loc, KZ_D_WRONG_TYPE, "a schema must be a mapping");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const kz_node *part = kz_map_get(schema, kz_str_c(parts[i].name));
        if (!kz_is_null(part))
            KZ_TRY(check_part(ctx, part, parts[i].name, parts[i].type));
    }
    return KZ_OK;
}

kz_status kz_swagger_check_named(kz_ctx *ctx, const kz_node *schemas)
{
    if (kz_is_null(schemas))
        return KZ_OK;
    if (!kz_is_map(schemas))
        return kz_report(
            ctx, schemas->loc, KZ_D_WRONG_TYPE, "this must be a mapping of names to schemas");
    return check_all(ctx, schemas);
}
