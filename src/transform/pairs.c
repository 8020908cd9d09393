#include "transform/pairs.h"

#include <stdlib.h>

#include "yaml/scalar.h"

struct pair {
    const kz_name *key;
    kz_type key_type; /* what the key reads as when it is printed without quotes */
    kz_str value;
    kz_loc key_loc, loc;
    bool ambiguous; /* the value must be quoted where it is new */
    /* In the resource being worked on: the first value added, and its style.
     * The reference has one node for all of a resource's places, so that the last
     * place it met decides how all of them are written. */
    kz_node *added;
    uint8_t style; /* flags */
};

struct pairs {
    struct pair *at; /* sorted by key */
    size_t len;
    bool renaming; /* a key is one that identifies resources */
};

static int by_key(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    return kz_str_cmp(x->key->text, y->key->text);
}

static bool identifies(kz_str key)
{
    return kz_str_eq(key, KZ_S("name")) || kz_str_eq(key, KZ_S("namespace")) ||
        kz_str_eq(key, KZ_S("kind")) || kz_str_eq(key, KZ_S("apiVersion"));
}

static kz_status read_pairs(kz_ctx *ctx, const kz_node *map, struct pairs *out)
{
    out->at = KZ_NEW_ARRAY(&ctx->scratch, struct pair, map->count);
    for (const kz_node *n = kz_first(map); n != NULL; n = n->next) {
        kz_str key = n->key->text;
        if (key.len == 0)
            return kz_report(ctx, n->key_loc, KZ_D_BAD_VALUE, "the key is empty");
        if (kz_str_eq(key, KZ_S("<<")))
            return kz_report(ctx, n->key_loc, KZ_D_BAD_VALUE,
                "'<<' cannot be a key, since YAML takes it for a merge of mappings");
        kz_str value = kz_text_of(n);
        out->at[out->len++] = (struct pair){
            .key = n->key,
            .key_type = kz_scalar_resolve(key, KZ_READ_MANIFEST),
            .value = value,
            .key_loc = n->key_loc,
            .loc = n->loc,
            .ambiguous = kz_scalar_ambiguous(value),
        };
        out->renaming = out->renaming || identifies(key);
    }
    if (out->len > 1)
        qsort(out->at, out->len, sizeof *out->at, by_key);
    return KZ_OK;
}

static void overwrite(struct pair *p, kz_node *old)
{
    kz_node_set(old, KZ_STRING, p->value, p->loc);
    p->style = old->flags;
}

static void add(kz_ctx *ctx, struct pair *p, kz_node *field)
{
    kz_node *value = kz_node_string(ctx, p->value, p->loc);
    kz_map_append(field, p->key, p->key_loc, value);
    value->key_type = (uint8_t)p->key_type;
    value->flags = p->style;
    if (p->added == NULL)
        p->added = value;
    else
        kz_node_pair(p->added, value);
}

/* All that was added takes the style of the place met last. */
static void restyle(const struct pair *p)
{
    if (p->added == NULL || p->added->flags == p->style)
        return;
    kz_node *n = p->added;
    do {
        n->flags = p->style;
        n = n->twin;
    } while (n != NULL && n != p->added);
}

enum { SMALL = 32 }; /* pairs whose keys are searched one by one */

/* The entries of a mapping by key: a search for each of many pairs would take squared time. */
static kz_map index_entries(kz_ctx *ctx, const kz_node *map)
{
    kz_map index = {0};
    for (kz_node *c = kz_first(map); c != NULL; c = c->next) {
        void **slot = kz_map_slot_for(&ctx->scratch, &index, c->key->text);
        if (*slot == NULL)
            *slot = c;
    }
    return index;
}

/* The reference adds pairs to a null without making it a mapping, so that they are
 * lost; but the annotations it writes anew in the end, and there they are. */
static bool becomes_annotations(kz_ctx *ctx, const kz_resource *r, kz_node *field)
{
    const kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    if (kz_map_get(metadata, KZ_S("annotations")) != field)
        return false;
    kz_node_become(field, kz_node_map(ctx, field->loc));
    return true;
}

static kz_status set_pairs(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data)
{
    struct pairs *pairs = data;
    if (kz_is_null(field) && !becomes_annotations(ctx, r, field))
        return KZ_OK;
    if (!kz_is_map(field))
        return kz_report(ctx, field->loc, KZ_D_WRONG_KIND,
            "'" KZ_FMT "' is to be added here, but this is not a mapping",
            KZ_ARG(pairs->at[0].key->text));

    kz_mark mark = kz_arena_mark(&ctx->scratch);
    bool large = pairs->len > SMALL;
    kz_map index = large ? index_entries(ctx, field) : (kz_map){0};
    for (size_t i = 0; i < pairs->len; i++) {
        struct pair *p = &pairs->at[i];
        if (p->style == 0 && p->ambiguous)
            p->style = KZ_QUOTED;
        kz_node *old = large ? kz_map_lookup(&index, p->key->text) : kz_map_find(field, p->key);
        if (old != NULL)
            overwrite(p, old);
        else
            add(ctx, p, field);
        restyle(p);
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return KZ_OK;
}

static kz_status apply_to_all(kz_ctx *ctx, kz_list *list, kz_fieldspecs specs, struct pairs *pairs)
{
    kz_fieldspec_index index = {.table = specs};
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        for (size_t k = 0; k < pairs->len; k++) {
            pairs->at[k].added = NULL;
            pairs->at[k].style = 0;
        }
        KZ_TRY(kz_fieldspecs_apply(ctx, r, &index, KZ_MAPPING, set_pairs, pairs));
        if (pairs->renaming)
            kz_resource_changed(ctx, r);
    }
    return KZ_OK;
}

kz_status kz_pairs_apply(kz_ctx *ctx, kz_list *list, kz_fieldspecs specs, const kz_node *map)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    struct pairs pairs = {0};
    kz_status status = read_pairs(ctx, map, &pairs);
    if (status == KZ_OK && pairs.len > 0)
        status = apply_to_all(ctx, list, specs, &pairs);
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}
