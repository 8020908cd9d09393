/*
 * Tree to JSON, as Go's encoding/json writes it: compact, keys in byte order,
 * "<", ">", "&", U+2028 and U+2029 escaped.
 */
#ifndef KZ_YAML_JSON_H
#define KZ_YAML_JSON_H

#include "base/buf.h"
#include "yaml/node.h"

/* Append N. Refuses what kz_emit() refuses. */
KZ_MUST_CHECK kz_status kz_json_write(kz_ctx *ctx, const kz_node *n, kz_buf *out);

/* Append what kz_emit() writes of N, which has not refused it: the values that a reader of
 * that YAML gets. */
KZ_MUST_CHECK kz_status kz_json_emit(kz_ctx *ctx, const kz_node *n, kz_buf *out);

/* Append TEXT as a JSON string, quotes included. */
void kz_json_string(kz_buf *out, kz_str text);

/* Do to N and all below it what a trip through JSON does: numbers become
 * float64 and back, types and texts canonical, styles those that the reference
 * gives a value it makes itself; no twins. Refuses what kz_emit() refuses. */
KZ_MUST_CHECK kz_status kz_json_normalise(kz_ctx *ctx, kz_node *n);

/* Can the key of ENTRY stand in JSON? TOP: in a resource itself, which takes the
 * text of numbers and the like. */
KZ_MUST_CHECK kz_status kz_json_key(kz_ctx *ctx, const kz_node *entry, bool top);

/* Refuse SECOND, an entry of MAP whose key another one has. */
kz_status kz_json_refuse_twice(kz_ctx *ctx, const kz_node *map, const kz_node *second);

/* What the reader of the JSON that the reference makes on the way sees in the place of
 * TEXT: a NEL (U+0085) is a line break to it and is folded. Refuses control characters,
 * which that reader does not take. New text is in ARENA. */
KZ_MUST_CHECK kz_status kz_json_text(kz_ctx *ctx, kz_arena *arena, kz_loc at, kz_str *text);

#endif
