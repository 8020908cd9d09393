/*
 * Name references: whoever names a resource that has been renamed follows it.
 *
 *   kind: Deployment                       kind: ConfigMap
 *   spec: ... configMapRef:                metadata:
 *             name: settings   ─ becomes ─▶  name: prod-settings-5h2b7k9mt4
 */
#ifndef KZ_BUILD_REFERENCES_H
#define KZ_BUILD_REFERENCES_H

#include "k8s/list.h"
#include "k8s/tables.h"

/* Bring every field of LIST that REFERENCES know as a name of something up to date
 * (SEMANTICS 2.2). Refuses a name that several resources could answer to. */
KZ_MUST_CHECK kz_status kz_update_references(
    kz_ctx *ctx, kz_list *list, const kz_namerefs *references);

#endif
