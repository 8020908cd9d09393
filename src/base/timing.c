#include "base/timing.h"

#include <time.h>

static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

void kz_timing_start(kz_ctx *ctx, kz_phase phase)
{
    ctx->timing = KZ_NEW(&ctx->arena, kz_timing);
    *ctx->timing = (kz_timing){.phase = phase, .since = now()};
}

kz_phase kz_timing_switch(kz_timing *timing, kz_phase phase)
{
    kz_phase before = timing->phase;
    uint64_t t = now();
    timing->spent[before] += t - timing->since;
    timing->since = t;
    timing->phase = phase;
    return before;
}
