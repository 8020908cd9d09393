/*
 * The phases of a build: nested ones are not counted twice, and they cost nothing unasked.
 */
#include "base/timing.h"
#include "plan.h"

static const uint64_t LONG = 1000000000000; /* longer than any test: twenty minutes */

/* As if so much time had gone by. */
static void let_pass(kz_ctx *ctx, uint64_t ns)
{
    ctx->timing->since -= ns;
}

static void leaves_out_what_is_nested(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_timing_start(&ctx, KZ_PHASE_ACCUMULATE);
    kz_phase outer = kz_phase_enter(&ctx, KZ_PHASE_PARSE);
    assert_int_equal(outer, KZ_PHASE_ACCUMULATE);
    kz_phase parse = kz_phase_enter(&ctx, KZ_PHASE_READ);
    let_pass(&ctx, LONG);
    kz_phase_leave(&ctx, parse);
    assert_int_equal(ctx.timing->phase, KZ_PHASE_PARSE);
    uint64_t inside = ctx.timing->spent[KZ_PHASE_READ];
    kz_phase_leave(&ctx, outer);
    assert_true(inside >= LONG);
    assert_int_equal(ctx.timing->spent[KZ_PHASE_READ], inside);
    assert_true(ctx.timing->spent[KZ_PHASE_PARSE] < inside);
    assert_true(ctx.timing->spent[KZ_PHASE_ACCUMULATE] < inside);
    kz_ctx_release(&ctx);
}

static void adds_up(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_timing_start(&ctx, KZ_PHASE_READ);
    uint64_t begin = ctx.timing->since, sum = 0;
    for (int i = 0; i < 1000; i++)
        kz_phase_enter(&ctx, (kz_phase)(i % (KZ_PHASE_LAST + 1)));
    for (size_t i = 0; i <= KZ_PHASE_LAST; i++)
        sum += ctx.timing->spent[i];
    assert_int_equal(sum, ctx.timing->since - begin);
    kz_ctx_release(&ctx);
}

static void is_off_unless_started(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_phase_leave(&ctx, kz_phase_enter(&ctx, KZ_PHASE_EMIT));
    assert_null(ctx.timing);
    kz_ctx_release(&ctx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_out_what_is_nested),
        cmocka_unit_test(adds_up),
        cmocka_unit_test(is_off_unless_started),
    };
    return cmocka_run_group_tests_name("timing", tests, NULL, NULL);
}
