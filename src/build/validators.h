/*
 * validators: plugins that look at the resources and may not change them.
 */
#ifndef KZ_BUILD_VALIDATORS_H
#define KZ_BUILD_VALIDATORS_H

#include "build/accumulate.h"

/* Run what "validators" of K names, on ACC. Refuses one that changes more than the
 * label "validated-by". */
KZ_MUST_CHECK kz_status kz_validators_run(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc);

#endif
