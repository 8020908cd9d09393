/*
 * What plain scalars mean to the two readers, and which texts YAML 1.1 takes
 * for something other than a string.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "yaml/scalar.h"

enum { S = KZ_STRING, I = KZ_INT, F = KZ_FLOAT, B = KZ_BOOL, N = KZ_NULL, T = KZ_TIMESTAMP };

static const struct scalar_case {
    const char *text;
    int manifest, config;
    int ambiguous;
} cases[] = {
    {"true", B, B, 1},
    {"True", B, B, 1},
    {"TRUE", B, B, 1},
    {"tRue", S, S, 0},
    {"false", B, B, 1},
    {"False", B, B, 1},
    {"FALSE", B, B, 1},
    {"yes", S, B, 1},
    {"Yes", S, B, 1},
    {"YES", S, B, 1},
    {"yES", S, S, 0},
    {"no", S, B, 1},
    {"No", S, B, 1},
    {"NO", S, B, 1},
    {"on", S, B, 1},
    {"On", S, B, 1},
    {"ON", S, B, 1},
    {"off", S, B, 1},
    {"Off", S, B, 1},
    {"OFF", S, B, 1},
    {"y", S, B, 1},
    {"Y", S, B, 1},
    {"n", S, B, 1},
    {"N", S, B, 1},
    {"~", N, N, 1},
    {"null", N, N, 1},
    {"Null", N, N, 1},
    {"NULL", N, N, 1},
    {"nULL", S, S, 0},
    {"0", I, I, 1},
    {"1", I, I, 1},
    {"-1", I, I, 1},
    {"+1", I, I, 1},
    {"-0", I, I, 1},
    {"00", I, I, 1},
    {"007", I, I, 1},
    {"010", I, I, 1},
    {"-010", I, I, 1},
    {"08", F, F, 1},
    {"09", F, F, 1},
    {"0o17", I, I, 1},
    {"0O17", I, I, 1},
    {"0o8", S, S, 0},
    {"-0o7", I, I, 1},
    {"0o-7", I, S, 0},
    {"0x1F", I, I, 1},
    {"0XfF", I, I, 1},
    {"0xg", S, S, 0},
    {"0x", S, S, 0},
    {"-0x10", I, I, 1},
    {"+0x10", I, I, 1},
    {"0b101", I, I, 1},
    {"0b2", S, S, 0},
    {"0b", S, S, 0},
    {"-0b11", I, I, 1},
    {"0b-11", I, I, 1},
    {"0b+11", I, I, 1},
    {"-0b-1", S, S, 0},
    {"1_000", I, I, 1},
    {"_1", S, S, 0},
    {"1__0", I, I, 1},
    {"1_", I, I, 1},
    {"0x_1F", I, I, 1},
    {"9223372036854775807", I, I, 1},
    {"9223372036854775808", I, I, 1},
    {"18446744073709551615", I, I, 1},
    {"18446744073709551616", F, F, 1},
    {"+18446744073709551615", F, F, 1},
    {"-9223372036854775808", I, I, 1},
    {"-9223372036854775809", F, F, 1},
    {"0xFFFFFFFFFFFFFFFF", I, I, 1},
    {"0x10000000000000000", S, S, 0},
    {"1.0", F, F, 1},
    {"1.", F, F, 1},
    {".5", F, F, 1},
    {"-.5", F, F, 1},
    {"+.5", F, F, 1},
    {".", S, S, 0},
    {"..", S, S, 0},
    {".e1", S, S, 0},
    {"._5", S, S, 0},
    {".5_0", F, F, 1},
    {".5__0", S, S, 0},
    {".5_", S, S, 0},
    {"1_0.5", F, F, 1},
    {"1.5.2", S, S, 0},
    {"1e3", F, F, 1},
    {"1E3", F, F, 1},
    {"1e+3", F, F, 1},
    {"1e-3", F, F, 1},
    {"1e", S, S, 0},
    {"1e+", S, S, 0},
    {"e1", S, S, 0},
    {"1e400", S, S, 0},
    {"-1e400", S, S, 0},
    {"1e-400", F, F, 1},
    {".5e3", F, F, 1},
    {"1.5e3x", S, S, 0},
    {".inf", F, F, 1},
    {".Inf", F, F, 1},
    {".INF", F, F, 1},
    {"+.inf", F, F, 1},
    {"-.Inf", F, F, 1},
    {".iNF", S, S, 0},
    {".nan", F, F, 1},
    {".NaN", F, F, 1},
    {".NAN", F, F, 1},
    {"+.nan", S, S, 0},
    {"Infinity", S, S, 0},
    {"inf", S, S, 0},
    {"NaN", S, S, 0},
    {"12:30", S, S, 0},
    {"12:30:45", S, S, 0},
    {"190:20:30", S, S, 0},
    {"1:60", S, S, 0},
    {"2001-12-14", T, S, 0},
    {"2001-1-1", T, S, 0},
    {"2001-02-29", S, S, 0},
    {"2000-02-29", T, S, 0},
    {"1900-02-29", S, S, 0},
    {"2001-13-01", S, S, 0},
    {"2001-00-01", S, S, 0},
    {"2001-12-32", S, S, 0},
    {"2001-12-00", S, S, 0},
    {"201-12-14", S, S, 0},
    {"02001-12-14", S, S, 0},
    {"2001-12-14T01:02:03Z", T, S, 0},
    {"2001-12-14t01:02:03Z", T, S, 0},
    {"2001-12-14T1:2:3Z", T, S, 0},
    {"2001-12-14T01:02:03z", S, S, 0},
    {"2001-12-14T01:02:03.5Z", T, S, 0},
    {"2001-12-14T01:02:03,5Z", T, S, 0},
    {"2001-12-14T01:02:03.Z", S, S, 0},
    {"2001-12-14T01:02:03+05:30", T, S, 0},
    {"2001-12-14T01:02:03+0530", S, S, 0},
    {"2001-12-14T01:02:03+24:60", T, S, 0},
    {"2001-12-14T01:02:03+25:00", S, S, 0},
    {"2001-12-14T24:00:00Z", S, S, 0},
    {"2001-12-14T23:60:00Z", S, S, 0},
    {"2001-12-14T23:59:60Z", S, S, 0},
    {"2001-12-14T01:02:03", S, S, 0},
    {"2001-12-14T01:02Z", S, S, 0},
    {"2001-12-14T", S, S, 0},
    {"2001-12", S, S, 0},
    {"2001-", S, S, 0},
    {"1.2.3", S, S, 0},
    {"1k", S, S, 0},
    {"100%", S, S, 0},
    {"1,000", S, S, 0},
    {"a", S, S, 0},
    {"a-b", S, S, 0},
    {"a.b", S, S, 0},
    {"v1", S, S, 0},
    {"nginx:1.27", S, S, 0},
    {"foo/bar", S, S, 0},
    {"=>", S, S, 0},
    {"=", S, S, 0},
    {"<<", S, S, 0},
    {"0.5Gi", S, S, 0},
    {"10Mi", S, S, 0},
    {"1e3m", S, S, 0},
    {"2001-12-14 01:02:03", T, S, 0},
    {"2001-12-14  1:2:3.25", T, S, 0},
    {"2001-12-14 01:02:03Z", S, S, 0},
    {"2001-12-14 01:02:03 -5", S, S, 0},
    {"1 2", S, S, 0},
};

static void resolves(void **state)
{
    const struct scalar_case *c = *state;
    kz_str text = kz_str_c(c->text);
    assert_int_equal(kz_scalar_resolve(text, KZ_READ_MANIFEST), c->manifest);
    assert_int_equal(kz_scalar_resolve(text, KZ_READ_CONFIG), c->config);
    assert_int_equal(kz_scalar_ambiguous(text), c->ambiguous);
}

/* Texts that are no single plain scalar, for which only the last question is
 * asked. */
static const struct text_case {
    const char *text;
    int ambiguous;
} texts[] = {
    {"a b", 0},
    {" 1 ", 1},
    {"1 # c", 1},
    {"# c", 1},
    {"'1'", 0},
    {"\"1\"", 0},
    {"a: b", 1},
    {"a:", 1},
    {"- a", 1},
    {"[a]", 1},
    {"{a: b}", 1},
    {"{a", 0},
    {"[1, 2", 0},
    {"&x 1", 1},
    {"&x a", 0},
    {"*x", 0},
    {"!!int 1", 1},
    {"!!str 1", 0},
    {"!!int a", 0},
    {"!foo 1", 0},
    {"--- 1", 1},
    {"...", 0},
    {"? a", 1},
    {"a #b", 0},
    {"a: b: c", 0},
    {"@a", 0},
    {"`a", 0},
    {"%a", 0},
    {"!", 0},
    {"-", 1},
    {"--", 0},
    {"-a", 0},
    {"?a", 0},
    {":a", 0},
    {"|", 0},
    {">", 0},
    {"a\nb", 0},
    {"\n", 0},
    {"1\t", 1},
    {"{~: a}", 1},
    {"{.inf: a}", 1},
    {".inf ", 1},
    {"[.nan]", 1},
    {"{{ x }}", 0},
    {"\"\\q\"", 0},
    {"<<: 1", 0},
    {"{<<: {a: b}}", 1},
    {"é", 0},
    {"日本", 0},
    {"1 a", 0},
    {"true #", 1},
    {"yes, no", 0},
};

static void is_ambiguous(void **state)
{
    const struct text_case *c = *state;
    assert_int_equal(kz_scalar_ambiguous(kz_str_c(c->text)), c->ambiguous);
}

/* Numbers longer than any buffer. */
static void takes_long_numbers(void **state)
{
    (void)state;
    static char digits[2000];
    memset(digits, '1', sizeof digits);
    assert_int_equal(kz_scalar_resolve((kz_str){digits, 300}, KZ_READ_MANIFEST), KZ_FLOAT);
    assert_int_equal(kz_scalar_resolve((kz_str){digits, 2000}, KZ_READ_MANIFEST), KZ_STRING);
    digits[100] = '_';
    assert_int_equal(kz_scalar_resolve((kz_str){digits, 300}, KZ_READ_MANIFEST), KZ_FLOAT);
    assert_int_equal(kz_scalar_resolve((kz_str){digits, 2000}, KZ_READ_MANIFEST), KZ_STRING);
    memset(digits, '0', sizeof digits);
    digits[1999] = '7';
    assert_int_equal(kz_scalar_resolve((kz_str){digits, 2000}, KZ_READ_CONFIG), KZ_INT);
    digits[1000] = '_';
    assert_int_equal(kz_scalar_resolve((kz_str){digits, 2000}, KZ_READ_CONFIG), KZ_INT);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

int main(void)
{
    struct CMUnitTest tests[COUNT(cases) + COUNT(texts) + 1];
    size_t len = 0;
    for (size_t i = 0; i < COUNT(cases); i++)
        tests[len++] = (struct CMUnitTest){.name = cases[i].text,
            .test_func = resolves,
            .initial_state = (void *)(uintptr_t)&cases[i]};
    for (size_t i = 0; i < COUNT(texts); i++)
        tests[len++] = (struct CMUnitTest){.name = texts[i].text,
            .test_func = is_ambiguous,
            .initial_state = (void *)(uintptr_t)&texts[i]};
    tests[len++] = (struct CMUnitTest)cmocka_unit_test(takes_long_numbers);
    return cmocka_run_group_tests_name("scalar", tests, NULL, NULL);
}
