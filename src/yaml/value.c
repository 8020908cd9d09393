#include "yaml/value.h"

#include <math.h>
#include <stdlib.h>

#include "yaml/binary.h"
#include "yaml/emit_scalar.h"
#include "yaml/fold.h"

static kz_status refuse(kz_ctx *ctx, const kz_node *n, const char *what)
{
    return kz_report(
        ctx, n->loc, KZ_D_YAML_SCALAR, "'" KZ_FMT "' is not %s", KZ_ARG(n->u.text), what);
}

static kz_status string_value(kz_str text, kz_value *out)
{
    *out = (kz_value){KZ_STRING, text};
    return KZ_OK;
}

/* What reads as an integer or a float. An integer past 64 bits is a float. */
static kz_status float_value(kz_ctx *ctx, kz_arena *arena, const kz_node *n, kz_value *out)
{
    bool integer = kz_scalar_resolve(n->u.text, KZ_READ_MANIFEST) == KZ_INT;
    double d = kz_number_value(arena, integer ? kz_number_integer(arena, n->u.text) : n->u.text);
    if (!isfinite(d))
        return refuse(ctx, n, "a number that the output can hold");
    *out = (kz_value){KZ_FLOAT, kz_number_json(arena, d)};
    return KZ_OK;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_true(kz_str text)
{
    return (text.ptr[0] | 0x20) == 't';
}

/* One or two digits from TEXT at *AT on, behind what is no digit. 0 at the end. */
static int short_number(kz_str text, size_t *at)
{
    int n = 0;
    while (*at < text.len && !is_digit(text.ptr[*at]))
        ++*at;
    for (size_t i = 0; i < 2 && *at < text.len && is_digit(text.ptr[*at]); i++)
        n = n * 10 + (text.ptr[(*at)++] - '0');
    return n;
}

/* ".250" at *AT without the zeros at its end; nanoseconds are all that counts. */
static kz_str fraction(kz_str text, size_t *at)
{
    enum { NANOSECONDS = 9 };
    if (*at == text.len || (text.ptr[*at] != '.' && text.ptr[*at] != ','))
        return KZ_EMPTY;
    size_t from = ++*at;
    while (*at < text.len && is_digit(text.ptr[*at]))
        ++*at;
    size_t end = *at - from > NANOSECONDS ? from + NANOSECONDS : *at;
    while (end > from && text.ptr[end - 1] == '0')
        end--;
    return kz_str_sub(text, from, end);
}

/* Minutes that the zone of TEXT, "Z" or "-05:30", is ahead of UTC. None: UTC. */
static int minutes_ahead(kz_str text, size_t *at)
{
    bool minus = *at < text.len && text.ptr[*at] == '-';
    int hours = short_number(text, at), minutes = short_number(text, at);
    return (minus ? -1 : 1) * (60 * hours + minutes);
}

/* A timestamp in the form of RFC 3339, as Go's time.Time prints it in JSON:
 * fields filled up, "T" between, nanoseconds without trailing zeros, a zone. */
static kz_status timestamp_value(kz_ctx *ctx, kz_arena *arena, const kz_node *n, kz_value *out)
{
    kz_str text = n->u.text;
    size_t at = 4;
    int month = short_number(text, &at), day = short_number(text, &at);
    int hour = short_number(text, &at), minute = short_number(text, &at);
    int second = short_number(text, &at);
    kz_str parts = fraction(text, &at);
    int ahead = minutes_ahead(text, &at), distance = abs(ahead);
    if (distance >= 24 * 60)
        return refuse(ctx, n, "in a time zone: those are less than 24 hours from UTC");
    kz_str zone = KZ_S("Z");
    if (ahead != 0)
        zone = kz_str_printf(
            arena, "%c%02d:%02d", ahead < 0 ? '-' : '+', distance / 60, distance % 60);
    return string_value(
        kz_str_printf(arena, "%.4s-%02d-%02dT%02d:%02d:%02d%s" KZ_FMT KZ_FMT, text.ptr, month, day,
            hour, minute, second, parts.len > 0 ? "." : "", KZ_ARG(parts), KZ_ARG(zone)),
        out);
}

static kz_status binary_value(kz_ctx *ctx, kz_arena *arena, const kz_node *n, kz_value *out)
{
    kz_str bytes;
    if (!kz_binary_decode(arena, n->u.text, &bytes))
        return refuse(ctx, n, "base64, as its tag says");
    return string_value(bytes, out);
}

/* It writes such a block without saying how far it is indented, and then takes the tab
 * for a mistake in the indentation. Tabs do not stop it from writing a block. */
static bool is_lost_as_block(kz_str text)
{
    return kz_str_starts(text, KZ_S("\t")) && kz_text_analyse(text).tabs_in_literal;
}

bool kz_value_is_lost_block(kz_str text)
{
    return memchr(text.ptr, '\n', text.len) != NULL && is_lost_as_block(text);
}

static bool is_lost_scalar(const kz_node *n)
{
    if (n->flags & (KZ_LITERAL | KZ_FOLDED))
        return is_lost_as_block(n->u.text);
    return (n->flags & KZ_QUOTED) == 0 && kz_value_is_lost_block(n->u.text);
}

kz_status kz_scalar_value(
    kz_ctx *ctx, kz_arena *arena, const kz_node *n, bool in_flow, kz_value *out)
{
    if (n->type == KZ_BINARY)
        return binary_value(ctx, arena, n, out);
    if (!in_flow && is_lost_scalar(n))
        return kz_report(ctx, n->loc, KZ_D_YAML_SCALAR,
            "a text of several lines that begins with a tab cannot be written as a block");
    if (n->flags & KZ_FOLDED)
        return string_value(in_flow ? n->u.text : kz_fold_again(arena, n->u.text), out);
    if (n->type == KZ_STRING || (n->flags & KZ_QUOTED))
        return string_value(n->u.text, out);
    if (n->type == KZ_NULL && n->u.text.len == 0) {
        *out = in_flow ? (kz_value){KZ_STRING, KZ_EMPTY} : (kz_value){KZ_NULL, KZ_S("null")};
        return KZ_OK;
    }
    /* A text may have been put into a scalar of another type. */
    kz_type reads_as = kz_scalar_resolve(n->u.text, KZ_READ_MANIFEST);
    switch ((kz_type)n->type) {
    case KZ_INT:
        if (reads_as != KZ_INT)
            return refuse(ctx, n, "an integer");
        *out = (kz_value){KZ_INT, kz_number_integer(arena, n->u.text)};
        return KZ_OK;
    case KZ_FLOAT:
        if (reads_as != KZ_FLOAT && reads_as != KZ_INT)
            return refuse(ctx, n, "a number");
        return float_value(ctx, arena, n, out);
    case KZ_BOOL:
        if (reads_as != KZ_BOOL)
            return refuse(ctx, n, "true or false");
        *out = (kz_value){KZ_BOOL, is_true(n->u.text) ? KZ_S("true") : KZ_S("false")};
        return KZ_OK;
    case KZ_TIMESTAMP:
        /* Such a colon needs quotes, which make it a string. */
        if (in_flow && memchr(n->u.text.ptr, ':', n->u.text.len) != NULL)
            return string_value(n->u.text, out);
        if (reads_as != KZ_TIMESTAMP)
            return refuse(ctx, n, "a date or time");
        return timestamp_value(ctx, arena, n, out);
    case KZ_NULL:
        if (reads_as != KZ_NULL)
            return refuse(ctx, n, "null");
        *out = (kz_value){KZ_NULL, KZ_S("null")};
        return KZ_OK;
    default:
        return string_value(n->u.text, out);
    }
}

/* YAML 1.1's numbers to the base of sixty: 190:20:30.15. */
static bool is_base_sixty(kz_str s)
{
    size_t i = s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+');
    if (i == s.len || s.ptr[i] < '0' || s.ptr[i] > '9')
        return false;
    while (i < s.len && ((s.ptr[i] >= '0' && s.ptr[i] <= '9') || s.ptr[i] == '_'))
        i++;
    size_t groups = 0;
    for (; i < s.len && s.ptr[i] == ':'; groups++) {
        size_t from = ++i;
        while (i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9')
            i++;
        if (i == from || i - from > 2 || (i - from == 2 && s.ptr[from] > '5'))
            return false;
    }
    if (i < s.len && s.ptr[i] == '.')
        for (i++; i < s.len && ((s.ptr[i] >= '0' && s.ptr[i] <= '9') || s.ptr[i] == '_');)
            i++;
    return groups > 0 && i == s.len;
}

bool kz_value_needs_quotes(kz_str text)
{
    if (text.len == 0)
        return true;
    /* Only what begins like one of these can be more than a string; words are short. */
    enum { LONGEST_WORD = 5 };
    if (memchr("yYnNtTfFoO~", text.ptr[0], 11) != NULL)
        return text.len <= LONGEST_WORD && kz_scalar_resolve(text, KZ_READ_CONFIG) != KZ_STRING;
    if (memchr("+-0123456789.", text.ptr[0], 13) == NULL)
        return false;
    return kz_scalar_resolve(text, KZ_READ_CONFIG) != KZ_STRING || is_base_sixty(text) ||
        kz_scalar_resolve(text, KZ_READ_MANIFEST) == KZ_TIMESTAMP;
}

bool kz_value_is_plain(kz_str text)
{
    return kz_text_analyse(text).plain_allowed && !kz_value_needs_quotes(text) &&
        kz_scalar_resolve(text, KZ_READ_MANIFEST) == KZ_STRING;
}
