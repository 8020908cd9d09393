#include "k8s/list.h"

#include <stdlib.h>

static uint64_t hash_of_id(kz_id id, kz_str ns)
{
    const kz_str parts[] = {ns, id.gvk.kind, id.gvk.group, id.gvk.version};
    uint64_t hash = kz_str_hash(id.name);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        hash = kz_str_hash_on(hash, parts[i]);
    return hash;
}

static void index_id(kz_ctx *ctx, kz_list *list, kz_resource *r, kz_id id, kz_str ns)
{
    kz_multimap_add(&ctx->arena, &list->by_id, hash_of_id(id, ns), r);
    kz_multimap_add(&ctx->arena, &list->by_name, kz_str_hash(id.name), r);
}

void kz_list_note(kz_ctx *ctx, kz_list *list, kz_resource *r)
{
    index_id(ctx, list, r, r->id, kz_id_namespace(r->id));
}

void kz_list_note_formers(kz_ctx *ctx, kz_list *list, kz_resource *r)
{
    for (size_t i = 0; i < r->formers.len; i++)
        index_id(ctx, list, r, kz_resource_former(r, i), r->formers.at[i].ns);
}

static bool is_in(const kz_list *list, const kz_resource *r)
{
    return r->list == list && !r->removed;
}

kz_resource *kz_list_current(const kz_list *list, kz_id id)
{
    kz_resource *first = NULL;
    const kz_holder *h = kz_multimap_first(&list->by_id, hash_of_id(id, kz_id_namespace(id)));
    for (; h != NULL; h = kz_multimap_next(h)) {
        kz_resource *r = h->value;
        if (is_in(list, r) && kz_id_eq(r->id, id) &&
            (first == NULL || r->position < first->position))
            first = r;
    }
    return first;
}

static int by_position(const void *a, const void *b)
{
    const kz_resource *x = *(kz_resource *const *)a, *y = *(kz_resource *const *)b;
    return x->position < y->position ? -1 : x->position > y->position;
}

void kz_list_order(kz_resources *out, size_t start)
{
    if (out->len - start < 2)
        return;
    qsort(out->at + start, out->len - start, sizeof *out->at, by_position);
    size_t end = start + 1;
    for (size_t i = end; i < out->len; i++)
        if (out->at[i] != out->at[end - 1])
            out->at[end++] = out->at[i];
    out->len = end;
}

static bool had_id(const kz_resource *r, kz_id id, kz_str ns)
{
    for (size_t i = 0; i < r->formers.len; i++) {
        kz_id former = kz_resource_former(r, i);
        if (kz_str_eq(former.name, id.name) && kz_str_eq(former.ns, ns) &&
            kz_gvk_eq(former.gvk, id.gvk))
            return true;
    }
    return false;
}

void kz_list_any(kz_ctx *ctx, const kz_list *list, kz_id id, kz_resources *out)
{
    size_t start = out->len;
    kz_str ns = kz_id_namespace(id);
    const kz_holder *h = kz_multimap_first(&list->by_id, hash_of_id(id, ns));
    for (; h != NULL; h = kz_multimap_next(h)) {
        kz_resource *r = h->value;
        if (is_in(list, r) && (kz_id_eq(r->id, id) || had_id(r, id, ns)))
            KZ_PUSH(&ctx->arena, *out, r);
    }
    kz_list_order(out, start);
}

static bool is_called(const kz_resource *r, kz_str name)
{
    bool is = kz_str_eq(r->id.name, name);
    for (size_t i = 0; !is && i < r->formers.len; i++)
        is = kz_str_eq(r->formers.at[i].name, name);
    return is;
}

void kz_list_called(kz_ctx *ctx, const kz_list *list, kz_str name, kz_resources *out)
{
    size_t start = out->len;
    const kz_holder *h = kz_multimap_first(&list->by_name, kz_str_hash(name));
    for (; h != NULL; h = kz_multimap_next(h)) {
        kz_resource *r = h->value;
        if (is_in(list, r) && is_called(r, name))
            KZ_PUSH(&ctx->arena, *out, r);
    }
    kz_list_order(out, start);
}

void kz_list_named(kz_ctx *ctx, const kz_list *list, kz_str name, kz_resources *out)
{
    size_t kept = out->len;
    kz_list_called(ctx, list, name, out);
    for (size_t i = kept; i < out->len; i++) {
        kz_resource *r = out->at[i];
        if (kz_str_eq(r->id.name, name) || kz_str_eq(kz_resource_original(r).name, name))
            out->at[kept++] = r;
    }
    out->len = kept;
}

/* "base/web.yaml:4:9" of R, for a message about another place. */
static kz_str shown_place(kz_ctx *ctx, const kz_resource *r)
{
    kz_loc at = kz_resource_loc(r);
    if (at.file >= ctx->files.len || at.line == 0)
        return KZ_S("elsewhere");
    return kz_str_printf(&ctx->arena, KZ_FMT ":%u:%u", KZ_ARG(ctx->files.at[at.file].shown),
        (unsigned)at.line, (unsigned)at.col);
}

static kz_status refuse_second(kz_ctx *ctx, const kz_resource *first, const kz_resource *second)
{
    kz_id id = second->id;
    bool in_namespace = !second->id.cluster_scoped && id.ns.len > 0;
    kz_str ns = in_namespace
        ? kz_str_printf(&ctx->arena, " in namespace '" KZ_FMT "'", KZ_ARG(id.ns))
        : KZ_EMPTY;
    kz_loc at = kz_resource_loc(second), other = kz_resource_loc(first);
    bool same_file = at.file == other.file && at.line == other.line;
    kz_report(ctx, same_file && ctx->frame != NULL ? ctx->frame->at : at, KZ_D_DUPLICATE_ID,
        "may not add resource with an already registered id: there are two of " KZ_FMT " '" KZ_FMT
        "'" KZ_FMT ", the other is at " KZ_FMT,
        KZ_ARG(id.gvk.kind), KZ_ARG(id.name), KZ_ARG(ns), KZ_ARG(shown_place(ctx, first)));
    kz_remark_on(ctx, other, same_file ? "both are this one" : "the other one is here");
    if (same_file)
        kz_help(ctx, "one file or base is named twice: leave this entry out");
    return KZ_EINPUT;
}

static void push(kz_ctx *ctx, kz_list *list, kz_resource *r)
{
    r->list = list;
    r->position = list->items.len;
    KZ_PUSH(&ctx->arena, list->items, r);
    kz_list_note(ctx, list, r);
    kz_list_note_formers(ctx, list, r);
}

kz_status kz_list_append(kz_ctx *ctx, kz_list *list, kz_resource *r)
{
    const kz_resource *first = kz_list_current(list, r->id);
    if (first != NULL)
        return refuse_second(ctx, first, r);
    push(ctx, list, r);
    return KZ_OK;
}

kz_status kz_list_append_all(kz_ctx *ctx, kz_list *list, kz_list *from)
{
    kz_resources moved = from->items;
    if (list->items.len == 0) {
        *list = *from;
        for (size_t i = 0; i < moved.len; i++)
            moved.at[i]->list = list;
        *from = (kz_list){0};
        return kz_list_check_unique(ctx, list);
    }
    *from = (kz_list){0};
    for (size_t i = 0; i < moved.len; i++)
        KZ_TRY(kz_list_append(ctx, list, moved.at[i]));
    return KZ_OK;
}

/* The place of OLD under one id; or else whoever is replaced often would be looked past
 * each time. */
static void take_id(kz_list *list, const kz_resource *old, kz_resource *r, kz_id id, kz_str ns)
{
    kz_multimap_exchange(&list->by_id, hash_of_id(id, ns), old, r);
    kz_multimap_exchange(&list->by_name, kz_str_hash(id.name), old, r);
}

void kz_list_replace(kz_ctx *ctx, kz_list *list, kz_resource *old, kz_resource *r)
{
    list->items.at[old->position] = r;
    r->list = list;
    r->position = old->position;
    old->list = NULL;
    old->replaced_by = r;
    take_id(list, old, r, r->id, kz_id_namespace(r->id));
    for (size_t i = 0; i < r->formers.len; i++)
        take_id(list, old, r, kz_resource_former(r, i), r->formers.at[i].ns);
    kz_list_note(ctx, list, r);
    kz_list_note_formers(ctx, list, r);
}

static bool is_empty(const kz_node *root)
{
    return kz_is_null(root) || (root->kind != KZ_SCALAR && root->count == 0);
}

void kz_list_sweep(kz_list *list)
{
    size_t end = 0;
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        if (r->removed || is_empty(r->root)) {
            r->list = NULL;
            continue;
        }
        r->position = end;
        list->items.at[end++] = r;
    }
    list->items.len = end;
}

kz_status kz_list_check_unique(kz_ctx *ctx, const kz_list *list)
{
    for (size_t i = 0; i < list->items.len; i++) {
        const kz_resource *r = list->items.at[i];
        if (r->removed)
            continue;
        const kz_resource *first = kz_list_current(list, r->id);
        if (first != NULL && first != r)
            return refuse_second(ctx, first, r);
    }
    return KZ_OK;
}
