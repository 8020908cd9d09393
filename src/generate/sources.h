/*
 * Where the data of a generated object comes from.
 *
 *   literals: [LOG_LEVEL=info, 'GREETING="hello"']
 *   files: [config.json, key=path/to/file]
 *   envs: [settings.env]
 */
#ifndef KZ_GENERATE_SOURCES_H
#define KZ_GENERATE_SOURCES_H

#include "base/loader.h"
#include "yaml/shape.h"

typedef struct kz_pair {
    kz_str key, value;
    kz_loc at; /* the source's entry, or the line of an env file */
} kz_pair;

typedef KZ_VEC(kz_pair) kz_pairs;

/* All pairs that the sources of ENTRY give, in the reference's order: envs, env,
 * literals, files. Refuses sources that cannot be read and keys that repeat. */
KZ_MUST_CHECK kz_status kz_sources_read(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *entry, kz_pairs *out);

#endif
