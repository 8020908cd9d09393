/*
 * Reading: places and limits. What is read is in parse_manifest_test.c and
 * parse_config_test.c.
 */
#include "parse_support.h"

static kz_text text_of(kz_ctx *ctx, const char *z)
{
    kz_str bytes = kz_str_c(z);
    return (kz_text){.bytes = bytes, .file = kz_ctx_add_file(ctx, KZ_S("/f"), bytes)};
}

static void assert_place(kz_loc loc, uint32_t line, uint32_t col)
{
    assert_int_equal(loc.file, 1);
    assert_int_equal(loc.line, line);
    assert_int_equal(loc.col, col);
}

static void places_count_in_the_whole_file(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_text text = text_of(&ctx,
        "# x\r\n---\r\na: 1\r\n---\r\nb: \"\xC3\xA9\"\n"
        "c: [\"\xC3\xA9\", {d: &x !!str 1}]\n---\ne:\n  f: |\n    y\n");
    kz_nodes out = {0};
    assert_int_equal(kz_parse_manifests(&ctx, &text, &out), KZ_OK);
    assert_int_equal(out.len, 3);
    assert_place(out.at[0]->loc, 3, 1);
    assert_place(kz_map_get(out.at[0], KZ_S("a"))->loc, 3, 4);
    assert_place(kz_map_get(out.at[0], KZ_S("a"))->key_loc, 3, 1);
    const kz_node *c = kz_map_get(out.at[1], KZ_S("c"));
    assert_place(c->key_loc, 6, 1);
    assert_place(kz_map_get(kz_seq_at(c, 1), KZ_S("d"))->key_loc, 6, 11);
    assert_place(kz_map_get(kz_seq_at(c, 1), KZ_S("d"))->loc, 6, 14);
    assert_place(kz_map_get(kz_map_get(out.at[2], KZ_S("e")), KZ_S("f"))->loc, 9, 6);
    kz_ctx_release(&ctx);
}

static void an_alias_points_at_what_it_stands_for(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_text text = text_of(&ctx, "a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n");
    kz_nodes out = {0};
    assert_int_equal(kz_parse_manifests(&ctx, &text, &out), KZ_OK);
    const kz_node *c = kz_map_get(out.at[0], KZ_S("c")), *d = kz_map_get(out.at[0], KZ_S("d"));
    assert_place(c->key_loc, 3, 1);
    assert_place(kz_map_get(c, KZ_S("b"))->loc, 2, 6);
    assert_place(kz_map_get(d, KZ_S("b"))->key_loc, 2, 3);
    assert_ptr_not_equal(kz_map_get(c, KZ_S("b")), kz_map_get(d, KZ_S("b")));
    kz_ctx_release(&ctx);
}

static void places_inside_a_literal_are_exact(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_text outer = text_of(&ctx,
        "patches:\n- patch: |-\n\n    a: 1\n    b:\n      c: 2\n"
        "- patch: |1\n     a: 1\n- patch: >-\n    a: 1\n- patch: 'a: 1'\n");
    kz_node *root;
    assert_int_equal(kz_parse_config(&ctx, &outer, &root), KZ_OK);
    const uint32_t expected[][2] = {{4, 8}, {8, 9}, {9, 10}, {11, 10}};
    for (size_t i = 0; i < COUNT(expected); i++) {
        const kz_node *entry = kz_seq_at(kz_map_get(root, KZ_S("patches")), i);
        kz_text inner = kz_text_inside(&ctx, kz_map_get(entry, KZ_S("patch")));
        kz_nodes out = {0};
        assert_int_equal(kz_parse_manifests(&ctx, &inner, &out), KZ_OK);
        assert_place(kz_map_get(out.at[0], KZ_S("a"))->loc, expected[i][0], expected[i][1]);
    }
    kz_ctx_release(&ctx);
}

static void separators_inside_a_literal_are_placed(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_text outer = text_of(&ctx, "patch: |\n  a: 1\n  --- b\n");
    kz_node *root;
    assert_int_equal(kz_parse_config(&ctx, &outer, &root), KZ_OK);
    kz_text inner = kz_text_inside(&ctx, kz_map_get(root, KZ_S("patch")));
    kz_nodes out = {0};
    assert_int_equal(kz_parse_manifests(&ctx, &inner, &out), KZ_EINPUT);
    assert_int_equal(ctx.first_diag->id, KZ_D_YAML_SEPARATOR);
    assert_place(ctx.first_diag->at, 3, 3);
    kz_ctx_release(&ctx);
}

/* Texts that are too much: UNIT times TIMES between BEFORE and AFTER. */
static const struct limit_case {
    const char *name, *before, *unit, *after;
    size_t times;
    int mistake; /* a kz_diag_id, or -1 */
} limit_cases[] = {
    {"a flow as deep as can be", "", "[", "", 999, KZ_D_YAML_SYNTAX},
    {"a flow too deep", "", "[", "", 100000, KZ_D_TOO_DEEP},
    {"a block as deep as can be", "", "- ", "x\n", 999, -1},
    {"a block too deep", "", "- ", "x\n", 1000, KZ_D_TOO_DEEP},
    {"mappings too deep", "", "{a: ", "", 5000, KZ_D_TOO_DEEP},
    {"a key of 1024 characters", "", "k", ": 1\n", 1024, -1},
    {"a key of 1025 characters", "", "k", ": 1\n", 1025, KZ_D_YAML_SYNTAX},
    {"a long key with a question mark", "? ", "k", "\n: 1\n", 5000, -1},
    {"many colons to be read otherwise", "[", "a:, ", "]\n", 50, -1},
    {"too many of them", "[", "a:, ", "]\n", 5000, KZ_D_YAML_SYNTAX},
    {"a long list", "", "- a\n", "", 20000, -1},
};

static void keeps_limits(void **state)
{
    const struct limit_case *c = *state;
    kz_buf bytes = {0};
    add_z(&bytes, c->before);
    for (size_t i = 0; i < c->times; i++)
        add_z(&bytes, c->unit);
    add_z(&bytes, c->after);
    for (int config = 0; config < 2; config++) {
        kz_ctx ctx;
        kz_ctx_init(&ctx, 0, NULL);
        const kz_text text = {.bytes = kz_buf_view(&bytes)};
        kz_nodes documents = {0};
        kz_node *root = NULL;
        kz_status status = config ? kz_parse_config(&ctx, &text, &root)
                                  : kz_parse_manifests(&ctx, &text, &documents);
        assert_int_equal(status, c->mistake < 0 ? KZ_OK : KZ_EINPUT);
        if (c->mistake >= 0)
            assert_int_equal(ctx.first_diag->id, c->mistake);
        kz_ctx_release(&ctx);
    }
    kz_buf_free(&bytes);
}

/* Each line is a list of nine aliases of the line before. */
static void refuses_alias_bombs(void **state)
{
    (void)state;
    kz_buf bytes = {0};
    add_z(&bytes, "a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c < 'k'; c++) {
        char line[64];
        char d = (char)(c - 1);
        snprintf(line, sizeof line, "%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c, d, d,
            d, d, d, d, d, d, d);
        add_z(&bytes, line);
    }
    for (int config = 0; config < 2; config++) {
        kz_ctx ctx;
        kz_ctx_init(&ctx, (size_t)1 << 30, NULL);
        const kz_text text = {.bytes = kz_buf_view(&bytes)};
        kz_nodes documents = {0};
        kz_node *root = NULL;
        kz_status status = config ? kz_parse_config(&ctx, &text, &root)
                                  : kz_parse_manifests(&ctx, &text, &documents);
        assert_int_equal(status, KZ_EINPUT);
        assert_int_equal(ctx.first_diag->id, KZ_D_TOO_LARGE);
        kz_ctx_release(&ctx);
    }
    kz_buf_free(&bytes);
}

/* Each line is one level deeper than the line before. */
static void refuses_aliases_that_grow_deep(void **state)
{
    (void)state;
    kz_buf bytes = {0};
    add_z(&bytes, "a0: &a0 x\n");
    for (int i = 1; i < 2000; i++) {
        char line[64];
        snprintf(line, sizeof line, "a%d: &a%d [*a%d]\n", i, i, i - 1);
        add_z(&bytes, line);
    }
    kz_ctx ctx;
    kz_ctx_init(&ctx, (size_t)1 << 30, NULL);
    const kz_text text = {.bytes = kz_buf_view(&bytes)};
    kz_nodes documents = {0};
    assert_int_equal(kz_parse_manifests(&ctx, &text, &documents), KZ_EINPUT);
    assert_int_equal(ctx.first_diag->id, KZ_D_TOO_DEEP);
    kz_ctx_release(&ctx);
    kz_buf_free(&bytes);
}

static void gives_back_what_libyaml_holds_when_memory_runs_out(void **state)
{
    (void)state;
    kz_buf bytes = {0};
    for (int i = 0; i < 100000; i++)
        add_z(&bytes, "- some text\n");
    jmp_buf out_of_memory;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 1 << 20, &out_of_memory);
    const kz_text text = {.bytes = kz_buf_view(&bytes)};
    kz_nodes documents = {0};
    volatile bool jumped = false;
    if (setjmp(out_of_memory) != 0)
        jumped = true;
    else
        (void)!kz_parse_manifests(&ctx, &text, &documents);
    assert_true(jumped);
    assert_ptr_equal(ctx.arena.out_of_memory, &out_of_memory);
    kz_ctx_release(&ctx);
    kz_buf_free(&bytes);
}

static void adds_documents_to_a_list(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_text one = text_of(&ctx, "a: 1\n"), two = text_of(&ctx, "b: 1\n---\nc: 1\n");
    kz_nodes out = {0};
    assert_int_equal(kz_parse_manifests(&ctx, &one, &out), KZ_OK);
    assert_int_equal(kz_parse_manifests(&ctx, &two, &out), KZ_OK);
    assert_int_equal(out.len, 3);
    kz_ctx_release(&ctx);
}

static void knows_flow_style(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_text text = text_of(&ctx, "a: {b: }\nc: [1]\nd: &x\n  - 1\ne: *x\n");
    kz_nodes out = {0};
    assert_int_equal(kz_parse_manifests(&ctx, &text, &out), KZ_OK);
    assert_int_equal(out.at[0]->flags, 0);
    assert_int_equal(kz_map_get(out.at[0], KZ_S("a"))->flags, KZ_FLOW);
    assert_int_equal(kz_map_get(out.at[0], KZ_S("c"))->flags, KZ_FLOW);
    assert_int_equal(kz_map_get(out.at[0], KZ_S("d"))->flags, 0);
    assert_int_equal(kz_map_get(out.at[0], KZ_S("e"))->flags, 0);
    kz_ctx_release(&ctx);
}

int main(void)
{
    const struct CMUnitTest single[] = {
        cmocka_unit_test(places_count_in_the_whole_file),
        cmocka_unit_test(an_alias_points_at_what_it_stands_for),
        cmocka_unit_test(places_inside_a_literal_are_exact),
        cmocka_unit_test(separators_inside_a_literal_are_placed),
        cmocka_unit_test(refuses_alias_bombs),
        cmocka_unit_test(refuses_aliases_that_grow_deep),
        cmocka_unit_test(gives_back_what_libyaml_holds_when_memory_runs_out),
        cmocka_unit_test(adds_documents_to_a_list),
        cmocka_unit_test(knows_flow_style),
    };
    struct CMUnitTest tests[COUNT(limit_cases) + COUNT(single)];
    for (size_t i = 0; i < COUNT(limit_cases); i++)
        tests[i] = (struct CMUnitTest){.name = limit_cases[i].name,
            .test_func = keeps_limits,
            .initial_state = (void *)(uintptr_t)&limit_cases[i]};
    for (size_t i = 0; i < COUNT(single); i++)
        tests[COUNT(limit_cases) + i] = single[i];
    return cmocka_run_group_tests_name("parse", tests, NULL, NULL);
}
