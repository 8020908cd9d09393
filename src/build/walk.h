/*
 * Which kustomizations name which others: what can be known without building them.
 */
#ifndef KZ_BUILD_WALK_H
#define KZ_BUILD_WALK_H

#include "build/kustfile.h"

typedef struct kz_vertex kz_vertex;

/* What an entry is there for. */
typedef enum kz_role { KZ_ROLE_RESOURCE, KZ_ROLE_COMPONENT, KZ_ROLE_PLUGIN } kz_role;

/* What an entry leads to. */
typedef enum kz_lead { KZ_LEAD_FILE, KZ_LEAD_DIRECTORY, KZ_LEAD_REMOTE, KZ_LEAD_NOWHERE } kz_lead;

/* An entry of "resources", "components", "generators", "transformers" or "validators". */
typedef struct kz_edge {
    const kz_node *entry;
    const char *field;
    kz_role role;
    kz_lead lead;
    kz_str path;   /* absolute, not resolved; empty if it is remote */
    kz_vertex *to; /* where a directory is followed to, else NULL */
} kz_edge;

/* A directory that holds a kustomization file, or should. */
struct kz_vertex {
    kz_str dir; /* absolute, links resolved */
    kz_restrictor restrictor;
    kz_kustomization k; /* without fields if nothing could be read */
    bool is_found;      /* there is one kustomization file, be it right or not */
    bool is_sound;      /* and nothing is wrong with it */
    bool is_bounded;    /* met within bounds, see kz_walk */
    KZ_VEC(kz_edge) edges;
    size_t index; /* among the vertices of the walk: those that it leads to are before it, but
                     for those that lead back to it */
};

/* A walk along the entries. All zero but for the context is one that has not begun. */
typedef struct kz_walk {
    kz_ctx *ctx;
    kz_str bounds; /* directories outside of this one are not followed; empty: there are none */
    bool tells;    /* why a kustomization file is not sound stays reported */
    kz_map known;  /* directory -> vertex */
    kz_map paths;  /* of entries, as they lead there -> the same, resolved */
    KZ_VEC(kz_vertex *) vertices;
} kz_walk;

/* The vertex of DIR, which is absolute and resolved, with all that it leads to. */
kz_vertex *kz_walk_into(kz_walk *walk, kz_str dir, kz_restrictor restrictor);

#endif
