/*
 * Flow collections on one line:
 *
 *     [a, "b", {c: 1, "d": 2}]
 */
#include "yaml/scan_inside.h"

static void skip_spaces(kz_scanner *s)
{
    s->at = kz_skip_spaces(s->at, s->end);
}

static bool is_at(const kz_scanner *s, char c)
{
    return s->at < s->end && *s->at == c;
}

static bool is_one_of(char c, const char *bytes)
{
    return c != '\0' && strchr(bytes, c) != NULL;
}

/* The end of the plain scalar at AT: before the byte that ends it in a flow collection.
 * NULL where blanks, comments and colons would need a closer look. */
static const char *plain_end(const kz_scanner *s)
{
    const char *p = s->at;
    if (*p == ':' || !kz_scan_begins_plain(s, p) ||
        (*p == '-' && s->end - p > 1 && is_one_of(p[1], ",]}")))
        return NULL;
    for (; p < s->end; p++) {
        if (is_one_of(*p, ",]}"))
            return p;
        if (is_one_of(*p, "[{?\n\t") || (*p == '#' && p[-1] == ' '))
            return NULL;
        if (*p == ':' && (s->end - p < 2 || is_one_of(p[1], ",?[]{}\n")))
            return NULL;
        if (*p == ':' && p[1] == ' ')
            return p;
    }
    return NULL;
}

static bool read_plain(kz_scanner *s, kz_str *text)
{
    const char *from = s->at, *end = plain_end(s);
    if (end == NULL)
        return false;
    s->at = end;
    while (end > from && end[-1] == ' ')
        end--;
    *text = (kz_str){from, (size_t)(end - from)};
    return true;
}

static bool read_scalar(kz_scanner *s, kz_scanned *out)
{
    bool over_lines = false, quoted = is_at(s, '"') || is_at(s, '\'');
    *out = (kz_scanned){.flags = quoted ? KZ_QUOTED : 0};
    bool read = quoted ? kz_scan_quoted(s, &out->text, &over_lines) : read_plain(s, &out->text);
    return read && !over_lines;
}

/* A value; what follows it is left to the caller. */
static kz_node *read_value(kz_scanner *s, size_t depth)
{
    if (s->at == s->end)
        return NULL;
    if (*s->at == '[' || *s->at == '{')
        return kz_scan_flow(s, depth);
    kz_loc loc = kz_scan_place(s, s->at);
    kz_scanned scalar;
    return read_scalar(s, &scalar) ? kz_scan_scalar(s, scalar, loc) : NULL;
}

static bool read_key(kz_scanner *s, kz_scan_key *key)
{
    const char *from = s->at;
    kz_loc loc = kz_scan_place(s, from);
    kz_scanned scalar;
    if (s->at == s->end || !read_scalar(s, &scalar))
        return false;
    skip_spaces(s);
    if (!is_at(s, ':') || s->at - from > KZ_SCAN_LONGEST_KEY)
        return false;
    s->at++;
    skip_spaces(s);
    return kz_scan_name_key(s, scalar, loc, key);
}

static kz_node *read_entry(kz_scanner *s, const kz_node *collection, size_t depth)
{
    if (collection->kind == KZ_SEQUENCE)
        return read_value(s, depth);
    kz_scan_key key;
    if (!read_key(s, &key))
        return NULL;
    kz_node *value = read_value(s, depth);
    if (value != NULL)
        kz_scan_hang_key(s, value, &key);
    return value;
}

kz_node *kz_scan_flow(kz_scanner *s, size_t depth)
{
    const bool map = *s->at == '{';
    const char close = map ? '}' : ']';
    if (depth > KZ_MAX_DEPTH)
        return NULL;
    kz_node *collection =
        kz_scan_node(s, map ? KZ_MAPPING : KZ_SEQUENCE, KZ_FLOW, kz_scan_place(s, s->at));
    s->at++;
    skip_spaces(s);
    if (is_at(s, close)) {
        s->at++;
        return collection;
    }
    for (;;) {
        kz_node *child = read_entry(s, collection, depth + 1);
        if (child == NULL)
            return NULL;
        kz_scan_append(collection, child);
        skip_spaces(s);
        if (is_at(s, close))
            break;
        if (!is_at(s, ','))
            return NULL;
        s->at++;
        skip_spaces(s);
    }
    s->at++;
    return collection;
}
