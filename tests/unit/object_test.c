/*
 * Parts of generated objects: base64 in lines, keys.
 */
#include "generate/object.h"
#include "k8s_support.h"

static const struct base64_case {
    const char *name;
    size_t length, encoded, lines; /* lines: newlines in it */
} base64_cases[] = {
    {"nothing", 0, 0, 0},
    {"one byte", 1, 4, 0},
    {"69 characters and less", 51, 68, 0},
    {"more than one line", 52, 72, 2},
    {"a line and a bit", 53, 72, 2},
    {"two lines", 105, 140, 2},
    {"two lines and a bit", 106, 144, 3},
    {"many lines", 10500, 14000, 200},
};

static void encodes(void **state)
{
    const struct base64_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    char *bytes = kz_arena_zero(&ctx.arena, c->length + 1, 1);
    kz_str text = kz_object_base64(&ctx, (kz_str){bytes, c->length}), line;
    assert_int_equal(text.len, c->encoded + c->lines);
    if (c->lines > 0)
        assert_int_equal(text.ptr[text.len - 1], '\n');
    size_t lines = 0, characters = 0;
    for (kz_str rest = text; kz_str_split(&rest, '\n', &line); characters += line.len)
        lines += rest.ptr != NULL && line.len <= 70;
    assert_int_equal(lines, c->lines);
    assert_int_equal(characters, c->encoded);
    kz_ctx_release(&ctx);
}

static void encodes_as_the_standard_says(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    assert_text(kz_object_base64(&ctx, KZ_S("\xFB\xFF\xFE?")), "+//+Pw==");
    assert_text(kz_object_base64(&ctx, KZ_S("a\0b")), "YQBi");
    kz_ctx_release(&ctx);
}

/* Keys that are no strings when they are written without quotes cannot be printed. */
static const struct key_case {
    const char *name;
    bool prints;
} key_cases[] = {
    {"key", true},
    {"a b/c", true},
    {"yes", true},
    {"-", true},
    {"1:20", true},
    {"1e", true},
    {"{", true},
    {"a: b", true},
    {"1", false},
    {"0x1F", false},
    {"1.5", false},
    {".inf", false},
    {"true", false},
    {"null", false},
    {"~", false},
    {"2020-01-01", false},
    {"<<", false},
};

static void adds_key(void **state)
{
    const struct key_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_node *root = kz_node_map(&ctx, KZ_NOWHERE), *map;
    map = kz_map_submap(&ctx, root, KZ_S("data"), KZ_NOWHERE);
    kz_object_add(&ctx, map, kz_str_c(c->name), KZ_S("v"), KZ_NOWHERE);
    assert_int_equal(printed(&ctx, root) != NULL, c->prints);
    kz_ctx_release(&ctx);
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, base64_cases, encodes);
    PLAN(&plan, key_cases, adds_key);
    plan_case(&plan, "as the standard says", encodes_as_the_standard_says, NULL);
    return run_plan("object", &plan);
}
