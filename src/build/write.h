/*
 * Resources to the text of the output.
 */
#ifndef KZ_BUILD_WRITE_H
#define KZ_BUILD_WRITE_H

#include "base/buf.h"
#include "k8s/list.h"

/* Write the documents of LIST to TEXT, which is empty, in the format that CTX's options ask for
 * and with what that puts around them, and describe each in DOCUMENTS, all but the pointer to its
 * text; what a description points to is ARENA's. BEGINS[i] becomes where the text of document i
 * begins. Large outputs are written by several threads, as CTX's options allow. What is refused
 * is reported, in the order of LIST, as often as reports are wanted; the rest is then of no use. */
KZ_MUST_CHECK kz_status kz_write(kz_ctx *ctx, const kz_list *list, kz_arena *arena, kz_buf *text,
    kz_document *documents, size_t *begins);

#endif
