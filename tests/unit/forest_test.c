/*
 * Trees and resources kept as patterns, and builds that stand on a context.
 */
#include "k8s/stock.h"
#include "k8s_support.h"

static int set_up(void **state)
{
    static kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    *state = &ctx;
    return 0;
}

static int tear_down(void **state)
{
    kz_ctx_release(*state);
    return 0;
}

static const char two[] =
    "kind: A\nmetadata: {name: a, labels: {x: old, y: old}}\nlist: [1, {deep: [two]}, []]\n"
    "---\nkind: B\nmetadata: {name: b}\nempty: {}\n";

static void a_copy_is_the_same(void **state)
{
    kz_ctx *ctx = *state;
    kz_nodes trees = documents_of(ctx, two);
    const kz_forest *forest = kz_forest_make(ctx, trees.at, trees.len);
    kz_node *copy = kz_forest_copy(ctx, forest);
    assert_int_equal(forest->tree_count, 2);
    for (size_t i = 0; i < 2; i++) {
        kz_node *root = copy + forest->roots[i];
        assert_true(kz_node_equal(root, trees.at[i]));
        assert_string_equal(printed(ctx, root), printed(ctx, trees.at[i]));
        assert_int_equal(root->loc.line, trees.at[i]->loc.line);
        assert_null(root->next);
    }
}

static void a_copy_is_apart(void **state)
{
    kz_ctx *ctx = *state;
    kz_nodes trees = documents_of(ctx, two);
    const char *before = printed(ctx, trees.at[0]);
    const kz_forest *forest = kz_forest_make(ctx, trees.at, trees.len);
    kz_node *copy = kz_forest_copy(ctx, forest);
    kz_node *list = kz_map_get(copy, KZ_S("list"));
    kz_node_set(kz_map_get(copy, KZ_S("kind")), KZ_STRING, KZ_S("C"), KZ_NOWHERE);
    kz_seq_push(list, kz_node_string(ctx, KZ_S("more"), KZ_NOWHERE));
    kz_child_unlink(list, kz_seq_at(list, 0));
    assert_string_equal(printed(ctx, trees.at[0]), before);
    assert_string_equal(printed(ctx, kz_forest_copy(ctx, forest)), before);
    assert_string_not_equal(printed(ctx, copy), before);
}

static void twins_are_those_of_the_copy(void **state)
{
    kz_ctx *ctx = *state;
    kz_nodes trees = documents_of(ctx, two);
    kz_node *labels = kz_map_get(kz_map_get(trees.at[0], KZ_S("metadata")), KZ_S("labels"));
    kz_node *x = kz_map_get(labels, KZ_S("x")), *y = kz_map_get(labels, KZ_S("y"));
    kz_node_pair(x, kz_map_get(trees.at[1], KZ_S("kind")));
    kz_node_pair(x, kz_node_string(ctx, KZ_S("old"), KZ_NOWHERE)); /* in no tree */
    kz_node_pair(x, y);
    const kz_forest *forest = kz_forest_make(ctx, trees.at, trees.len);
    kz_node *copy = kz_forest_copy(ctx, forest);
    labels = kz_map_get(kz_map_get(copy, KZ_S("metadata")), KZ_S("labels"));
    kz_node_set(kz_map_get(labels, KZ_S("y")), KZ_STRING, KZ_S("new"), KZ_NOWHERE);
    assert_int_equal(kz_str_cmp(kz_map_text(labels, KZ_S("x")), KZ_S("new")), 0);
    assert_int_equal(
        kz_str_cmp(kz_map_text(copy + forest->roots[1], KZ_S("kind")), KZ_S("new")), 0);
    assert_int_equal(kz_str_cmp(kz_text_of(x), KZ_S("old")), 0);
}

static void a_lone_twin_is_alone(void **state)
{
    kz_ctx *ctx = *state;
    kz_nodes trees = documents_of(ctx, two);
    kz_node_pair(kz_map_get(trees.at[0], KZ_S("kind")), kz_map_get(trees.at[1], KZ_S("kind")));
    const kz_forest *forest = kz_forest_make(ctx, trees.at, 1);
    kz_node *copy = kz_forest_copy(ctx, forest);
    assert_null(kz_map_get(copy, KZ_S("kind"))->twin);
}

static void no_trees(void **state)
{
    kz_ctx *ctx = *state;
    const kz_forest *forest = kz_forest_make(ctx, NULL, 0);
    assert_int_equal(forest->count, 0);
    (void)kz_forest_copy(ctx, forest);
}

static void a_stock_is_added_as_often_as_wanted(void **state)
{
    kz_ctx *ctx = *state;
    kz_list from = {0}, to = {0};
    kz_resources made = resources_of(ctx, two);
    for (size_t i = 0; i < made.len; i++)
        assert_int_equal(kz_list_append(ctx, &from, made.at[i]), KZ_OK);
    kz_resource_remember(ctx, made.at[0]);
    kz_resource_set_name(ctx, made.at[0], KZ_S("first"), KZ_NOWHERE);
    const kz_stock *stock = kz_stock_make(ctx, &from);
    kz_resource_set_name(ctx, made.at[0], KZ_S("later"), KZ_NOWHERE);

    assert_int_equal(kz_stock_add(ctx, stock, &to), KZ_OK);
    assert_string_equal(names_of(ctx, &to.items), "first b");
    kz_resource *copy = to.items.at[0];
    assert_int_equal(copy->formers.len, 1);
    assert_ptr_equal(copy->list, &to);
    kz_resource_remember(ctx, copy);
    kz_resource_set_name(ctx, copy, KZ_S("second"), KZ_NOWHERE);
    kz_resource_set_name(ctx, to.items.at[1], KZ_S("c"), KZ_NOWHERE);

    assert_int_equal(kz_stock_add(ctx, stock, &to), KZ_OK);
    assert_string_equal(names_of(ctx, &to.items), "second c first b");
    assert_int_equal(to.items.at[2]->formers.len, 1);
    assert_int_equal(kz_stock_add(ctx, stock, &to), KZ_EINPUT); /* they are there already */
}

static void a_context_on_another(void **state)
{
    kz_ctx *parent = *state, child;
    const kz_name *known = kz_intern(parent, KZ_S("known"));
    uint32_t file = kz_ctx_add_file(parent, KZ_S("/a"), KZ_S("text"));
    size_t names = parent->names.len, files = parent->files.len;
    kz_ctx_init(&child, 0, NULL);
    kz_ctx_inherit(&child, parent);
    assert_ptr_equal(kz_intern(&child, KZ_S("known")), known);
    const kz_name *own = kz_intern(&child, KZ_S("own"));
    assert_ptr_equal(kz_intern(&child, KZ_S("own")), own);
    assert_true(kz_str_eq(child.files.at[file].text, KZ_S("text")));
    assert_int_equal(kz_ctx_add_file(&child, KZ_S("/b"), KZ_S("more")), file + 1);
    assert_int_equal(parent->names.len, names);
    assert_int_equal(parent->files.len, files);
    kz_ctx_release(&child);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_copy_is_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_copy_is_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(twins_are_those_of_the_copy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lone_twin_is_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_trees, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_stock_is_added_as_often_as_wanted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_context_on_another, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("forest", tests, NULL, NULL);
}
