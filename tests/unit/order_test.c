/*
 * The order of keys, two by two. It comes from the reference.
 */
#include "plan.h"
#include "yaml/emit.h"

static const struct order_case {
    const char *name, *after; /* name comes first */
} cases[] = {
    {"a", "b"},
    {"A", "a"},
    {"a", "aa"},
    {"a1", "a2"},
    {"a2", "a10"},
    {"1", "a"},
    {"-", "1"},
    {"9", "10"},
    {"1", "01"},
    {"a1", "a01"},
    {"a1", "a1b"},
    {"a-b", "a.b"},
    {"a-b", "a_b"},
    {"a/b", "ab"},
    {"a1b", "a1c"},
    {"a1-", "a1a"},
    {"a 1", "a1"},
    {"z", "é"},
    {"1", "é"},
    {"日", "本"},
    {"1", "٣"},
    {"٣", "٤"},
    {"a10b2", "a10b10"},
    {"a100", "a100a"},
    {"10", "1a"},
    {"x0", "x00"},
    {"x10", "x100"},
    {"x1005", "x1010"},
    {"x1.5", "x1.10"},
    {"1", "99999999999999999999"},
    {"18446744073709551617", "2"},
    {"😀", "a"},
    {"😀", "1"},
    {"a", "ª"},
    {"", "a"},
    {"a1a", "a01b"},
    {"a20", "a0020"},
    {"v1", "v1beta1"},
    {"v1alpha1", "v1beta1"},
    {"v2beta1", "v10"},
    {"Name", "name"},
    {"key", "keys"},
    {"initContainers", "initContainersAfter"},
    {"abcdefgh", "abcdefghi"},
    {"abcdefghX", "abcdefghx"},
};

static void comes_first(void **state)
{
    const struct order_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_name *first = kz_intern(&ctx, kz_str_c(c->name));
    const kz_name *second = kz_intern(&ctx, kz_str_c(c->after));
    assert_true(kz_key_order(first, second) < 0);
    assert_true(kz_key_order(second, first) > 0);
    assert_int_equal(kz_key_order(first, first), 0);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {.len = 0};
    PLAN(&plan, cases, comes_first);
    return run_plan("order of keys", &plan);
}
