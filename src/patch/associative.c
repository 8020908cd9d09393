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

#include "yaml/scalar.h"

/* The general way compares all elements with all. */
enum { MOST_ELEMENTS = 10000 };

typedef struct tuple {
    const kz_str *texts; /* one for each key */
} tuple;

/* What an element is to have under the keys; with fewer texts than keys, under the
 * first of them. */
typedef struct element_id {
    const kz_str *keys, *texts;
    size_t count; /* of texts */
} element_id;

/* A merge in the general way. */
typedef struct merging {
    kz_list_merge *lists;
    kz_ctx *ctx;
    KZ_VEC(tuple) tuples; /* of the patch, then of the target, none twice */
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

/* The reference gives an element that is a scalar its text anew, without a type. */
kz_status kz_merge_element(kz_list_merge *m, kz_node *target, kz_node *patch, kz_node **out)
{
    KZ_TRY(kz_merge_value(m->ctx, target, patch, m->elements, out));
    if (kz_element_is_nothing(*out))
        *out = NULL;
    else if (kz_is_scalar(*out) && (*out)->u.text.len > 0 && ((*out)->flags & KZ_STYLE) == 0)
        (*out)->type = (uint8_t)kz_scalar_resolve((*out)->u.text, KZ_READ_MANIFEST);
    return KZ_OK;
}

/* Does the element have these texts? With WILD, a text of "" asks only for the key
 * to be there. */
static bool matches(const kz_node *element, const element_id *id, bool wild)
{
    for (size_t i = 0; i < id->count; i++) {
        kz_str key = id->keys[i], text = id->texts[i];
        if (key.len > 0 && kz_map_get(element, key) == NULL)
            return false;
        bool any = wild && key.len > 0 && text.len == 0;
        if (!any && !kz_str_eq(kz_element_text(element, key), text))
            return false;
    }
    return true;
}

static kz_status refuse_element(kz_ctx *ctx, const kz_node *element, kz_str key)
{
    if (key.len == 0)
        return kz_report(ctx, element->loc, KZ_D_PATCH_MISMATCH,
            "the elements of this list are single values, this one is not");
    return kz_report(ctx, element->loc, KZ_D_PATCH_MISMATCH,
        "the elements of this list are known by '" KZ_FMT "', this one is no mapping", KZ_ARG(key));
}

/* Put ELEMENT (NULL: nothing) in the place of every element of LIST that matches
 * ID; elements that are null or empty go, and all others too if ID asks for
 * nothing. True in *FOUND if one matched. */
static kz_status replace_matching(
    kz_ctx *ctx, kz_nodes *list, const element_id *id, kz_node *element, bool *found)
{
    bool keyed = id->keys[0].len > 0;
    bool wants_map = keyed && id->count > 0 && id->texts[0].len > 0;
    size_t kept = 0;
    *found = false;
    for (size_t i = 0; i < list->len; i++) {
        kz_node *old = list->at[i];
        if (kz_element_is_nothing(old))
            continue;
        bool fits = keyed ? kz_is_map(old) : kz_is_scalar(old);
        if (!fits && !wants_map && id->count > 0)
            return refuse_element(ctx, old, id->keys[0]);
        if (id->count == 0 && !wants_map)
            continue;
        bool match = fits && matches(old, id, true);
        *found |= match;
        if (!match)
            list->at[kept++] = old;
        else if (element != NULL)
            list->at[kept++] = element;
    }
    list->len = kept;
    return KZ_OK;
}

static kz_status remove_matching(kz_ctx *ctx, kz_nodes *list, const element_id *id)
{
    bool found;
    return replace_matching(ctx, list, id, NULL, &found);
}

static kz_status set_matching(kz_ctx *ctx, kz_nodes *list, const element_id *id, kz_node *element)
{
    bool found;
    KZ_TRY(replace_matching(ctx, list, id, element, &found));
    if (!found && !kz_is_null(element))
        KZ_PUSH(&ctx->scratch, *list, element);
    return KZ_OK;
}

static bool same_texts(const kz_str *a, const kz_str *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!kz_str_eq(a[i], b[i]))
            return false;
    return true;
}

static void add_tuples(merging *m, const kz_nodes *elements)
{
    size_t count = m->lists->key_count;
    for (size_t i = 0; i < elements->len; i++) {
        kz_str *texts = KZ_NEW_ARRAY(&m->ctx->scratch, kz_str, count);
        for (size_t k = 0; k < count; k++) {
            kz_str key = m->lists->keys[k];
            texts[k] = key.len == 0 ? kz_element_text(elements->at[i], key)
                                    : kz_text_of(kz_map_get(elements->at[i], key));
        }
        bool known = false;
        for (size_t t = 0; t < m->tuples.len && !known; t++)
            known = same_texts(m->tuples.at[t].texts, texts, count);
        if (!known)
            KZ_PUSH(&m->ctx->scratch, m->tuples, (tuple){texts});
    }
}

/* Two tuples are one if they agree in one text and differ only where one of them
 * has none. */
static bool agree(const kz_str *a, const kz_str *b, size_t count)
{
    bool common = false;
    for (size_t i = 0; i < count; i++) {
        bool equal = kz_str_eq(a[i], b[i]);
        if (!equal && a[i].len > 0 && b[i].len > 0)
            return false;
        common |= equal;
    }
    return common;
}

/* The texts of two that agree. */
static const kz_str *both_texts(kz_ctx *ctx, const kz_str *a, const kz_str *b, size_t count)
{
    bool a_has_all = true, b_has_all = true;
    for (size_t i = 0; i < count; i++) {
        a_has_all &= a[i].len > 0 || b[i].len == 0;
        b_has_all &= b[i].len > 0 || a[i].len == 0;
    }
    if (a_has_all || b_has_all)
        return a_has_all ? a : b;
    kz_str *both = KZ_NEW_ARRAY(&ctx->scratch, kz_str, count);
    for (size_t i = 0; i < count; i++)
        both[i] = a[i].len > 0 ? a[i] : b[i];
    return both;
}

/* In the reference's order: a tuple is compared as it was when its turn came. */
static void unify_tuples(merging *m)
{
    size_t count = m->lists->key_count;
    for (size_t i = 0; i < m->tuples.len; i++) {
        const kz_str *first = m->tuples.at[i].texts;
        for (size_t j = 0; j < m->tuples.len; j++) {
            const kz_str *second = m->tuples.at[j].texts;
            if (!agree(first, second, count))
                continue;
            m->tuples.at[i].texts = both_texts(m->ctx, first, second, count);
            m->tuples.at[j].texts = m->tuples.at[i].texts;
        }
    }
}

/* The keys that some tuple has a text for; all if none has. */
static size_t find_valid_keys(const merging *m, bool *valid)
{
    size_t count = 0, key_count = m->lists->key_count;
    for (size_t k = 0; k < key_count; k++) {
        valid[k] = false;
        for (size_t i = 0; i < m->tuples.len && !valid[k]; i++)
            valid[k] = m->tuples.at[i].texts[k].len > 0;
        count += valid[k];
    }
    for (size_t k = 0; count == 0 && k < key_count; k++)
        valid[k] = true;
    return count > 0 ? count : key_count;
}

static element_id select_keys(
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
    return (element_id){keys, values, count};
}

/* The id without the keys that it has no text for, unless it has none at all. */
static element_id without_empty(kz_ctx *ctx, const element_id *id)
{
    kz_str *keys = KZ_NEW_ARRAY(&ctx->scratch, kz_str, id->count);
    kz_str *texts = KZ_NEW_ARRAY(&ctx->scratch, kz_str, id->count);
    size_t n = 0;
    for (size_t i = 0; i < id->count; i++)
        if (id->texts[i].len > 0) {
            keys[n] = id->keys[i];
            texts[n++] = id->texts[i];
        }
    return n > 0 ? (element_id){keys, texts, n} : *id;
}

static kz_node *first_matching(const kz_nodes *list, const element_id *id)
{
    for (size_t i = 0; i < list->len; i++)
        if ((id->keys[0].len == 0 || kz_is_map(list->at[i])) && matches(list->at[i], id, false))
            return list->at[i];
    return NULL;
}

static kz_nodes *patch_elements(kz_list_merge *lists)
{
    return lists->one_list ? &lists->target : &lists->patch;
}

/* What a merge takes out of the patch besides what it takes over. */
static void forget_directives(kz_node *patch)
{
    (void)kz_directive_take_known(patch);
    for (kz_node *c = kz_first(patch); c != NULL; c = c->next)
        if (kz_is_map(c))
            forget_directives(c);
}

/* With several keys a tuple may come up twice, and then the element of the patch
 * is needed again. */
static kz_status merge_pair(merging *m, kz_node *target, kz_node *patch, kz_node **out)
{
    if (target == NULL || patch == NULL || target == patch || m->lists->key_count == 1)
        return kz_merge_element(m->lists, target, patch, out);
    KZ_TRY(kz_merge_element(m->lists, target, kz_node_copy(m->ctx, patch), out));
    forget_directives(patch);
    return KZ_OK;
}

static kz_status merge_tuple(merging *m, const element_id *id)
{
    kz_list_merge *lists = m->lists;
    element_id named = without_empty(m->ctx, id);
    kz_node *target = first_matching(&lists->target, &named);
    kz_node *patch = first_matching(patch_elements(lists), &named), *merged;
    KZ_TRY(merge_pair(m, target, patch, &merged));
    if (merged == NULL)
        return remove_matching(m->ctx, &lists->target, id);
    return set_matching(m->ctx, &lists->result, id, merged);
}

/* Lay one element of the target over the result. */
static kz_status overlay(merging *m, kz_node *element, const element_id *shape)
{
    kz_nodes *result = &m->lists->result;
    kz_str *texts = KZ_NEW_ARRAY(&m->ctx->scratch, kz_str, shape->count);
    size_t n = 0;
    if (shape->keys[0].len > 0 && !kz_is_map(element) && !kz_is_null(element))
        return refuse_element(m->ctx, element, shape->keys[0]);
    for (size_t i = 0; i < shape->count; i++) {
        if (shape->keys[i].len > 0 && kz_map_get(element, shape->keys[i]) == NULL)
            KZ_PUSH(&m->ctx->scratch, *result, element);
        else
            texts[n++] = kz_element_text(element, shape->keys[i]);
    }
    element_id id = {shape->keys, texts, n};
    if (shape->count > 1)
        KZ_TRY(remove_matching(m->ctx, result, &id));
    return set_matching(m->ctx, result, &id, element);
}

/* An element may be in the result more than once; a node may not. */
static void copy_repeated(kz_ctx *ctx, kz_nodes *elements)
{
    kz_map seen = {0};
    kz_node **addresses = KZ_NEW_ARRAY(&ctx->scratch, kz_node *, elements->len);
    for (size_t i = 0; i < elements->len; i++) {
        addresses[i] = elements->at[i];
        const kz_str key = {(const char *)&addresses[i], sizeof addresses[i]};
        void **slot = kz_map_slot_for(&ctx->scratch, &seen, key);
        if (*slot != NULL)
            elements->at[i] = kz_node_copy(ctx, elements->at[i]);
        *slot = addresses[i];
    }
}

static kz_status merge_one_by_one(merging *m, const bool *valid, size_t valid_count)
{
    element_id id = {0};
    for (size_t i = 0; i < m->tuples.len; i++) {
        id = select_keys(m, valid, valid_count, m->tuples.at[i].texts);
        KZ_TRY(merge_tuple(m, &id));
    }
    for (size_t i = 0; i < m->lists->target.len; i++)
        KZ_TRY(overlay(m, m->lists->target.at[i], &id));
    copy_repeated(m->ctx, &m->lists->result);
    return KZ_OK;
}

static kz_status merge_generally(kz_list_merge *lists, const kz_node *blamed)
{
    merging m = {.lists = lists, .ctx = lists->ctx};
    if (lists->target.len + lists->patch.len > MOST_ELEMENTS)
        return kz_report(lists->ctx, blamed->loc, KZ_D_TOO_LARGE,
            "this list has more than %d elements, and some without '" KZ_FMT "'", MOST_ELEMENTS,
            KZ_ARG(lists->keys[0]));
    add_tuples(&m, patch_elements(lists));
    add_tuples(&m, &lists->target);
    if (m.tuples.len == 0)
        return KZ_OK;
    if (lists->key_count > 1)
        unify_tuples(&m);
    bool *valid = KZ_NEW_ARRAY(&m.ctx->scratch, bool, lists->key_count);
    return merge_one_by_one(&m, valid, find_valid_keys(&m, valid));
}

static kz_nodes elements_of(kz_ctx *ctx, const kz_node *list)
{
    kz_nodes out = {0};
    for (kz_node *c = kz_first(list); c != NULL; c = c->next)
        KZ_PUSH(&ctx->scratch, out, c);
    return out;
}

kz_status kz_merge_lists(
    kz_ctx *ctx, kz_node *target, kz_node *patch, const kz_schema_field *schema)
{
    /* Elements of which no more is known still have a schema, so that a type they
     * name does not count. */
    static const kz_schema nothing = {.field_count = 0};
    static const kz_str itself[] = {KZ_LIT("")};
    bool scalars = schema->key_count == 0;
    kz_list_merge lists = {.ctx = ctx,
        .keys = scalars ? itself : schema->keys,
        .key_count = scalars ? 1 : schema->key_count,
        .elements = {.object = schema->child != NULL ? schema->child : &nothing},
        .target = elements_of(ctx, target),
        .patch = elements_of(ctx, target == patch ? NULL : patch),
        .one_list = target == patch};
    bool done;
    KZ_TRY(kz_merge_plain_lists(&lists, &done));
    if (!done)
        KZ_TRY(merge_generally(&lists, target));
    kz_node_clear(target);
    for (size_t i = 0; i < lists.result.len; i++)
        kz_seq_push(target, lists.result.at[i]);
    return KZ_OK;
}
