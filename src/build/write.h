/*
 * Resources to the text of the output.
 */
#ifndef KZ_BUILD_WRITE_H
#define KZ_BUILD_WRITE_H

#include "base/buf.h"
#include "k8s/list.h"

/* Append the documents of LIST to TEXT, joined by "---" lines. STARTS[i] becomes where
 * document i begins and ENDS[i] where it ends. Large outputs are written by several threads, as
 * CTX's options allow. What is refused is reported, in the order of LIST, as often as
 * reports are wanted; TEXT is then of no use. */
KZ_MUST_CHECK kz_status kz_write(
    kz_ctx *ctx, const kz_list *list, kz_buf *text, size_t *starts, size_t *ends);

#endif
