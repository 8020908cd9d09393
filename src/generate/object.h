/*
 * What ConfigMaps and Secrets have in common when they are generated.
 *
 *   - name: settings
 *     namespace: shop
 *     behavior: merge
 *     options:
 *       labels: {app: web}
 *       annotations: {note: generated}
 *       immutable: true
 *       disableNameSuffixHash: true
 */
#ifndef KZ_GENERATE_OBJECT_H
#define KZ_GENERATE_OBJECT_H

#include "generate/sources.h"
#include "k8s/resource.h"

/* The fields of an entry that both kinds know, as rows of a table. */
#define KZ_OBJECT_FIELDS                                                                           \
    {"namespace", KZ_SHAPE_STRING, NULL, NULL, "the namespace of the object"},                     \
        {"name", KZ_SHAPE_STRING, NULL, NULL, "the name of the object"},                           \
        {"behavior", KZ_SHAPE_STRING, NULL, NULL, "create, merge or replace"},                     \
        {"literals", KZ_SHAPE_STRINGS, NULL, NULL, "key=value"},                                   \
        {"files", KZ_SHAPE_STRINGS, NULL, NULL, "files; key=path for another key"},                \
        {"envs", KZ_SHAPE_STRINGS, NULL, NULL, "files with lines of KEY=value"},                   \
        {"env", KZ_SHAPE_STRING, NULL, "envs", "one such file"},                                   \
    {                                                                                              \
        "options", KZ_SHAPE_OBJECT, kz_generator_options_fields, NULL, "for this object"           \
    }

/* Begin an object: apiVersion, kind, metadata, immutable. */
KZ_MUST_CHECK kz_status kz_object_begin(
    kz_ctx *ctx, const kz_node *entry, const kz_node *options, kz_str kind, kz_node **out);

/* Make a resource of it, with the entry's behavior and the wish for a hash. */
KZ_MUST_CHECK kz_status kz_object_end(
    kz_ctx *ctx, const kz_node *entry, const kz_node *options, kz_node *object, kz_resources *out);

/* Set a string below MAP, a quoted one if it needs quotes. */
void kz_object_set(kz_ctx *ctx, kz_node *map, kz_str key, kz_str value, kz_loc at);

/* Add one under a KEY that MAP has not got. The reference writes such a key without
 * quotes on the way, so one that reads as something else than a string is refused on
 * output. */
void kz_object_add(kz_ctx *ctx, kz_node *map, kz_str key, kz_str value, kz_loc at);

/* Write another string into ENTRY, which was added so; AT is its place and that of its key. */
void kz_object_renew(kz_ctx *ctx, kz_node *entry, kz_str value, kz_loc at);

/* BYTES in base64, in lines of 70 characters if it fills one. */
kz_str kz_object_base64(kz_ctx *ctx, kz_str bytes);

#endif
