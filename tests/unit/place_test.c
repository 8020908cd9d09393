/*
 * What directories are called, seen from others.
 */
#include "plan.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/place.h"

static char work[] = "/tmp/kz-place-XXXXXX";
static const char *const dirs[] = {"a", "a/ab", "a/ab/c", "a/abc", "b", NULL};

static int enter_work(void **state)
{
    (void)state;
    if (mkdtemp(work) == NULL || chdir(work) != 0)
        return 1;
    for (const char *const *dir = dirs; *dir != NULL; dir++)
        if (mkdir(*dir, 0700) != 0)
            return 1;
    return symlink("a/ab", "link");
}

static int leave_work(void **state)
{
    (void)state;
    unlink("link");
    for (size_t i = sizeof dirs / sizeof *dirs - 1; i-- > 0;)
        rmdir(dirs[i]);
    return chdir("/") != 0 || rmdir(work) != 0;
}

static void check(char *got, const char *wanted)
{
    if (wanted == NULL)
        assert_null(got);
    else
        assert_string_equal(got, wanted);
    free(got);
}

static void from_here(void **state)
{
    (void)state;
    static const struct {
        const char *dir, *wanted;
    } cases[] = {{"a", "a"}, {"./a//ab/", "a/ab"}, {".", ""}, {"a/..", ""}, {"a/../b/.", "b"},
        {"..", ".."}, {"a/../..", ".."}, {"../..", "../.."}, {"link", "link"}, {"/", "/"},
        {"none", NULL}, {"https://example.com/a/b", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(kz_place_from_here(cases[i].dir), cases[i].wanted);
    char *whole = realpath("a/ab", NULL);
    assert_non_null(whole);
    check(kz_place_from_here(whole), "a/ab");
    free(whole);
}

static void between(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *wanted;
    } cases[] = {{"a", "a", "."}, {"a", "a/ab/c", "ab/c"}, {"a/ab/c", "a", "../.."},
        {"a/ab", "a/abc", "../abc"}, {"a/abc", "a/ab", "../ab"}, {"a/ab/c", "b", "../../../b"},
        {"b", "link", "../a/ab"}, {"link", "b", "../../b"}, {"/", "/", "."}, {"a", "none", NULL},
        {"none", "a", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(kz_place_between(cases[i].from, cases[i].to), cases[i].wanted);
    char *whole = realpath("a", NULL);
    assert_non_null(whole);
    check(kz_place_between("/", "a"), whole + 1);
    free(whole);
}

static void names(void **state)
{
    (void)state;
    check(kz_place_name("a/ab/"), "ab");
    check(kz_place_name("a/."), "a");
    check(kz_place_name("link"), "ab");
    check(kz_place_name("/"), "");
    check(kz_place_name("none"), NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_here),
        cmocka_unit_test(between),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, enter_work, leave_work);
}
