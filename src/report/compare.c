#include "report/compare.h"

#include <stdlib.h>

#include "report/reorder.h"

static void add_change(kz_comparison *c, kz_difference what, const char *before, const char *after)
{
    kz_change change = {.what = what,
        .path = kz_str_dup(&c->ctx->arena, kz_buf_view(&c->patch->path)).ptr,
        .before = before,
        .after = after};
    KZ_PUSH(&c->ctx->arena, c->changes, change);
}

static kz_str json(kz_comparison *c, const kz_node *n)
{
    return kz_say_json(c->ctx, c->patch, &c->ctx->arena, n);
}

static void added(kz_comparison *c, const kz_node *b)
{
    kz_str after = json(c, b);
    add_change(c, KZ_ADDED, NULL, after.ptr);
    kz_patch_do(c->patch, "add", after);
}

static void removed(kz_comparison *c, kz_node *a)
{
    kz_unfollow(c->ctx, c->renames, c->of, a);
    add_change(c, KZ_REMOVED, json(c, a).ptr, NULL);
    kz_patch_do(c->patch, "remove", KZ_EMPTY);
}

static void replaced(kz_comparison *c, kz_node *a, kz_node *b)
{
    kz_str after = json(c, b);
    kz_unfollow(c->ctx, c->renames, c->of, a);
    add_change(c, KZ_CHANGED, json(c, a).ptr, after.ptr);
    kz_patch_do(c->patch, "replace", after);
}

static void compare(kz_comparison *c, kz_node *a, kz_node *b, kz_outline of);

/* One of A and B may be NULL. */
static void compare_entry(kz_comparison *c, kz_node *a, kz_node *b, kz_outline of)
{
    kz_str key = a != NULL ? a->key->text : b->key->text;
    kz_spot spot = kz_patch_spot(c->patch);
    kz_patch_enter_key(c->patch, key);
    if (a == NULL)
        added(c, b);
    else if (b == NULL)
        removed(c, a);
    else
        compare(c, a, b, kz_outline_of_entry(of, key));
    kz_patch_return(c->patch, spot);
}

static int by_key(const void *a, const void *b)
{
    return kz_str_cmp((*(kz_node *const *)a)->key->text, (*(kz_node *const *)b)->key->text);
}

/* The entries from FIRST on, sorted by their keys. */
static kz_node **sorted(kz_arena *arena, kz_node *first, size_t *count)
{
    *count = 0;
    for (const kz_node *n = first; n != NULL; n = n->next)
        ++*count;
    kz_node **entries = KZ_NEW_ARRAY(arena, kz_node *, *count + 1);
    size_t i = 0;
    for (kz_node *n = first; n != NULL; n = n->next)
        entries[i++] = n;
    qsort(entries, *count, sizeof *entries, by_key);
    return entries;
}

static void compare_entries(kz_comparison *c, kz_node *a_first, kz_node *b_first, kz_outline of)
{
    size_t a_len, b_len;
    kz_mark mark = kz_arena_mark(&c->ctx->scratch);
    kz_node **a = sorted(&c->ctx->scratch, a_first, &a_len);
    kz_node **b = sorted(&c->ctx->scratch, b_first, &b_len);
    for (size_t i = 0, j = 0; i < a_len || j < b_len;) {
        int order = i == a_len ? 1 : j == b_len ? -1 : by_key(&a[i], &b[j]);
        compare_entry(c, order <= 0 ? a[i] : NULL, order >= 0 ? b[j] : NULL, of);
        i += order <= 0;
        j += order >= 0;
    }
    kz_arena_rewind(&c->ctx->scratch, mark);
}

static void compare_maps(kz_comparison *c, kz_node *a, kz_node *b, kz_outline of)
{
    kz_node *x = kz_first(a), *y = kz_first(b);
    /* Both come sorted, so that mostly the same keys meet. */
    for (; x != NULL && y != NULL && x->key == y->key; x = x->next, y = y->next)
        compare_entry(c, x, y, of);
    if (x != NULL || y != NULL)
        compare_entries(c, x, y, of);
}

static void enter_pair(kz_comparison *c, const kz_pairing *p, size_t i)
{
    if (p->telling == KZ_TELL_BY_KEY)
        kz_patch_enter_element(c->patch, i, p->a_keys[i]);
    else
        kz_patch_enter_index(c->patch, i, p->of_a[i]);
}

static void note_lost(kz_comparison *c, const kz_pairing *p, size_t i)
{
    if (p->telling == KZ_TELL_BY_KEY)
        kz_patch_enter_element(c->patch, i, p->a_keys[i]);
    else
        kz_patch_enter_index(c->patch, i, i);
    removed(c, p->a[i]);
}

static void note_new(kz_comparison *c, const kz_pairing *p, size_t j)
{
    if (p->telling == KZ_TELL_BY_KEY)
        kz_patch_enter_element(c->patch, j, p->b_keys[j]);
    else
        kz_patch_enter_index(c->patch, j, j);
    added(c, p->b[j]);
}

/* Turn the list before into the one after, where pairs are equal by now: elements go from
 * the end on, so that no index changes before it is used, and then each position gets
 * what belongs there. */
static void rebuild(kz_comparison *c, const kz_pairing *p)
{
    kz_spot spot = kz_patch_spot(c->patch);
    kz_moves moves = kz_moves_start(&c->ctx->scratch, p->of_a, p->a_len, p->b_len);
    for (size_t i = p->a_len; i-- > 0; kz_patch_return(c->patch, spot))
        if (p->of_a[i] == KZ_UNMATCHED)
            note_lost(c, p, i);
    for (size_t j = 0; j < p->b_len; j++) {
        size_t from, to;
        if (p->of_b[j] == KZ_UNMATCHED) {
            note_new(c, p, j);
            kz_patch_return(c->patch, spot);
            continue;
        }
        while (kz_moves_next(&moves, j, &from, &to))
            kz_patch_move(c->patch, from, to);
    }
}

/* The keys of the elements, as a value. */
static const char *order_of(kz_comparison *c, const kz_str *keys, size_t len)
{
    kz_node *list = kz_node_seq(c->ctx, KZ_NOWHERE);
    for (size_t i = 0; i < len; i++)
        kz_seq_push(list, kz_node_string(c->ctx, keys[i], KZ_NOWHERE));
    return json(c, list).ptr;
}

/* Init containers run one after another: their order is what they do. */
static bool order_counts(kz_str key)
{
    return kz_str_eq(key, KZ_S("initContainers"));
}

static void compare_lists(kz_comparison *c, kz_node *a, kz_node *b, const kz_schema_field *field)
{
    if (kz_node_equal(a, b))
        return;
    kz_mark mark = kz_arena_mark(&c->ctx->scratch);
    kz_pairing p = kz_pair_elements(c->ctx, c->patch, a, b, field);
    kz_outline element = {.schema = field != NULL ? field->child : NULL};
    for (size_t i = 0; i < p.a_len; i++) {
        kz_spot spot = kz_patch_spot(c->patch);
        if (p.of_a[i] == KZ_UNMATCHED)
            continue;
        enter_pair(c, &p, i);
        compare(c, p.a[i], p.b[p.of_a[i]], element);
        kz_patch_return(c->patch, spot);
    }
    rebuild(c, &p);
    if (p.telling != KZ_TELL_BY_ORDER && !kz_is_rising(p.of_a, p.a_len)) {
        if (p.telling == KZ_TELL_BY_KEY && b->key != NULL && order_counts(b->key->text)) {
            add_change(
                c, KZ_CHANGED, order_of(c, p.a_keys, p.a_len), order_of(c, p.b_keys, p.b_len));
        } else {
            kz_reorder_elements(b, &p);
            c->reordered = true;
        }
    }
    kz_arena_rewind(&c->ctx->scratch, mark);
}

static void compare(kz_comparison *c, kz_node *a, kz_node *b, kz_outline of)
{
    if (a->kind != b->kind)
        replaced(c, a, b);
    else if (a->kind == KZ_MAPPING)
        compare_maps(c, a, b, of);
    else if (a->kind == KZ_SEQUENCE)
        compare_lists(c, a, b, of.list);
    else if (!kz_node_equal(a, b))
        replaced(c, a, b);
}

void kz_compare(kz_comparison *c, const kz_schema *schema, kz_node *a, kz_node *b)
{
    compare(c, a, b, (kz_outline){.schema = schema});
}
