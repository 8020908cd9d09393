/*
 * "Did you mean", as rows: what was typed, and what is offered of the same few words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/suggest.h"

static const char *const words[] = {"build", "completion", "LoadRestrictionsNone", "on", "yaml", "",
    "a-name-that-is-much-longer-than-anyone-would-ever-want-to-type", NULL};

static const struct test {
    const char *given, *wanted;
} tests[] = {
    {"buidl", "build"}, /* two letters swapped */
    {"biuld", "build"},
    {"bild", "build"},
    {"buildd", "build"},
    {"BUILD", "build"},
    {"bulid", "build"},
    {"compl", "completion"}, /* a beginning */
    {"completino", "completion"},
    {"cpmpletoin", "completion"},
    {"loadrestrictionsnone", "LoadRestrictionsNone"},
    {"LoadRestrictionNone", "LoadRestrictionsNone"},
    {"yml", "yaml"},
    {"no", "on"},
    {"a-name-that", "a-name-that-is-much-longer-than-anyone-would-ever-want-to-type"},
    {"a-nome-that-is-much-longer-than-anyone-would-ever-want-to-type", NULL},
    {"bu", NULL}, /* too short to be a beginning */
    {"x", NULL},
    {"", NULL},
    {"kubectl", NULL},
    {"json", NULL},
};

static void suggests(void **state)
{
    const struct test *t = *state;
    const char *got = kz_suggest(t->given, words);
    assert_int_equal(got == NULL, t->wanted == NULL);
    if (got != NULL)
        assert_string_equal(got, t->wanted);
}

int main(void)
{
    enum { COUNT = sizeof tests / sizeof *tests };
    struct CMUnitTest all[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        all[i] =
            (struct CMUnitTest){tests[i].given, suggests, NULL, NULL, (void *)(uintptr_t)&tests[i]};
    return cmocka_run_group_tests_name("suggest", all, NULL, NULL);
}
