/*
 * What the text of a plain scalar means when it is read.
 *
 * The reference reads manifests with go-yaml v3, kustomization files and JSON
 * patches with go-yaml v2; the two differ. facts: SEMANTICS 0 and TRICKY.
 */
#ifndef KZ_YAML_SCALAR_H
#define KZ_YAML_SCALAR_H

#include "yaml/node.h"

typedef enum kz_reader {
    KZ_READ_MANIFEST, /* resources and strategic-merge patches: go-yaml v3 */
    KZ_READ_CONFIG /* kustomization files, configurations, JSON 6902 patches: go-yaml v2, then JSON */
} kz_reader;

/* The type a plain scalar with this text has. */
kz_type kz_scalar_resolve(kz_str text, kz_reader reader);

/* Would the YAML 1.1 rules of the reference's setters (labels, annotations,
 * names) read TEXT as something other than a string? */
bool kz_scalar_ambiguous(kz_str text);

#endif
