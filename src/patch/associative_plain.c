/*
 * Associative lists as people write them. For these the general way (see
 * associative.c) comes to this: with one key, what the patch has comes first, in
 * its order; with several, what is new comes first. Then the rest of the target.
 * An element that the target had is changed in its place.
 */
#include "patch/associative.h"

/* Which keys the elements have: each key must be in all or in none. */
static bool find_keys(const kz_list_merge *m, bool *used, size_t *count)
{
    const kz_nodes *lists[] = {&m->target, &m->patch};
    *count = 0;
    for (size_t k = 0; k < m->key_count; k++) {
        size_t with = 0, without = 0;
        for (size_t l = 0; l < 2; l++)
            for (size_t i = 0; i < lists[l]->len; i++) {
                const kz_node *n = kz_map_get(lists[l]->at[i], m->keys[k]);
                if (n != NULL && kz_text_of(n).len == 0)
                    return false;
                *(n != NULL ? &with : &without) += 1;
            }
        if (with > 0 && without > 0)
            return false;
        used[k] = with > 0;
        *count += used[k];
    }
    return *count > 0;
}

static bool all_of_kind(const kz_nodes *list, bool maps)
{
    for (size_t i = 0; i < list->len; i++) {
        const kz_node *n = list->at[i];
        if (kz_element_is_nothing(n) || kz_is_map(n) != maps || kz_is_seq(n))
            return false;
        if (!maps && n->u.text.len == 0)
            return false;
    }
    return true;
}

/* All texts of an element in one. */
static kz_str name_of(const kz_list_merge *m, const bool *used, const kz_node *element)
{
    if (m->key_count == 0)
        return element->u.text;
    kz_str name = KZ_EMPTY;
    bool first = true;
    for (size_t k = 0; k < m->key_count; k++) {
        if (!used[k])
            continue;
        kz_str text = kz_element_text(element, m->keys[k]);
        name = first
            ? text
            : kz_str_printf(&m->ctx->scratch, KZ_FMT "\x01" KZ_FMT, KZ_ARG(name), KZ_ARG(text));
        first = false;
    }
    return name;
}

static bool index_elements(
    const kz_list_merge *m, const bool *used, const kz_nodes *list, kz_map *index)
{
    for (size_t i = 0; i < list->len; i++) {
        void **slot = kz_map_slot_for(&m->ctx->scratch, index, name_of(m, used, list->at[i]));
        if (*slot != NULL)
            return false;
        *slot = list->at[i];
    }
    return true;
}

/* The outcome for one element of the target; NULL if it goes. Whatever the patch
 * makes of it, it stays the target's own element. */
static kz_status merge_target(kz_list_merge *m, kz_node *target, kz_node *patch, kz_node **out)
{
    kz_node *merged;
    KZ_TRY(kz_merge_value(m->ctx, target, patch, m->elements, &merged));
    *out = kz_element_is_nothing(merged) ? NULL : target;
    return KZ_OK;
}

static kz_status merge_new(kz_list_merge *m, kz_node *patch)
{
    kz_node *merged;
    KZ_TRY(kz_merge_value(m->ctx, NULL, patch, m->elements, &merged));
    if (!kz_element_is_nothing(merged))
        KZ_PUSH(&m->ctx->scratch, m->result, merged);
    return KZ_OK;
}

typedef struct indexes {
    bool *used;
    size_t key_count;
    kz_map target, patch;
} indexes;

static kz_status merge_patch(kz_list_merge *m, const indexes *x)
{
    for (size_t i = 0; i < m->patch.len; i++) {
        kz_str name = name_of(m, x->used, m->patch.at[i]);
        kz_node *target = kz_map_lookup(&x->target, name), *merged;
        if (target == NULL) {
            KZ_TRY(merge_new(m, m->patch.at[i]));
            continue;
        }
        if (x->key_count > 1)
            continue; /* in the order of the target */
        KZ_TRY(merge_target(m, target, m->patch.at[i], &merged));
        if (merged != NULL)
            KZ_PUSH(&m->ctx->scratch, m->result, merged);
    }
    return KZ_OK;
}

static kz_status merge_rest(kz_list_merge *m, const indexes *x)
{
    for (size_t i = 0; i < m->target.len; i++) {
        kz_node *target = m->target.at[i], *merged;
        kz_node *patch =
            m->one_list ? target : kz_map_lookup(&x->patch, name_of(m, x->used, target));
        if (patch != NULL && !m->one_list && x->key_count <= 1)
            continue; /* done */
        KZ_TRY(merge_target(m, target, patch, &merged));
        if (merged != NULL)
            KZ_PUSH(&m->ctx->scratch, m->result, merged);
    }
    return KZ_OK;
}

kz_status kz_merge_plain_lists(kz_list_merge *m, bool *done)
{
    indexes x = {.used = KZ_NEW_ARRAY(&m->ctx->scratch, bool, m->key_count + 1)};
    bool maps = m->key_count > 0;
    *done = all_of_kind(&m->target, maps) && all_of_kind(&m->patch, maps) &&
        (!maps || find_keys(m, x.used, &x.key_count)) &&
        index_elements(m, x.used, &m->target, &x.target) &&
        index_elements(m, x.used, &m->patch, &x.patch);
    if (!*done)
        return KZ_OK;
    KZ_TRY(merge_patch(m, &x));
    return merge_rest(m, &x);
}
