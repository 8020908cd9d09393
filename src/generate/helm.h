/*
 * What a Helm chart is rendered with. Private to this room; see helm.c.
 */
#ifndef KZ_GENERATE_HELM_H
#define KZ_GENERATE_HELM_H

#include "base/loader.h"
#include "base/tempdir.h"
#include "yaml/node.h"

/* One entry of helmCharts, with its paths made absolute. */
typedef struct kz_chart {
    const kz_loader *loader;
    const kz_node *entry;
    const kz_tempdir *temp; /* for helm's state and for the file of values */
    kz_str name;
    kz_str home;        /* the directory that the chart's directory is in */
    kz_str config_home; /* helm's configuration */
} kz_chart;

/* Write the file of values that helm is given: the chart's own or that of valuesFile,
 * together with valuesInline as valuesMerge says. */
KZ_MUST_CHECK kz_status kz_helm_values(kz_ctx *ctx, const kz_chart *chart, kz_str *path);

/* A legal value of valuesMerge? */
bool kz_helm_merge_known(kz_str word);

/* A field of the entry; empty if it is not there. */
static inline kz_str kz_chart_get(const kz_chart *chart, const char *field)
{
    return kz_map_text(chart->entry, kz_str_c(field));
}

#endif
