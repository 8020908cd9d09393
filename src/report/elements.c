#include "report/elements.h"

typedef struct key_fields {
    const kz_str *at;
    size_t len;
} key_fields;

kz_outline kz_outline_of_entry(kz_outline of, kz_str key)
{
    if (of.values != NULL)
        return (kz_outline){.schema = of.values};
    const kz_schema_field *field = kz_schema_get(of.schema, key);
    if (field == NULL)
        return (kz_outline){0};
    if (field->is_list || field->merges)
        return (kz_outline){.list = field};
    return field->is_map ? (kz_outline){.values = field->child}
                         : (kz_outline){.schema = field->child};
}

static kz_node **array_of(kz_arena *arena, const kz_node *list)
{
    kz_node **elements = KZ_NEW_ARRAY(arena, kz_node *, list->count + 1);
    size_t n = 0;
    for (kz_node *c = kz_first(list); c != NULL; c = c->next)
        elements[n++] = c;
    return elements;
}

static size_t *unmatched(kz_arena *arena, size_t len)
{
    size_t *of = kz_arena_alloc(arena, (len + 1) * sizeof *of);
    memset(of, 0xFF, (len + 1) * sizeof *of);
    return of;
}

/* "containerPort=80,protocol=TCP": those of FIELDS that ELEMENT has; empty if it has none
 * or is no mapping. */
static kz_str key_of(kz_ctx *ctx, kz_buf *text, const kz_node *element, key_fields fields)
{
    text->len = 0;
    for (size_t i = 0; i < fields.len; i++) {
        const kz_node *value = kz_map_get(element, fields.at[i]);
        if (value != NULL && value->kind != KZ_SCALAR)
            return KZ_EMPTY;
        if (value == NULL || value->kind != KZ_SCALAR)
            continue;
        if (text->len > 0)
            kz_buf_byte(text, ',');
        kz_buf_str(text, fields.at[i]);
        kz_buf_byte(text, '=');
        kz_say_key(text, value->u.text);
    }
    return text->len > 0 ? kz_str_dup(&ctx->scratch, kz_buf_view(text)) : KZ_EMPTY;
}

/* The keys of all elements, and in *INDEX (key -> index, plus 1) where they are. NULL if
 * an element has none or two have the same. */
static kz_str *keys_of(kz_ctx *ctx, kz_buf *text, kz_node *const *elements, size_t len,
    key_fields fields, kz_map *index)
{
    kz_arena *arena = &ctx->scratch;
    kz_str *keys = KZ_NEW_ARRAY(arena, kz_str, len + 1);
    for (size_t i = 0; i < len; i++) {
        keys[i] = key_of(ctx, text, elements[i], fields);
        void **slot = keys[i].len > 0 ? kz_map_slot_for(arena, index, keys[i]) : NULL;
        if (slot == NULL || *slot != NULL)
            return NULL;
        *slot = (void *)(uintptr_t)(i + 1);
    }
    return keys;
}

static bool pair_by_key(kz_ctx *ctx, kz_buf *text, kz_pairing *p, key_fields fields)
{
    kz_map in_a = {0}, in_b = {0};
    p->a_keys = keys_of(ctx, text, p->a, p->a_len, fields, &in_a);
    if (p->a_keys == NULL)
        return false;
    p->b_keys = keys_of(ctx, text, p->b, p->b_len, fields, &in_b);
    if (p->b_keys == NULL)
        return false;
    p->telling = KZ_TELL_BY_KEY;
    for (size_t i = 0; i < p->a_len; i++) {
        size_t found = (size_t)(uintptr_t)kz_map_lookup(&in_b, p->a_keys[i]);
        if (found == 0)
            continue;
        p->of_a[i] = found - 1;
        p->of_b[found - 1] = i;
    }
    return true;
}

static kz_texts texts_of(kz_ctx *ctx, kz_patch *say, kz_node *const *elements, size_t len)
{
    kz_str *texts = KZ_NEW_ARRAY(&ctx->scratch, kz_str, len + 1);
    for (size_t i = 0; i < len; i++)
        texts[i] = kz_say_json(ctx, say, &ctx->scratch, elements[i]);
    return (kz_texts){texts, len};
}

/* NULL if one is there twice. */
static kz_map *index_of(kz_arena *arena, kz_texts texts)
{
    kz_map *index = KZ_NEW(arena, kz_map);
    for (size_t i = 0; i < texts.len; i++) {
        void **slot = kz_map_slot_for(arena, index, texts.at[i]);
        if (*slot != NULL)
            return NULL;
        *slot = (void *)(uintptr_t)(i + 1);
    }
    return index;
}

static bool pair_by_value(kz_arena *arena, kz_pairing *p, kz_texts a, kz_texts b)
{
    const kz_map *in_a = index_of(arena, a), *in_b = index_of(arena, b);
    if (in_a == NULL || in_b == NULL)
        return false;
    p->telling = KZ_TELL_BY_VALUE;
    for (size_t i = 0; i < a.len; i++) {
        size_t found = (size_t)(uintptr_t)kz_map_lookup(in_b, a.at[i]);
        if (found == 0)
            continue;
        p->of_a[i] = found - 1;
        p->of_b[found - 1] = i;
    }
    return true;
}

static void pair(kz_pairing *p, size_t a, size_t b)
{
    p->of_a[a] = b;
    p->of_b[b] = a;
}

/* Equal elements are pairs; those between them are as many changed ones as can be. */
static void pair_by_order(kz_arena *arena, kz_pairing *p, kz_texts a, kz_texts b)
{
    p->telling = KZ_TELL_BY_ORDER;
    const size_t *match = kz_align(arena, a, b);
    size_t from_a = 0, from_b = 0;
    for (size_t i = 0; i <= a.len; i++) {
        if (i < a.len && match[i] == KZ_UNMATCHED)
            continue;
        size_t j = i < a.len ? match[i] : b.len;
        for (; from_a < i && from_b < j; from_a++, from_b++)
            if (p->a[from_a]->kind == p->b[from_b]->kind)
                pair(p, from_a, from_b);
        if (i < a.len)
            pair(p, i, j);
        from_a = i + 1;
        from_b = j + 1;
    }
}

kz_pairing kz_pair_elements(
    kz_ctx *ctx, kz_patch *say, const kz_node *a, const kz_node *b, const kz_schema_field *field)
{
    static const kz_str name = KZ_LIT("name");
    kz_arena *arena = &ctx->scratch;
    kz_pairing p = {.a = array_of(arena, a),
        .b = array_of(arena, b),
        .a_len = a->count,
        .b_len = b->count,
        .of_a = unmatched(arena, a->count),
        .of_b = unmatched(arena, b->count)};
    bool merges = field != NULL && field->merges;
    if (merges && field->key_count > 0 &&
        pair_by_key(ctx, &say->value, &p, (key_fields){field->keys, 1}))
        return p;
    if (merges && field->key_count > 1 &&
        pair_by_key(ctx, &say->value, &p, (key_fields){field->keys, field->key_count}))
        return p;
    if (pair_by_key(ctx, &say->value, &p, (key_fields){&name, 1}))
        return p;
    kz_texts a_texts = texts_of(ctx, say, p.a, p.a_len), b_texts = texts_of(ctx, say, p.b, p.b_len);
    if (!merges || field->key_count > 0 || !pair_by_value(arena, &p, a_texts, b_texts))
        pair_by_order(arena, &p, a_texts, b_texts);
    return p;
}
