/*
 * Checking a tree against a table of fields, as Go's encoding/json checks a
 * document against a struct: names without regard to case, unknown ones
 * refused, types exact, null as if the field were not there.
 */
#ifndef KZ_YAML_SHAPE_H
#define KZ_YAML_SHAPE_H

#include "yaml/node.h"

typedef enum kz_shape {
    KZ_SHAPE_STRING,
    KZ_SHAPE_BOOL,
    KZ_SHAPE_INT,
    KZ_SHAPE_STRINGS,    /* a list of strings */
    KZ_SHAPE_STRING_MAP, /* a mapping from strings to strings */
    KZ_SHAPE_OBJECT,     /* a mapping with the fields of .fields */
    KZ_SHAPE_OBJECTS,    /* a list of such mappings */
    KZ_SHAPE_ANY         /* anything, left alone */
} kz_shape;

/* One row per field; the row with name NULL ends the table. The table is the
 * parser, the list of known names for "unknown field", and the source of
 * docs/FIELDS.md. */
typedef struct kz_field {
    const char *name;
    kz_shape shape;
    const struct kz_field *fields; /* of KZ_SHAPE_OBJECT and KZ_SHAPE_OBJECTS */
    const char *use_instead;       /* set when deprecated */
    const char *about;             /* one line for the documentation */
} kz_field;

/* Check MAP against FIELDS and make its keys the names in the table. Entries
 * that are null are removed, and of fields named twice the last stays. WHAT
 * names the object in messages ("a kustomization"). All unknown fields and
 * wrong types are reported, not only the first. */
KZ_MUST_CHECK kz_status kz_shape_check(
    kz_ctx *ctx, kz_node *map, const kz_field *fields, const char *what);

#endif
