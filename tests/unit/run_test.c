/*
 * Child processes: what goes in, what comes out, and how they end.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "base/run.h"
#include "base/tempdir.h"
#include "plan.h"

static kz_ran shell(kz_ctx *ctx, const char *script, kz_command command)
{
    const char *argv[] = {"sh", "-c", script, NULL};
    command.argv = argv;
    return kz_run(ctx, &command);
}

static void output_and_errors_are_kept_apart(void **state)
{
    kz_ctx *ctx = *state;
    kz_ran ran = shell(ctx, "echo out; echo err >&2; exit 3", (kz_command){0});
    assert_int_equal(ran.outcome, KZ_RAN_BADLY);
    assert_int_equal(ran.code, 3);
    assert_true(kz_str_eq(ran.output, KZ_S("out\n")));
    assert_true(kz_str_eq(ran.errors, KZ_S("err\n")));
}

static void without_input_there_is_none(void **state)
{
    kz_ran ran = shell(*state, "wc -c", (kz_command){0});
    assert_int_equal(ran.outcome, KZ_RAN_WELL);
    assert_true(kz_str_eq(kz_str_trim(ran.output), KZ_S("0")));
}

/* More than a pipe holds goes in while as much comes out. */
static void large_input_goes_through(void **state)
{
    kz_ctx *ctx = *state;
    enum { SIZE = 3 << 20 };
    char *bytes = kz_arena_alloc(&ctx->arena, SIZE);
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (char)('a' + i % 26);
    kz_str input = {bytes, SIZE};
    kz_ran ran = shell(ctx, "cat", (kz_command){.input = input});
    assert_int_equal(ran.outcome, KZ_RAN_WELL);
    assert_true(kz_str_eq(ran.output, input));
    ran = shell(ctx, "exec <&-; sleep 0.05; echo done", (kz_command){.input = input});
    assert_int_equal(ran.outcome, KZ_RAN_WELL);
    assert_true(kz_str_eq(ran.output, KZ_S("done\n")));
}

static void environment_and_directory(void **state)
{
    const char *env[] = {"KZ_TEST_A=new", "KZ_TEST_B=b", NULL};
    setenv("KZ_TEST_A", "old", 1);
    setenv("KZ_TEST_AA", "other", 1);
    kz_ran ran = shell(*state, "echo $KZ_TEST_A $KZ_TEST_B $KZ_TEST_AA; pwd",
        (kz_command){.env = env, .dir = "/"});
    assert_true(kz_str_eq(ran.output, KZ_S("new b other\n/\n")));
}

static void a_name_alone_is_taken_out_of_the_environment(void **state)
{
    const char *env[] = {"KZ_TEST_C", "KZ_TEST_D", NULL};
    setenv("KZ_TEST_C", "old", 1);
    setenv("KZ_TEST_CC", "other", 1);
    unsetenv("KZ_TEST_D");
    kz_ran ran = shell(
        *state, "echo ${KZ_TEST_C-none} ${KZ_TEST_D-none} $KZ_TEST_CC", (kz_command){.env = env});
    assert_true(kz_str_eq(ran.output, KZ_S("none none other\n")));
}

static void what_goes_wrong(void **state)
{
    kz_ctx *ctx = *state;
    kz_ran ran = shell(ctx, "kill -9 $$", (kz_command){0});
    assert_int_equal(ran.outcome, KZ_RAN_INTO_SIGNAL);
    assert_int_equal(ran.code, 9);
    ran = shell(ctx, "sleep 60 & wait", (kz_command){.timeout_ms = 50, .own_group = true});
    assert_int_equal(ran.outcome, KZ_RAN_TOO_LONG);
    const char *argv[] = {"kz-no-such-program", NULL};
    const kz_command none = {.argv = argv};
    ran = kz_run(ctx, &none);
    assert_int_equal(ran.outcome, KZ_NOT_STARTED);
    assert_int_equal(ran.code, ENOENT);
}

static void a_deaf_child_is_killed(void **state)
{
    kz_ran ran = shell(*state, "trap '' TERM; while :; do sleep 1; done",
        (kz_command){.timeout_ms = 50, .own_group = true});
    assert_int_equal(ran.outcome, KZ_RAN_TOO_LONG);
}

static void a_cancelled_build_runs_nothing_on(void **state)
{
    kz_ctx *ctx = *state;
    volatile int cancel = 1;
    const kz_options options = {.cancel = &cancel};
    ctx->options = &options;
    kz_ran ran = shell(ctx, "sleep 60", (kz_command){.own_group = true});
    ctx->options = NULL;
    assert_int_equal(ran.outcome, KZ_RAN_CANCELLED);
}

/* Twenty jobs of three commands; every third job fails at its second. */
static void jobs_run_side_by_side(void **state)
{
    kz_ctx *ctx = *state;
    enum { JOBS = 20 };
    static const char *const first[] = {"sleep", "0.05", NULL};
    static const char *const fails[] = {"sh", "-c", "echo failed; exit 7", NULL};
    static const char *const last[] = {"echo", "last", NULL};
    const kz_command well[] = {{.argv = first}, {.argv = first}, {.argv = last}};
    const kz_command badly[] = {{.argv = first}, {.argv = fails}, {.argv = last}};
    kz_job jobs[JOBS];
    for (size_t i = 0; i < JOBS; i++)
        jobs[i] = (kz_job){.commands = i % 3 == 0 ? badly : well, .count = 3};
    int64_t begun = kz_now_ms();
    kz_run_jobs(ctx, jobs, JOBS);
    assert_true(kz_now_ms() - begun < JOBS * 2 * 50);
    for (size_t i = 0; i < JOBS; i++) {
        bool failed = i % 3 == 0;
        assert_int_equal(jobs[i].ran.outcome, failed ? KZ_RAN_BADLY : KZ_RAN_WELL);
        assert_int_equal(jobs[i].last, failed ? 1 : 2);
        assert_true(kz_str_eq(jobs[i].ran.output, failed ? KZ_S("failed\n") : KZ_S("last\n")));
    }
}

static void temporary_directories_go(void **state)
{
    kz_ctx *ctx = *state;
    kz_tempdir *dir;
    kz_str path;
    assert_int_equal(kz_tempdir_make(ctx, KZ_NOWHERE, &dir), KZ_OK);
    assert_int_equal(
        kz_tempdir_write(ctx, dir, KZ_S("file"), KZ_S("text"), KZ_NOWHERE, &path), KZ_OK);
    kz_ran ran = shell(ctx, "mkdir -p sub/deep; ln -s / sub/out; ls -ld .; cat file",
        (kz_command){.dir = dir->path.ptr});
    assert_true(kz_str_starts(ran.output, KZ_S("drwx------")));
    assert_true(kz_str_ends(ran.output, KZ_S("text")));
    kz_tempdirs_remove(ctx);
    assert_int_equal(kz_path_probe(ctx, dir->path), KZ_PATH_NONE);
    assert_int_equal(kz_path_probe(ctx, KZ_S("/etc/passwd")), KZ_PATH_FILE);
}

static int set_up(void **state)
{
    static kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    ctx.cwd = KZ_S("/");
    *state = &ctx;
    return 0;
}

static int tear_down(void **state)
{
    kz_ctx_release(*state);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(output_and_errors_are_kept_apart),
        TEST(without_input_there_is_none),
        TEST(large_input_goes_through),
        TEST(environment_and_directory),
        TEST(a_name_alone_is_taken_out_of_the_environment),
        TEST(what_goes_wrong),
        TEST(a_deaf_child_is_killed),
        TEST(a_cancelled_build_runs_nothing_on),
        TEST(jobs_run_side_by_side),
        TEST(temporary_directories_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
