/*
 * Which resource a name in another resource means.
 */
#ifndef KZ_BUILD_REFERRAL_H
#define KZ_BUILD_REFERRAL_H

#include "k8s/list.h"

/* The renamed resources of a build, by the names they had. */
typedef struct kz_referrals {
    kz_map by_name;   /* former name -> those that had it */
    kz_map by_place;  /* current namespace and former name -> those that had it */
    kz_map by_origin; /* original namespace and former name -> those that had it */
    kz_map homes;     /* original namespace -> where those are now that came from there, renamed
                         or not */
    kz_map moves;     /* current namespace and original namespace -> any that made this move */
    bool empty;       /* nothing was renamed */
} kz_referrals;

/* Namespaces that a referrer sees besides its own and none, in order, each once. */
typedef struct kz_sight {
    KZ_VEC(kz_str) namespaces;
    kz_map places; /* namespace -> size_t, its place among them, from 0 */
} kz_sight;

void kz_sight_add(kz_arena *arena, kz_sight *sight, kz_str ns);

/* A question: what does NAME in REFERRER mean? */
typedef struct kz_reference {
    const kz_resource *referrer;
    kz_gvk target;           /* the type it must have been; empty parts: any */
    const kz_node *role_ref; /* the roleRef that holds the name, which says more; or NULL */
    const kz_sight *sight;   /* what a RoleBinding names; empty for any other */
    kz_str name;
    const kz_node *ns; /* the namespace that stands beside the name; or NULL */
    bool with_ns;      /* an answer gives a namespace too, so two must agree in it */
    kz_loc at;         /* the name */
} kz_reference;

/* Index LIST. Nothing may be renamed while the index is in use. */
void kz_referrals_init(kz_ctx *ctx, kz_referrals *referrals, const kz_list *list);

/* The resource that is meant, or NULL for none in *OUT. Refuses if there are
 * several that are called different things by now. */
KZ_MUST_CHECK kz_status kz_referral_find(kz_ctx *ctx, const kz_referrals *referrals,
    const kz_reference *reference, const kz_resource **out);

#endif
