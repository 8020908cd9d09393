/*
 * JSON, where the reference reads JSON and not YAML.
 */
#include "parse_support.h"

static const read_case cases[] = {
    {"scalars", TEXT("[1, -2.5e+3, true, false, null, \"a\", 0, -0]"),
        "[N\"1\",N\"-2.5e+3\",b\"true\",b\"false\",n,s\"a\",N\"0\",N\"-0\",]"},
    {"objects", TEXT("{\"b\": {\"a\": []}, \"a\": {}}"), "{s\"a\":{},s\"b\":{s\"a\":[],},}"},
    {"blanks", TEXT(" \t\015\n[ 1 , 2 ]\n "), "[N\"1\",N\"2\",]"},
    {"escapes", TEXT("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\""),
        "s\"\\x22\\x5c/\\x08\\x0c\\x0a\\x0d\\x09\\xc3\\xa9\""},
    {"a pair of surrogates", TEXT("\"\\ud83d\\ude00\""), "s\"\\xf0\\x9f\\x98\\x80\""},
    {"half a pair", TEXT("[\"\\ud83d\", \"\\ude00\\ud83d\", \"\\ud83d\\u0041\"]"),
        "[s\"\\xef\\xbf\\xbd\",s\"\\xef\\xbf\\xbd\\xef\\xbf\\xbd\",s\"\\xef\\xbf\\xbdA\",]"},
    {"bad UTF-8", TEXT("\"\377\303\""), "s\"\\xef\\xbf\\xbd\\xef\\xbf\\xbd\""},
    {"UTF-8", TEXT("\"\303\251\346\227\245\360\237\230\200\""),
        "s\"\\xc3\\xa9\\xe6\\x97\\xa5\\xf0\\x9f\\x98\\x80\""},
    {"the last of equal keys", TEXT("{\"a\": 1, \"b\": 2, \"a\": {\"c\": 3}}"),
        "{s\"a\":{s\"c\":N\"3\",},s\"b\":N\"2\",}"},
    {"backslash before the closing quote", TEXT("[\"a\\\\\", \"b\"]"), "[s\"a\\x5c\",s\"b\",]"},
    {"nothing", TEXT(""), "error 1:1"},
    {"blanks only", TEXT(" "), "error 1:2"},
    {"two values", TEXT("1 2"), "error 1:3"},
    {"trailing comma", TEXT("[1,]"), "error 1:4"},
    {"comma first", TEXT("[,1]"), "error 1:2"},
    {"missing comma", TEXT("[1 2]"), "error 1:4"},
    {"comma in an object", TEXT("{\"a\":1,}"), "error 1:8"},
    {"key without quotes", TEXT("{a: 1}"), "error 1:2"},
    {"missing colon", TEXT("{\"a\" 1}"), "error 1:6"},
    {"missing value", TEXT("{\"a\":}"), "error 1:6"},
    {"an open list", TEXT("[1"), "error 1:3"},
    {"an open object", TEXT("{\"a\": 1"), "error 1:8"},
    {"an open string", TEXT("\"a"), "error 1:3"},
    {"an open escape", TEXT("\"\\"), "error 1:3"},
    {"unknown escape", TEXT("\"\\q\""), "error 1:3"},
    {"bad code", TEXT("\"\\u00g0\""), "error 1:4"},
    {"short code", TEXT("\"\\u00\""), "error 1:4"},
    {"control character", TEXT("\"a\nb\""), "error 1:3"},
    {"single quotes", TEXT("['a']"), "error 1:2"},
    {"a comment", TEXT("[1] # x"), "error 1:5"},
    {"leading zero", TEXT("01"), "error 1:1"},
    {"leading plus", TEXT("+1"), "error 1:1"},
    {"a point alone", TEXT("1."), "error 1:1"},
    {"leading point", TEXT(".5"), "error 1:1"},
    {"an exponent alone", TEXT("1e"), "error 1:1"},
    {"minus alone", TEXT("-"), "error 1:1"},
    {"hexadecimal", TEXT("0x10"), "error 1:2"},
    {"YAML words", TEXT("[yes]"), "error 1:2"},
    {"wrong case", TEXT("[True]"), "error 1:2"},
    {"not a number", TEXT("NaN"), "error 1:1"},
    {"a list of YAML", TEXT("[{op: test}]"), "error 1:3"},
    {"a byte order mark", TEXT("\357\273\277[]"), "error 1:1"},
    {"mistakes are placed", TEXT("{\n  \"\303\251\": [1,\n  \"\303\251\", x]}"), "error 3:8"},
};

static void reads(void **state)
{
    check(*state, kz_parse_json);
}

static void refuses_what_nests_too_deep(void **state)
{
    (void)state;
    static char bytes[5000];
    memset(bytes, '[', sizeof bytes);
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_text text = {.bytes = {bytes, sizeof bytes}};
    kz_node *root;
    assert_int_equal(kz_parse_json(&ctx, &text, &root), KZ_EINPUT);
    assert_int_equal(ctx.first_diag->id, KZ_D_TOO_DEEP);
    kz_ctx_release(&ctx);
}

static void refuses_numbers_beyond_a_float(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_text text = {.bytes = KZ_S("[1e400]")};
    kz_node *root;
    assert_int_equal(kz_parse_json(&ctx, &text, &root), KZ_EINPUT);
    kz_ctx_release(&ctx);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases) + 2];
    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
            .test_func = reads,
            .initial_state = (void *)(uintptr_t)&cases[i]};
    tests[COUNT(cases)] = (struct CMUnitTest)cmocka_unit_test(refuses_what_nests_too_deep);
    tests[COUNT(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(refuses_numbers_beyond_a_float);
    return cmocka_run_group_tests_name("parse JSON", tests, NULL, NULL);
}
