#include "patch/metadata.h"

#include "yaml/scalar.h"

#define INTERNAL "internal.config.kubernetes.io/"

/* Stands for all that the reference keeps there. */
#define WITNESS KZ_S(INTERNAL "previousNames")

static void restring(kz_node *n)
{
    kz_str text = kz_is_scalar(n) ? n->u.text : KZ_EMPTY;
    bool block = kz_str_find(text, '\n') < text.len, quoted = kz_scalar_ambiguous(text);
    n->kind = KZ_SCALAR;
    n->type = KZ_STRING;
    n->flags = block ? KZ_QUOTED | KZ_LITERAL : quoted ? KZ_QUOTED : 0;
    n->count = 0;
    n->u.text = text;
    n->key_type = (uint8_t)kz_scalar_resolve(n->key->text, KZ_READ_MANIFEST);
}

void kz_metadata_restring(kz_node *metadata, kz_str field)
{
    kz_node *map = kz_map_get(metadata, field);
    if (map != NULL && (!kz_is_map(map) || map->count == 0))
        kz_child_unlink(metadata, map);
    else if (map != NULL)
        for (kz_node *c = kz_first(map); c != NULL; c = c->next)
            restring(c);
}

static bool has_history(const kz_resource *r)
{
    return r->formers.len > 0 || r->prefixes.len > 0 || r->suffixes.len > 0 || r->needs_hash ||
        r->origin != NULL;
}

bool kz_history_expose(kz_ctx *ctx, kz_resource *r)
{
    kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    if (!has_history(r) || !kz_is_map(metadata))
        return false;
    kz_node *annotations = kz_map_submap(ctx, metadata, KZ_S("annotations"), metadata->loc);
    if (annotations != NULL && kz_map_get(annotations, WITNESS) == NULL)
        kz_map_set(ctx, annotations, WITNESS, kz_node_string(ctx, KZ_S("-"), KZ_NOWHERE));
    return annotations != NULL;
}

void kz_history_follow(kz_resource *r)
{
    kz_node *annotations = kz_resource_annotations(r);
    kz_node *witness = kz_map_get(annotations, WITNESS);
    if (witness != NULL) {
        if (witness->loc.line == 0)
            kz_child_unlink(annotations, witness);
        return;
    }
    r->formers.len = r->prefixes.len = r->suffixes.len = r->transformations.len = 0;
    r->needs_hash = false;
    r->origin = NULL;
}

#define ORIGIN KZ_S("config.kubernetes.io/origin")

bool kz_origin_expose(kz_ctx *ctx, kz_resource *r)
{
    kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    if (r->origin == NULL || !kz_is_map(metadata))
        return false;
    kz_node *annotations = kz_map_submap(ctx, metadata, KZ_S("annotations"), metadata->loc);
    if (annotations != NULL)
        kz_map_set(ctx, annotations, ORIGIN, kz_node_string(ctx, KZ_S("-"), KZ_NOWHERE));
    return annotations != NULL;
}

void kz_origin_follow(kz_resource *r)
{
    if (kz_map_get(kz_resource_annotations(r), ORIGIN) != NULL)
        return;
    r->origin = NULL;
    r->transformations.len = 0;
}

/* The texts of one annotation, separated by commas; none, no annotation. */
static void annotate(kz_ctx *ctx, kz_node *annotations, kz_str key, const kz_str *at, size_t len)
{
    kz_str joined = len > 0 ? at[0] : KZ_EMPTY;
    for (size_t i = 1; i < len; i++)
        joined = kz_str_join(&ctx->arena, (kz_str[]){joined, KZ_S(","), at[i]}, 3);
    if (len > 0)
        kz_map_set(ctx, annotations, key, kz_node_string(ctx, joined, KZ_NOWHERE));
}

static void annotate_formers(kz_ctx *ctx, kz_node *annotations, const kz_resource *r)
{
    size_t len = r->formers.len;
    kz_str *names = KZ_NEW_ARRAY(&ctx->scratch, kz_str, len);
    kz_str *namespaces = KZ_NEW_ARRAY(&ctx->scratch, kz_str, len);
    kz_str *kinds = KZ_NEW_ARRAY(&ctx->scratch, kz_str, len);
    for (size_t i = 0; i < len; i++) {
        names[i] = r->formers.at[i].name;
        namespaces[i] = r->formers.at[i].ns;
        kinds[i] = r->formers.at[i].kind;
    }
    annotate(ctx, annotations, KZ_S(INTERNAL "previousNames"), names, len);
    annotate(ctx, annotations, KZ_S(INTERNAL "previousNamespaces"), namespaces, len);
    annotate(ctx, annotations, KZ_S(INTERNAL "previousKinds"), kinds, len);
}

void kz_history_write(kz_ctx *ctx, kz_resource *r, bool whole)
{
    kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    if (!has_history(r) || !kz_is_map(metadata))
        return;
    kz_node *annotations = kz_map_submap(ctx, metadata, KZ_S("annotations"), metadata->loc);
    if (annotations == NULL || !whole)
        return;
    const kz_str enabled = KZ_S("enabled");
    annotate_formers(ctx, annotations, r);
    annotate(ctx, annotations, KZ_S(INTERNAL "prefixes"), r->prefixes.at, r->prefixes.len);
    annotate(ctx, annotations, KZ_S(INTERNAL "suffixes"), r->suffixes.at, r->suffixes.len);
    annotate(ctx, annotations, KZ_S(INTERNAL "needsHashSuffix"), &enabled, r->needs_hash);
}

void kz_history_erase(kz_ctx *ctx, kz_resource *r)
{
    kz_node *c = kz_first(kz_resource_annotations(r));
    if (c != NULL)
        kz_node_clear(kz_resource_annotations(r));
    for (kz_node *next; c != NULL; c = next) {
        next = c->next;
        if (c->loc.line != 0 || !kz_annotation_internal(c->key->text))
            kz_map_append(kz_resource_annotations(r), c->key, c->key_loc, c);
    }
    kz_history_write(ctx, r, false);
}
