/*
 * configurations: more field specs and name references than the built-in ones.
 *
 *   namePrefix:
 *   - {kind: Crontab, path: spec/jobName}
 *   nameReference:
 *   - kind: Secret
 *     fieldSpecs:
 *     - {kind: Crontab, path: spec/secretName}
 */
#ifndef KZ_BUILD_CONFIGURATIONS_H
#define KZ_BUILD_CONFIGURATIONS_H

#include "base/loader.h"
#include "k8s/tables.h"

/* The built-in tables with those of the files that LIST (NULL for none) names.
 * Refuses two specs of one field that differ in "create". */
KZ_MUST_CHECK kz_status kz_configurations_read(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *list, const kz_tables **out);

#endif
