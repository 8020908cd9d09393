/*
 * What else is wrong in a kustomization that has failed: users mend several mistakes at
 * once rather than one after the other.
 */
#ifndef KZ_BUILD_SURVEY_H
#define KZ_BUILD_SURVEY_H

#include "build/accumulate.h"

/* Are there so many mistakes, or is the user so impatient, that none more are wanted? */
bool kz_survey_ends(const kz_ctx *ctx);

/* Report the files that K names and that cannot be read; with RESOURCES also what is
 * wrong in its resources. K may have fields of the wrong shape, which are passed over. */
void kz_survey(kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, bool resources);

#endif
