/*
 * The files of a revision (kz_revision_check_out()) as a build knows them.
 */
#ifndef KZ_BUILD_REVISION_H
#define KZ_BUILD_REVISION_H

#include "base/ctx.h"

/* Let messages name the files of kz_options.revision as "main:k8s/a.yaml". */
void kz_revision_name(kz_ctx *ctx);

#endif
