/*
 * Where the time of a build goes: one phase at a time is being worked on, and the time of
 * a phase leaves out the phases that are entered within it.
 *
 *     kz_phase outer = kz_phase_enter(ctx, KZ_PHASE_PARSE);
 *     kz_status status = ...;
 *     kz_phase_leave(ctx, outer);
 *
 * A build that is not timed pays one look at a pointer for each of the two.
 */
#ifndef KZ_BASE_TIMING_H
#define KZ_BASE_TIMING_H

#include "base/ctx.h"

typedef struct kz_timing {
    kz_phase phase;                    /* being worked on */
    uint64_t since;                    /* when that began, in nanoseconds of the monotonic clock */
    uint64_t spent[KZ_PHASE_LAST + 1]; /* nanoseconds, by phase */
} kz_timing;

/* Time the build of CTX from now on; PHASE is what it begins with. */
void kz_timing_start(kz_ctx *ctx, kz_phase phase);

/* Book the time since the last switch and go on in PHASE. Returns the phase before. */
kz_phase kz_timing_switch(kz_timing *timing, kz_phase phase);

static inline kz_phase kz_phase_enter(kz_ctx *ctx, kz_phase phase)
{
    return ctx->timing != NULL ? kz_timing_switch(ctx->timing, phase) : phase;
}

static inline void kz_phase_leave(kz_ctx *ctx, kz_phase outer)
{
    if (ctx->timing != NULL)
        kz_timing_switch(ctx->timing, outer);
}

#endif
