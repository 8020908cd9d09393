/*
 * Options of the command line, as rows of tests: the arguments, and what is read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/options.h"

typedef struct values {
    bool all, brief;
    const char *output, *level;
    kz_values env;
} values;

static const char *const levels[] = {"low", "high", "", NULL};

static const kz_option rows[] = {
    {.name = "all", .letter = 'a', .about = "everything", .offset = offsetof(values, all)},
    {.name = "brief", .letter = 'b', .offset = offsetof(values, brief), .deprecated = "be long."},
    {.name = "output",
        .letter = 'o',
        .value = "PATH",
        .about = "a file",
        .offset = offsetof(values, output)},
    {.name = "level",
        .value = "LEVEL",
        .about = "a level",
        .kind = KZ_VALUE_WORD,
        .words = levels,
        .offset = offsetof(values, level)},
    {.name = "env",
        .letter = 'e',
        .value = "NAME",
        .about = "a name",
        .offset = offsetof(values, env),
        .repeats = true},
    {.name = NULL},
};

static const struct test {
    const char *name;
    const char *arguments[6];
    bool refused;
    values wanted;
    const char *operands[4];
} tests[] = {
    {"nothing", {NULL}, false, {0}, {NULL}},
    {"operand", {"dir"}, false, {0}, {"dir"}},
    {"long flag", {"--all"}, false, {.all = true}, {NULL}},
    {"letter", {"-a"}, false, {.all = true}, {NULL}},
    {"bundle", {"-ab"}, false, {.all = true, .brief = true}, {NULL}},
    {"flag off", {"-a", "--all=false"}, false, {0}, {NULL}},
    {"letter off", {"-a=0"}, false, {0}, {NULL}},
    {"flag takes no next argument", {"--all", "false"}, false, {.all = true}, {"false"}},
    {"bad flag value", {"--all=2"}, true, {0}, {NULL}},
    {"value behind", {"--output", "x"}, false, {.output = "x"}, {NULL}},
    {"value with =", {"--output=x=y"}, false, {.output = "x=y"}, {NULL}},
    {"empty value", {"--output="}, false, {.output = ""}, {NULL}},
    {"letter value behind", {"-o", "x"}, false, {.output = "x"}, {NULL}},
    {"letter value attached", {"-ox"}, false, {.output = "x"}, {NULL}},
    {"letter value with =", {"-o=x"}, false, {.output = "x"}, {NULL}},
    {"bundle that ends in a value", {"-aox"}, false, {.all = true, .output = "x"}, {NULL}},
    {"value that looks like an option", {"-o", "-a"}, false, {.output = "-a"}, {NULL}},
    {"the last one counts", {"-o", "x", "-o", "y"}, false, {.output = "y"}, {NULL}},
    {"mixed", {"d", "-a", "e"}, false, {.all = true}, {"d", "e"}},
    {"end of options", {"--", "-a", "--all"}, false, {0}, {"-a", "--all"}},
    {"a dash is an operand", {"-"}, false, {0}, {"-"}},
    {"repeated", {"-e", "a", "--env=b", "-ec"}, false, {.env = {NULL, 3}}, {NULL}},
    {"missing value", {"--output"}, true, {0}, {NULL}},
    {"missing letter value", {"-o"}, true, {0}, {NULL}},
    {"unknown", {"--nope"}, true, {0}, {NULL}},
    {"unknown letter", {"-z"}, true, {0}, {NULL}},
    {"unknown in a bundle", {"-az"}, true, {0}, {NULL}},
    {"a prefix is not the name", {"--al"}, true, {0}, {NULL}},
    {"one of the words", {"--level", "high"}, false, {.level = "high"}, {NULL}},
    {"the empty word", {"--level="}, false, {.level = ""}, {NULL}},
    {"none of the words", {"--level", "hihg"}, true, {0}, {NULL}},
    {"the beginning of a word", {"--level", "hi"}, true, {0}, {NULL}},
    {"no letter", {"-\1"}, true, {0}, {NULL}},
};

static void same_text(const char *a, const char *b)
{
    assert_true((a == NULL) == (b == NULL));
    if (a != NULL)
        assert_string_equal(a, b);
}

static void check(void **state)
{
    const struct test *t = *state;
    char *arguments[6];
    int count = 0;
    while (count < 6 && t->arguments[count] != NULL) {
        arguments[count] = (char *)(uintptr_t)t->arguments[count];
        count++;
    }
    const char *room[6];
    kz_operands operands = {.at = room};
    values got = {0};
    assert_int_equal(kz_options_parse(rows, &got, count, arguments, &operands), !t->refused);
    size_t repeated = got.env.count;
    if (repeated > 0)
        assert_string_equal(got.env.at[repeated - 1], "c");
    assert_true(repeated == 0 || got.env.at[repeated] == NULL);
    kz_options_free(rows, &got);
    if (t->refused)
        return;
    assert_int_equal(repeated, t->wanted.env.count);
    assert_int_equal(got.all, t->wanted.all);
    assert_int_equal(got.brief, t->wanted.brief);
    same_text(got.output, t->wanted.output);
    same_text(got.level, t->wanted.level);
    size_t wanted = 0;
    for (; wanted < 4 && t->operands[wanted] != NULL; wanted++)
        same_text(operands.at[wanted], t->operands[wanted]);
    assert_int_equal(operands.count, wanted);
}

int main(void)
{
    enum { COUNT = sizeof tests / sizeof *tests };
    struct CMUnitTest all[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        all[i] =
            (struct CMUnitTest){tests[i].name, check, NULL, NULL, (void *)(uintptr_t)&tests[i]};
    return cmocka_run_group_tests_name("options", all, NULL, NULL);
}
