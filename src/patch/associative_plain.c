/*
 * Associative lists as people write them: all elements have the same keys. For
 * these the general way (see associative.c) comes to this:
 *
 *   one key        what the patch has, in its order, then the rest of the target
 *   several keys   what only the patch has, then the target in its own order
 *
 * Of elements that share their keys the first is merged; of those in the target
 * the last stays, whatever became of the first.
 */
#include "patch/associative.h"

/* All elements of one name. */
typedef struct group {
    kz_node *first, *last; /* in the target; NULL = none */
    kz_node *patch;        /* the first in the patch; NULL = none */
    kz_node *merged;       /* what came of it */
} group;

typedef struct grouping {
    kz_list_merge *m;
    bool *used; /* the keys that the elements have */
    size_t used_count;
    kz_map by_name;
    KZ_VEC(group *) groups;    /* those of the patch first */
    KZ_VEC(group *) of_target; /* one for each element of the target */
} grouping;

static bool all_of_kind(const kz_nodes *list, bool maps)
{
    for (size_t i = 0; i < list->len; i++) {
        const kz_node *n = list->at[i];
        if (kz_element_is_nothing(n) || kz_is_map(n) != maps || kz_is_seq(n))
            return false;
    }
    return true;
}

/* Each key must be in all elements, with a text, or in none of them. */
static bool find_keys(grouping *g)
{
    const kz_list_merge *m = g->m;
    const kz_nodes *lists[] = {&m->target, &m->patch};
    for (size_t k = 0; k < m->key_count; k++) {
        size_t with = 0;
        for (size_t l = 0; l < 2; l++)
            for (size_t i = 0; i < lists[l]->len; i++) {
                const kz_node *n = kz_map_get(lists[l]->at[i], m->keys[k]);
                if (n != NULL && kz_text_of(n).len == 0)
                    return false;
                with += n != NULL;
            }
        if (with > 0 && with < m->target.len + m->patch.len)
            return false;
        g->used[k] = with > 0;
        g->used_count += g->used[k];
    }
    return g->used_count > 0;
}

/* The texts of all used keys in one. */
static kz_str name_of(const grouping *g, const kz_node *element)
{
    const kz_list_merge *m = g->m;
    kz_str name = KZ_EMPTY;
    for (size_t k = 0; k < m->key_count; k++) {
        kz_str text = kz_element_text(element, m->keys[k]);
        if (!g->used[k])
            continue;
        if (g->used_count == 1)
            return text;
        name = kz_str_printf(
            &m->ctx->scratch, KZ_FMT "%zu:" KZ_FMT, KZ_ARG(name), text.len, KZ_ARG(text));
    }
    return name;
}

static group *group_of(grouping *g, const kz_node *element)
{
    void **slot = kz_map_slot_for(&g->m->ctx->scratch, &g->by_name, name_of(g, element));
    if (*slot == NULL) {
        group *made = KZ_NEW(&g->m->ctx->scratch, group);
        KZ_PUSH(&g->m->ctx->scratch, g->groups, made);
        *slot = made;
    }
    return *slot;
}

static void make_groups(grouping *g)
{
    kz_list_merge *m = g->m;
    for (size_t i = 0; i < m->patch.len; i++) {
        group *found = group_of(g, m->patch.at[i]);
        if (found->patch == NULL)
            found->patch = m->patch.at[i];
    }
    for (size_t i = 0; i < m->target.len; i++) {
        kz_node *element = m->target.at[i];
        group *found = group_of(g, element);
        if (found->first == NULL)
            found->first = element;
        if (m->one_list && found->patch == NULL)
            found->patch = element;
        found->last = element;
        KZ_PUSH(&m->ctx->scratch, g->of_target, found);
    }
}

static void keep(kz_list_merge *m, kz_node *element)
{
    KZ_PUSH(&m->ctx->scratch, m->result, element);
}

static void collect(const grouping *g)
{
    bool in_place = g->used_count > 1;
    for (size_t i = 0; i < g->groups.len; i++) {
        const group *found = g->groups.at[i];
        if (found->merged == NULL || (in_place && found->last != NULL))
            continue;
        keep(g->m, found->last != NULL ? found->last : found->merged);
    }
    for (size_t i = 0; in_place && i < g->of_target.len; i++) {
        const group *found = g->of_target.at[i];
        if (found->merged != NULL && found->last == g->m->target.at[i])
            keep(g->m, found->last);
    }
}

kz_status kz_merge_plain_lists(kz_list_merge *m, bool *done)
{
    bool scalars = m->keys[0].len == 0;
    grouping g = {.m = m, .used = KZ_NEW_ARRAY(&m->ctx->scratch, bool, m->key_count)};
    g.used[0] = scalars;
    g.used_count = scalars;
    *done = all_of_kind(&m->target, !scalars) && all_of_kind(&m->patch, !scalars) &&
        (scalars || find_keys(&g));
    if (!*done)
        return KZ_OK;
    make_groups(&g);
    for (size_t i = 0; i < g.groups.len; i++) {
        group *found = g.groups.at[i];
        KZ_TRY(kz_merge_element(m, found->first, found->patch, &found->merged));
    }
    collect(&g);
    return KZ_OK;
}
