/*
 * Reports: what they hold, in which order, and the way that led to them.
 */
#include "plan.h"

static int setup(void **state)
{
    static kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    *state = &ctx;
    return 0;
}

static int teardown(void **state)
{
    kz_ctx_release(*state);
    return 0;
}

static void an_error_fails(void **state)
{
    kz_ctx *ctx = *state;
    kz_loc at = {.line = 3, .file = 1, .col = 7};
    assert_int_equal(kz_report(ctx, at, KZ_D_NO_NAME, "number %d", 5), KZ_EINPUT);
    assert_int_equal(ctx->error_count, 1);
    assert_text(ctx->first_diag->text, "number 5");
    assert_int_equal(ctx->first_diag->severity, KZ_ERROR);
    assert_int_equal(ctx->first_diag->at.line, 3);
    assert_int_equal(ctx->first_diag->at.col, 7);
    assert_int_equal(ctx->first_diag->help.len, 0);
}

static void a_warning_does_not(void **state)
{
    kz_ctx *ctx = *state;
    assert_int_equal(kz_report(ctx, KZ_NOWHERE, KZ_D_DEPRECATED_FIELD, "old"), KZ_OK);
    assert_int_equal(ctx->error_count, 0);
    assert_int_equal(ctx->first_diag->severity, KZ_WARNING);
}

static void reports_stay_in_order(void **state)
{
    kz_ctx *ctx = *state;
    kz_report(ctx, KZ_NOWHERE, KZ_D_NO_NAME, "one");
    kz_report(ctx, KZ_NOWHERE, KZ_D_NO_KIND, "two");
    kz_help(ctx, "do %s", "this");
    kz_report(ctx, KZ_NOWHERE, KZ_D_NO_NAME, "three");
    const kz_diag *d = ctx->first_diag;
    assert_text(d->text, "one");
    assert_text(d->next->text, "two");
    assert_text(d->next->help, "do this");
    assert_ptr_equal(d->next->next, ctx->last_diag);
    assert_text(ctx->last_diag->text, "three");
    assert_int_equal(ctx->last_diag->help.len, 0);
    assert_null(ctx->last_diag->next);
}

static void help_without_report_is_nothing(void **state)
{
    kz_ctx *ctx = *state;
    kz_help(ctx, "do this");
    assert_null(ctx->first_diag);
}

static void the_way_is_kept(void **state)
{
    kz_ctx *ctx = *state;
    const kz_frame *top = kz_enter(ctx, (kz_loc){.line = 1});
    const kz_frame *outer = kz_enter(ctx, (kz_loc){.line = 2});
    kz_report(ctx, KZ_NOWHERE, KZ_D_NO_NAME, "deep");
    kz_leave(ctx, outer);
    kz_report(ctx, KZ_NOWHERE, KZ_D_NO_NAME, "less deep");
    kz_leave(ctx, top);
    kz_report(ctx, KZ_NOWHERE, KZ_D_NO_NAME, "at the top");
    const kz_diag *d = ctx->first_diag;
    assert_int_equal(d->frame->at.line, 2);
    assert_int_equal(d->frame->outer->at.line, 1);
    assert_null(d->frame->outer->outer);
    assert_int_equal(d->next->frame->at.line, 1);
    assert_null(d->next->next->frame);
}

static void codes_are_numbers_used_once(void **state)
{
    (void)state;
    for (int i = 0; i < KZ_DIAG_COUNT; i++) {
        const char *code = kz_diag_code((kz_diag_id)i);
        assert_int_equal(strspn(code + 2, "0123456789"), 4);
        assert_int_equal(strlen(code), 6);
        assert_memory_equal(code, "KZ", 2);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(code, kz_diag_code((kz_diag_id)j));
    }
    assert_string_equal(kz_diag_code(KZ_D_FILE_READ), "KZ1001");
}

static void files_are_numbered_from_one(void **state)
{
    kz_ctx *ctx = *state;
    ctx->cwd = KZ_S("/home/me");
    assert_int_equal(kz_ctx_add_file(ctx, KZ_S("/home/me/a/b.yaml"), KZ_S("x")), 1);
    assert_int_equal(kz_ctx_add_file(ctx, KZ_S("/etc/c.yaml"), KZ_S("y")), 2);
    assert_text(ctx->files.at[0].path, "");
    assert_text(ctx->files.at[1].path, "/home/me/a/b.yaml");
    assert_text(ctx->files.at[1].shown, "a/b.yaml");
    assert_text(ctx->files.at[2].shown, "/etc/c.yaml");
    assert_text(ctx->files.at[2].text, "y");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_error_fails),
        TEST(a_warning_does_not),
        TEST(reports_stay_in_order),
        TEST(help_without_report_is_nothing),
        TEST(the_way_is_kept),
        TEST(codes_are_numbers_used_once),
        TEST(files_are_numbered_from_one),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
