/*
 * Plugins of the older kind: programs in the plugin home that bear the name of the
 * configuration's kind.
 *
 *   $KUSTOMIZE_PLUGIN_HOME/example.com/v1/setteam/SetTeam CONFIG-FILE [ARGUMENTS]
 */
#ifndef KZ_FUNCTION_EXEC_PLUGIN_H
#define KZ_FUNCTION_EXEC_PLUGIN_H

#include "base/loader.h"
#include "k8s/list.h"

/* Run the program that PLUGIN is the configuration of, for the kustomization of LOADER:
 * with the resources of LIST as its input, or none for a generator (NULL). What it
 * writes is appended to *OUT. */
KZ_MUST_CHECK kz_status kz_exec_plugin_run(kz_ctx *ctx, const kz_loader *loader,
    const kz_resource *plugin, const kz_list *list, kz_resources *out);

/* The program that PLUGIN's group, version and kind stand for. */
KZ_MUST_CHECK kz_status kz_exec_plugin_find(
    kz_ctx *ctx, const kz_resource *plugin, const char **out);

#endif
