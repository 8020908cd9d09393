/*
 * Output buffers: growing, the maximum, and that failing sticks.
 */
#include "base/buf.h"
#include "plan.h"

static void collects(void **state)
{
    (void)state;
    kz_buf buf = {0};
    kz_buf_str(&buf, KZ_S("ab"));
    kz_buf_byte(&buf, 'c');
    kz_buf_spaces(&buf, 3);
    kz_buf_add(&buf, "\0z", 2);
    assert_int_equal(buf.len, 8);
    assert_memory_equal(buf.ptr, "abc   \0z", 8);
    kz_buf_free(&buf);
}

static void nothing_added_is_nothing_held(void **state)
{
    (void)state;
    kz_buf buf = {0};
    kz_buf_str(&buf, (kz_str){NULL, 0});
    kz_buf_add(&buf, "x", 0);
    assert_null(buf.ptr);
    assert_int_equal(kz_buf_view(&buf).len, 0);
    kz_buf_free(&buf);
}

static void grows(void **state)
{
    (void)state;
    kz_buf buf = {0};
    for (size_t i = 0; i < 100000; i++)
        kz_buf_byte(&buf, (char)('a' + i % 26));
    assert_false(buf.failed);
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(buf.ptr[i], 'a' + i % 26);
    kz_buf_free(&buf);
}

static void fills_up_to_the_maximum(void **state)
{
    (void)state;
    kz_buf buf = {.max = 5000};
    kz_buf_spaces(&buf, 4999);
    kz_buf_byte(&buf, 'y');
    assert_false(buf.failed);
    assert_int_equal(buf.len, 5000);
    kz_buf_free(&buf);
}

static void fails_past_the_maximum_for_good(void **state)
{
    (void)state;
    kz_buf buf = {.max = 5000};
    kz_buf_spaces(&buf, 4998);
    kz_buf_add(&buf, "abc", 3);
    assert_true(buf.failed);
    kz_buf_byte(&buf, 'y');
    kz_buf_spaces(&buf, 1);
    assert_false(kz_buf_reserve(&buf, 0));
    assert_int_equal(buf.len, 4998);
    kz_buf_free(&buf);
}

static void refuses_what_no_machine_has(void **state)
{
    (void)state;
    kz_buf buf = {0};
    assert_false(kz_buf_reserve(&buf, SIZE_MAX));
    assert_true(buf.failed);
    kz_buf_free(&buf);
}

static void is_new_after_free(void **state)
{
    (void)state;
    kz_buf buf = {.max = 10};
    kz_buf_spaces(&buf, 11);
    kz_buf_free(&buf);
    assert_int_equal(buf.max, 10);
    kz_buf_byte(&buf, 'y');
    assert_text(kz_buf_view(&buf), "y");
    kz_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(collects),
        cmocka_unit_test(nothing_added_is_nothing_held),
        cmocka_unit_test(grows),
        cmocka_unit_test(fills_up_to_the_maximum),
        cmocka_unit_test(fails_past_the_maximum_for_good),
        cmocka_unit_test(refuses_what_no_machine_has),
        cmocka_unit_test(is_new_after_free),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
