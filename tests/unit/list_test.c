/*
 * The list: order, ids that must be unique, and finding resources by what they are
 * or were called.
 */
#include "k8s_support.h"

static kz_resource *named(kz_ctx *ctx, const char *name)
{
    return resource_of(ctx,
        kz_str_printf(&ctx->arena, "apiVersion: v1\nkind: A\nmetadata: {name: %s}\n", name).ptr);
}

static kz_id id_of(const char *name, const char *ns)
{
    return (kz_id){
        .gvk = {KZ_EMPTY, KZ_S("v1"), KZ_S("A")}, .name = kz_str_c(name), .ns = kz_str_c(ns)};
}

static void append(kz_ctx *ctx, kz_list *list, kz_resource *r)
{
    assert_int_equal(kz_list_append(ctx, list, r), KZ_OK);
}

static void rename_to(kz_ctx *ctx, kz_resource *r, const char *name)
{
    kz_resource_remember(ctx, r);
    kz_resource_set_name(ctx, r, kz_str_c(name), KZ_NOWHERE);
}

static const char *any(kz_ctx *ctx, const kz_list *list, kz_id id)
{
    kz_resources found = {0};
    kz_list_any(ctx, list, id, &found);
    return names_of(ctx, &found);
}

/* Two manifests, and whether the second may join the first. */
static const struct append_case {
    const char *name, *first, *second;
    bool allowed;
} append_cases[] = {
    {"other name", "kind: A\nmetadata: {name: a}\n", "kind: A\nmetadata: {name: b}\n", true},
    {"same", "kind: A\nmetadata: {name: a}\n", "kind: A\nmetadata: {name: a}\n", false},
    {"other namespace", "kind: A\nmetadata: {name: a, namespace: x}\n",
        "kind: A\nmetadata: {name: a, namespace: y}\n", true},
    {"default namespace and none", "kind: A\nmetadata: {name: a, namespace: default}\n",
        "kind: A\nmetadata: {name: a}\n", false},
    {"other version", "apiVersion: v1\nkind: A\nmetadata: {name: a}\n",
        "apiVersion: v2\nkind: A\nmetadata: {name: a}\n", true},
    {"namespaces of cluster-scoped objects",
        "apiVersion: v1\nkind: Node\nmetadata: {name: a, namespace: x}\n",
        "apiVersion: v1\nkind: Node\nmetadata: {name: a, namespace: y}\n", false},
    {"nulls in apiVersion", "apiVersion:\nkind: A\nmetadata: {name: a}\n",
        "kind: A\nmetadata: {name: a}\n", false},
};

static void append_two(void **state)
{
    const struct append_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    append(&ctx, &list, resource_of(&ctx, c->first));
    kz_status status = kz_list_append(&ctx, &list, resource_of(&ctx, c->second));
    assert_int_equal(status, c->allowed ? KZ_OK : KZ_EINPUT);
    assert_int_equal(list.items.len, c->allowed ? 2 : 1);
    if (!c->allowed)
        assert_true(kz_str_contains(ctx.last_diag->text, KZ_S("r.yaml:")));
    kz_ctx_release(&ctx);
}

static void find_by_id(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    kz_resource *a = named(&ctx, "a"), *b = named(&ctx, "b");
    append(&ctx, &list, a);
    append(&ctx, &list, b);
    rename_to(&ctx, b, "c");
    rename_to(&ctx, b, "d");

    assert_ptr_equal(kz_list_current(&list, id_of("a", "")), a);
    assert_ptr_equal(kz_list_current(&list, id_of("a", "default")), a);
    assert_ptr_equal(kz_list_current(&list, id_of("d", "")), b);
    assert_null(kz_list_current(&list, id_of("b", "")));
    assert_null(kz_list_current(&list, id_of("a", "x")));
    assert_string_equal(any(&ctx, &list, id_of("b", "")), "d");
    assert_string_equal(any(&ctx, &list, id_of("c", "default")), "d");
    assert_string_equal(any(&ctx, &list, id_of("d", "")), "d");
    assert_string_equal(any(&ctx, &list, id_of("e", "")), "");
    kz_ctx_release(&ctx);
}

/* In the order of the list, not of the renamings, and each once. */
static void any_in_order(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    kz_resource *a = named(&ctx, "a"), *b = named(&ctx, "b"), *c = named(&ctx, "c");
    append(&ctx, &list, a);
    append(&ctx, &list, b);
    append(&ctx, &list, c);
    rename_to(&ctx, c, "x");
    rename_to(&ctx, c, "z");
    rename_to(&ctx, a, "x");
    rename_to(&ctx, a, "y");
    rename_to(&ctx, a, "x");
    assert_string_equal(any(&ctx, &list, id_of("x", "")), "x z");
    kz_ctx_release(&ctx);
}

/* A name without a memory of it is gone. */
static void forgotten(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    kz_resource *a = named(&ctx, "a");
    append(&ctx, &list, a);
    kz_resource_set_name(&ctx, a, KZ_S("b"), KZ_NOWHERE);
    assert_string_equal(any(&ctx, &list, id_of("a", "")), "");
    assert_string_equal(any(&ctx, &list, id_of("b", "")), "b");
    kz_ctx_release(&ctx);
}

/* Former ids have the group and version that the resource has now. */
static void version_changes(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    kz_resource *a = named(&ctx, "a");
    append(&ctx, &list, a);
    rename_to(&ctx, a, "b");
    kz_node_set(
        kz_map_get(a->root, KZ_S("apiVersion")), KZ_STRING, KZ_S("example.com/v2"), KZ_NOWHERE);
    kz_resource_changed(&ctx, a);
    kz_id former = id_of("a", "");
    assert_string_equal(any(&ctx, &list, former), "");
    former.gvk.group = KZ_S("example.com");
    former.gvk.version = KZ_S("v2");
    assert_string_equal(any(&ctx, &list, former), "b");
    kz_ctx_release(&ctx);
}

static void find_by_name(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    kz_resource *a = named(&ctx, "a"), *b = named(&ctx, "b");
    append(&ctx, &list, a);
    append(&ctx, &list, b);
    rename_to(&ctx, a, "between");
    rename_to(&ctx, a, "b");
    rename_to(&ctx, b, "c");
    kz_resources found = {0};
    kz_list_named(&ctx, &list, KZ_S("b"), &found); /* one is called so, the other was first */
    assert_string_equal(names_of(&ctx, &found), "b c");
    found.len = 0;
    kz_list_named(&ctx, &list, KZ_S("a"), &found);
    assert_string_equal(names_of(&ctx, &found), "b");
    found.len = 0;
    kz_list_named(&ctx, &list, KZ_S("between"), &found);
    assert_int_equal(found.len, 0);
    kz_ctx_release(&ctx);
}

static void sweep(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    const char *const names[] = {"a", "b", "c", "d"};
    kz_resource *r[4];
    for (size_t i = 0; i < 4; i++)
        append(&ctx, &list, r[i] = named(&ctx, names[i]));
    r[0]->removed = true;
    assert_null(kz_list_current(&list, id_of("a", "")));
    kz_node_clear(r[2]->root);
    kz_list_sweep(&list);
    assert_string_equal(names_of(&ctx, &list.items), "b d");
    assert_ptr_equal(kz_list_current(&list, id_of("d", "")), r[3]);
    assert_int_equal(r[3]->position, 1);
    append(&ctx, &list, named(&ctx, "a")); /* there is none any more */
    assert_string_equal(names_of(&ctx, &list.items), "b d a");
    kz_ctx_release(&ctx);
}

static void replace(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    kz_resource *a = named(&ctx, "a");
    append(&ctx, &list, a);
    append(&ctx, &list, named(&ctx, "b"));
    rename_to(&ctx, a, "c");
    kz_resource *r = kz_resource_copy(&ctx, a);
    kz_list_replace(&ctx, &list, a, r);
    assert_string_equal(names_of(&ctx, &list.items), "c b");
    assert_ptr_equal(kz_list_current(&list, id_of("c", "")), r);
    kz_resources found = {0};
    kz_list_any(&ctx, &list, id_of("a", ""), &found);
    assert_int_equal(found.len, 1);
    assert_ptr_equal(found.at[0], r);
    kz_ctx_release(&ctx);
}

/* Moving to an empty list, to a list with others, and into a conflict. */
static void append_all(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0}, first = {0}, second = {0}, third = {0};
    kz_resource *a = named(&ctx, "a");
    append(&ctx, &first, a);
    rename_to(&ctx, a, "x");
    assert_int_equal(kz_list_append_all(&ctx, &list, &first), KZ_OK);
    assert_int_equal(first.items.len, 0);
    append(&ctx, &second, named(&ctx, "b"));
    assert_int_equal(kz_list_append_all(&ctx, &list, &second), KZ_OK);
    assert_string_equal(names_of(&ctx, &list.items), "x b");
    assert_string_equal(any(&ctx, &list, id_of("a", "")), "x");
    rename_to(&ctx, a, "y");
    assert_string_equal(any(&ctx, &list, id_of("x", "")), "y");
    append(&ctx, &third, named(&ctx, "b"));
    assert_int_equal(kz_list_append_all(&ctx, &list, &third), KZ_EINPUT);
    kz_ctx_release(&ctx);
}

/* A collision made by renaming shows when the list is moved, or looked at. */
static void collisions(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0}, above = {0};
    append(&ctx, &list, named(&ctx, "a"));
    append(&ctx, &list, named(&ctx, "b"));
    assert_int_equal(kz_list_check_unique(&ctx, &list), KZ_OK);
    rename_to(&ctx, list.items.at[1], "a");
    assert_int_equal(kz_list_check_unique(&ctx, &list), KZ_EINPUT);
    assert_int_equal(kz_list_append_all(&ctx, &above, &list), KZ_EINPUT);
    kz_ctx_release(&ctx);
}

/* This ends soon only if nothing is square: one base under thousands of prefixes
 * shares one former id. */
static void thousands(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    for (int i = 0; i < MANY; i++) {
        kz_list layer = {0};
        kz_node *root = kz_node_map(&ctx, KZ_NOWHERE);
        kz_node *metadata = kz_node_map(&ctx, KZ_NOWHERE);
        kz_map_set(&ctx, root, KZ_S("kind"), kz_node_string(&ctx, KZ_S("A"), KZ_NOWHERE));
        kz_map_set(&ctx, root, KZ_S("metadata"), metadata);
        kz_map_set(&ctx, metadata, KZ_S("name"), kz_node_string(&ctx, KZ_S("a"), KZ_NOWHERE));
        kz_resource *r;
        assert_int_equal(kz_resource_new(&ctx, root, &r), KZ_OK);
        append(&ctx, &layer, r);
        rename_to(&ctx, r, kz_str_printf(&ctx.arena, "a%d", i).ptr);
        assert_int_equal(kz_list_append_all(&ctx, &list, &layer), KZ_OK);
    }
    assert_int_equal(kz_list_check_unique(&ctx, &list), KZ_OK);
    kz_resources found = {0};
    kz_list_any(&ctx, &list, (kz_id){.gvk.kind = KZ_S("A"), .name = KZ_S("a")}, &found);
    assert_int_equal(found.len, MANY);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, append_cases, append_two);
    plan_case(&plan, "find by id", find_by_id, NULL);
    plan_case(&plan, "any, in order", any_in_order, NULL);
    plan_case(&plan, "forgotten names", forgotten, NULL);
    plan_case(&plan, "version changes", version_changes, NULL);
    plan_case(&plan, "find by name", find_by_name, NULL);
    plan_case(&plan, "sweep", sweep, NULL);
    plan_case(&plan, "replace", replace, NULL);
    plan_case(&plan, "append all", append_all, NULL);
    plan_case(&plan, "collisions", collisions, NULL);
    plan_case(&plan, "thousands", thousands, NULL);
    return run_plan("list", &plan);
}
