/*
 * Hash maps and interned names.
 */
#include "plan.h"

static int setup(void **state)
{
    static kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    *state = &ctx;
    return 0;
}

static int teardown(void **state)
{
    kz_ctx_release(*state);
    return 0;
}

static void empty_has_nothing(void **state)
{
    (void)state;
    kz_map map = {0};
    assert_null(kz_map_lookup(&map, KZ_S("a")));
    assert_null(kz_map_lookup(&map, KZ_EMPTY));
}

static void new_keys_are_null(void **state)
{
    kz_ctx *ctx = *state;
    kz_map map = {0};
    void **slot = kz_map_slot_for(&ctx->arena, &map, KZ_S("a"));
    assert_null(*slot);
    *slot = ctx;
    assert_ptr_equal(kz_map_lookup(&map, KZ_S("a")), ctx);
    assert_null(kz_map_lookup(&map, KZ_S("b")));
    assert_int_equal(map.len, 1);
}

static void old_keys_are_found_again(void **state)
{
    kz_ctx *ctx = *state;
    kz_map map = {0};
    int values[2];
    *kz_map_slot_for(&ctx->arena, &map, KZ_S("a")) = &values[0];
    void **slot = kz_map_slot_for(&ctx->arena, &map, kz_str_dup(&ctx->arena, KZ_S("a")));
    assert_ptr_equal(*slot, &values[0]);
    *slot = &values[1];
    assert_ptr_equal(kz_map_lookup(&map, KZ_S("a")), &values[1]);
    assert_int_equal(map.len, 1);
}

static void empty_and_odd_keys(void **state)
{
    kz_ctx *ctx = *state;
    static const kz_str keys[] = {KZ_LIT(""), KZ_LIT("\0"), KZ_LIT("\0\0"), KZ_LIT("a\0b")};
    kz_map map = {0};
    for (size_t i = 0; i < 4; i++)
        *kz_map_slot_for(&ctx->arena, &map, keys[i]) = (void *)(uintptr_t)&keys[i];
    for (size_t i = 0; i < 4; i++)
        assert_ptr_equal(kz_map_lookup(&map, keys[i]), &keys[i]);
    *kz_map_slot_for(&ctx->arena, &map, (kz_str){NULL, 0}) = ctx;
    assert_int_equal(map.len, 4);
    assert_ptr_equal(kz_map_lookup(&map, KZ_EMPTY), ctx);
}

static void many_keys(void **state)
{
    kz_ctx *ctx = *state;
    enum { COUNT = 20000 };
    static int values[COUNT];
    kz_map map = {0};
    for (int i = 0; i < COUNT; i++)
        *kz_map_slot_for(&ctx->arena, &map, kz_str_printf(&ctx->arena, "key-%d", i)) = &values[i];
    assert_int_equal(map.len, COUNT);
    assert_true(map.len <= map.capacity / 2);
    for (int i = 0; i < COUNT; i++)
        assert_ptr_equal(kz_map_lookup(&map, kz_str_printf(&ctx->arena, "key-%d", i)), &values[i]);
    assert_null(kz_map_lookup(&map, KZ_S("key-20000")));
}

static void a_map_stands_on_another(void **state)
{
    kz_ctx *ctx = *state;
    kz_map below = {0}, map = {.below = &below};
    int a, b, c;
    *kz_map_slot_for(&ctx->arena, &below, KZ_S("a")) = &a;
    *kz_map_slot_for(&ctx->arena, &below, KZ_S("b")) = &b;
    assert_ptr_equal(kz_map_lookup(&map, KZ_S("a")), &a);
    assert_null(kz_map_lookup(&map, KZ_S("c")));
    void **slot = kz_map_slot_for(&ctx->arena, &map, KZ_S("a"));
    assert_ptr_equal(*slot, &a);
    *slot = &c;
    for (int i = 0; i < 100; i++) /* growing keeps what is below */
        *kz_map_slot_for(&ctx->arena, &map, kz_str_printf(&ctx->arena, "k%d", i)) = &c;
    assert_ptr_equal(kz_map_lookup(&map, KZ_S("a")), &c);
    assert_ptr_equal(kz_map_lookup(&map, KZ_S("b")), &b);
    assert_ptr_equal(kz_map_lookup(&below, KZ_S("a")), &a);
    assert_int_equal(below.len, 2);
}

static void a_name_is_one_pointer(void **state)
{
    kz_ctx *ctx = *state;
    char text[] = "metadata";
    const kz_name *name = kz_intern(ctx, kz_str_c(text));
    text[0] = 'X';
    assert_text(name->text, "metadata");
    assert_ptr_equal(kz_intern(ctx, KZ_S("metadata")), name);
    assert_ptr_not_equal(kz_intern(ctx, KZ_S("metadat")), name);
    assert_text(kz_intern(ctx, KZ_EMPTY)->text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_has_nothing),
        cmocka_unit_test_setup_teardown(new_keys_are_null, setup, teardown),
        cmocka_unit_test_setup_teardown(old_keys_are_found_again, setup, teardown),
        cmocka_unit_test_setup_teardown(empty_and_odd_keys, setup, teardown),
        cmocka_unit_test_setup_teardown(many_keys, setup, teardown),
        cmocka_unit_test_setup_teardown(a_map_stands_on_another, setup, teardown),
        cmocka_unit_test_setup_teardown(a_name_is_one_pointer, setup, teardown),
    };
    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
