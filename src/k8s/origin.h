/*
 * Where a resource comes from, and what has been done to it:
 *
 *   annotations:
 *     config.kubernetes.io/origin: |
 *       path: ../base/deployment.yaml
 *     alpha.config.kubernetes.io/transformations: |
 *       - configuredIn: kustomization.yaml
 *         configuredBy:
 *           apiVersion: builtin
 *           kind: PrefixTransformer
 *
 * Recorded if the kustomization that is built asks for buildMetadata.
 */
#ifndef KZ_K8S_ORIGIN_H
#define KZ_K8S_ORIGIN_H

#include "k8s/id.h"

/* Empty parts are left out of the text. */
typedef struct kz_origin {
    kz_str path, repo, ref;             /* of a file */
    kz_str configured_in;               /* the file that asks for a generator or transformer... */
    kz_str api_version, kind, name, ns; /* ... and which one */
} kz_origin;

typedef KZ_VEC(const kz_origin *) kz_origins;

/* The texts of the annotations. */
kz_str kz_origin_text(kz_arena *arena, const kz_origin *origin);
kz_str kz_origins_text(kz_arena *arena, const kz_origins *origins);

#endif
