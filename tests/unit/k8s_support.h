/*
 * For the tests of src/k8s: tables of cases as cmocka tests, and resources out of
 * text.
 */
#ifndef KZ_TESTS_K8S_SUPPORT_H
#define KZ_TESTS_K8S_SUPPORT_H

#include "k8s/list.h"
#include "plan.h"
#include "yaml/emit.h"
#include "yaml/parse.h"

/* The documents of YAML. */
static inline kz_nodes documents_of(kz_ctx *ctx, const char *yaml)
{
    kz_text text = {.bytes = kz_str_c(yaml)};
    text.file = kz_ctx_add_file(ctx, KZ_S("r.yaml"), text.bytes);
    kz_nodes documents = {0};
    assert_int_equal(kz_parse_manifests(ctx, &text, &documents), KZ_OK);
    return documents;
}

static inline kz_resources resources_of(kz_ctx *ctx, const char *yaml)
{
    kz_nodes documents = documents_of(ctx, yaml);
    kz_resources resources = {0};
    assert_int_equal(kz_resources_from(ctx, &documents, &resources), KZ_OK);
    return resources;
}

static inline kz_resource *resource_of(kz_ctx *ctx, const char *yaml)
{
    kz_resources resources = resources_of(ctx, yaml);
    assert_int_equal(resources.len, 1);
    return resources.at[0];
}

/* What N prints as, or NULL if it cannot be printed. */
static inline const char *printed(kz_ctx *ctx, const kz_node *n)
{
    kz_buf out = {0};
    kz_status status = kz_emit(ctx, n, &out);
    const char *text = status == KZ_OK ? kz_str_z(&ctx->arena, kz_buf_view(&out)) : NULL;
    kz_buf_free(&out);
    return text;
}

/* The place of the last report, such as "3:7". */
static inline void assert_reported(const kz_ctx *ctx, const char *place)
{
    assert_non_null(ctx->last_diag);
    char text[40];
    snprintf(text, sizeof text, "%u:%u", (unsigned)ctx->last_diag->at.line,
        (unsigned)ctx->last_diag->at.col);
    assert_string_equal(text, place);
}

/* The names of LIST, in order, separated by spaces. */
static inline const char *names_of(kz_ctx *ctx, const kz_resources *list)
{
    kz_str text = KZ_EMPTY;
    for (size_t i = 0; i < list->len; i++) {
        kz_str parts[] = {text, i > 0 ? KZ_S(" ") : KZ_EMPTY, list->at[i]->id.name};
        text = kz_str_join(&ctx->arena, parts, 3);
    }
    return kz_str_z(&ctx->arena, text);
}

#endif
