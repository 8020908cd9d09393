/*
 * Kustomization files and JSON patches: YAML 1.1, made JSON.
 */
#include "parse_support.h"

static const read_case cases[] = {
    {"empty text", TEXT(""), "null"},
    {"null document", TEXT("~\n"), "null"},
    {"only the first document", TEXT("a: 1\n---\nb: 2\n"), "{s\"a\":N\"1\",}"},
    {"comments only", TEXT("# a\n"), "null"},
    {"YAML 1.1 words", TEXT("[y, Y, yes, Yes, n, no, on, ON, off, true, False, ~, Null]\n"),
        "[b\"true\",b\"true\",b\"true\",b\"true\",b\"false\",b\"false\",b\"true\",b\"true\","
        "b\"false\",b\"true\",b\"false\",n,n,]"},
    {"integers",
        TEXT("[010, 0o17, -0x1F, 0b11, 0b-11, 1_000, +5, -0, 18446744073709551615, "
             "-9223372036854775808]\n"),
        "[N\"8\",N\"15\",N\"-31\",N\"3\",N\"-3\",N\"1000\",N\"5\",N\"0\",N\"18446744073709551615\","
        "N\"-9223372036854775808\",]"},
    {"floats",
        TEXT("[08, 1.0, 1.50, .5, 1e3, 1e21, 1e-7, 0.000001, 123456789.5, 18446744073709551616, "
             "-0.0, 1e400]\n"),
        "[N\"8\",N\"1\",N\"1.5\",N\"0.5\",N\"1000\",N\"1e+21\",N\"1e-7\",N\"0.000001\","
        "N\"123456789.5\",N\"18446744073709552000\",N\"-0\",s\"1e400\",]"},
    {"infinity", TEXT("a: .inf\n"), "error 1:4"},
    {"not a number", TEXT("a: .NaN\n"), "error 1:4"},
    {"dates are strings", TEXT("[2001-12-14, 2001-12-14 01:02:03, 12:30]\n"),
        "[s\"2001-12-14\",s\"2001-12-14 01:02:03\",s\"12:30\",]"},
    {"quoted", TEXT("['1', \"yes\", '']\n"), "[s\"1\",s\"yes\",s\"\",]"},
    {"keys become strings",
        TEXT("{010: a, 1.5: b, yes: c, 2001-01-01: d, 1e7: e, .inf: f, 0x1F: g}\n"),
        "{s\".inf\":s\"f\",s\"1.5\":s\"b\",s\"1e+07\":s\"e\",s\"2001-01-01\":s\"d\",s\"31\":s\"g\","
        "s\"8\":s\"a\",s\"true\":s\"c\",}"},
    {"a null key", TEXT("{~: a}\n"), "error 1:2"},
    {"a key of 64 bits", TEXT("{9223372036854775808: a}\n"), "error 1:2"},
    {"a mapping as a key", TEXT("{{a: b}: c}\n"), "error 1:2"},
    {"the last of equal keys", TEXT("a: 1\nb: 2\na: 3\n"), "{s\"a\":N\"3\",s\"b\":N\"2\",}"},
    {"alias", TEXT("a: &x {b: 1}\nc: *x\n"), "{s\"a\":{s\"b\":N\"1\",},s\"c\":{s\"b\":N\"1\",},}"},
    {"merge", TEXT("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\n"),
        "{s\"a\":{s\"b\":N\"1\",s\"c\":N\"2\",},s\"d\":{s\"b\":N\"1\",s\"c\":N\"3\",},}"},
    {"a merge wins over keys before it", TEXT("a: {b: 1, <<: {b: 2, c: 3}, c: 4}\n"),
        "{s\"a\":{s\"b\":N\"2\",s\"c\":N\"4\",},}"},
    {"merge of a list: the first wins",
        TEXT("a: &x {k: 1, l: 1}\nb: &y {l: 2, m: 2}\nc: {<<: [*x, *y, {n: 3, m: 3}]}\n"),
        "{s\"a\":{s\"k\":N\"1\",s\"l\":N\"1\",},s\"b\":{s\"l\":N\"2\",s\"m\":N\"2\",},s\"c\":{"
        "s\"false\":N\"3\",s\"k\":N\"1\",s\"l\":N\"1\",s\"m\":N\"2\",},}"},
    {"two merge keys", TEXT("a: {<<: {b: 1}, <<: {c: 1}}\n"),
        "{s\"a\":{s\"b\":N\"1\",s\"c\":N\"1\",},}"},
    {"merges of merges", TEXT("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b, z: 3}\n"),
        "{s\"a\":{s\"x\":N\"1\",},s\"b\":{s\"true\":N\"2\",s\"x\":N\"1\",},s\"c\":{s\"true\":"
        "N\"2\",s\"x\":N\"1\",s\"z\":N\"3\",},}"},
    {"merge of a scalar", TEXT("a: {<<: 1}\n"), "error 1:9"},
    {"merge of an alias of a list", TEXT("a: &x [{b: 1}]\nc: {<<: *x}\n"), "error 2:9"},
    {"quoted merge key", TEXT("a: {'<<': {b: 1}}\n"), "{s\"a\":{s\"<<\":{s\"b\":N\"1\",},},}"},
    {"alias of what it stands in", TEXT("a: &x\n  b: *x\n"), "error 2:6"},
    {"alias without an anchor", TEXT("a: *x\n"), "error 1:4"},
    {"tag int", TEXT("[!!int '5', !!float 5, !!str 5, !foo 5]\n"),
        "[N\"5\",N\"5\",s\"5\",s\"5\",]"},
    {"tag int of a text", TEXT("!!int x\n"), "error 1:1"},
    {"tag bool", TEXT("!!bool yes\n"), "b\"true\""},
    {"tag null", TEXT("[!!null '']\n"), "[n,]"},
    {"tag binary", TEXT("[!!binary aGk=, !!binary \"//8=\"]\n"),
        "[s\"hi\",s\"\\xef\\xbf\\xbd\\xef\\xbf\\xbd\",]"},
    {"tag binary of something else", TEXT("!!binary a\n"), "error 1:1"},
    {"tag timestamp", TEXT("[!!timestamp 2001-01-01]\n"), "[s\"2001-01-01\",]"},
    {"tag timestamp of something else", TEXT("!!timestamp x\n"), "error 1:1"},
    {"tag that says nothing", TEXT("[! 1, ! y, ! ~]\n"), "[s\"1\",s\"y\",s\"~\",]"},
    {"tag of its own with quotes", TEXT("! '1'\n"), "s\"1\""},
    {"CRLF", TEXT("a: |\015\n  x\015\n  y\015\nb: 1\015\n"),
        "{s\"a\":s\"x\\x0ay\\x0a\",s\"b\":N\"1\",}"},
    {"escaped slash", TEXT("a: \"x\\/y\"\n"), "error 1:4"},
    {"colon at the end in a flow", TEXT("{a:, b: c:}\n"), "{s\"a:\":n,s\"b\":s\"c:\",}"},
    {"tab before a comment after a comment", TEXT("# x\n\t# y\na: 1\n"), "error 2:1"},
    {"yaml directive of another version", TEXT("%YAML 1.2\n---\na: 1\n"), "error 1:1"},
    {"JSON", TEXT("{\"a\": [1, 2.50, true, null, \"\\u00e9\"]}\n"),
        "{s\"a\":[N\"1\",N\"2.5\",b\"true\",n,s\"\\xc3\\xa9\",],}"},
    {"separator with content", TEXT("a: 1\n--- b\n"), "{s\"a\":N\"1\",}"},
    {"trailing junk", TEXT("a: 1\n]\n"), "error 2:1"},
};

static void reads(void **state)
{
    check(*state, kz_parse_config);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases)];
    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
            .test_func = reads,
            .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests_name("parse config", tests, NULL, NULL);
}
