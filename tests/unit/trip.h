/*
 * A text of manifests there and back, for the tests of what writes trees.
 */
#ifndef KZ_TESTS_TRIP_H
#define KZ_TESTS_TRIP_H

#include <stdlib.h>

#include "base/buf.h"
#include "plan.h"
#include "yaml/parse.h"

typedef kz_status (*writer)(kz_ctx *ctx, kz_node *n, kz_buf *out);

static inline kz_status write_documents(kz_ctx *ctx, kz_str bytes, writer write, kz_buf *out)
{
    const kz_text text = {.bytes = bytes};
    kz_nodes documents = {0};
    KZ_TRY(kz_parse_manifests(ctx, &text, &documents));
    for (size_t i = 0; i < documents.len; i++)
        KZ_TRY(write(ctx, documents.at[i], out));
    return KZ_OK;
}

/* EXPECTED is what WRITE makes of TEXT, or "error LINE:COLUMN". */
static inline void check_trip(const char *text, writer write, const char *expected)
{
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_buf out = {0};
    if (write_documents(&ctx, kz_str_c(text), write, &out) != KZ_OK) {
        char place[64];
        assert_non_null(ctx.first_diag);
        kz_loc at = ctx.first_diag->at;
        int len = snprintf(place, sizeof place, "error %u:%u", at.line, at.col);
        out.len = 0;
        kz_buf_add(&out, place, (size_t)len);
    }
    kz_buf_byte(&out, '\0');
    assert_string_equal(out.ptr, expected);
    kz_buf_free(&out);
    kz_ctx_release(&ctx);
}

#endif
