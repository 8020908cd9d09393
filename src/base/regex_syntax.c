#include "base/regex_syntax.h"

#include <stdio.h>

/* RE2's own limits. */
enum { MOST_REPEATS = 1000, DEEPEST = 1000 };
enum { NO_ATOM = -1 };

typedef struct group {
    bool fold, lines, dot_all; /* the flags outside of it */
    bool out_fold;
    ptrdiff_t start; /* in the output */
    size_t times;    /* how often {n} makes the most repeated thing in it occur */
} group;

typedef struct parser {
    kz_regex_reader r; /* its fold is the flag i */
    bool lines;        /* the flag m */
    bool dot_all;      /* the flag s */
    KZ_VEC(group) groups;
    ptrdiff_t atom;  /* where the thing that a repetition would repeat starts in the output */
    size_t times;    /* as in a group, for the atom */
    bool quantified; /* the atom has a repetition already */
    bool repeated;   /* ... and that is what came last */
} parser;

void kz_regex_put(kz_regex_reader *r, const char *text)
{
    for (; *text != '\0'; text++)
        KZ_PUSH(&r->ctx->scratch, r->out, *text);
}

void kz_regex_put_flags(kz_regex_reader *r)
{
    if (r->fold != r->out_fold)
        kz_regex_put(r, r->fold ? "(?i)" : "(?-i)");
    r->out_fold = r->fold;
}

static bool is_alnum(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void kz_regex_put_code(kz_regex_reader *r, uint32_t code)
{
    char text[16];
    snprintf(text, sizeof text, is_alnum(code) ? "%c" : "\\x{%x}", code);
    kz_regex_put(r, text);
}

uint32_t kz_regex_next(kz_regex_reader *r)
{
    if (r->at >= r->pattern.len)
        return 0;
    const unsigned char *s = (const unsigned char *)r->pattern.ptr + r->at;
    size_t n = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    uint32_t code = n == 1 ? s[0] : s[0] & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++)
        code = code << 6 | (s[i] & 0x3F);
    r->at += n;
    return code;
}

bool kz_regex_ahead(const kz_regex_reader *r, const char *text)
{
    return kz_str_starts(kz_str_from(r->pattern, r->at), kz_str_c(text));
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
        return (c | ' ') - 'a' + 10;
    return 99;
}

/* At least LEAST and at most MOST digits to BASE. */
static uint32_t read_number(kz_regex_reader *r, int base, size_t least, size_t most)
{
    uint32_t value = 0;
    size_t n = 0;
    for (; n < most && r->at < r->pattern.len; n++, r->at++) {
        int digit = digit_value(r->pattern.ptr[r->at]);
        if (digit >= base || value > 0x10FFFF)
            break;
        value = value * (uint32_t)base + (uint32_t)digit;
    }
    if (n < least || value > 0x10FFFF)
        r->wrong = "it has an escape that is no character";
    return value;
}

static uint32_t read_hexadecimal(kz_regex_reader *r)
{
    if (!kz_regex_ahead(r, "{"))
        return read_number(r, 16, 2, 2);
    r->at++;
    uint32_t code = read_number(r, 16, 1, SIZE_MAX);
    if (!kz_regex_ahead(r, "}"))
        r->wrong = "it has an escape that is no character";
    r->at++;
    return code;
}

uint32_t kz_regex_read_escaped(kz_regex_reader *r)
{
    static const char letters[] = "afnrtv", codes[] = "\a\f\n\r\t\v";
    if (r->at >= r->pattern.len) {
        r->wrong = "it ends in a backslash";
        return 0;
    }
    uint32_t c = kz_regex_next(r);
    const char *letter = c != 0 && c < 0x80 ? strchr(letters, (int)c) : NULL;
    if (letter != NULL)
        return (uint32_t)codes[letter - letters];
    if (c == 'x')
        return read_hexadecimal(r);
    bool octal_follows = r->at < r->pattern.len && digit_value(r->pattern.ptr[r->at]) < 8;
    if (c == '0' || (c >= '1' && c <= '7' && octal_follows)) { /* \1 is a back reference */
        r->at--;
        return read_number(r, 8, 1, 3);
    }
    if (is_alnum(c) || c >= 0x80)
        r->wrong = "it has an escape that RE2 does not know";
    return c;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static group *innermost(parser *p)
{
    return &p->groups.at[p->groups.len - 1];
}

static void begin_atom(parser *p, ptrdiff_t start)
{
    if (p->atom != NO_ATOM)
        innermost(p)->times = larger(innermost(p)->times, p->times);
    p->atom = start;
    p->times = 1;
    p->quantified = false;
}

static void begin_here(parser *p)
{
    begin_atom(p, (ptrdiff_t)p->r.out.len);
}

static void put_assertion(parser *p, const char *text)
{
    begin_here(p);
    kz_regex_put(&p->r, "(?:");
    kz_regex_put(&p->r, text);
    kz_regex_put(&p->r, ")");
}

static void put_literal(parser *p, uint32_t code)
{
    if (code >= 0x80 || is_alnum(code))
        kz_regex_put_flags(&p->r);
    begin_here(p);
    if (code >= 0xD800 && code <= 0xDFFF) /* no character: never matches */
        kz_regex_put(&p->r, "(?!)");
    else
        kz_regex_put_code(&p->r, code);
}

static void open_group(parser *p, bool fold, bool lines, bool dot_all)
{
    group g = {.fold = p->r.fold,
        .lines = p->lines,
        .dot_all = p->dot_all,
        .out_fold = p->r.out_fold,
        .start = (ptrdiff_t)p->r.out.len,
        .times = 1};
    begin_atom(p, NO_ATOM);
    if (p->groups.len > DEEPEST)
        p->r.wrong = "it nests too deep";
    KZ_PUSH(&p->r.ctx->scratch, p->groups, g);
    kz_regex_put(&p->r, "(");
    p->r.fold = fold;
    p->lines = lines;
    p->dot_all = dot_all;
}

static void close_group(parser *p)
{
    p->r.at++;
    if (p->groups.len == 1) {
        p->r.wrong = "it has a ')' without '('";
        return;
    }
    begin_atom(p, NO_ATOM);
    group g = *innermost(p);
    p->groups.len--;
    kz_regex_put(&p->r, ")");
    begin_atom(p, g.start);
    p->times = g.times;
    p->r.fold = g.fold;
    p->r.out_fold = g.out_fold;
    p->lines = g.lines;
    p->dot_all = g.dot_all;
}

/* (?P<name>; r->at is at the name. */
static void read_name(parser *p)
{
    kz_regex_reader *r = &p->r;
    kz_str rest = kz_str_from(r->pattern, r->at);
    kz_str name = kz_str_sub(rest, 0, kz_str_find(rest, '>'));
    bool valid = name.len > 0 && name.len < rest.len;
    for (size_t i = 0; i < name.len; i++)
        valid = valid && (is_alnum((unsigned char)name.ptr[i]) || name.ptr[i] == '_');
    if (!valid) {
        r->wrong = "it has a group whose name is not one of letters and digits";
        return;
    }
    r->at += name.len + 1;
    open_group(p, r->fold, p->lines, p->dot_all);
}

/* Flags, and what they are for: (?i) from here on, (?i:...) a group. r->at is behind
 * the question mark. */
static void read_flags(parser *p)
{
    kz_regex_reader *r = &p->r;
    bool fold = r->fold, lines = p->lines, dot_all = p->dot_all, on = true, seen = true;
    for (;;) {
        char c = r->at < r->pattern.len ? r->pattern.ptr[r->at] : '\0';
        if (c == '-' && on)
            seen = on = false;
        else if (c == '\0' || strchr("imsU", c) == NULL)
            break;
        else
            seen = true;
        fold = c == 'i' ? on : fold;
        lines = c == 'm' ? on : lines;
        dot_all = c == 's' ? on : dot_all;
        r->at++;
    }
    bool is_group = kz_regex_ahead(r, ":");
    if (!seen || (!is_group && !kz_regex_ahead(r, ")"))) {
        r->wrong = "RE2 has no look-around, recursion or atomic groups";
        return;
    }
    r->at++;
    if (is_group) {
        open_group(p, fold, lines, dot_all);
        return;
    }
    r->fold = fold;
    p->lines = lines;
    p->dot_all = dot_all;
}

static void read_group(parser *p)
{
    size_t named = kz_regex_ahead(&p->r, "(?P<") ? 4 : kz_regex_ahead(&p->r, "(?<") ? 3 : 0;
    bool flagged = kz_regex_ahead(&p->r, "(?");
    p->r.at += named > 0 ? named : flagged ? 2 : 1;
    if (named > 0)
        read_name(p);
    else if (flagged)
        read_flags(p);
    else
        open_group(p, p->r.fold, p->lines, p->dot_all);
}

/* What has a repetition already becomes a group, so that it can have another. */
static void wrap_atom(parser *p)
{
    kz_regex_put(&p->r, "(?:");
    char *atom = p->r.out.at + p->atom;
    size_t len = p->r.out.len - (size_t)p->atom - 3;
    memmove(atom + 3, atom, len);
    memcpy(atom, "(?:", 3);
    kz_regex_put(&p->r, ")");
}

static void put_repetition(parser *p, bool after_repetition, const char *text)
{
    if (kz_regex_ahead(&p->r, "?")) /* lazy: matches the same texts */
        p->r.at++;
    if (after_repetition)
        p->r.wrong = "it repeats a repetition";
    else if (p->atom == NO_ATOM)
        p->r.wrong = "it has a repetition of nothing";
    if (p->r.wrong != NULL)
        return;
    if (p->quantified)
        wrap_atom(p);
    kz_regex_put(&p->r, text);
    p->quantified = p->repeated = true;
}

/* Digits at *AT of S, without leading zeros; MOST_REPEATS + 1 for anything larger. */
static bool read_count(kz_str s, size_t *at, size_t *count)
{
    size_t start = *at;
    *count = 0;
    for (; *at < s.len && s.ptr[*at] >= '0' && s.ptr[*at] <= '9'; ++*at)
        if (*count <= MOST_REPEATS)
            *count = *count * 10 + (size_t)(s.ptr[*at] - '0');
    return *at > start && (s.ptr[start] != '0' || *at == start + 1);
}

/* {n}, {n,} or {n,m}; in any other form a brace is a character. */
static void read_braces(parser *p, bool after_repetition)
{
    char text[64];
    kz_str rest = kz_str_from(p->r.pattern, p->r.at);
    size_t at = 1, least = 0, most = 0;
    bool valid = read_count(rest, &at, &least);
    bool open = valid && at + 1 < rest.len && rest.ptr[at] == ',' && rest.ptr[at + 1] == '}';
    if (open)
        at++;
    else if (valid && at < rest.len && rest.ptr[at] == ',')
        valid = read_count(rest, (at++, &at), &most);
    else
        most = least;
    if (!valid || at >= rest.len || rest.ptr[at] != '}') {
        p->r.at++;
        put_literal(p, '{');
        return;
    }
    p->r.at += at + 1;
    size_t times = larger(open ? least : most, 1) * p->times;
    if (least > MOST_REPEATS || most > MOST_REPEATS || times > MOST_REPEATS)
        p->r.wrong = "it repeats more than 1000 times";
    else if (!open && least > most)
        p->r.wrong = "it repeats at least more often than at most";
    snprintf(text, sizeof text, open ? "{%zu,}" : "{%zu,%zu}", least, most);
    put_repetition(p, after_repetition, text);
    p->times = times;
}

/* \Q...\E: all that is between is as it is. */
static void read_quoted(parser *p)
{
    p->r.at += 2;
    while (p->r.at < p->r.pattern.len && !kz_regex_ahead(&p->r, "\\E"))
        put_literal(p, kz_regex_next(&p->r));
    p->r.at += p->r.at < p->r.pattern.len ? 2 : 0;
}

static void read_escape(parser *p)
{
    static const char *const assertions[] = {"\\A", "\\b", "\\B", "\\z"};
    kz_regex_reader *r = &p->r;
    if (kz_regex_ahead(r, "\\Q")) {
        read_quoted(p);
        return;
    }
    for (size_t i = 0; i < sizeof assertions / sizeof *assertions; i++)
        if (kz_regex_ahead(r, assertions[i])) {
            r->at += 2;
            put_assertion(p, assertions[i]);
            return;
        }
    kz_regex_put_flags(r);
    ptrdiff_t start = (ptrdiff_t)r->out.len;
    if (kz_regex_read_escaped_class(r)) {
        begin_atom(p, start);
        return;
    }
    r->at++;
    put_literal(p, kz_regex_read_escaped(r));
}

/* One of those characters that stand for themselves together with flags. */
static void read_simple(parser *p, char c)
{
    p->r.at++;
    if (c == '^') {
        put_assertion(p, p->lines ? "(?m:^)" : "\\A");
    } else if (c == '$') {
        put_assertion(p, p->lines ? "(?m:$)" : "\\z");
    } else if (c == '.') {
        begin_here(p);
        kz_regex_put(&p->r, p->dot_all ? "." : "\\N");
    } else {
        begin_atom(p, NO_ATOM);
        kz_regex_put(&p->r, "|");
    }
}

static void read_one(parser *p)
{
    kz_regex_reader *r = &p->r;
    char c = r->pattern.ptr[r->at];
    bool after_repetition = p->repeated;
    p->repeated = false;
    switch (c) {
    case '(':
        read_group(p);
        break;
    case ')':
        close_group(p);
        break;
    case '[':
        kz_regex_put_flags(r);
        begin_here(p);
        kz_regex_read_class(r);
        break;
    case '\\':
        read_escape(p);
        break;
    case '{':
        read_braces(p, after_repetition);
        break;
    case '*':
    case '+':
    case '?':
        r->at++;
        put_repetition(p, after_repetition, (const char[]){c, '\0'});
        break;
    case '^':
    case '$':
    case '.':
    case '|':
        read_simple(p, c);
        break;
    default:
        put_literal(p, kz_regex_next(r));
    }
}

kz_str kz_regex_translate(kz_ctx *ctx, kz_str pattern, const char **wrong)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    parser p = {.r = {.ctx = ctx, .pattern = pattern}, .atom = NO_ATOM};
    group whole = {.times = 1};
    KZ_PUSH(&ctx->scratch, p.groups, whole);
    if (!kz_str_is_utf8(pattern))
        p.r.wrong = "it is not valid UTF-8";
    while (p.r.wrong == NULL && p.r.at < pattern.len)
        read_one(&p);
    if (p.r.wrong == NULL && p.groups.len > 1)
        p.r.wrong = "it lacks a ')'";
    *wrong = p.r.wrong;
    kz_str text = kz_str_dup(&ctx->arena, (kz_str){p.r.out.at, p.r.out.len});
    kz_arena_rewind(&ctx->scratch, mark);
    return text;
}
