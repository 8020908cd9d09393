/*
 * Running a function as a container: docker run, or what KZ_CONTAINER_RUNTIME names.
 */
#ifndef KZ_FUNCTION_CONTAINER_H
#define KZ_FUNCTION_CONTAINER_H

#include "base/run.h"
#include "function/spec.h"

/* The command that runs SPEC's container for the kustomization in directory ROOT. */
void kz_container_words(kz_ctx *ctx, const kz_function_spec *spec, kz_str root, kz_words *words);

#endif
