/*
 * Everything that a kustomization and those below it ask for, in order:
 *
 *   resources:  files and directories, each directory a whole run of its own
 *   generators: ConfigMaps and Secrets
 *   components: run on what has come together so far
 *   transformers
 */
#ifndef KZ_BUILD_ACCUMULATE_H
#define KZ_BUILD_ACCUMULATE_H

#include "build/kustfile.h"
#include "build/root.h"
#include "build/vars.h"
#include "k8s/list.h"
#include "k8s/tables.h"

/* What comes together, and the tables that are in force for it: those that a
 * base adds to stay in force for everyone above it. */
typedef struct kz_accumulator {
    kz_list list;
    const kz_tables *tables; /* NULL before the first configuration */
    kz_vars vars;
    bool tracks;         /* origins are recorded */
    bool *schema_chosen; /* a kustomization has said which schema holds */
    kz_str ns;           /* that the kustomization being run sets, or the nearest one above it */
    size_t layers;       /* kustomizations run so far; bounded, since they may nest without end */
} kz_accumulator;

/* Run kustomization K, which lies at ROOT, on what ACC holds. */
KZ_MUST_CHECK kz_status kz_accumulate(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc);

/* Add what ENTRY, a path in the kustomization at ROOT, names: the manifests of a file,
 * or all that a directory's kustomization makes. */
KZ_MUST_CHECK kz_status kz_accumulate_entry(
    kz_ctx *ctx, const kz_root *root, const kz_node *entry, kz_accumulator *acc);

/* Do LAYERS kustomizations fit a build, and DEPTH levels more below ROOT? */
bool kz_layers_fit(const kz_root *root, size_t depth, size_t layers);

#endif
