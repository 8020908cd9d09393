/*
 * The documents of a large file, scanned side by side.
 * Only for the files that make up parse.h.
 */
#ifndef KZ_YAML_SCAN_TEAM_H
#define KZ_YAML_SCAN_TEAM_H

#include "yaml/parse_tree.h"

typedef struct kz_scanned_piece {
    kz_document_tree tree;
    bool read; /* else the scanner was not asked, or declined it */
} kz_scanned_piece;

/* Scan the COUNT pieces of one text into OUT, which is all zero, if that is faster than one
 * after another when they are wanted. The trees are CTX's, as if it had read them. */
void kz_scan_together(kz_ctx *ctx, const kz_piece *pieces, size_t count, kz_scanned_piece *out);

#endif
