/*
 * Scalars of kustomization files, configurations and JSON 6902 patches. The
 * reference makes JSON of such a text first, so that
 *
 *     010: yes    0x1F: 1_000    2001-12-14: !!binary aGk=
 *
 * reads {"8": true, "31": 1000, "2001-12-14": "hi"}.
 */
#include "yaml/binary.h"
#include "yaml/parse_tree.h"
#include "yaml/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

bool kz_tag_is(kz_str tag, const char *short_name)
{
    const kz_str prefix = KZ_S("tag:yaml.org,2002:");
    return kz_str_starts(tag, prefix) &&
        kz_str_eq(kz_str_from(tag, prefix.len), kz_str_c(short_name));
}

static kz_status refuse_scalar(kz_ctx *ctx, const kz_node *n, const char *what)
{
    return kz_report(ctx, n->loc, KZ_D_YAML_SCALAR, "'" KZ_FMT "' %s", KZ_ARG(n->u.text), what);
}

static bool is_true(kz_str text)
{
    char c = (char)(text.ptr[0] | 0x20);
    return c == 't' || c == 'y' || (c == 'o' && (text.ptr[1] | 0x20) == 'n');
}

/* What is not for JSON, such as a key, keeps its text as written. */
static kz_status set_float(kz_ctx *ctx, bool json, kz_node *n)
{
    if (!json)
        return KZ_OK;
    double d = kz_number_value(&ctx->scratch, n->u.text);
    if (!isfinite(d))
        return refuse_scalar(ctx, n, "is a number that JSON does not have");
    n->u.text = kz_number_json(&ctx->arena, d);
    n->type = (uint8_t)kz_scalar_resolve(n->u.text, KZ_READ_CONFIG);
    return KZ_OK;
}

static kz_status set_canonical(kz_ctx *ctx, bool json, kz_node *n)
{
    switch (n->type) {
    case KZ_INT:
        n->u.text = kz_number_integer(&ctx->arena, n->u.text);
        return KZ_OK;
    case KZ_FLOAT:
        return set_float(ctx, json, n);
    case KZ_BOOL:
        n->u.text = is_true(n->u.text) ? KZ_S("true") : KZ_S("false");
        return KZ_OK;
    case KZ_NULL:
        n->u.text = KZ_S("null");
        return KZ_OK;
    default:
        return KZ_OK;
    }
}

static kz_status set_binary(kz_ctx *ctx, kz_node *n)
{
    if (!kz_binary_decode(&ctx->arena, n->u.text, &n->u.text))
        return kz_report(ctx, n->loc, KZ_D_YAML_SCALAR, "the value tagged !!binary is no base64");
    n->type = KZ_STRING;
    return KZ_OK;
}

/* A tag can only say what the text says as well; an integer may be a float. */
static kz_status set_tagged(kz_ctx *ctx, bool json, kz_node *n, kz_str tag)
{
    static const struct {
        const char *name;
        kz_type type;
    } types[] = {{"int", KZ_INT}, {"float", KZ_FLOAT}, {"bool", KZ_BOOL}, {"null", KZ_NULL}};
    if (kz_tag_is(tag, "binary"))
        return set_binary(ctx, n);
    kz_type plain = kz_scalar_resolve(n->u.text, KZ_READ_CONFIG);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!kz_tag_is(tag, types[i].name))
            continue;
        if (plain != types[i].type && !(types[i].type == KZ_FLOAT && plain == KZ_INT))
            return refuse_scalar(ctx, n, "is not what its tag says");
        n->type = (uint8_t)plain;
        return set_canonical(ctx, json, n);
    }
    if (kz_tag_is(tag, "timestamp") &&
        kz_scalar_resolve(n->u.text, KZ_READ_MANIFEST) != KZ_TIMESTAMP)
        return refuse_scalar(ctx, n, "is not what its tag says");
    return KZ_OK;
}

kz_status kz_tree_config_scalar(kz_ctx *ctx, bool json, kz_node *n, kz_str tag)
{
    return tag.len != 0 ? set_tagged(ctx, json, n, tag) : set_canonical(ctx, json, n);
}

/* A float as a key, in the fewest digits that a 32-bit float needs. */
static kz_str float_key(kz_ctx *ctx, double d)
{
    char text[32];
    float f = (float)d;
    if (!isfinite(f))
        return isnan(f) ? KZ_S(".nan") : f < 0 ? KZ_S("-.inf") : KZ_S(".inf");
    int precision = 0;
    do
        snprintf(text, sizeof text, "%.*e", precision, (double)f);
    while (strtof(text, NULL) != f && precision++ < 9);
    int exponent = atoi(strchr(text, 'e') + 1);
    if (exponent < -4 || exponent >= 6)
        return kz_str_dup(&ctx->arena, kz_str_c(text));
    int decimals = precision > exponent ? precision - exponent : 0;
    return kz_str_printf(&ctx->arena, "%.*f", decimals, (double)f);
}

kz_status kz_tree_config_key(kz_ctx *ctx, bool json, const kz_node *n, kz_str *out)
{
    *out = n->kind == KZ_SCALAR ? n->u.text : KZ_EMPTY;
    if (n->kind != KZ_SCALAR)
        return kz_report(ctx, n->loc, KZ_D_YAML_KEY, "a key cannot be a mapping or a list");
    if (!json)
        return KZ_OK;
    if (n->type == KZ_NULL)
        return kz_report(ctx, n->loc, KZ_D_YAML_KEY, "a key cannot be null");
    if (n->type == KZ_FLOAT)
        *out = float_key(ctx, kz_number_value(&ctx->scratch, n->u.text));
    if (n->type == KZ_INT && n->u.text.ptr[0] != '-' &&
        strtoull(kz_str_z(&ctx->scratch, n->u.text), NULL, 10) > INT64_MAX)
        return kz_report(ctx, n->loc, KZ_D_YAML_KEY, "a key cannot be a number this large");
    return KZ_OK;
}
