/*
 * fieldPaths of replacements: where a value goes.
 *
 *   spec.template.spec.containers.[name=web.*].env.0.value   # x in [name=x] is a
 *   spec.rules.*.host                                        # regular expression
 */
#ifndef KZ_TRANSFORM_REPLACEMENT_PATH_H
#define KZ_TRANSFORM_REPLACEMENT_PATH_H

#include "base/regex.h"
#include "yaml/dotted.h"
#include "yaml/scalar.h"

typedef struct kz_target_step {
    kz_dotted_step step;
    kz_str text;
    const kz_regex *regex; /* of KZ_DOTTED_ELEMENT */
} kz_target_step;

typedef struct kz_target_path {
    kz_str text;
    const kz_target_step *steps;
    size_t count;
    kz_loc at;
} kz_target_path;

KZ_MUST_CHECK kz_status kz_target_path_read(kz_ctx *ctx, const kz_node *n, kz_target_path *out);

/* The fields at the end of COUNT steps from NODE, appended to *OUT; made if they
 * are missing and CREATE is not NULL, the last one of the kind of CREATE. False
 * if a step cannot be taken. *STRUCTURED is set if the way leads through a text. */
bool kz_target_path_match(kz_ctx *ctx, kz_node *node, const kz_target_step *steps, size_t count,
    const kz_node *create, kz_nodes *out, bool *structured);

#endif
