/*
 * Regular expressions: what RE2 accepts and refuses, and what matches. The tables were
 * taken from Go's regexp.
 */
#include <time.h>

#include "base/regex.h"
#include "plan.h"

/* Texts are separated by commas; NULL is none. The whole text must match. */
static const struct match_case {
    const char *name, *yes, *no;
} match_cases[] = {
    {"web", "web", "webs,aweb,"},
    {"web.*", "web,web-1", "aweb,web\n"},
    {"a|b", "a,b", "ab,xb"},
    {"(a|b)+", "abba", "abc"},
    {"a)|(?:b", "a,ax,xb,b", "x"},
    {"^web$", "web", "webs"},
    {"$a", NULL, "a"},
    {".", "a,\xC3\xA9", "\n,ab"},
    {"(?s).", "\n", NULL},
    {"(?m)a$\\n^b", "a\nb", NULL},
    {"a$\\nb", NULL, "a\nb"},
    {"(?i)WEB", "web,WeB", "wex"},
    {"(?i:W)eb", "web", "wEb"},
    {"(?i)a(?-i)b", "Ab", "AB"},
    {"(?i)s", "s,S,\xC5\xBF", NULL},
    {"(a(?i)b|c)d", "aBd,Cd", "CD"},
    {"a(?i)*", ",aaa", "aA"},
    {"a*(?i)*", ",aaa", NULL},
    {"a{2}(?i){3}", "aaaaaa", "aaaaa"},
    {"(?U)a+?", "aaa", ""},
    {"(?P<n>a)(?<m>b)", "ab", NULL},
    {"(?P<n>a)(?P<n>b)", "ab", NULL},
    {"\\d+", "12", "1a"},
    {"\\D", "a,\xC3\xA9", "1"},
    {"\\s", " ,\t,\f", "\v"},
    {"\\S", "\v,x", " "},
    {"\\w+", "a_9", "\xC3\xA9,a-b"},
    {"\\W", "-,\xC3\xA9", "a"},
    {"(?i)\\W", "\xC3\xA9", "\xC5\xBF,\xE2\x84\xAA,s"},
    {"(?i)[^\\W]", "\xC5\xBF,\xE2\x84\xAA,s", "\xC3\xA9"},
    {"[\\d_-]+", "1_-", "a"},
    {"[^\\d]", "a", "1"},
    {"\\bweb\\b", "web", NULL},
    {"a\\Bb", "ab", NULL},
    {"a\\bb", NULL, "ab"},
    {"\\Aweb\\z", "web", NULL},
    {"\\12", "\n", NULL},
    {"\\0", NULL, "0"},
    {"\\07", "\a", NULL},
    {"\\0101", "\b1", NULL},
    {"\\x41", "A", NULL},
    {"\\x{3b1}", "\xCE\xB1", NULL},
    {"\\x{d800}", NULL, "a,"},
    {"[\\x{d7ff}-\\x{e000}]", NULL, "a"},
    {"[^\\x{d800}]", "a", NULL},
    {"[\\x{d800}]", NULL, "a"},
    {"\\a\\f\\n\\r\\t\\v", "\a\f\n\r\t\v", NULL},
    {"\\.\\-\\_\\/", ".-_/", NULL},
    {"\\Qa.b\\E+", "a.b,a.bbb", "axb"},
    {"\\Q\\E", "", "a"},
    {"a\\Q\\E*", ",aa", NULL},
    {"[a-c]+", "abc", "d"},
    {"[^a-c]", "d,\n", "a"},
    {"[]a]+", "]a", "b"},
    {"[^]a]", "b", "]"},
    {"[a-]+", "a-", "b"},
    {"[-a]+", "-a", NULL},
    {"[a\\]]+", "a]", NULL},
    {"[.*+?(){}|^$]+", ".*+?(){}|^$", "a"},
    {"[\\d-z]+", "1-z", "y"},
    {"[[a]+", "[a", NULL},
    {"(?i)[k]", "K,\xE2\x84\xAA", NULL},
    {"(?i)[^k]", "a", "K,\xE2\x84\xAA"},
    {"[[:alpha:]]+", "aZ", "1,\xC3\xA9"},
    {"[[:^alpha:]]", "1,\xC3\xA9", "a"},
    {"[[:upper:][:digit:]]+", "A1", "a"},
    {"[[:word:]]+", "a_1", "-"},
    {"[[:space:]]", "\v, ", "a"},
    {"[[:punct:]]+", "!/:@[`{~", "a"},
    {"[[:xdigit:]]+", "09afAF", "g"},
    {"[[:ascii:]]", "\1,\x7f", "\xC3\xA9"},
    {"[[:cntrl:]]", "\x1f,\x7f", " "},
    {"[[:blank:]]+", "\t ", "\n"},
    {"[[:graph:]]", "~", " "},
    {"[[:print:]]", " ", "\t"},
    {"[[:alnum:]]+", "aZ9", "_"},
    {"(?i)[[:lower:]]+", "AZ\xC5\xBF\xE2\x84\xAA", "1"},
    {"(?i)[[:^lower:]]+",
        "\xC3\xA9"
        "1",
        "\xC5\xBF,\xE2\x84\xAA"},
    {"[:alpha:]+", "alp:", "z"},
    {"\\pL+", "a\xC3\xA9", "1"},
    {"\\PL", "1", "a"},
    {"\\p{Lu}", "A", "a"},
    {"(?i)\\p{Lu}", "A,a", "1"},
    {"\\p{^Lu}", "a", "A"},
    {"\\P{^Lu}", "A", "a"},
    {"\\pN", "1", "a"},
    {"\\p{Greek}+", "\xCE\xB1", "a"},
    {"[\\p{Greek}a]+",
        "\xCE\xB1"
        "a",
        "b"},
    {"\\p{Any}", "a,\n", NULL},
    {"a{2}", "aa", "a,aaa"},
    {"a{2,}", "aaa", "a"},
    {"a{1,2}", "aa", ",aaa"},
    {"a{0}b", "b", "ab"},
    {"a{,2}", NULL, "aa"},
    {"a{x}", "a{x}", NULL},
    {"a{02}", "a{02}", "aa"},
    {"a{2", "a{2", "aa"},
    {"a{", "a{", "a"},
    {"{", "{", ""},
    {"}", "}", NULL},
    {"a{1000}", NULL, "a"},
    {"(a{100}){10}", NULL, "a"},
    {"(a*){1000}", "aa", "b"},
    {"a??", ",a", NULL},
    {"^*a", "a", NULL},
    {"a$*", "a", NULL},
    {"\\b*a", "a", NULL},
    {"()*a", "a", NULL},
    {"(|a)*b", "aab", NULL},
    {"(?:)", "", "a"},
    {"()", "", NULL},
    {"|", "", "a"},
    {"(?)a", "a", NULL},
    {"(?i-s:a)", "A", NULL},
    {"app-[0-9]+(-canary)?", "app-1,app-12-canary", "app-"},
};

static kz_status compile(kz_ctx *ctx, const char *pattern, bool whole, const kz_regex **out)
{
    kz_ctx_init(ctx, 0, NULL);
    return kz_regex_compile(ctx, kz_str_c(pattern), whole, (kz_loc){.line = 4, .col = 2}, out);
}

static void check(const kz_regex *regex, const char *texts, bool expected)
{
    kz_str rest = texts == NULL ? (kz_str){NULL, 0} : kz_str_c(texts), text;
    while (kz_str_split(&rest, ',', &text))
        if (kz_regex_match(regex, text) != expected)
            fail_msg("'" KZ_FMT "' should %smatch", KZ_ARG(text), expected ? "" : "not ");
}

static void matches(void **state)
{
    const struct match_case *c = *state;
    kz_ctx ctx;
    const kz_regex *regex;
    assert_int_equal(compile(&ctx, c->name, true, &regex), KZ_OK);
    check(regex, c->yes, true);
    check(regex, c->no, false);
    kz_ctx_release(&ctx);
}

static const struct refused_case {
    const char *name;
} refused_cases[] = {
    {"(?i)*a"},
    {"(?P<>a)"},
    {"(?P<a-b>a)"},
    {"(?P<n"},
    {"(?P=n)"},
    {"\\Z"},
    {"\\G"},
    {"\\K"},
    {"\\R"},
    {"\\h"},
    {"\\C"},
    {"\\e"},
    {"\\y"},
    {"\\\xC3\xA9"},
    {"\\"},
    {"\\1"},
    {"(a)\\1"},
    {"\\8"},
    {"\\k<n>"},
    {"\\x4"},
    {"\\x{}"},
    {"\\x{110000}"},
    {"\\x{41"},
    {"\\Qa.b"},
    {"\\E"},
    {"["},
    {"[a"},
    {"[]"},
    {"[z-a]"},
    {"[a-\\d]"},
    {"[[:nope:]]"},
    {"\\p{Nope}"},
    {"\\p{}"},
    {"\\p{Lu"},
    {"\\p"},
    {"\\pX"},
    {"\\p{Xan}"},
    {"\\p{L&}"},
    {"a{1001}"},
    {"a{2,1}"},
    {"a{1,1001}"},
    {"(a{100}){11}"},
    {"((a{10}){10}){11}"},
    {"(a{2}|b{400}){3}"},
    {"a{99999999999}"},
    {"a**"},
    {"a+*"},
    {"a???"},
    {"a{2}{3}"},
    {"a*+"},
    {"*a"},
    {"(*a)"},
    {"a|*"},
    {"(+)"},
    {"{1}"},
    {"(*ACCEPT)"},
    {"(*UTF)a"},
    {"("},
    {")"},
    {"(a"},
    {"a)"},
    {"((a)"},
    {"(?=a)"},
    {"(?!a)"},
    {"(?<=a)"},
    {"(?<!a)"},
    {"(?>a)"},
    {"(?|a)"},
    {"(?R)"},
    {"(?1)"},
    {"(?#a)"},
    {"(?(1)a)"},
    {"(?C)"},
    {"(?&n)"},
    {"(?x)a"},
    {"(?-)a"},
    {"(?i-)a"},
    {"(?-i-s)a"},
    {"(?i"},
    {"(?"},
};

static void refuses(void **state)
{
    const struct refused_case *c = *state;
    kz_ctx ctx;
    const kz_regex *regex;
    assert_int_equal(compile(&ctx, c->name, true, &regex), KZ_EINPUT);
    assert_int_equal(ctx.error_count, 1);
    assert_int_equal(ctx.last_diag->id, KZ_D_BAD_REGEX);
    assert_int_equal(ctx.last_diag->at.line, 4);
    assert_true(kz_str_contains(ctx.last_diag->text, kz_str_c(c->name)));
    kz_ctx_release(&ctx);
}

static const struct match_case part_cases[] = {
    {"web", "web,my-web-1", "we,"},
    {"^web", "web-1", "my-web"},
    {"web$", "my-web", "web-1"},
    {"we|b$", "wet,b", "c"},
    {"[0-9]", "a1b", "ab"},
};

static void matches_a_part(void **state)
{
    const struct match_case *c = *state;
    kz_ctx ctx;
    const kz_regex *regex;
    assert_int_equal(compile(&ctx, c->name, false, &regex), KZ_OK);
    check(regex, c->yes, true);
    check(regex, c->no, false);
    kz_ctx_release(&ctx);
}

static const struct literal_case {
    const char *name, *literal; /* NULL: a real pattern */
    bool whole;
} literal_cases[] = {
    {"web-1_x/y", "web-1_x/y", true},
    {"caf\xC3\xA9", "caf\xC3\xA9", true},
    {"web", NULL, false},
    {"a.b", NULL, true},
    {"a\\.b", NULL, true},
    {"a|b", NULL, true},
    {"", "", true},
};

static void knows_literals(void **state)
{
    const struct literal_case *c = *state;
    kz_ctx ctx;
    const kz_regex *regex;
    assert_int_equal(compile(&ctx, c->name, c->whole, &regex), KZ_OK);
    kz_str literal = kz_regex_literal(regex);
    assert_int_equal(literal.ptr != NULL, c->literal != NULL);
    if (c->literal != NULL)
        assert_text(literal, c->literal);
    kz_ctx_release(&ctx);
}

/* Patterns that take exponential time to try, with texts of LENGTH letters. */
static const struct slow_case {
    const char *name;
    char letter;
    size_t length;
    bool match;
} slow_cases[] = {
    {"(a*)*b", 'a', 200, false},
    {"(a|a)*b", 'a', 200, false},
    {"(a|aa)+", 'a', 200, true},
    {"(x+x+)+y", 'x', 200, false},
    {"((a?){20}a{20})+b", 'a', 100, false},
    {"(a?){30}a{30}", 'a', 30, true},
    {"(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[^a]", 'a', 200, false},
    {"(.*a){12}", 'a', 60, true},
    {"((a{0,5}){0,5}){0,5}[b]", 'a', 100, false},
    {".*.*=.*", 'a', 100000, false},
};

static void ends_soon(void **state)
{
    const struct slow_case *c = *state;
    kz_ctx ctx;
    const kz_regex *regex;
    assert_int_equal(compile(&ctx, c->name, true, &regex), KZ_OK);
    char *text = kz_arena_alloc(&ctx.arena, c->length);
    memset(text, c->letter, c->length);
    clock_t start = clock();
    assert_int_equal(kz_regex_match(regex, (kz_str){text, c->length}), c->match);
    assert_true(clock() - start < CLOCKS_PER_SEC);
    kz_ctx_release(&ctx);
}

/* DEPTH times OPEN, "a", DEPTH times CLOSE. */
static const struct deep_case {
    const char *name, *open, *close;
    size_t depth;
    kz_status status;
} deep_cases[] = {
    {"groups, 900 deep", "(", ")", 900, KZ_OK},
    {"repeated groups, 100 deep", "(", ")*", 100, KZ_OK},
    {"groups, 2000 deep", "(", ")", 2000, KZ_EINPUT},
    {"groups, 40000 deep", "(", ")", 40000, KZ_EINPUT},
    {"groups of flags, 40000 deep", "(?i:", ")", 20000, KZ_EINPUT},
    {"a pattern of 200000 characters", "a", ".", 100000, KZ_EINPUT},
    {"repetitions of repetitions", "", "*(?i)", 9000, KZ_EINPUT},
};

static void bounds_depth(void **state)
{
    const struct deep_case *c = *state;
    kz_ctx ctx;
    const kz_regex *regex;
    kz_ctx_init(&ctx, 0, NULL);
    size_t open = strlen(c->open), close = strlen(c->close);
    kz_str pattern = {NULL, c->depth * (open + close) + 1};
    char *to = kz_arena_alloc(&ctx.arena, pattern.len);
    pattern.ptr = to;
    for (size_t i = 0; i < c->depth; i++, to += open)
        memcpy(to, c->open, open);
    *to++ = 'a';
    for (size_t i = 0; i < c->depth; i++, to += close)
        memcpy(to, c->close, close);
    assert_int_equal(kz_regex_compile(&ctx, pattern, true, KZ_NOWHERE, &regex), c->status);
    if (c->status == KZ_OK)
        assert_true(kz_regex_match(regex, KZ_S("a")));
    kz_ctx_release(&ctx);
}

static void refuses_bytes_that_are_no_text(void **state)
{
    (void)state;
    kz_ctx ctx;
    const kz_regex *regex;
    assert_int_equal(compile(&ctx, "a\xFF", true, &regex), KZ_EINPUT);
    kz_ctx_release(&ctx);
    assert_int_equal(compile(&ctx, "a.*\xC3", true, &regex), KZ_EINPUT);
    kz_ctx_release(&ctx);
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, match_cases, matches);
    PLAN(&plan, refused_cases, refuses);
    PLAN(&plan, part_cases, matches_a_part);
    PLAN(&plan, literal_cases, knows_literals);
    PLAN(&plan, slow_cases, ends_soon);
    PLAN(&plan, deep_cases, bounds_depth);
    plan_case(&plan, "bytes that are no text", refuses_bytes_that_are_no_text, NULL);
    return run_plan("regex", &plan);
}
