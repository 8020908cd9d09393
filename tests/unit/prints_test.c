/*
 * What is unchanged in a copy is printed as the pattern was: each change, at each node, must show.
 */
#include "k8s_support.h"
#include "yaml/emit.h"

static const char pattern[] =
    "kind: A\nmetadata:\n  name: a\n  labels:\n    x: old\n    y: old\n  'on': yes\n"
    "list:\n- 1\n- deep:\n  - two: {a: b}\n    three: c\n- []\n"
    "text: |\n  line\n   more\n\nkept: |+\n  line\n\n\"a b\": 'quoted'\nempty: {}\n"
    "long: the quick brown fox jumps over the lazy dog and then over all of the others there are\n"
    "? |\n  a key\n  of lines\n: {b: c}\n"
    "---\nkind: B\nmetadata: {name: b}\nspec: {a: {b: {c: {d: e}}}}\n";

typedef void change(kz_ctx *ctx, kz_node *n);

static void set_text(kz_ctx *ctx, kz_node *n)
{
    (void)ctx;
    if (n->kind == KZ_SCALAR)
        kz_node_set(n, KZ_STRING, KZ_S("changed"), KZ_NOWHERE);
}

static void set_type(kz_ctx *ctx, kz_node *n)
{
    (void)ctx;
    if (n->kind == KZ_SCALAR)
        kz_node_set(n, KZ_STRING, KZ_S("12"), KZ_NOWHERE);
}

static void add_child(kz_ctx *ctx, kz_node *n)
{
    if (n->kind == KZ_MAPPING)
        kz_map_set(ctx, n, KZ_S("added"), kz_node_string(ctx, KZ_S("new"), KZ_NOWHERE));
    else if (n->kind == KZ_SEQUENCE)
        kz_seq_push(n, kz_node_string(ctx, KZ_S("new"), KZ_NOWHERE));
}

static void drop_first(kz_ctx *ctx, kz_node *n)
{
    (void)ctx;
    if (n->kind != KZ_SCALAR && n->count > 0)
        kz_child_unlink(n, n->u.child.first);
}

static void drop_last(kz_ctx *ctx, kz_node *n)
{
    (void)ctx;
    if (n->kind != KZ_SCALAR && n->count > 0)
        kz_child_unlink(n, n->u.child.last);
}

static void turn(kz_ctx *ctx, kz_node *n)
{
    (void)ctx;
    if (n->kind == KZ_SCALAR || n->count < 2)
        return;
    kz_node *first = n->u.child.first;
    kz_child_unlink(n, first);
    first->next = NULL;
    n->u.child.last->next = first;
    n->u.child.last = first;
    n->count++;
}

static void become_text(kz_ctx *ctx, kz_node *n)
{
    kz_node_become(n, kz_node_string(ctx, KZ_S("instead"), KZ_NOWHERE));
}

static void become_copy(kz_ctx *ctx, kz_node *n)
{
    kz_node_become(n, kz_node_copy(ctx, n));
}

static kz_str emitted(kz_ctx *ctx, const kz_node *root, const kz_copy *copy)
{
    kz_buf out = {0};
    assert_int_equal(kz_emit_copy(ctx, root, copy, &out), KZ_OK);
    kz_str text = kz_str_dup(&ctx->arena, kz_buf_view(&out));
    kz_buf_free(&out);
    return text;
}

static kz_str emitted_anew(kz_ctx *ctx, const kz_node *root)
{
    return emitted(ctx, root, NULL);
}

static const kz_prints *prints_of(kz_ctx *ctx, const char *text)
{
    kz_nodes trees = documents_of(ctx, text);
    return kz_prints_make(ctx, kz_forest_make(ctx, trees.at, trees.len));
}

static void each_change_shows(void **state)
{
    static change *const changes[] = {
        set_text, set_type, add_child, drop_first, drop_last, turn, become_text, become_copy};
    kz_ctx ctx;
    (void)state;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_prints *prints = prints_of(&ctx, pattern);
    const kz_forest *forest = prints->forest;
    for (size_t c = 0; c < sizeof changes / sizeof *changes; c++)
        for (size_t i = 0; i < forest->count; i++) {
            kz_copy copy = {prints, kz_forest_copy(&ctx, forest)};
            kz_node *nodes = (kz_node *)copy.nodes;
            if (i != forest->roots[0] && i != forest->roots[1])
                changes[c](&ctx, &nodes[i]);
            for (size_t t = 0; t < forest->tree_count; t++) {
                kz_node *root = nodes + forest->roots[t];
                assert_true(kz_str_eq(emitted(&ctx, root, &copy), emitted_anew(&ctx, root)));
            }
        }
    kz_ctx_release(&ctx);
}

/* Or all of this would be for nothing. */
static void what_is_unchanged_has_a_print(void **state)
{
    kz_ctx ctx;
    kz_unchanged unchanged;
    (void)state;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_prints *prints = prints_of(&ctx, pattern);
    kz_copy copy = {prints, kz_forest_copy(&ctx, prints->forest)};
    kz_node *root = (kz_node *)copy.nodes, *metadata = kz_map_get(root, KZ_S("metadata"));
    assert_true(kz_unchanged_find(&ctx.arena, &copy, root, &unchanged));
    assert_true(
        kz_str_eq(kz_unchanged_print(&unchanged, metadata->u.child.first, 2), KZ_S("name: a")));
    assert_true(kz_unchanged_print(&unchanged, kz_map_get(root, KZ_S("list")), 0).len > 0);
    assert_int_equal(kz_unchanged_print(&unchanged, metadata, 2).len, 0);

    kz_node_set(metadata->u.child.first, KZ_STRING, KZ_S("b"), KZ_NOWHERE);
    assert_true(kz_unchanged_find(&ctx.arena, &copy, root, &unchanged));
    assert_int_equal(kz_unchanged_print(&unchanged, metadata, 0).len, 0);
    assert_true(kz_str_eq(kz_unchanged_print(&unchanged, kz_map_get(metadata, KZ_S("labels")), 2),
        KZ_S("labels:\n    x: old\n    \"y\": old")));
    kz_ctx_release(&ctx);
}

static void what_cannot_be_printed_has_none(void **state)
{
    kz_ctx ctx;
    kz_unchanged unchanged;
    (void)state;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_prints *prints = prints_of(&ctx, "a: b\nc: {1: 2}\n---\na: b\n");
    kz_copy copy = {prints, kz_forest_copy(&ctx, prints->forest)};
    assert_null(ctx.first_diag);
    for (size_t t = 0; t < 2; t++) {
        const kz_node *root = copy.nodes + prints->forest->roots[t];
        assert_true(kz_unchanged_find(&ctx.arena, &copy, root, &unchanged));
        assert_int_equal(kz_unchanged_print(&unchanged, kz_first(root), 0).len > 0, t == 1);
    }
    assert_false(kz_unchanged_find(&ctx.arena, &copy, prints->forest->nodes, &unchanged));
    assert_false(kz_unchanged_find(&ctx.arena, NULL, copy.nodes, &unchanged));
    kz_ctx_release(&ctx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_change_shows),
        cmocka_unit_test(what_is_unchanged_has_a_print),
        cmocka_unit_test(what_cannot_be_printed_has_none),
    };
    return cmocka_run_group_tests_name("prints", tests, NULL, NULL);
}
