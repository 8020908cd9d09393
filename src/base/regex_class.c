/*
 * Classes of characters: [a-z], [^[:space:]], \d, \pL, \p{Greek}.
 */
#include "base/regex_syntax.h"

#include <stdio.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Without "sc:" newer versions ask whether a script uses the character; RE2 asks for
 * the one script that it belongs to. */
#if PCRE2_MAJOR > 10 || PCRE2_MINOR >= 40
#define SCRIPT "sc:"
#else
#define SCRIPT ""
#endif

enum { LAST_CODE = 0x10FFFF, LONG_S = 0x17F, KELVIN = 0x212A };

/* Surrogates are no characters: PCRE2 refuses them, to RE2 they match nothing. */
enum { FIRST_SURROGATE = 0xD800, LAST_SURROGATE = 0xDFFF };

static void put_range(kz_regex_reader *r, uint32_t from, uint32_t to)
{
    if (from >= FIRST_SURROGATE && from <= LAST_SURROGATE)
        from = LAST_SURROGATE + 1;
    if (to >= FIRST_SURROGATE && to <= LAST_SURROGATE)
        to = FIRST_SURROGATE - 1;
    if (from > to)
        return;
    kz_regex_put_code(r, from);
    kz_regex_put(r, "-");
    kz_regex_put_code(r, to);
}

/* A set that RE2 has a name for: pairs of first and last character, all ASCII. */
typedef struct named {
    const char *name, *ranges;
} named;

static const named posix[] = {
    {"alnum", "09AZaz"},
    {"alpha", "AZaz"},
    {"ascii", NULL},
    {"blank", "\t\t  "},
    {"cntrl", NULL},
    {"digit", "09"},
    {"graph", "!~"},
    {"lower", "az"},
    {"print", " ~"},
    {"punct", "!/:@[`{~"},
    {"space", "\t\r  "},
    {"upper", "AZ"},
    {"word", "09AZ__az"},
    {"xdigit", "09AFaf"},
};

static const named perl[] = {{"d", "09"}, {"s", "\t\n\f\r  "}, {"w", "09AZ__az"}};

static void collect(const named *set, bool has[128])
{
    memset(has, 0, 128);
    if (set->ranges == NULL) /* the two that have NUL in them */
        for (size_t c = 0; c < 128; c++)
            has[c] = set->name[0] == 'a' || c < ' ' || c == 127;
    else
        for (const char *range = set->ranges; *range != '\0'; range += 2)
            for (char c = range[0]; c <= range[1]; c++)
                has[(unsigned char)c] = true;
}

static void fold(bool has[128])
{
    for (size_t c = 'a'; c <= 'z'; c++)
        has[c] = has[c - 'a' + 'A'] = has[c] || has[c - 'a' + 'A'];
}

/* The complement is taken after folding, so it must be known which letters beyond
 * ASCII fold into the set: two do, one to "s", one to "k". */
static void put_beyond(kz_regex_reader *r, bool has_s, bool has_k)
{
    uint32_t from = 128;
    if (has_s) {
        put_range(r, from, LONG_S - 1);
        from = LONG_S + 1;
    }
    if (has_k) {
        put_range(r, from, KELVIN - 1);
        from = KELVIN + 1;
    }
    put_range(r, from, LAST_CODE);
}

static void put_named(kz_regex_reader *r, const named *set, bool negated)
{
    bool has[128];
    collect(set, has);
    if (r->fold)
        fold(has);
    for (uint32_t c = 0; c < 128; c++) {
        uint32_t from = c;
        while (c < 128 && has[c] != negated)
            c++;
        if (c > from)
            put_range(r, from, c - 1);
    }
    if (negated)
        put_beyond(r, r->fold && has['s'], r->fold && has['k']);
}

static void put_property(kz_regex_reader *r, kz_str name, bool negated)
{
    char text[64];
    bool any = kz_str_eq_caseless(name, KZ_S("any"));
    for (size_t i = 0; i < name.len; i++)
        if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_- ", name.ptr[i]) == NULL)
            name.len = 0;
    if (name.len == 0 || name.len > 40) {
        r->wrong = "it has a \\p with no known category or script";
        return;
    }
    /* Upper, lower and title case are one when case does not count. */
    bool cased = name.len == 2 && (name.ptr[0] == 'L' || name.ptr[0] == 'l') &&
        strchr("ultULT", name.ptr[1]) != NULL;
    if (r->fold && cased)
        name = KZ_S("L&");
    snprintf(text, sizeof text, "\\%c{%s" KZ_FMT "}", negated ? 'P' : 'p',
        name.len > 2 && !any ? SCRIPT : "", KZ_ARG(name));
    kz_regex_put(r, text);
}

/* \pN, \p{Greek}, \P{^Lu}; r->at is behind the p. */
static void read_property(kz_regex_reader *r, bool negated)
{
    kz_str rest = kz_str_from(r->pattern, r->at), name = rest;
    if (rest.len == 0 || rest.ptr[0] != '{') {
        kz_regex_next(r);
        name.len = r->at - (r->pattern.len - rest.len);
    } else {
        size_t end = kz_str_find(rest, '}');
        if (end == rest.len) {
            r->wrong = "it has a \\p{ without }";
            return;
        }
        name = kz_str_sub(rest, 1, end);
        r->at += end + 1;
    }
    if (name.len > 0 && name.ptr[0] == '^') {
        negated = !negated;
        name = kz_str_from(name, 1);
    }
    put_property(r, name, negated);
}

static bool read_escaped_set(kz_regex_reader *r)
{
    kz_str rest = kz_str_from(r->pattern, r->at);
    if (rest.len < 2 || rest.ptr[0] != '\\')
        return false;
    char c = rest.ptr[1];
    if (c == 'p' || c == 'P') {
        r->at += 2;
        read_property(r, c == 'P');
        return true;
    }
    for (size_t i = 0; i < sizeof perl / sizeof *perl; i++)
        if ((c | ' ') == perl[i].name[0]) {
            r->at += 2;
            put_named(r, &perl[i], c != perl[i].name[0]);
            return true;
        }
    return false;
}

bool kz_regex_read_escaped_class(kz_regex_reader *r)
{
    size_t before = r->out.len;
    kz_regex_put(r, "[");
    bool is_set = read_escaped_set(r);
    if (is_set)
        kz_regex_put(r, "]");
    else
        r->out.len = before;
    return is_set;
}

/* [:alpha:] or [:^alpha:] inside of brackets. */
static bool read_posix_set(kz_regex_reader *r)
{
    kz_str rest = kz_str_from(r->pattern, r->at);
    size_t end = 2;
    while (end + 1 < rest.len && !(rest.ptr[end] == ':' && rest.ptr[end + 1] == ']'))
        end++;
    if (!kz_regex_ahead(r, "[:") || end + 1 >= rest.len)
        return false;
    bool negated = rest.ptr[2] == '^';
    kz_str name = kz_str_sub(rest, negated ? 3 : 2, end);
    r->wrong = "it has a class [:...:] that RE2 does not know";
    for (size_t i = 0; i < sizeof posix / sizeof *posix; i++)
        if (kz_str_eq(name, kz_str_c(posix[i].name))) {
            r->wrong = NULL;
            r->at += end + 2;
            put_named(r, &posix[i], negated);
        }
    return true;
}

static uint32_t read_member(kz_regex_reader *r)
{
    if (r->at >= r->pattern.len) {
        r->wrong = "it lacks a ']'";
        return 0;
    }
    if (r->pattern.ptr[r->at] != '\\')
        return kz_regex_next(r);
    r->at++;
    return kz_regex_read_escaped(r);
}

/* One character, or a range of them. */
static void read_range(kz_regex_reader *r)
{
    uint32_t from = read_member(r), to = from;
    if (r->wrong == NULL && kz_regex_ahead(r, "-") && !kz_regex_ahead(r, "-]") &&
        r->at + 1 < r->pattern.len) {
        r->at++;
        to = read_member(r);
    }
    if (r->wrong == NULL && to < from)
        r->wrong = "it has a range whose end comes before its start";
    if (r->wrong == NULL)
        put_range(r, from, to);
}

void kz_regex_read_class(kz_regex_reader *r)
{
    size_t before = r->out.len;
    r->at++;
    bool negated = kz_regex_ahead(r, "^");
    r->at += negated ? 1 : 0;
    kz_regex_put(r, negated ? "[^" : "[");
    size_t start = r->out.len;
    bool first = true;
    for (; r->wrong == NULL && (first || !kz_regex_ahead(r, "]")); first = false)
        if (!read_posix_set(r) && !read_escaped_set(r))
            read_range(r);
    r->at++;
    if (r->out.len > start) {
        kz_regex_put(r, "]");
        return;
    }
    r->out.len = before; /* nothing but surrogates */
    kz_regex_put(r, negated ? "." : "(?!)");
}
