/*
 * openapi: another schema for merging.
 *
 *   openapi:
 *     path: schema.json      # or: version: v1.21.2, which is the built-in one
 */
#ifndef KZ_BUILD_OPENAPI_H
#define KZ_BUILD_OPENAPI_H

#include "build/kustfile.h"

/* Use the schema that K asks for, if it asks for one, unless *CHOSEN: the first
 * kustomization that asks for one decides for the whole build. */
KZ_MUST_CHECK kz_status kz_openapi_use(
    kz_ctx *ctx, const kz_loader *loader, const kz_kustomization *k, bool *chosen);

#endif
