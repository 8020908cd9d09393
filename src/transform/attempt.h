/*
 * Trying one thing and then another: what the first had to report is withdrawn.
 */
#ifndef KZ_TRANSFORM_ATTEMPT_H
#define KZ_TRANSFORM_ATTEMPT_H

#include "base/ctx.h"

/* What was reported before an attempt. */
typedef struct kz_attempt {
    kz_diag *last;
    size_t error_count;
} kz_attempt;

kz_attempt kz_attempt_begin(const kz_ctx *ctx);

/* Withdraw what was reported since; returns it. */
kz_diag *kz_attempt_withdraw(kz_ctx *ctx, kz_attempt before);

/* Report it after all. */
void kz_attempt_report(kz_ctx *ctx, kz_diag *withdrawn);

#endif
