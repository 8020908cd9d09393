/*
 * Trees as JSON, and trees that went through JSON. Expectations come from the
 * reference.
 */
#include "trip.h"

#include "yaml/emit.h"
#include "yaml/json.h"

static const struct json_case {
    const char *name, *text, *expected;
} written[] = {
    {"kinds", "a: 1\nb: 1.5\nc: true\nd: ~\ne: x\nf: [1, [], {}]\ng: {}\n",
        "{\"a\":1,\"b\":1.5,\"c\":true,\"d\":null,\"e\":\"x\",\"f\":[1,[],{}],\"g\":{}}"},
    {"keys in byte order", "b: 1\na10: 1\na9: 1\nB: 1\né: 1\n\"1\": 1\n",
        "{\"1\":1,\"B\":1,\"a10\":1,\"a9\":1,\"b\":1,\"é\":1}"},
    {"escapes", "a: \"\\\"\\\\\\b\\f\\n\\r\\t\\0\\x01\\x1f\\x7f\"\n",
        "{\"a\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u0001\\u001f\177\"}"},
    {"characters of HTML", "a: <b>&c\n", "{\"a\":\"\\u003cb\\u003e\\u0026c\"}"},
    {"separators", "a: \"\\u2028\\u2029\\u2027\"\n", "{\"a\":\"\\u2028\\u2029‧\"}"},
    {"all else as it is", "a: \"é日😀\\u0080\\ufeff\\uffff\"\n",
        "{\"a\":\"é日😀\302\200\357\273\277\357\277\277\"}"},
    {"escaped keys", "\"<\\n\": 1\n", "{\"\\u003c\\n\":1}"},
    {"numbers",
        "a: 0x1F\nb: 1e21\nc: 1e20\nd: 1e-7\ne: 1e-6\nf: 18446744073709551615\ng: "
        "18446744073709551616\nh: 1.0\ni: -0.0\nj: 123456789.5\nk: 1_000\n",
        "{\"a\":31,\"b\":1e+21,\"c\":100000000000000000000,\"d\":1e-7,\"e\":0.000001,\"f\":"
        "18446744073709551615,\"g\":18446744073709552000,\"h\":1,\"i\":-0,\"j\":123456789.5,\"k\":"
        "1000}"},
    {"dates", "a: 2001-1-1\n", "{\"a\":\"2001-01-01T00:00:00Z\"}"},
    {"left out", "a: {b: }\nc:\n", "{\"a\":{\"b\":\"\"},\"c\":null}"},
    {"list", "- 1\n- a\n", "[1,\"a\"]"},
    {"keys that are no strings, at the top", "1: a\ntrue: b\n", "{\"1\":\"a\",\"true\":\"b\"}"},
    {"folded", "a: >\n  x\n    y\n\n", "{\"a\":\"x\\n\\n  y\\n\"}"},
    {"infinity", "a: .inf\n", "error 1:4"},
    {"key that is a number", "a:\n  1: x\n", "error 2:3"},
    {"repeated key", "a: 1\na: 2\n", "error 2:1"},
};

static kz_status write(kz_ctx *ctx, kz_node *n, kz_buf *out)
{
    return kz_json_write(ctx, n, out);
}

static void writes(void **state)
{
    const struct json_case *c = *state;
    check_trip(c->text, write, c->expected);
}

/* What the tree is afterwards, as YAML. */
static const struct json_case normalised[] = {
    {"numbers are floats",
        "a: 9007199254740993\nb: 1.0\nc: 1e3\nd: 1000000\ne: 12345678\nf: 1.5e-7\ng: 0x1F\nh: "
        "18446744073709551615\ni: 100000000000000000000\nj: -0.0\n",
        "a: 9007199254740992\nb: 1\nc: 1000\nd: 1000000\ne: 12345678\nf: 1.5e-07\ng: 31\nh: "
        "1.8446744073709552e+19\ni: 1e+20\nj: 0\n"},
    {"texts stay texts", "a: \"1\"\nb: yes\nc: \"~\"\nd: 2001-1-1\ne: \"x\\ny\\n\"\nf: \"\"\n",
        "a: \"1\"\nb: \"yes\"\nc: \"~\"\nd: \"2001-01-01T00:00:00Z\"\ne: |\n  x\n  y\nf: \"\"\n"},
    {"left out", "a: {b: }\nc:\nd: []\ne: {}\n", "a:\n  b: \"\"\nc: null\nd: []\ne: {}\n"},
    {"keys", "\"1\": a\nb: {\"2\": c, \"yes\": d}\n\"x\\ny\": 1\n",
        "\"1\": a\nb:\n  \"2\": c\n  \"yes\": d\n? |-\n  x\n  y\n: 1\n"},
    {"folded once", "a: >\n  x\n    y\n  z\n\n", "a: |\n  x\n\n    y\n  z\n"},
    {"infinity", "a: .inf\n", "error 1:4"},
    {"repeated key", "a: 1\na: 2\n", "error 2:1"},
    {"text that begins with a tab", "a: \"\\tx\\n\"\n", "error 1:4"},
    {"key that begins with a tab", "\"\\tx\\n\": 1\n", "error 1:1"},
};

static kz_status normalise(kz_ctx *ctx, kz_node *n, kz_buf *out)
{
    KZ_TRY(kz_json_normalise(ctx, n));
    return kz_emit(ctx, n, out);
}

static void normalises(void **state)
{
    const struct json_case *c = *state;
    check_trip(c->text, normalise, c->expected);
}

static kz_node *merge_of(kz_ctx *ctx, kz_node *merged)
{
    kz_node *map = kz_node_map(ctx, (kz_loc){0});
    kz_map_set(ctx, map, KZ_S("b"), kz_node_string(ctx, KZ_S("own"), (kz_loc){0}));
    kz_map_set(ctx, map, KZ_S("<<"), merged);
    return map;
}

/* A key "<<" that came by JSON is a merge from then on. */
static void merges(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_node *merged = kz_node_map(&ctx, (kz_loc){0});
    kz_map_set(&ctx, merged, KZ_S("a"), kz_node_string(&ctx, KZ_S("merged"), (kz_loc){0}));
    kz_map_set(&ctx, merged, KZ_S("b"), kz_node_string(&ctx, KZ_S("merged"), (kz_loc){0}));
    kz_node *map = merge_of(&ctx, merged);
    kz_buf out = {0};
    assert_int_equal(normalise(&ctx, map, &out), KZ_OK);
    assert_text(kz_buf_view(&out), "a: merged\nb: own\n");
    kz_buf_free(&out);

    map = merge_of(&ctx, kz_node_string(&ctx, KZ_S("x"), (kz_loc){0}));
    assert_int_equal(kz_json_normalise(&ctx, map), KZ_EINPUT);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {.len = 0};
    PLAN(&plan, written, writes);
    PLAN(&plan, normalised, normalises);
    plan_case(&plan, "merge", merges, NULL);
    return run_plan("json", &plan);
}
