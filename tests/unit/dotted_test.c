/*
 * Paths with dots, as rows: the path and its steps, joined by "|". The steps were
 * taken from kyaml's SmarterPathSplitter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "yaml/dotted.h"

static const struct test {
    const char *path, *wanted;
} tests[] = {
    {"a", "a"},
    {"a.b.c", "a|b|c"},
    {"a..b", "a|b"},
    {".a", "a"},
    {" a . b ", "a|b"},
    {"a\\.b.c", "a.b|c"},
    {"a.b\\.c\\.d/e", "a|b.c.d/e"},
    {"a.[b.c/d].e", "a|b.c/d|e"},
    {"a.[name=x].b", "a|[name=x]|b"},
    {"a.[name=x.y.z].b", "a|[name=x.y.z]|b"},
    {"a.[=x.y]", "a|[=x.y]"},
    {"a.0.-.*", "a|0|-|*"},
    {"a.[b.c", "a|b.c"},
};

static void check(void **state)
{
    const struct test *t = *state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_dotted got = kz_dotted_split(&arena, kz_str_c(t->path));
    kz_str joined = got.len > 0 ? got.at[0] : KZ_EMPTY;
    for (size_t i = 1; i < got.len; i++)
        joined = kz_str_printf(&arena, KZ_FMT "|" KZ_FMT, KZ_ARG(joined), KZ_ARG(got.at[i]));
    assert_string_equal(kz_str_z(&arena, joined), t->wanted);
    kz_arena_release(&arena);
}

int main(void)
{
    enum { COUNT = sizeof tests / sizeof *tests };
    struct CMUnitTest all[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        all[i] =
            (struct CMUnitTest){tests[i].path, check, NULL, NULL, (void *)(uintptr_t)&tests[i]};
    return cmocka_run_group_tests_name("dotted", all, NULL, NULL);
}
