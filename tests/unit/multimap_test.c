/*
 * Maps from hashes to values.
 */
#include "base/multimap.h"
#include "base/str.h"
#include "plan.h"

static int setup(void **state)
{
    static kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    *state = &arena;
    return 0;
}

static int teardown(void **state)
{
    kz_arena_release(*state);
    return 0;
}

static void empty_has_nothing(void **state)
{
    (void)state;
    const kz_multimap map = {0};
    assert_null(kz_multimap_first(&map, 0));
}

static void values_of_a_hash_come_newest_first(void **state)
{
    kz_multimap map = {0};
    int values[3];
    for (size_t i = 0; i < 3; i++)
        kz_multimap_add(*state, &map, 7, &values[i]);
    kz_multimap_add(*state, &map, 8, &values[0]);
    const kz_holder *h = kz_multimap_first(&map, 7);
    for (size_t i = 3; i-- > 0; h = kz_multimap_next(h))
        assert_ptr_equal(h->value, &values[i]);
    assert_null(h);
}

static void what_is_there_is_not_added_again(void **state)
{
    kz_multimap map = {0};
    int value, other;
    kz_multimap_add(*state, &map, 7, &value);
    kz_multimap_add(*state, &map, 7, &value);
    assert_int_equal(map.len, 1);
    kz_multimap_add(*state, &map, 7, &other);
    kz_multimap_add(*state, &map, 7, &value);
    assert_int_equal(map.len, 3);
}

/* Hashes that end in the same bits, others that do not, and more of them than there is room for
 * at first. */
static void growing_keeps_all_in_order(void **state)
{
    enum { HASHES = 700, EACH = 3 };
    static int values[HASHES][EACH];
    kz_multimap map = {0};
    for (size_t round = 0; round < EACH; round++)
        for (uint64_t i = 0; i < HASHES; i++)
            kz_multimap_add(*state, &map, i % 2 == 0 ? i << 40 : i, &values[i][round]);
    assert_int_equal(map.len, HASHES * EACH);
    for (uint64_t i = 0; i < HASHES; i++) {
        const kz_holder *h = kz_multimap_first(&map, i % 2 == 0 ? i << 40 : i);
        for (size_t round = EACH; round-- > 0; h = kz_multimap_next(h)) {
            assert_non_null(h);
            assert_ptr_equal(h->value, &values[i][round]);
        }
        assert_null(h);
    }
    assert_null(kz_multimap_first(&map, HASHES + 1));
}

static void sequences_hash_by_their_parts(void **state)
{
    (void)state;
    uint64_t ab = kz_str_hash_on(kz_str_hash(KZ_S("a")), KZ_S("b"));
    assert_true(ab == kz_str_hash_on(kz_str_hash(KZ_S("a")), KZ_S("b")));
    assert_true(ab != kz_str_hash_on(kz_str_hash(KZ_S("b")), KZ_S("a")));
    assert_true(ab != kz_str_hash_on(kz_str_hash(KZ_S("ab")), KZ_EMPTY));
    assert_true(kz_str_hash_on(kz_str_hash(KZ_S("a")), KZ_S("a")) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_has_nothing),
        cmocka_unit_test_setup_teardown(values_of_a_hash_come_newest_first, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_there_is_not_added_again, setup, teardown),
        cmocka_unit_test_setup_teardown(growing_keeps_all_in_order, setup, teardown),
        cmocka_unit_test(sequences_hash_by_their_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
