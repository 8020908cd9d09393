/*
 * Lists whose elements are known by keys:
 *
 *   ports:                       # keys: containerPort, protocol
 *   - containerPort: 80
 *     protocol: TCP
 *
 * and lists of scalars, whose elements are their own keys. Every element has a
 * tuple of key texts; a key that is missing counts as "".
 */
#include "patch/associative.h"

typedef struct tuple {
    const kz_str *texts; /* one for each key */
} tuple;

/* A merge in the general way: the tuples of the patch, then of the target, none
 * twice. */
typedef struct merging {
    kz_list_merge *lists;
    kz_ctx *ctx;
    KZ_VEC(tuple) tuples;
} merging;

kz_str kz_element_text(const kz_node *element, kz_str key)
{
    const kz_node *n = key.len == 0 ? element : kz_map_get(element, key);
    return kz_is_scalar(n) ? n->u.text : KZ_EMPTY;
}

bool kz_element_is_nothing(const kz_node *element)
{
    return kz_is_null(element) || (kz_is_map(element) && element->count == 0);
}

/* Does the element have this text under each of the keys that have one? With
 * WILD, a text of "" asks only for the key to be there. */
static bool matches(const kz_node *element, const kz_element_id *id, bool wild)
{
    for (size_t i = 0; i < id->count; i++) {
        if (id->keys[i].len == 0) {
            if (!kz_is_scalar(element) || !kz_str_eq(element->u.text, id->texts[i]))
                return false;
            continue;
        }
        const kz_node *n = kz_map_get(element, id->keys[i]);
        bool any = wild && id->texts[i].len == 0;
        if (n == NULL || (!any && !kz_str_eq(kz_element_text(element, id->keys[i]), id->texts[i])))
            return false;
    }
    return true;
}

static kz_status refuse_scalar(kz_ctx *ctx, const kz_node *element, kz_str key)
{
    return kz_report(ctx, element->loc, KZ_D_PATCH_MISMATCH,
        "the elements of this list are known by '" KZ_FMT "', this one is no mapping", KZ_ARG(key));
}

/* Put ELEMENT (NULL: nothing) in the place of every element of LIST that matches
 * ID; elements that are null or empty go. True in *FOUND if one matched. */
static kz_status replace_matching(
    kz_ctx *ctx, kz_nodes *list, const kz_element_id *id, kz_node *element, bool *found)
{
    bool wants_map = id->keys[0].len > 0 && id->count > 0 && id->texts[0].len > 0;
    size_t kept = 0;
    *found = false;
    for (size_t i = 0; i < list->len; i++) {
        kz_node *old = list->at[i];
        if (kz_element_is_nothing(old))
            continue;
        if (kz_is_map(old) || !wants_map) {
            if (!kz_is_map(old) && id->keys[0].len > 0 && id->count > 0)
                return refuse_scalar(ctx, old, id->keys[0]);
            if (id->count == 0)
                continue;
            if (matches(old, id, true)) {
                *found = true;
                if (element != NULL)
                    list->at[kept++] = element;
                continue;
            }
        }
        list->at[kept++] = old;
    }
    list->len = kept;
    return KZ_OK;
}

static kz_status remove_matching(kz_ctx *ctx, kz_nodes *list, const kz_element_id *id)
{
    bool found;
    return replace_matching(ctx, list, id, NULL, &found);
}

static kz_status set_matching(
    kz_ctx *ctx, kz_nodes *list, const kz_element_id *id, kz_node *element)
{
    bool found;
    KZ_TRY(replace_matching(ctx, list, id, element, &found));
    if (!found && !kz_element_is_nothing(element))
        KZ_PUSH(&ctx->scratch, *list, element);
    return KZ_OK;
}

static kz_nodes elements_of(kz_ctx *ctx, const kz_node *list)
{
    kz_nodes out = {0};
    for (kz_node *c = kz_first(list); c != NULL; c = c->next)
        KZ_PUSH(&ctx->scratch, out, c);
    return out;
}

static bool same_texts(const kz_str *a, const kz_str *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!kz_str_eq(a[i], b[i]))
            return false;
    return true;
}

static void add_tuple(merging *m, const kz_str *texts, size_t count)
{
    for (size_t i = 0; i < m->tuples.len; i++)
        if (same_texts(m->tuples.at[i].texts, texts, count))
            return;
    tuple t = {texts};
    KZ_PUSH(&m->ctx->scratch, m->tuples, t);
}

/* Of a list with an element that cannot have keys there are no tuples at all. */
static void add_tuples(merging *m, const kz_nodes *elements)
{
    for (size_t i = 0; m->lists->key_count > 0 && i < elements->len; i++)
        if (!kz_is_map(elements->at[i]) && !kz_is_null(elements->at[i]))
            return;
    size_t count = m->lists->key_count > 0 ? m->lists->key_count : 1;
    for (size_t i = 0; i < elements->len; i++) {
        kz_str *texts = KZ_NEW_ARRAY(&m->ctx->scratch, kz_str, count);
        for (size_t k = 0; k < count; k++) {
            const kz_node *n = m->lists->key_count > 0
                ? kz_map_get(elements->at[i], m->lists->keys[k])
                : elements->at[i];
            texts[k] = m->lists->key_count > 0 ? kz_text_of(n) : kz_element_text(n, KZ_EMPTY);
        }
        add_tuple(m, texts, count);
    }
}

/* Two tuples are one if they agree in one text and differ only where one of them
 * has none. */
static bool unify(kz_ctx *ctx, const kz_str *a, const kz_str *b, size_t count, const kz_str **out)
{
    bool common = false;
    kz_str *both = KZ_NEW_ARRAY(&ctx->scratch, kz_str, count);
    for (size_t i = 0; i < count; i++) {
        common |= kz_str_eq(a[i], b[i]);
        if (!kz_str_eq(a[i], b[i]) && a[i].len > 0 && b[i].len > 0)
            return false;
        both[i] = a[i].len > 0 ? a[i] : b[i];
    }
    *out = both;
    return common;
}

static void unify_tuples(merging *m)
{
    for (size_t i = 0; i < m->tuples.len; i++) {
        const kz_str *first = m->tuples.at[i].texts, *both;
        for (size_t j = 0; j < m->tuples.len; j++)
            if (unify(m->ctx, first, m->tuples.at[j].texts, m->lists->key_count, &both)) {
                m->tuples.at[i].texts = both;
                m->tuples.at[j].texts = both;
            }
    }
}

/* The keys that some tuple has a text for; all if none has. */
static size_t find_valid_keys(const merging *m, bool *valid)
{
    size_t count = 0;
    for (size_t k = 0; k < m->lists->key_count; k++) {
        valid[k] = false;
        for (size_t i = 0; i < m->tuples.len && !valid[k]; i++)
            valid[k] = m->tuples.at[i].texts[k].len > 0;
        count += valid[k];
    }
    for (size_t k = 0; count == 0 && k < m->lists->key_count; k++)
        valid[k] = true;
    return count > 0 ? count : m->lists->key_count;
}

static kz_element_id select_keys(
    const merging *m, const bool *valid, size_t count, const kz_str *texts)
{
    kz_str *keys = KZ_NEW_ARRAY(&m->ctx->scratch, kz_str, count);
    kz_str *values = KZ_NEW_ARRAY(&m->ctx->scratch, kz_str, count);
    size_t n = 0;
    for (size_t k = 0; k < m->lists->key_count; k++)
        if (valid[k]) {
            keys[n] = m->lists->keys[k];
            values[n++] = texts[k];
        }
    return (kz_element_id){keys, values, count};
}

/* The id without the keys that it has no text for, unless it has none at all. */
static kz_element_id without_empty(kz_ctx *ctx, const kz_element_id *id)
{
    kz_str *keys = KZ_NEW_ARRAY(&ctx->scratch, kz_str, id->count);
    kz_str *texts = KZ_NEW_ARRAY(&ctx->scratch, kz_str, id->count);
    size_t n = 0;
    for (size_t i = 0; i < id->count; i++)
        if (id->texts[i].len > 0) {
            keys[n] = id->keys[i];
            texts[n++] = id->texts[i];
        }
    return n > 0 ? (kz_element_id){keys, texts, n} : *id;
}

static kz_node *first_matching(const kz_nodes *list, const kz_element_id *id)
{
    for (size_t i = 0; i < list->len; i++)
        if ((kz_is_map(list->at[i]) || id->keys[0].len == 0) && matches(list->at[i], id, false))
            return list->at[i];
    return NULL;
}

static void complete(kz_ctx *ctx, kz_node *element, const kz_element_id *id)
{
    for (size_t i = 0; kz_is_map(element) && i < id->count; i++)
        if (id->texts[i].len > 0 && kz_map_get(element, id->keys[i]) == NULL)
            kz_map_set(ctx, element, id->keys[i],
                kz_node_scalar(ctx, kz_scalar_resolve(id->texts[i], KZ_READ_MANIFEST), id->texts[i],
                    element->loc));
}

static kz_nodes *patch_elements(merging *m)
{
    return m->lists->one_list ? &m->lists->target : &m->lists->patch;
}

static kz_status merge_tuple(merging *m, const kz_element_id *id)
{
    kz_element_id named = without_empty(m->ctx, id);
    kz_node *target = first_matching(&m->lists->target, &named), *merged;
    kz_node *patch = m->lists->has_patch ? first_matching(patch_elements(m), &named) : NULL;
    KZ_TRY(kz_merge_value(m->ctx, target, patch, m->lists->elements, &merged));
    if (kz_element_is_nothing(merged))
        return remove_matching(m->ctx, &m->lists->target, id);
    if (merged != target && target != NULL && kz_is_scalar(target) && kz_is_scalar(merged)) {
        kz_node_set(target, (kz_type)merged->type, merged->u.text, merged->loc);
        merged = target;
    }
    complete(m->ctx, merged, id);
    return set_matching(m->ctx, &m->lists->result, id, merged);
}

/* Lay one element of the target over the result. */
static kz_status overlay(merging *m, kz_node *element, const kz_element_id *shape)
{
    kz_str *texts = KZ_NEW_ARRAY(&m->ctx->scratch, kz_str, shape->count);
    size_t n = 0;
    if (shape->keys[0].len > 0 && !kz_is_map(element) && !kz_is_null(element))
        return refuse_scalar(m->ctx, element, shape->keys[0]);
    for (size_t i = 0; i < shape->count; i++) {
        if (shape->keys[i].len > 0 && kz_map_get(element, shape->keys[i]) == NULL)
            KZ_PUSH(&m->ctx->scratch, m->lists->result, element);
        else
            texts[n++] = kz_element_text(element, shape->keys[i]);
    }
    kz_element_id id = {shape->keys, texts, n};
    if (shape->count > 1)
        KZ_TRY(remove_matching(m->ctx, &m->lists->result, &id));
    return set_matching(m->ctx, &m->lists->result, &id, element);
}

static void fill_list(kz_node *list, const kz_nodes *elements)
{
    kz_node_clear(list);
    for (size_t i = 0; i < elements->len; i++) {
        elements->at[i]->next = NULL;
        kz_seq_push(list, elements->at[i]);
    }
}

/* An element may be in the result more than once; a node may not. */
static void copy_repeated(kz_ctx *ctx, kz_nodes *elements)
{
    for (size_t i = 0; i < elements->len; i++)
        for (size_t j = 0; j < i; j++)
            if (elements->at[i] == elements->at[j]) {
                elements->at[i] = kz_node_copy(ctx, elements->at[i]);
                break;
            }
}

static kz_status merge_one_by_one(merging *m, const bool *valid, size_t valid_count)
{
    static const kz_str no_key = KZ_LIT("");
    kz_element_id id = {0};
    for (size_t i = 0; i < m->tuples.len; i++) {
        const kz_str *texts = m->tuples.at[i].texts;
        id = m->lists->key_count > 0 ? select_keys(m, valid, valid_count, texts)
                                     : (kz_element_id){&no_key, texts, 1};
        KZ_TRY(merge_tuple(m, &id));
    }
    for (size_t i = 0; i < m->lists->target.len; i++)
        KZ_TRY(overlay(m, m->lists->target.at[i], &id));
    copy_repeated(m->ctx, &m->lists->result);
    return KZ_OK;
}

static kz_status merge_generally(kz_list_merge *lists)
{
    merging m = {.lists = lists, .ctx = lists->ctx};
    add_tuples(&m, patch_elements(&m));
    add_tuples(&m, &lists->target);
    if (m.tuples.len == 0) {
        lists->result = lists->target;
        return KZ_OK;
    }
    if (lists->key_count > 1)
        unify_tuples(&m);
    bool *valid = KZ_NEW_ARRAY(&m.ctx->scratch, bool, lists->key_count + 1);
    return merge_one_by_one(&m, valid, find_valid_keys(&m, valid));
}

kz_status kz_merge_lists(
    kz_ctx *ctx, kz_node *target, kz_node *patch, kz_merge_schema schema, kz_node **out)
{
    kz_list_merge lists = {.ctx = ctx,
        .keys = schema.list->keys,
        .key_count = schema.list->key_count,
        .elements = {.object = schema.list->child, .inside = true},
        .target = elements_of(ctx, target),
        .patch = elements_of(ctx, target == patch ? NULL : patch),
        .one_list = target == patch,
        .has_patch = patch != NULL};
    bool done;
    *out = target;
    KZ_TRY(kz_merge_plain_lists(&lists, &done));
    if (!done)
        KZ_TRY(merge_generally(&lists));
    fill_list(target, &lists.result);
    return KZ_OK;
}
