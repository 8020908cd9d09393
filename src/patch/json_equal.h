/*
 * How "test" of a JSON patch compares. Private to this room.
 */
#ifndef KZ_PATCH_JSON_EQUAL_H
#define KZ_PATCH_JSON_EQUAL_H

#include "yaml/node.h"

/* Is WANTED, out of a patch, the value N of a document that went through JSON? The
 * reference compares scalars by their JSON texts, and gives up on a null in a list.
 * AS_JSON: the patch was JSON, so that what Go writes with escapes differs. */
KZ_MUST_CHECK kz_status kz_json_equal(
    kz_ctx *ctx, const kz_node *n, const kz_node *wanted, bool as_json, bool *out);

#endif
