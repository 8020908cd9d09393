#include "patch/json_equal.h"

#include "patch/finder.h"
#include "yaml/number.h"
#include "yaml/value.h"

/* More digits than this a float64 may not keep. */
enum { SAFE_DIGITS = 15 };

static bool is_number(kz_type type)
{
    return type == KZ_INT || type == KZ_FLOAT;
}

static bool is_long_integer(kz_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((text.ptr[i] < '0' || text.ptr[i] > '9') && (i > 0 || text.ptr[i] != '-'))
            return false;
    return text.len > SAFE_DIGITS;
}

/* The document's number went through a float64 already; in the reference it has
 * not, by then. */
static bool numbers_equal(kz_ctx *ctx, kz_str a, kz_str b)
{
    if (kz_str_eq(a, b))
        return true;
    return is_long_integer(a) && is_long_integer(b) &&
        kz_number_value(&ctx->scratch, a) >= kz_number_value(&ctx->scratch, b) &&
        kz_number_value(&ctx->scratch, a) <= kz_number_value(&ctx->scratch, b);
}

/* Does Go write TEXT with escapes that a person would not write? */
static bool is_escaped_by_go(kz_str text)
{
    return kz_str_find(text, '<') < text.len || kz_str_find(text, '>') < text.len ||
        kz_str_find(text, '&') < text.len || kz_str_contains(text, KZ_S("\xE2\x80\xA8")) ||
        kz_str_contains(text, KZ_S("\xE2\x80\xA9"));
}

static kz_status scalars_equal(
    kz_ctx *ctx, const kz_node *n, const kz_node *wanted, bool as_json, bool *out)
{
    kz_value value;
    kz_str text = wanted->u.text;
    bool quoted = (wanted->flags & KZ_QUOTED) != 0;
    kz_type type = quoted ? KZ_STRING : (kz_type)wanted->type;
    KZ_TRY(kz_scalar_value(ctx, &ctx->scratch, n, false, &value));
    if (is_number(value.type) || is_number(type))
        *out = is_number(value.type) && is_number(type) && numbers_equal(ctx, value.text, text);
    else
        *out = value.type == type && (type == KZ_NULL || kz_str_eq(value.text, text)) &&
            !(as_json && type == KZ_STRING && is_escaped_by_go(text));
    return KZ_OK;
}

static kz_status maps_equal(
    kz_ctx *ctx, const kz_node *n, const kz_node *wanted, bool as_json, bool *out)
{
    kz_finder in_wanted = kz_finder_for(ctx, wanted, n->count);
    *out = n->count == wanted->count;
    for (const kz_node *c = kz_first(n); c != NULL && *out; c = c->next) {
        const kz_node *other = kz_finder_find(&in_wanted, c->key);
        *out = other != NULL;
        if (*out)
            KZ_TRY(kz_json_equal(ctx, c, other, as_json, out));
    }
    return KZ_OK;
}

static kz_status lists_equal(
    kz_ctx *ctx, const kz_node *n, const kz_node *wanted, bool as_json, bool *out)
{
    const kz_node *other = kz_first(wanted);
    *out = n->count == wanted->count;
    for (const kz_node *c = kz_first(n); c != NULL && *out; c = c->next, other = other->next) {
        *out = !kz_is_null(c) && !kz_is_null(other);
        if (*out)
            KZ_TRY(kz_json_equal(ctx, c, other, as_json, out));
    }
    return KZ_OK;
}

kz_status kz_json_equal(
    kz_ctx *ctx, const kz_node *n, const kz_node *wanted, bool as_json, bool *out)
{
    *out = false;
    if (n->kind != wanted->kind)
        return KZ_OK;
    switch ((kz_kind)n->kind) {
    case KZ_MAPPING:
        return maps_equal(ctx, n, wanted, as_json, out);
    case KZ_SEQUENCE:
        return lists_equal(ctx, n, wanted, as_json, out);
    default:
        return scalars_equal(ctx, n, wanted, as_json, out);
    }
}
