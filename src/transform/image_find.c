#include "transform/image_find.h"

#include <stdlib.h>

/* A search in one resource. */
typedef struct search {
    const kz_image_finder *finder;
    kz_nodes *found;
} search;

static kz_status add_found(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data)
{
    (void)r;
    search *s = data;
    if (kz_is_scalar(field))
        KZ_PUSH(&ctx->scratch, *s->found, field);
    else if (!s->finder->forgiving)
        return kz_report(ctx, field->loc, KZ_D_WRONG_KIND, "an image must be a string");
    return KZ_OK;
}

static kz_status find_in_containers(kz_ctx *ctx, search *s, const kz_node *list)
{
    for (kz_node *c = kz_first(list); c != NULL; c = c->next) {
        if (kz_is_null(c) || (s->finder->forgiving && !kz_is_map(c)))
            continue;
        if (!kz_is_map(c))
            return kz_report(ctx, c->loc, KZ_D_WRONG_KIND, "a container must be a mapping");
        kz_node *image = kz_map_find(c, s->finder->image);
        if (image != NULL)
            KZ_TRY(add_found(ctx, NULL, image, s));
    }
    return KZ_OK;
}

static kz_status find_anywhere(kz_ctx *ctx, search *s, const kz_node *n)
{
    const kz_image_finder *finder = s->finder;
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next) {
        if (c->kind == KZ_SCALAR)
            continue;
        KZ_TRY(find_anywhere(ctx, s, c));
        if (c->kind == KZ_SEQUENCE && c->key != NULL &&
            (c->key == finder->containers || c->key == finder->init_containers))
            KZ_TRY(find_in_containers(ctx, s, c));
    }
    return KZ_OK;
}

/* Each spec by itself, so that one that leads through a scalar takes none of the others along. */
static void find_what_fits(kz_ctx *ctx, kz_image_finder *finder, kz_resource *r, search *s)
{
    const kz_numbers *specs = kz_fieldspecs_for(ctx, &finder->specs, r->id.gvk.kind);
    for (size_t i = 0; i < specs->len; i++) {
        kz_report_mark mark = kz_reports_mark(ctx);
        const kz_fieldspec *spec = &finder->specs.table.at[specs->at[i]];
        if (kz_fieldspec_apply(ctx, r, spec, KZ_SCALAR, add_found, s) != KZ_OK)
            kz_reports_rewind(ctx, mark);
    }
}

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t) * (kz_node *const *)a;
    uintptr_t y = (uintptr_t) * (kz_node *const *)b;
    return x < y ? -1 : x > y;
}

kz_status kz_image_find(kz_ctx *ctx, kz_image_finder *finder, kz_resource *r, kz_nodes *found)
{
    search s = {finder, found};
    *found = (kz_nodes){0};
    if (kz_str_eq(r->id.gvk.kind, KZ_S("CustomResourceDefinition")))
        return KZ_OK;
    KZ_TRY(find_anywhere(ctx, &s, r->root));
    if (finder->forgiving)
        find_what_fits(ctx, finder, r, &s);
    else
        KZ_TRY(kz_fieldspecs_apply(ctx, r, &finder->specs, KZ_SCALAR, add_found, &s));
    if (found->len > 1)
        qsort(found->at, found->len, sizeof *found->at, by_address);
    return KZ_OK;
}

kz_image_finder kz_image_finder_new(kz_ctx *ctx, kz_fieldspecs table)
{
    kz_fieldspec *specs = KZ_NEW_ARRAY(&ctx->arena, kz_fieldspec, table.len);
    for (size_t i = 0; i < table.len; i++) {
        specs[i] = table.at[i];
        specs[i].create = false;
    }
    return (kz_image_finder){.specs.table = {specs, table.len},
        .image = kz_intern(ctx, KZ_S("image")),
        .containers = kz_intern(ctx, KZ_S("containers")),
        .init_containers = kz_intern(ctx, KZ_S("initContainers"))};
}
