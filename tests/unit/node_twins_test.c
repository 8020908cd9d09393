/*
 * What the reference's setters leave behind in scalars: twins, which change together
 * as nodes that it shares do, and quotes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "yaml/json.h"

struct fixture {
    kz_ctx ctx;
    kz_node *root; /* {a, b, c, d}: a, b, c are twins */
    kz_node *a, *b, *c, *d;
};

static kz_node *entry(struct fixture *f, kz_str key)
{
    kz_node *n = kz_node_string(&f->ctx, KZ_S("x"), KZ_NOWHERE);
    kz_map_set(&f->ctx, f->root, key, n);
    return n;
}

static int set_up(void **state)
{
    static struct fixture f;
    kz_ctx_init(&f.ctx, 0, NULL);
    f.root = kz_node_map(&f.ctx, KZ_NOWHERE);
    f.a = entry(&f, KZ_S("a"));
    f.b = entry(&f, KZ_S("b"));
    f.c = entry(&f, KZ_S("c"));
    f.d = entry(&f, KZ_S("d"));
    kz_node_pair(f.a, f.b);
    kz_node_pair(f.a, f.c);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    kz_ctx_release(&f->ctx);
    return 0;
}

static void assert_texts(const struct fixture *f, const char *texts)
{
    const kz_node *n = kz_first(f->root);
    for (const char *t = texts; *t != '\0'; t++, n = n->next) {
        assert_int_equal(n->kind, KZ_SCALAR);
        assert_int_equal(n->u.text.ptr[0], *t);
    }
}

static void set_one_sets_all(void **state)
{
    struct fixture *f = *state;
    kz_node_set(f->b, KZ_INT, KZ_S("7"), KZ_NOWHERE);
    assert_texts(f, "777x");
    assert_int_equal(f->c->type, KZ_INT);
    kz_node_set(f->d, KZ_STRING, KZ_S("y"), KZ_NOWHERE);
    assert_texts(f, "777y");
}

static void set_keeps_quotes(void **state)
{
    struct fixture *f = *state;
    f->d->flags = KZ_QUOTED;
    kz_node_set(f->d, KZ_INT, KZ_S("7"), KZ_NOWHERE);
    assert_int_equal(f->d->flags, KZ_QUOTED);
}

static void become_changes_all(void **state)
{
    struct fixture *f = *state;
    kz_node_become(f->c, kz_node_string(&f->ctx, KZ_S("z"), KZ_NOWHERE));
    assert_texts(f, "zzzx");
    assert_ptr_equal(kz_map_get(f->root, KZ_S("c")), f->c);
}

static void a_mapping_goes_its_own_way(void **state)
{
    struct fixture *f = *state;
    kz_node_become(f->b, kz_node_map(&f->ctx, KZ_NOWHERE));
    assert_int_equal(f->a->kind, KZ_SCALAR);
    kz_node_set(f->a, KZ_STRING, KZ_S("z"), KZ_NOWHERE);
    assert_int_equal(f->b->kind, KZ_MAPPING);
    assert_int_equal(f->c->u.text.ptr[0], 'z');
    kz_node_become(f->a, kz_node_map(&f->ctx, KZ_NOWHERE));
    assert_null(f->c->twin);
}

static void a_copy_is_alone(void **state)
{
    struct fixture *f = *state;
    kz_node *copy = kz_node_copy(&f->ctx, f->root);
    kz_node_set(kz_first(copy), KZ_STRING, KZ_S("z"), KZ_NOWHERE);
    assert_texts(f, "xxxx");
    assert_int_equal(kz_map_get(copy, KZ_S("b"))->u.text.ptr[0], 'x');
}

static void a_trip_through_json_parts(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(kz_json_normalise(&f->ctx, f->root), KZ_OK);
    kz_node_set(f->a, KZ_STRING, KZ_S("z"), KZ_NOWHERE);
    assert_texts(f, "zxxx");
}

static void merged_strings_are_quoted_next(void **state)
{
    struct fixture *f = *state;
    kz_node_set(f->a, KZ_STRING, KZ_S("on"), KZ_NOWHERE);
    kz_node_merged(f->b);
    kz_node_merged(f->d);
    assert_int_equal(f->a->flags & KZ_QUOTED, 0);
    kz_node_set(f->c, KZ_INT, KZ_S("7"), KZ_NOWHERE);
    kz_node_set(f->d, KZ_INT, KZ_S("7"), KZ_NOWHERE);
    assert_int_equal(f->a->flags, KZ_QUOTED);
    assert_int_equal(f->d->flags, 0);
}

static void merged_untyped_numbers_are_quoted(void **state)
{
    struct fixture *f = *state;
    f->d->type = KZ_INT;
    f->d->u.text = KZ_S("7");
    kz_node_merged(f->d);
    assert_int_equal(f->d->flags & KZ_QUOTED, 0);
    f->d->flags = KZ_UNTYPED;
    kz_node_merged(f->d);
    assert_int_equal(f->d->flags & KZ_QUOTED, KZ_QUOTED);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(set_one_sets_all),
        TEST(set_keeps_quotes),
        TEST(become_changes_all),
        TEST(a_mapping_goes_its_own_way),
        TEST(a_copy_is_alone),
        TEST(a_trip_through_json_parts),
        TEST(merged_strings_are_quoted_next),
        TEST(merged_untyped_numbers_are_quoted),
    };
    return cmocka_run_group_tests_name("node twins", tests, NULL, NULL);
}
