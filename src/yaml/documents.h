/*
 * A text of manifests as its documents.
 * Only for the files that make up parse.h.
 */
#ifndef KZ_YAML_DOCUMENTS_H
#define KZ_YAML_DOCUMENTS_H

#include "yaml/parse_tree.h"

typedef struct kz_document_part {
    kz_piece piece;
    kz_document_tree tree;
    bool read; /* the tree is there */
} kz_document_part;

typedef struct kz_documents {
    kz_text text; /* what they are part of */
    KZ_VEC(kz_document_part) parts;
} kz_documents;

/* Split TEXT, a whole file or what stands in one, and read what the scanner can read if that
 * is faster for all at once. All separators are checked before anything is read. */
KZ_MUST_CHECK kz_status kz_documents_scan(kz_ctx *ctx, const kz_text *text, kz_documents **out);

/* As kz_parse_ahead() in parse.h. */
void kz_documents_ahead(kz_ctx *ctx, const kz_text *texts, size_t count);

/* The tree of PART, read by libyaml if the scanner has not read it. */
KZ_MUST_CHECK kz_status kz_document_read(kz_ctx *ctx, kz_document_part *part);

#endif
