/*
 * Documents to resources. Lists are replaced by what is in them:
 *
 *   kind: ConfigMapList
 *   items:
 *   - kind: ConfigMap
 *     metadata: {name: a}
 *   - ...
 *
 * The reference reads a document of kind List that stands alone as if its items
 * were documents. All other lists it takes through JSON, and puts their items
 * behind everything else.
 */
#include <stdlib.h>

#include "k8s/resource.h"
#include "yaml/value.h"

static bool is_blank(const kz_node *n)
{
    return kz_is_null(n) || (n->kind != KZ_SCALAR && n->count == 0);
}

static bool is_wrapper(const kz_node *n)
{
    kz_str kind = kz_map_text(n, KZ_S("kind"));
    if (!kz_str_eq(kind, KZ_S("List")) && !kz_str_eq(kind, KZ_S("ResourceList")))
        return false;
    return kz_map_get(n, KZ_S("items")) != NULL || kz_map_get(n, KZ_S("functionConfig")) != NULL;
}

static int by_key(const void *a, const void *b)
{
    const kz_node *x = *(kz_node *const *)a, *y = *(kz_node *const *)b;
    if (x->key != y->key)
        return (uintptr_t)x->key < (uintptr_t)y->key ? -1 : 1;
    return x->key_loc.line < y->key_loc.line ? -1 : x->key_loc.line > y->key_loc.line;
}

static kz_status check_keys(kz_ctx *ctx, const kz_node *map)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_node **entries = KZ_NEW_ARRAY(&ctx->scratch, kz_node *, map->count);
    size_t n = 0;
    for (kz_node *c = kz_first(map); c != NULL; c = c->next)
        entries[n++] = c;
    qsort(entries, n, sizeof *entries, by_key);
    kz_status status = KZ_OK;
    for (size_t i = 0; status == KZ_OK && i < n; i++) {
        const kz_node *c = entries[i];
        if (c->key_type != KZ_STRING)
            status = kz_report(ctx, c->key_loc, KZ_D_YAML_KEY,
                "the key '" KZ_FMT "' must be a string: put it in quotes", KZ_ARG(c->key->text));
        else if (i > 0 && c->key == entries[i - 1]->key)
            status = kz_report(ctx, c->key_loc, KZ_D_YAML_DUPLICATE_KEY,
                "the key '" KZ_FMT "' is there already", KZ_ARG(c->key->text));
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}

/* What becomes of a value that is written as JSON and read as YAML. Unlike with
 * kz_json_normalise(), integers stay exact. */
static kz_status take_through_json(kz_ctx *ctx, kz_node *n)
{
    if (n->kind == KZ_SCALAR) {
        kz_value value;
        KZ_TRY(kz_scalar_value(ctx, &ctx->arena, n, false, &value));
        bool quoted = value.type == KZ_STRING;
        n->flags = quoted ? KZ_QUOTED : 0;
        n->u.text = value.text;
        n->type = (uint8_t)(quoted ? KZ_STRING : kz_scalar_resolve(value.text, KZ_READ_MANIFEST));
        return KZ_OK;
    }
    if (n->kind == KZ_MAPPING && n->count > 0)
        KZ_TRY(check_keys(ctx, n));
    n->flags = KZ_FLOW;
    for (kz_node *c = kz_first(n); c != NULL; c = c->next)
        KZ_TRY(take_through_json(ctx, c));
    return KZ_OK;
}

/* Make the children of LIST documents of their own. */
static void release(kz_ctx *ctx, kz_node *list, kz_nodes *documents)
{
    for (kz_node *c = kz_first(list), *next; c != NULL; c = next) {
        next = c->next;
        c->next = NULL;
        c->key = NULL;
        KZ_PUSH(&ctx->arena, *documents, c);
    }
    if (list != NULL && list->kind != KZ_SCALAR)
        kz_node_clear(list);
}

/* Is there a line in TEXT that separates documents, even if one of them is empty? */
static bool is_separated(kz_str text)
{
    kz_str line;
    while (kz_str_split(&text, '\n', &line))
        if (kz_str_starts(text, KZ_S("---")) && kz_str_find(text, '\n') < text.len)
            return true;
    return false;
}

static bool stands_alone(const kz_ctx *ctx, const kz_nodes *documents)
{
    if (documents->len != 1 || !is_wrapper(documents->at[0]))
        return false;
    uint32_t file = documents->at[0]->loc.file;
    return file >= ctx->files.len || !is_separated(ctx->files.at[file].text);
}

/* A document as the reference's reader gives it out, where it stands alone. */
static void read_alone(kz_ctx *ctx, kz_node *document, kz_nodes *documents)
{
    if (is_wrapper(document))
        release(ctx, kz_map_get(document, KZ_S("items")), documents);
    else
        KZ_PUSH(&ctx->arena, *documents, document);
}

/* Put the items of LIST behind all else in *DOCUMENTS. */
static kz_status expand(kz_ctx *ctx, kz_node *list, kz_node *items, kz_nodes *documents)
{
    KZ_TRY(take_through_json(ctx, list));
    if (kz_is_null(items))
        return KZ_OK;
    if (!kz_is_seq(items))
        return kz_report(ctx, items->loc, KZ_D_BAD_LIST, "the items of a " KZ_FMT " must be a list",
            KZ_ARG(kz_map_text(list, KZ_S("kind"))));
    kz_nodes elements = {0};
    release(ctx, items, &elements);
    for (size_t i = 0; i < elements.len; i++)
        read_alone(ctx, elements.at[i], documents);
    return KZ_OK;
}

kz_status kz_resources_from(kz_ctx *ctx, const kz_nodes *documents, kz_resources *out)
{
    kz_nodes queue = {0};
    if (stands_alone(ctx, documents))
        read_alone(ctx, documents->at[0], &queue);
    else
        for (size_t i = 0; i < documents->len; i++)
            KZ_PUSH(&ctx->arena, queue, documents->at[i]);

    for (size_t i = 0; i < queue.len; i++) {
        kz_node *document = queue.at[i];
        if (is_blank(document))
            continue;
        kz_node *items = kz_map_get(document, KZ_S("items"));
        if (items != NULL && kz_str_ends(kz_map_text(document, KZ_S("kind")), KZ_S("List"))) {
            KZ_TRY(expand(ctx, document, items, &queue));
            continue;
        }
        kz_resource *r;
        KZ_TRY(kz_resource_new(ctx, document, &r));
        KZ_PUSH(&ctx->arena, *out, r);
    }
    return KZ_OK;
}
