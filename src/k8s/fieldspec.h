/*
 * Field specs: which field of which kinds a transformer changes.
 *
 *   group: apps                 # empty parts match anything
 *   kind: Deployment
 *   path: spec/template/spec/containers[]/image
 *   create: true                # make what is missing on the way
 *
 * Paths are split at "/" ("\/" is a slash in a key, a "/" in front is ignored).
 * A list met on the way is entered for all of its elements; "name[]" says that a
 * list is expected there, and is never created.
 */
#ifndef KZ_K8S_FIELDSPEC_H
#define KZ_K8S_FIELDSPEC_H

#include "k8s/resource.h"
#include "yaml/shape.h"

typedef struct kz_fieldspec {
    kz_gvk gvk;
    kz_str path;
    bool create;
} kz_fieldspec;

/* A table of them, sorted as the reference sorts it. Static or in the arena. */
typedef struct kz_fieldspecs {
    const kz_fieldspec *at;
    size_t len;
} kz_fieldspecs;

typedef KZ_VEC(size_t) kz_numbers;

/* A table that is asked about many resources: {.table = T}. */
typedef struct kz_fieldspec_index {
    kz_fieldspecs table;
    bool indexed;
    kz_map by_kind; /* kind -> kz_numbers of the specs that name it */
    kz_map fitting; /* kind -> what kz_fieldspecs_for() found */
} kz_fieldspec_index;

/* The numbers of the specs that are for KIND or for any, ascending; whether group and
 * version agree is not looked at. */
const kz_numbers *kz_fieldspecs_for(kz_ctx *ctx, kz_fieldspec_index *index, kz_str kind);

/* The steps of a path, such as "spec", "containers[]", "image". */
typedef KZ_VEC(kz_str) kz_field_path;

/* Split a path as said above. The steps are views into PATH, or in ARENA where
 * an escape had to be undone. */
kz_field_path kz_field_path_split(kz_arena *arena, kz_str path);

/* Called for each field found. FIELD is never NULL; it may be of any kind, and
 * is of the wanted kind if it was created just now (*CREATED), empty. */
typedef kz_status kz_field_fn(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data);

/* Walk R along SPEC if its gvk is selected, and call FN for each field at the
 * end of the path. LEAF is the kind of node to create there (a scalar is made
 * as null). Refuses a scalar on the way. */
KZ_MUST_CHECK kz_status kz_fieldspec_apply(kz_ctx *ctx, kz_resource *r, const kz_fieldspec *spec,
    kz_kind leaf, kz_field_fn *fn, void *data);

/* The same for every spec of a table, in order. */
KZ_MUST_CHECK kz_status kz_fieldspecs_apply(kz_ctx *ctx, kz_resource *r, kz_fieldspec_index *specs,
    kz_kind leaf, kz_field_fn *fn, void *data);

/* TABLE with MORE merged in: a spec that is in the table already (same path,
 * one gvk selecting the other) is dropped; if it differs in create, that is a
 * conflict, blamed on AT. */
KZ_MUST_CHECK kz_status kz_fieldspecs_merge(
    kz_ctx *ctx, kz_fieldspecs table, kz_fieldspecs more, kz_loc at, kz_fieldspecs *out);

/* A field spec out of its YAML form (group, version, kind, path, create), whose
 * shape was checked with kz_fieldspec_fields. */
kz_fieldspec kz_fieldspec_read(const kz_node *n);

/* The fields of that form, for tables of fields. */
extern const kz_field kz_fieldspec_fields[];

#endif
