/*
 * Parts of what is to be read, read side by side.
 * Only for the files that make up parse.h.
 */
#ifndef KZ_YAML_SCAN_TEAM_H
#define KZ_YAML_SCAN_TEAM_H

#include "base/ctx.h"
#include "yaml/node.h"

/* Read part I of DATA in CTX. That is the build's context, and NEW_KEYS is NULL, or that of a
 * thread; then NEW_KEYS gets the entries with a key that is new to the build, as kz_scan()
 * has it, and nothing may be reported. */
typedef void kz_scan_part(void *data, size_t i, kz_ctx *ctx, kz_nodes *new_keys);

/* How many threads are worth having for PARTS parts of together BYTES bytes. */
size_t kz_scan_team_size(const kz_ctx *ctx, size_t parts, size_t bytes);

/* Let SCAN read each of COUNT parts of DATA once, the first ALONE of them in CTX and the others
 * in a team of SIZE threads. In the end all is CTX's, as if it had read it itself. */
void kz_scan_together(
    kz_ctx *ctx, size_t size, size_t alone, size_t count, kz_scan_part *scan, void *data);

#endif
