/*
 * Running a KRM function.
 */
#ifndef KZ_FUNCTION_FUNCTION_H
#define KZ_FUNCTION_FUNCTION_H

#include "base/loader.h"
#include "function/spec.h"
#include "k8s/list.h"

/* Give the resources of LIST (NULL: of a generator, which gets its own configuration) to
 * the function that PLUGIN configures, for the kustomization of LOADER, and append to
 * *OUT what it gives back. *RAN is false if the function is a program of this machine,
 * and those are not to be run: then *OUT is untouched. */
KZ_MUST_CHECK kz_status kz_function_run(kz_ctx *ctx, const kz_loader *loader,
    const kz_resource *plugin, const kz_function_spec *spec, const kz_list *list, bool *ran,
    kz_resources *out);

#endif
