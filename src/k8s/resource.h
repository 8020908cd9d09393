/*
 * One manifest of a build: its tree, what it is called, and what it was called
 * before each renaming. The reference keeps the latter in annotations; here
 * they are fields.
 */
#ifndef KZ_K8S_RESOURCE_H
#define KZ_K8S_RESOURCE_H

#include "k8s/id.h"
#include "k8s/origin.h"
#include "yaml/prints.h"

/* A name that a resource had. */
typedef struct kz_former {
    kz_str name;
    kz_str ns; /* effective: never empty, see kz_id_namespace() */
    kz_str kind;
} kz_former;

typedef KZ_VEC(kz_str) kz_affixes;

typedef enum kz_behavior {
    KZ_BEHAVIOR_CREATE, /* also the default: the object must be new */
    KZ_BEHAVIOR_REPLACE,
    KZ_BEHAVIOR_MERGE
} kz_behavior;

typedef struct kz_resource {
    kz_node *root;             /* a mapping */
    kz_id id;                  /* what root says: kept true by kz_resource_changed() */
    KZ_VEC(kz_former) formers; /* oldest first; empty if it was never renamed */
    kz_affixes prefixes;       /* in the order in which they were put on */
    kz_affixes suffixes;
    bool needs_hash;         /* a generator wants a hash of the content behind the name */
    kz_behavior behavior;    /* of a generated object that is about to be added */
    const kz_copy *copy;     /* what the tree was copied from; NULL: nothing of use */
    const kz_origin *origin; /* NULL unless origins are recorded */
    kz_origins transformations;
    bool removed;                    /* a patch deleted it; the list drops it */
    struct kz_resource *replaced_by; /* who took its place in the list; NULL if no one did */
    struct kz_list *list;            /* where it is indexed; NULL if in none */
    size_t position;                 /* in that list */
} kz_resource;

typedef KZ_VEC(kz_resource *) kz_resources;

/* A resource for the tree ROOT. Refuses, at ROOT's place: no mapping, no kind,
 * no metadata.name (kinds ending in List need none). */
KZ_MUST_CHECK kz_status kz_resource_new(kz_ctx *ctx, kz_node *root, kz_resource **out);

/* As kz_resource_new(), for each of the documents, with lists (kinds ending in
 * "List" that have items) replaced by their items, as the reference does when it
 * reads a file. Appends to *OUT. */
KZ_MUST_CHECK kz_status kz_resources_from(
    kz_ctx *ctx, const kz_nodes *documents, kz_resources *out);

/* A deep copy, history and all, in no list. */
kz_resource *kz_resource_copy(kz_ctx *ctx, const kz_resource *r);

/* Read the id again after a change to apiVersion, kind, metadata.name or
 * metadata.namespace, and tell the list. */
void kz_resource_changed(kz_ctx *ctx, kz_resource *r);

/* Add what the resource is called now to its history. Call it before a renaming.
 * From then on it has annotations, if only an empty mapping. */
void kz_resource_remember(kz_ctx *ctx, kz_resource *r);

/* Say where R comes from; NULL if origins are not recorded. Otherwise it has annotations
 * from then on. */
void kz_resource_set_origin(kz_ctx *ctx, kz_resource *r, const kz_origin *origin);

/* Set metadata.name or metadata.namespace; blame AT. The id follows. */
void kz_resource_set_name(kz_ctx *ctx, kz_resource *r, kz_str name, kz_loc at);
void kz_resource_set_namespace(kz_ctx *ctx, kz_resource *r, kz_str ns, kz_loc at);

/* The oldest id; the current one if the resource was never renamed. */
kz_id kz_resource_original(const kz_resource *r);

/* The namespace that counts in it, see kz_id_namespace(). */
kz_str kz_resource_original_namespace(const kz_resource *r);

/* Id number I of the history, from the oldest: 0 <= I < r->formers.len. */
kz_id kz_resource_former(const kz_resource *r, size_t i);

/* metadata.labels or metadata.annotations; NULL if there are none. */
kz_node *kz_resource_labels(const kz_resource *r);
kz_node *kz_resource_annotations(const kz_resource *r);

/* Where to point for a mistake that concerns the whole resource: its name. */
kz_loc kz_resource_loc(const kz_resource *r);

/* Take off the output what only the build needed, as the reference does at the
 * end: its internal annotations; an empty annotations mapping; annotation values
 * become strings. */
void kz_resource_strip(kz_ctx *ctx, kz_resource *r);

/* Does the reference know annotation KEY as one of its own internal ones? */
bool kz_annotation_internal(kz_str key);

#endif
