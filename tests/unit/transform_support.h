/*
 * Running one transformer on a text of manifests, for the tests of transformers.
 * A case is a kustomization with the transformer's field, the manifests before
 * and after it; or the place of the mistake, such as "kustomization:2:9".
 */
#ifndef KZ_TESTS_TRANSFORM_SUPPORT_H
#define KZ_TESTS_TRANSFORM_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "transform/transformer.h"
#include "yaml/emit.h"
#include "yaml/parse.h"

typedef struct transform_case {
    const char *name, *config, *before, *after, *mistake;
} transform_case;

static inline kz_text text_of_file(kz_ctx *ctx, const char *name, const char *text)
{
    kz_str bytes = kz_str_c(text);
    return (kz_text){.bytes = bytes, .file = kz_ctx_add_file(ctx, kz_str_c(name), bytes)};
}

/* The list of all resources in MANIFESTS. */
static inline void read_list(kz_ctx *ctx, const char *manifests, kz_list *list)
{
    kz_text text = text_of_file(ctx, "manifests", manifests);
    kz_nodes documents = {0};
    kz_resources resources = {0};
    assert_int_equal(kz_parse_manifests(ctx, &text, &documents), KZ_OK);
    assert_int_equal(kz_resources_from(ctx, &documents, &resources), KZ_OK);
    for (size_t i = 0; i < resources.len; i++)
        assert_int_equal(kz_list_append(ctx, list, resources.at[i]), KZ_OK);
}

/* The value of the one field in CONFIG, checked against SHAPE and FIELDS. */
static inline const kz_node *read_field(
    kz_ctx *ctx, const char *config, const char *field, kz_shape shape, const kz_field *fields)
{
    const kz_field table[] = {
        {field, shape, fields, NULL, "the field"},
        {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
    };
    kz_text text = text_of_file(ctx, "kustomization", config);
    kz_node *root = NULL;
    assert_int_equal(kz_parse_config(ctx, &text, &root), KZ_OK);
    assert_int_equal(kz_shape_check(ctx, root, table, "a kustomization"), KZ_OK);
    const kz_node *value = kz_map_get(root, kz_str_c(field));
    assert_non_null(value);
    return value;
}

static inline kz_str print_list(kz_ctx *ctx, const kz_list *list)
{
    kz_buf out = {0};
    for (size_t i = 0; i < list->items.len; i++) {
        if (i > 0)
            kz_buf_str(&out, KZ_S("---\n"));
        kz_resource_strip(ctx, list->items.at[i]);
        assert_int_equal(kz_emit(ctx, list->items.at[i]->root, &out), KZ_OK);
    }
    kz_str text = kz_str_dup(&ctx->arena, kz_buf_view(&out));
    kz_buf_free(&out);
    return text;
}

static inline void assert_mistake(const kz_ctx *ctx, const char *place)
{
    const kz_diag *d = ctx->first_diag;
    assert_non_null(d);
    char text[200];
    snprintf(text, sizeof text, KZ_FMT ":%u:%u", KZ_ARG(ctx->files.at[d->at.file].path),
        (unsigned)d->at.line, (unsigned)d->at.col);
    assert_string_equal(text, place);
}

static inline void run_transform_case(const transform_case *c, const kz_transformer *transformer,
    kz_shape shape, const kz_field *fields, const kz_tables *tables)
{
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    kz_layer layer = {NULL, tables, &list};
    read_list(&ctx, c->before, &list);
    const kz_node *config = read_field(&ctx, c->config, transformer->field, shape, fields);
    kz_status status = transformer->apply(&ctx, &layer, config);
    if (c->mistake != NULL) {
        assert_int_equal(status, KZ_EINPUT);
        assert_mistake(&ctx, c->mistake);
    } else {
        assert_int_equal(status, KZ_OK);
        assert_string_equal(print_list(&ctx, &list).ptr, c->after);
    }
    kz_ctx_release(&ctx);
}

#endif
