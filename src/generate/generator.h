/*
 * What a generator is: one field of a kustomization file that makes resources.
 */
#ifndef KZ_GENERATE_GENERATOR_H
#define KZ_GENERATE_GENERATOR_H

#include "base/loader.h"
#include "k8s/list.h"
#include "yaml/shape.h"

typedef struct kz_generator {
    const char *field; /* of the kustomization file */
    const char *kind;  /* of the built-in plugin that does the same */
    /* Make the resources that one ENTRY of the field's list asks for and append
     * them to *OUT. OPTIONS is the kustomization's generatorOptions or NULL. The
     * shapes of both were checked. */
    kz_status (*generate)(kz_ctx *ctx, const kz_loader *loader, const kz_node *entry,
        const kz_node *options, kz_resources *out);
    /* Put into a copy of ENTRY what the KUSTOMIZATION says elsewhere; NS is the namespace
     * that it or the nearest one above it sets. NULL: all is in the entry. */
    const kz_node *(*complete)(
        kz_ctx *ctx, const kz_node *kustomization, kz_str ns, const kz_node *entry);
} kz_generator;

/* In the order in which the reference runs them; NULL ends the table. */
extern const kz_generator *const kz_generators[];

extern const kz_generator kz_config_map_generator;
extern const kz_generator kz_secret_generator;
extern const kz_generator kz_helm_generator;

/* A plugin only: no field stands for it. */
extern const kz_generator kz_iam_policy_generator;
extern const kz_field kz_iam_policy_fields[];

extern const kz_field kz_config_map_fields[];        /* configMapGenerator[] */
extern const kz_field kz_secret_fields[];            /* secretGenerator[] */
extern const kz_field kz_helm_global_fields[];       /* helmGlobals */
extern const kz_field kz_helm_chart_fields[];        /* helmCharts[] */
extern const kz_field kz_helm_old_chart_fields[];    /* helmChartInflationGenerator[] */
extern const kz_field kz_helm_plugin_fields[];       /* HelmChartInflationGenerator */
extern const kz_field kz_generator_options_fields[]; /* generatorOptions, options */

/* A mapping that the last merge made, and its entries by key once it is merged into again. */
typedef struct kz_merged {
    kz_node *map;
    kz_map entries;
} kz_merged;

/* What adds one generated object after the other to LIST, which nobody else changes
 * meanwhile: {.list = L}. */
typedef struct kz_absorber {
    kz_list *list;
    kz_merged data, binary;
} kz_absorber;

/* Add what a generator made as its behavior asks: as a new object, or into the one that
 * has or had this id. AT is the entry's place. */
KZ_MUST_CHECK kz_status kz_absorb(kz_ctx *ctx, kz_absorber *a, kz_resource *r, kz_loc at);

#endif
