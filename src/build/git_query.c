#include "build/git_query.h"

enum { DEFAULT_TIMEOUT_MS = 27000 };

/* 2 to the power of 63 nanoseconds */
#define MOST_SECONDS 9223372036.854775

/* The values that a query can have; ptr is NULL for one that it has not. */
typedef struct query {
    kz_str ref, version, timeout, submodules;
} query;

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* TEXT with %XX and '+' undone. False for a broken escape. */
static bool unescape(kz_arena *arena, kz_str text, kz_str *out)
{
    char *to = kz_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '%') {
            int high = i + 2 < text.len ? hex(text.ptr[i + 1]) : -1;
            int low = i + 2 < text.len ? hex(text.ptr[i + 2]) : -1;
            if (high < 0 || low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        } else if (c == '+') {
            c = ' ';
        }
        to[len++] = c;
    }
    *out = (kz_str){to, len};
    return true;
}

/* The first value of a key counts. */
static void keep(kz_str key, kz_str value, query *q)
{
    const struct {
        kz_str key;
        kz_str *value;
    } known[] = {{KZ_S("ref"), &q->ref}, {KZ_S("version"), &q->version},
        {KZ_S("timeout"), &q->timeout}, {KZ_S("submodules"), &q->submodules}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (kz_str_eq(key, known[i].key) && known[i].value->ptr == NULL)
            *known[i].value = value;
}

static bool read_pairs(kz_arena *arena, kz_str text, query *q)
{
    kz_str pair, key, value;
    while (kz_str_split(&text, '&', &pair)) {
        size_t equals = kz_str_find(pair, '=');
        if (kz_str_find(pair, ';') < pair.len)
            return false;
        if (!unescape(arena, kz_str_sub(pair, 0, equals), &key))
            return false;
        value = equals < pair.len ? kz_str_from(pair, equals + 1) : KZ_EMPTY;
        if (!unescape(arena, value, &value))
            return false;
        keep(key, value, q);
    }
    return true;
}

/* A whole number, as Go's Atoi takes it. False if it is none or too large to matter. */
static bool read_seconds(kz_str text, double *seconds)
{
    size_t i = text.len > 0 && (text.ptr[0] == '+' || text.ptr[0] == '-');
    double value = 0;
    if (i == text.len)
        return false;
    for (size_t k = i; k < text.len; k++) {
        if (text.ptr[k] < '0' || text.ptr[k] > '9')
            return false;
        value = value * 10 + (text.ptr[k] - '0');
    }
    *seconds = text.ptr[0] == '-' ? -value : value;
    return value < 9.3e18;
}

/* The digits at the front of *REST, counted times SCALE and its fractions. */
static bool take_digits(kz_str *rest, double *value, bool fraction)
{
    size_t i = 0;
    double scale = 1;
    for (; i < rest->len && rest->ptr[i] >= '0' && rest->ptr[i] <= '9'; i++) {
        scale /= 10;
        *value =
            fraction ? *value + scale * (rest->ptr[i] - '0') : *value * 10 + (rest->ptr[i] - '0');
    }
    *rest = kz_str_from(*rest, i);
    return i > 0;
}

/* The unit at the front of *REST, in seconds; 0 if there is none. */
static double take_unit(kz_str *rest)
{
    static const struct {
        kz_str name;
        double seconds;
    } units[] = {{KZ_LIT("ns"), 1e-9}, {KZ_LIT("us"), 1e-6}, {KZ_LIT("\xc2\xb5s"), 1e-6},
        {KZ_LIT("\xce\xbcs"), 1e-6}, {KZ_LIT("ms"), 1e-3}, {KZ_LIT("s"), 1}, {KZ_LIT("m"), 60},
        {KZ_LIT("h"), 3600}};
    size_t len = 0;
    while (
        len < rest->len && rest->ptr[len] != '.' && (rest->ptr[len] < '0' || rest->ptr[len] > '9'))
        len++;
    kz_str name = kz_str_sub(*rest, 0, len);
    *rest = kz_str_from(*rest, len);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (kz_str_eq(name, units[i].name))
            return units[i].seconds;
    return 0;
}

/* "1h2m3.5s", as Go's ParseDuration takes it. */
static bool read_duration(kz_str text, double *seconds)
{
    bool negative = kz_str_starts(text, KZ_S("-"));
    if (negative || kz_str_starts(text, KZ_S("+")))
        text = kz_str_from(text, 1);
    *seconds = 0;
    if (text.len == 0)
        return false;
    while (text.len > 0) {
        double value = 0;
        bool digits = take_digits(&text, &value, false);
        if (kz_str_starts(text, KZ_S("."))) {
            text = kz_str_from(text, 1);
            digits = take_digits(&text, &value, true) || digits;
        }
        double unit = take_unit(&text);
        if (!digits || unit == 0)
            return false;
        *seconds += value * unit;
    }
    if (negative)
        *seconds = -*seconds;
    return *seconds < MOST_SECONDS;
}

static uint32_t timeout_of(kz_str text)
{
    double seconds = 0;
    bool known = (read_seconds(text, &seconds) && seconds > 0) ||
        (read_duration(text, &seconds) && seconds > 0);
    if (!known)
        return DEFAULT_TIMEOUT_MS;
    double ms = seconds * 1000;
    if (ms >= UINT32_MAX)
        return UINT32_MAX;
    return (uint32_t)ms + (ms > (uint32_t)ms); /* up: what is not nothing is something */
}

static bool wants_submodules(kz_str text)
{
    static const kz_str no[] = {
        KZ_LIT("0"), KZ_LIT("f"), KZ_LIT("F"), KZ_LIT("false"), KZ_LIT("FALSE"), KZ_LIT("False")};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (kz_str_eq(text, no[i]))
            return false;
    return true;
}

void kz_git_query_read(kz_arena *arena, kz_str query_text, kz_git_url *out)
{
    query q = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}};
    if (!read_pairs(arena, query_text, &q))
        q = (query){{NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}};
    out->ref = q.ref.len > 0 ? q.ref : q.version.len > 0 ? q.version : KZ_EMPTY;
    out->timeout_ms = timeout_of(q.timeout.ptr != NULL ? q.timeout : KZ_EMPTY);
    out->submodules = wants_submodules(q.submodules.ptr != NULL ? q.submodules : KZ_EMPTY);
}
