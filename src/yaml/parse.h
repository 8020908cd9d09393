/*
 * Text to tree. The only room that knows the YAML library.
 */
#ifndef KZ_YAML_PARSE_H
#define KZ_YAML_PARSE_H

#include "base/loader.h"
#include "yaml/scalar.h"

/* Parse a stream of manifests: split into documents as the reference splits it,
 * aliases and merge keys expanded, empty and null documents left out. Every
 * node's place points into TEXT. Documents that are not mappings are returned
 * too; what may stand in a file of resources is the caller's matter. */
KZ_MUST_CHECK kz_status kz_parse_manifests(kz_ctx *ctx, const kz_text *text, kz_nodes *out);

/* Read the COUNT texts at TEXTS, whole files that are given to kz_parse_manifests() later, side
 * by side if they are large enough for that to pay. What is wrong in them is reported
 * later. */
void kz_parse_ahead(kz_ctx *ctx, const kz_text *texts, size_t count);

/* Parse the first document of a kustomization, configuration or JSON patch
 * text: scalars become canonical JSON texts, keys strings, and of equal keys the
 * last wins. *OUT is NULL for an empty text or a null document. */
KZ_MUST_CHECK kz_status kz_parse_config(kz_ctx *ctx, const kz_text *text, kz_node **out);

/* The same for a configuration in which equal keys are refused. */
KZ_MUST_CHECK kz_status kz_parse_config_strict(kz_ctx *ctx, const kz_text *text, kz_node **out);

/* Parse a JSON text, as a JSON 6902 patch is one whose first byte is "[".
 * Strict: no comments, nothing before or behind but blanks. Of equal keys the
 * last wins. */
KZ_MUST_CHECK kz_status kz_parse_json(kz_ctx *ctx, const kz_text *text, kz_node **out);

/* A text that stands inside a file: the value of scalar N, such as "patch: |".
 * Places inside of it point at the lines of the outer file (exact for a literal
 * block; the scalar's own line for other styles). */
kz_text kz_text_inside(kz_ctx *ctx, const kz_node *n);

#endif
