/*
 * Finding out what several builds have in common, and doing it once.
 */
#ifndef KZ_BUILD_SHARE_H
#define KZ_BUILD_SHARE_H

#include "base/ctx.h"

/* Do in CTX what the builds of DIRS, as kz_root_top() takes them, would do more than once:
 * fetch what they name elsewhere, all side by side; read their kustomization files; run the
 * bases that more than one of them uses. Then the builds may inherit CTX. What is wrong
 * anywhere is left to the build that meets it: nothing is reported here. */
void kz_share(kz_ctx *ctx, const char *const *dirs, size_t count);

#endif
