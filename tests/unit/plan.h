/*
 * Tests out of tables: each row, which begins with a name, is a test of that name.
 */
#ifndef KZ_TESTS_PLAN_H
#define KZ_TESTS_PLAN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/ctx.h"

typedef struct test_plan {
    struct CMUnitTest tests[300];
    size_t len;
} test_plan;

#define PLAN(plan, cases, run)                                                                     \
    do {                                                                                           \
        for (size_t i_ = 0; i_ < sizeof(cases) / sizeof *(cases); i_++)                            \
            plan_case((plan), (cases)[i_].name, (run), &(cases)[i_]);                              \
    } while (0)

static inline void plan_case(
    test_plan *plan, const char *name, CMUnitTestFunction run, const void *row)
{
    assert_true(plan->len < sizeof plan->tests / sizeof *plan->tests);
    plan->tests[plan->len++] = (struct CMUnitTest){
        .name = name, .test_func = run, .initial_state = (void *)(uintptr_t)row};
}

static inline int run_plan(const char *name, const test_plan *plan)
{
    return _cmocka_run_group_tests(name, plan->tests, plan->len, NULL, NULL);
}

static inline void assert_text(kz_str actual, const char *expected)
{
    char text[1000];
    snprintf(text, sizeof text, KZ_FMT, KZ_ARG(actual));
    assert_string_equal(text, expected);
}

#endif
