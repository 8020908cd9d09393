/*
 * What plain scalars are worth in the output, and which texts need quotes.
 * Expectations come from the reference.
 */
#include "plan.h"
#include "yaml/json.h"
#include "yaml/value.h"

static const struct value_case {
    const char *name, *json; /* the scalar, and how JSON has it */
} values[] = {
    {"true", "true"},
    {"True", "true"},
    {"TRUE", "true"},
    {"tRue", "\"tRue\""},
    {"false", "false"},
    {"yes", "\"yes\""},
    {"No", "\"No\""},
    {"ON", "\"ON\""},
    {"y", "\"y\""},
    {"n", "\"n\""},
    {"~", "null"},
    {"null", "null"},
    {"Null", "null"},
    {"nULL", "\"nULL\""},
    {"0", "0"},
    {"1", "1"},
    {"-1", "-1"},
    {"+1", "1"},
    {"-0", "0"},
    {"+0", "0"},
    {"00", "0"},
    {"007", "7"},
    {"010", "8"},
    {"-010", "-8"},
    {"08", "8"},
    {"0o17", "15"},
    {"0O17", "15"},
    {"0o8", "\"0o8\""},
    {"0o-7", "-7"},
    {"-0o7", "-7"},
    {"0x1F", "31"},
    {"0XfF", "255"},
    {"-0x10", "-16"},
    {"0x_1", "1"},
    {"0b101", "5"},
    {"-0b11", "-3"},
    {"0b-11", "-3"},
    {"0b+11", "3"},
    {"0b2", "\"0b2\""},
    {"1_000", "1000"},
    {"-1_0", "-10"},
    {"_1", "\"_1\""},
    {"1__0", "10"},
    {"1_", "1"},
    {"9007199254740993", "9007199254740993"},
    {"9223372036854775807", "9223372036854775807"},
    {"-9223372036854775808", "-9223372036854775808"},
    {"-9223372036854775809", "-9223372036854776000"},
    {"18446744073709551615", "18446744073709551615"},
    {"18446744073709551616", "18446744073709552000"},
    {"+18446744073709551615", "18446744073709552000"},
    {"0xFFFFFFFFFFFFFFFF", "18446744073709551615"},
    {"1.0", "1"},
    {"1.", "1"},
    {".5", "0.5"},
    {"-.5", "-0.5"},
    {"+.5", "0.5"},
    {"1.50", "1.5"},
    {"0.1", "0.1"},
    {"-0.0", "-0"},
    {".5_0", "0.5"},
    {"1_0.5", "10.5"},
    {"1e3", "1000"},
    {"1E3", "1000"},
    {"1e+3", "1000"},
    {"1e-3", "0.001"},
    {"1e20", "100000000000000000000"},
    {"1e21", "1e+21"},
    {"1e-6", "0.000001"},
    {"1e-7", "1e-7"},
    {"123456789.5", "123456789.5"},
    {"1234567.0", "1234567"},
    {"12345678901234567890.0", "12345678901234567000"},
    {"3.14159265358979323846", "3.141592653589793"},
    {"5e-324", "5e-324"},
    {"1.7976931348623157e308", "1.7976931348623157e+308"},
    {"1e400", "\"1e400\""},
    {"1e-400", "0"},
    {"0.00001234", "0.00001234"},
    {"100000000000000000000", "100000000000000000000"},
    {"2001-12-14", "\"2001-12-14T00:00:00Z\""},
    {"2001-1-1", "\"2001-01-01T00:00:00Z\""},
    {"0000-01-01", "\"0000-01-01T00:00:00Z\""},
    {"2001-12-14T01:02:03Z", "\"2001-12-14T01:02:03Z\""},
    {"2001-12-14t1:2:3Z", "\"2001-12-14T01:02:03Z\""},
    {"2001-12-14T01:02:03.50Z", "\"2001-12-14T01:02:03.5Z\""},
    {"2001-12-14T01:02:03,123456789123Z", "\"2001-12-14T01:02:03.123456789Z\""},
    {"2001-12-14T01:02:03.000Z", "\"2001-12-14T01:02:03Z\""},
    {"2001-12-14T01:02:03+05:30", "\"2001-12-14T01:02:03+05:30\""},
    {"2001-12-14T01:02:03-00:00", "\"2001-12-14T01:02:03Z\""},
    {"2001-12-14T01:02:03+00:60", "\"2001-12-14T01:02:03+01:00\""},
    {"2001-12-14T01:02:03-23:59", "\"2001-12-14T01:02:03-23:59\""},
    {"12:30", "\"12:30\""},
    {"1:60", "\"1:60\""},
    {"190:20:30.15", "\"190:20:30.15\""},
    {"-1:30", "\"-1:30\""},
    {"1.2.3", "\"1.2.3\""},
    {"1k", "\"1k\""},
    {"=", "\"=\""},
    {"<<", "\"\\u003c\\u003c\""},
    {".", "\".\""},
    {"..", "\"..\""},
    {"a", "\"a\""},
    {"a-b", "\"a-b\""},
    {"a/b", "\"a/b\""},
    {"nginx:1.27", "\"nginx:1.27\""},
    {"é", "\"é\""},
    {"日本", "\"日本\""},
    {"a:b", "\"a:b\""},
    {"a#b", "\"a#b\""},
    {"2001-12-14 01:02:03", "\"2001-12-14T01:02:03Z\""},
    {"2001-12-14   1:2:3.25", "\"2001-12-14T01:02:03.25Z\""},
    {"a b", "\"a b\""},
};

static void is_worth(void **state)
{
    const struct value_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_str text = kz_str_c(c->name);
    kz_type type = kz_scalar_resolve(text, KZ_READ_MANIFEST);
    const kz_node *n = kz_node_scalar(&ctx, type, text, (kz_loc){0});
    kz_value value;
    assert_int_equal(kz_scalar_value(&ctx, &ctx.arena, n, false, &value), KZ_OK);
    kz_buf out = {0};
    if (value.type == KZ_STRING)
        kz_json_string(&out, value.text);
    else
        kz_buf_str(&out, value.text);
    assert_text(kz_buf_view(&out), c->json);
    kz_buf_free(&out);
    kz_ctx_release(&ctx);
}

static const struct refused_case {
    const char *name;
    kz_type type;
} refused[] = {
    {".inf", KZ_FLOAT},
    {"-.Inf", KZ_FLOAT},
    {".nan", KZ_FLOAT},
    {"x", KZ_INT},
    {"1.5", KZ_INT},
    {"", KZ_INT},
    {"x", KZ_FLOAT},
    {"true", KZ_FLOAT},
    {"yes", KZ_BOOL},
    {"", KZ_BOOL},
    {"x", KZ_NULL},
    {"2001-13-14", KZ_TIMESTAMP},
    {"2001-01-01T00:00:00+24:00", KZ_TIMESTAMP},
    {"2001-01-01T00:00:00-23:60", KZ_TIMESTAMP},
    {"a", KZ_BINARY},
    {"aGk=aGk=", KZ_BINARY},
    {"\tx\n", KZ_STRING},
};

static void is_refused(void **state)
{
    const struct refused_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_node *n = kz_node_scalar(&ctx, c->type, kz_str_c(c->name), (kz_loc){0});
    kz_value value;
    assert_int_equal(kz_scalar_value(&ctx, &ctx.arena, n, false, &value), KZ_EINPUT);
    assert_int_equal(ctx.error_count, 1);
    kz_ctx_release(&ctx);
}

/* Quotes decide over the type, and flow style over what was left out. */
static void takes_flags(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_value value;
    kz_node *n = kz_node_scalar(&ctx, KZ_INT, KZ_S("0x1F"), (kz_loc){0});
    n->flags = KZ_QUOTED;
    assert_int_equal(kz_scalar_value(&ctx, &ctx.arena, n, false, &value), KZ_OK);
    assert_int_equal(value.type, KZ_STRING);
    assert_text(value.text, "0x1F");
    n = kz_node_scalar(&ctx, KZ_STRING, KZ_S("\tx\n"), (kz_loc){0});
    n->flags = KZ_QUOTED;
    assert_int_equal(kz_scalar_value(&ctx, &ctx.arena, n, false, &value), KZ_OK);
    assert_text(value.text, "\tx\n");
    n = kz_node_scalar(&ctx, KZ_NULL, KZ_EMPTY, (kz_loc){0});
    assert_int_equal(kz_scalar_value(&ctx, &ctx.arena, n, false, &value), KZ_OK);
    assert_int_equal(value.type, KZ_NULL);
    assert_int_equal(kz_scalar_value(&ctx, &ctx.arena, n, true, &value), KZ_OK);
    assert_int_equal(value.type, KZ_STRING);
    assert_text(value.text, "");
    n = kz_node_scalar(&ctx, KZ_TIMESTAMP, KZ_S("2001-1-1 1:2:3"), (kz_loc){0});
    assert_int_equal(kz_scalar_value(&ctx, &ctx.arena, n, true, &value), KZ_OK);
    assert_text(value.text, "2001-1-1 1:2:3");
    n = kz_node_scalar(&ctx, KZ_TIMESTAMP, KZ_S("2001-1-1"), (kz_loc){0});
    assert_int_equal(kz_scalar_value(&ctx, &ctx.arena, n, true, &value), KZ_OK);
    assert_text(value.text, "2001-01-01T00:00:00Z");
    kz_ctx_release(&ctx);
}

static const struct binary_case {
    const char *name, *text;
} binaries[] = {
    {"aGVsbG8=", "hello"},
    {"aGVs\nbG8\r\n=", "hello"},
    {"YR==", "a"},
    {"/////w==", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"", ""},
};

static void decodes(void **state)
{
    const struct binary_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_node *n = kz_node_scalar(&ctx, KZ_BINARY, kz_str_c(c->name), (kz_loc){0});
    kz_value value;
    assert_int_equal(kz_scalar_value(&ctx, &ctx.arena, n, false, &value), KZ_OK);
    assert_text(value.text, c->text);
    kz_ctx_release(&ctx);
}

static const struct text_case {
    const char *name;
    bool needs_quotes, is_plain;
} texts[] = {
    {"", true, false},
    {"yes", true, false},
    {"1", true, false},
    {"1.5", true, false},
    {".inf", true, false},
    {"-.INF", true, false},
    {".nan", true, false},
    {"~", true, false},
    {"2001-12-14", true, false},
    {"1:30", true, false},
    {" a", false, false},
    {"a ", false, false},
    {"a: b", false, false},
    {"a #b", false, false},
    {"#a", false, false},
    {"- a", false, false},
    {"-", false, false},
    {"[a", false, false},
    {"{a", false, false},
    {"*a", false, false},
    {"&a", false, false},
    {"!a", false, false},
    {"|", false, false},
    {"%a", false, false},
    {"@a", false, false},
    {"`a", false, false},
    {"'a'", false, false},
    {"\"a\"", false, false},
    {"a\nb", false, false},
    {"a\tb", false, false},
    {"😀", false, false},
    {"\357\273\277", false, false},
    {"a\342\200\250b", false, false},
    {"\302\240", false, true},
    {"---", false, false},
    {"...", false, false},
    {"? a", false, false},
    {"?a", false, true},
    {":a", false, true},
    {", a", false, false},
    {"=", false, true},
    {"<<", false, true},
    {"0o8", false, true},
    {"0x", false, true},
    {"1e400", false, true},
    {"NO", true, false},
    {"nO", false, true},
};

static void is_quoted(void **state)
{
    const struct text_case *c = *state;
    assert_int_equal(kz_value_needs_quotes(kz_str_c(c->name)), c->needs_quotes);
    assert_int_equal(kz_value_is_plain(kz_str_c(c->name)), c->is_plain);
}

int main(void)
{
    test_plan plan = {.len = 0};
    PLAN(&plan, values, is_worth);
    PLAN(&plan, refused, is_refused);
    PLAN(&plan, binaries, decodes);
    PLAN(&plan, texts, is_quoted);
    plan_case(&plan, "flags", takes_flags, NULL);
    return run_plan("value", &plan);
}
