/*
 * YAML or JSON inside of a text: a replacement may lead into it.
 *
 *   data:
 *     config.json: '{"server": {"host": "x"}}'    # data.config\.json.server.host
 */
#ifndef KZ_TRANSFORM_STRUCTURED_H
#define KZ_TRANSFORM_STRUCTURED_H

#include "transform/replacement_path.h"

/* Set the field that PATH leads to inside of a text of the resource ROOT to VALUE.
 * False, and nothing is changed, if PATH does not lead into such a text. */
bool kz_structured_set(
    kz_ctx *ctx, kz_node *root, const kz_target_path *path, const kz_node *value, bool create);

/* Does PATH lead to a field inside of a text? One that cannot be written back is
 * left alone by the reference, without a word. */
bool kz_structured_reaches(kz_ctx *ctx, kz_node *root, const kz_target_path *path);

#endif
