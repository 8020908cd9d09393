/*
 * How a function is to be run, as its configuration says:
 *
 *   metadata:
 *     annotations:
 *       config.kubernetes.io/function: |
 *         exec: {path: ./set-team, args: [a], envs: [A=1]}
 *
 * or container: {image: example.com/set-team, network: true, mounts: [...], envs: [...]}.
 * The KRM Functions Specification calls this the function's runtime.
 */
#ifndef KZ_FUNCTION_SPEC_H
#define KZ_FUNCTION_SPEC_H

#include "k8s/resource.h"

typedef struct kz_function_spec {
    kz_loc at;
    const kz_node *container; /* checked against its fields; NULL = none */
    const kz_node *exec;      /* likewise */
} kz_function_spec;

/* Read what PLUGIN says. *OUT is NULL if it says nothing, so that it is no function. */
KZ_MUST_CHECK kz_status kz_function_spec_read(
    kz_ctx *ctx, const kz_resource *plugin, const kz_function_spec **out);

#endif
