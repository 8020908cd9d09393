/*
 * vars:
 *
 *   vars:
 *   - name: SERVICE            # what $(SERVICE) stands for in other resources
 *     objref: {apiVersion: v1, kind: Service, name: web}
 *     fieldref: {fieldPath: metadata.name}
 */
#ifndef KZ_BUILD_VARS_H
#define KZ_BUILD_VARS_H

#include "k8s/list.h"
#include "k8s/tables.h"
#include "yaml/shape.h"

typedef struct kz_var {
    kz_str name, path;
    kz_loc at;
    const kz_node *objref;
    kz_resource *object; /* NULL if there is none, which counts only when it is needed */
} kz_var;

/* The vars of a build so far; no two have one name. */
typedef struct kz_vars {
    KZ_VEC(kz_var *) all;
    kz_map by_name;
} kz_vars;

extern const kz_field kz_var_fields[]; /* vars[] */

/* Add the vars of one kustomization, whose resources are in LIST as it leaves
 * them. Refuses a name that is taken and an object that could be several. */
KZ_MUST_CHECK kz_status kz_vars_add(
    kz_ctx *ctx, kz_vars *vars, const kz_list *list, const kz_node *config);

/* Add those of a kustomization below. */
KZ_MUST_CHECK kz_status kz_vars_merge(kz_ctx *ctx, kz_vars *vars, const kz_vars *more);

/* Put the values in the place of their names, in the fields of TABLE. */
KZ_MUST_CHECK kz_status kz_vars_resolve(
    kz_ctx *ctx, const kz_vars *vars, kz_list *list, kz_fieldspecs table);

#endif
