/*
 * Which object a manifest is: group, version, kind, namespace, name.
 */
#ifndef KZ_K8S_ID_H
#define KZ_K8S_ID_H

#include "base/ctx.h"

typedef struct kz_gvk {
    kz_str group; /* empty for the core group */
    kz_str version;
    kz_str kind;
} kz_gvk;

typedef struct kz_id {
    kz_gvk gvk;
    kz_str name;
    kz_str ns;           /* as written: empty if it has none */
    bool cluster_scoped; /* what kz_gvk_cluster_scoped() says of gvk */
} kz_id;

/* Group and version of an apiVersion: "apps/v1" is apps and v1, "v1" is the
 * core group. Views into API_VERSION. */
void kz_gvk_split(kz_str api_version, kz_str *group, kz_str *version);

bool kz_gvk_eq(kz_gvk a, kz_gvk b);

/* A text that is the same for equal types only. */
kz_str kz_gvk_key(kz_arena *arena, kz_gvk gvk);

/* Does GVK agree with every part of PATTERN that is not empty? */
bool kz_gvk_selected(kz_gvk gvk, kz_gvk pattern);

/* Is the type known to be cluster-scoped? Unknown types are namespaced. */
bool kz_gvk_cluster_scoped(kz_ctx *ctx, kz_gvk gvk);

/* The namespace that counts in comparisons: "_non_namespaceable_" for
 * cluster-scoped types, "default" for none. */
kz_str kz_id_namespace(kz_id id);

/* Same group, version, kind, name and effective namespace? */
bool kz_id_eq(kz_id a, kz_id b);

/* The apiVersion, or the one part of it that there is. */
kz_str kz_gvk_version(kz_arena *arena, kz_gvk gvk);

/* "Deployment 'web' of apps/v1 in namespace 'shop'", for messages; what is empty is left
 * out, and so is the version of the core group. */
kz_str kz_id_print(kz_arena *arena, kz_id id);

#endif
