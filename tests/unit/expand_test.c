/*
 * $(NAME) in a text, as rows: the text, and what it becomes with A = x, N = 3 (an
 * integer), M a mapping.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build/expand.h"

static const struct test {
    const char *text, *wanted;
    kz_type type;
} tests[] = {
    {"", "", KZ_STRING},
    {"plain", "plain", KZ_STRING},
    {"$(A)", "x", KZ_STRING},
    {"$(N)", "3", KZ_INT},
    {"$(N) ", "3 ", KZ_STRING},
    {"a$(A)b$(N)c", "axb3c", KZ_STRING},
    {"$(A)$(A)", "xx", KZ_STRING},
    {"$$(A)", "$(A)", KZ_STRING},
    {"$$$(A)", "$x", KZ_STRING},
    {"$(NO)", "$(NO)", KZ_STRING},
    {"$(M)", "$(M)", KZ_STRING},
    {"a$(M)", "a$(M)", KZ_STRING},
    {"$()", "$()", KZ_STRING},
    {"$(A", "$(A", KZ_STRING},
    {"$($(A))", "$($(A))", KZ_STRING},
    {"$A", "$A", KZ_STRING},
    {"100$", "100$", KZ_STRING},
    {"$", "$", KZ_STRING},
    {"$$", "$", KZ_STRING},
};

static void check(void **state)
{
    const struct test *t = *state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_map values = {0};
    kz_expansion a = {.type = KZ_STRING, .text = KZ_S("x")};
    kz_expansion n = {.type = KZ_INT, .text = KZ_S("3")};
    kz_expansion m = {.unusable = true};
    *kz_map_slot_for(&arena, &values, KZ_S("A")) = &a;
    *kz_map_slot_for(&arena, &values, KZ_S("N")) = &n;
    *kz_map_slot_for(&arena, &values, KZ_S("M")) = &m;
    kz_expansion got = kz_expand(&arena, kz_str_c(t->text), &values);
    assert_string_equal(kz_str_z(&arena, got.text), t->wanted);
    assert_int_equal(got.type, t->type);
    kz_arena_release(&arena);
}

static void used_is_noted(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_map values = {0};
    kz_expansion a = {.type = KZ_STRING, .text = KZ_S("x")}, b = a;
    *kz_map_slot_for(&arena, &values, KZ_S("A")) = &a;
    *kz_map_slot_for(&arena, &values, KZ_S("B")) = &b;
    kz_expand(&arena, KZ_S("..$(A)$$(B)"), &values);
    assert_true(a.used);
    assert_false(b.used);
    kz_arena_release(&arena);
}

int main(void)
{
    enum { COUNT = sizeof tests / sizeof *tests };
    struct CMUnitTest all[COUNT + 1];
    for (size_t i = 0; i < COUNT; i++)
        all[i] =
            (struct CMUnitTest){tests[i].text, check, NULL, NULL, (void *)(uintptr_t)&tests[i]};
    all[COUNT] = (struct CMUnitTest)cmocka_unit_test(used_is_noted);
    return cmocka_run_group_tests_name("expand", all, NULL, NULL);
}
