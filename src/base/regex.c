#include "base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct kz_regex {
    kz_str literal; /* ptr is NULL if it is a real pattern */
    bool whole;
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
};

/* No subject is so large that an honest pattern needs more; a pattern that would
 * take exponential time ends here, and that counts as no match. */
enum { MOST_STEPS = 2000000, MOST_HEAP_KIB = 20000, LONGEST_PATTERN = 100000, MOST_REPEATS = 1000 };

static void *take(size_t size, void *arena)
{
    return kz_arena_alloc(arena, size);
}

static void leave(void *block, void *arena)
{
    (void)block;
    (void)arena;
}

static bool is_literal(kz_str pattern)
{
    for (size_t i = 0; i < pattern.len; i++)
        if (pattern.ptr[i] == '\0' || strchr("\\.+*?()|[]{}^$", pattern.ptr[i]) != NULL)
            return false;
    return true;
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* A walk through a pattern that looks for what PCRE2 has and RE2 has not. */
typedef struct scan {
    kz_str pattern;
    size_t at;
    bool in_class;
    const char *refused; /* what is wrong; NULL if nothing is */
} scan;

static bool next_is(const scan *s, size_t ahead, char c)
{
    return s->at + ahead < s->pattern.len && s->pattern.ptr[s->at + ahead] == c;
}

/* Escapes of RE2, by letter: the same in and out of classes but for the few that
 * match between characters. */
static void scan_escape(scan *s)
{
    if (s->at + 1 >= s->pattern.len) {
        s->refused = "it ends in a backslash";
        return;
    }
    char c = s->pattern.ptr[s->at + 1];
    s->at += 2;
    if (!s->in_class && c == 'Q') {
        while (s->at < s->pattern.len && !(next_is(s, 0, '\\') && next_is(s, 1, 'E')))
            s->at++;
        s->at += s->at < s->pattern.len ? 2 : 0;
        return;
    }
    bool known = !is_word(c) || strchr("aftnrvdDsSwWpPx0", c) != NULL ||
        (!s->in_class && strchr("AbBz", c) != NULL) || (c == 'E' && !s->in_class) ||
        /* \1 alone is a back reference, \123 is a character. */
        (c >= '1' && c <= '7' && s->at < s->pattern.len && s->pattern.ptr[s->at] >= '0' &&
            s->pattern.ptr[s->at] <= '7');
    if (!known || c == '_')
        s->refused = "it has an escape that RE2 does not know";
}

/* "(?": flags, a name, or a group without number. */
static void scan_group(scan *s)
{
    s->at++;
    if (next_is(s, 0, '*'))
        s->refused = "it has a verb";
    if (!next_is(s, 0, '?'))
        return;
    s->at++;
    if ((next_is(s, 0, 'P') && next_is(s, 1, '<')) ||
        (next_is(s, 0, '<') && !next_is(s, 1, '=') && !next_is(s, 1, '!')))
        return;
    while (s->at < s->pattern.len && strchr("imsU-", s->pattern.ptr[s->at]) != NULL)
        s->at++;
    if (!next_is(s, 0, ':') && !next_is(s, 0, ')'))
        s->refused = "RE2 knows no look-around, recursion or atomic groups";
}

/* A repetition may be made lazy by "?", not possessive or repeated again. */
static void scan_repetition(scan *s)
{
    if (next_is(s, 0, '?'))
        s->at++;
    if (next_is(s, 0, '*') || next_is(s, 0, '+') || next_is(s, 0, '?'))
        s->refused = "it repeats a repetition";
}

/* {n}, {n,} or {n,m}; anything else in braces is text. */
static void scan_braces(scan *s)
{
    size_t i = s->at + 1, count[2] = {0, 0}, which = 0;
    size_t digits = i;
    for (; i < s->pattern.len && s->pattern.ptr[i] != '}'; i++) {
        char c = s->pattern.ptr[i];
        if (c == ',' && which == 0 && i > digits)
            which = 1;
        else if (c >= '0' && c <= '9' && count[which] <= MOST_REPEATS)
            count[which] = count[which] * 10 + (size_t)(c - '0');
        else
            break;
    }
    bool repeats = i < s->pattern.len && s->pattern.ptr[i] == '}' && i > digits;
    s->at = repeats ? i + 1 : s->at + 1;
    if (repeats && (count[0] > MOST_REPEATS || count[1] > MOST_REPEATS))
        s->refused = "it repeats more than 1000 times";
    if (repeats)
        scan_repetition(s);
}

static void scan_class(scan *s)
{
    if (next_is(s, 1, ':')) { /* [:alpha:] */
        s->at += 2;
        while (s->at < s->pattern.len && !next_is(s, 0, ':') && !next_is(s, 0, ']'))
            s->at++;
        s->at += next_is(s, 0, ':') ? 2 : 0;
        return;
    }
    s->at++;
}

static void scan_one(scan *s)
{
    char c = s->pattern.ptr[s->at];
    if (c == '\\') {
        scan_escape(s);
    } else if (s->in_class) {
        if (c == '[') {
            scan_class(s);
            return;
        }
        s->in_class = c != ']';
        s->at++;
    } else if (c == '[') {
        s->in_class = true;
        s->at += next_is(s, 1, '^') ? 2 : 1;
        s->at += next_is(s, 0, ']') ? 1 : 0;
    } else if (c == '(') {
        scan_group(s);
    } else if (c == '{') {
        scan_braces(s);
    } else {
        s->at++;
        if (c == '*' || c == '+' || c == '?')
            scan_repetition(s);
    }
}

static const char *refused_by_re2(kz_str pattern)
{
    scan s = {.pattern = pattern};
    while (s.at < pattern.len && s.refused == NULL)
        scan_one(&s);
    return s.refused;
}

static kz_status bad(kz_ctx *ctx, kz_loc at, kz_str pattern, const char *why)
{
    return kz_report(
        ctx, at, KZ_D_BAD_REGEX, "'" KZ_FMT "' is no regular expression: %s", KZ_ARG(pattern), why);
}

static kz_status compile(kz_ctx *ctx, kz_regex *regex, kz_str pattern, kz_str text, kz_loc at)
{
    /* Multi-line input never occurs in names; "$" is the very end, as in RE2. */
    uint32_t flags = PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C |
        (regex->whole ? PCRE2_ANCHORED | PCRE2_ENDANCHORED : 0);
    pcre2_general_context *memory = pcre2_general_context_create(take, leave, &ctx->arena);
    pcre2_compile_context *how = pcre2_compile_context_create(memory);
    pcre2_set_parens_nest_limit(how, 200);
    int error;
    PCRE2_SIZE where;
    regex->code = pcre2_compile((PCRE2_SPTR)text.ptr, text.len, flags, &error, &where, how);
    if (regex->code == NULL) {
        char message[200] = "";
        pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof message);
        return bad(ctx, at, pattern, message);
    }
    regex->data = pcre2_match_data_create(1, memory);
    regex->limits = pcre2_match_context_create(memory);
    pcre2_set_match_limit(regex->limits, MOST_STEPS);
    pcre2_set_heap_limit(regex->limits, MOST_HEAP_KIB);
    return KZ_OK;
}

kz_status kz_regex_compile(kz_ctx *ctx, kz_str pattern, bool whole, kz_loc at, const kz_regex **out)
{
    kz_regex *regex = KZ_NEW(&ctx->arena, kz_regex);
    regex->whole = whole;
    *out = regex;
    if (is_literal(pattern)) {
        regex->literal = pattern;
        return KZ_OK;
    }
    if (pattern.len > LONGEST_PATTERN)
        return kz_report(ctx, at, KZ_D_BAD_REGEX, "this regular expression is too long");
    const char *why = refused_by_re2(pattern);
    if (why != NULL)
        return bad(ctx, at, pattern, why);
    kz_str text = kz_str_dup(&ctx->arena, pattern);
    return compile(ctx, regex, pattern, text, at);
}

kz_str kz_regex_literal(const kz_regex *regex)
{
    return regex->whole ? regex->literal : (kz_str){NULL, 0};
}

bool kz_regex_match(const kz_regex *regex, kz_str text)
{
    if (regex->code == NULL)
        return regex->whole ? kz_str_eq(regex->literal, text)
                            : kz_str_contains(text, regex->literal);
    return pcre2_match(
               regex->code, (PCRE2_SPTR)text.ptr, text.len, 0, 0, regex->data, regex->limits) >= 0;
}
