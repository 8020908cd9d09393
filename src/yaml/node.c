#include "yaml/node.h"

#include "yaml/scalar.h"

static kz_node *new_node(kz_ctx *ctx, kz_kind kind, kz_loc loc)
{
    kz_node *n = KZ_NEW(&ctx->arena, kz_node);
    n->kind = (uint8_t)kind;
    n->loc = loc;
    return n;
}

kz_node *kz_node_scalar(kz_ctx *ctx, kz_type type, kz_str text, kz_loc loc)
{
    kz_node *n = new_node(ctx, KZ_SCALAR, loc);
    n->type = (uint8_t)type;
    n->u.text = text;
    return n;
}

kz_node *kz_node_string(kz_ctx *ctx, kz_str text, kz_loc loc)
{
    return kz_node_scalar(ctx, KZ_STRING, text, loc);
}

kz_node *kz_node_map(kz_ctx *ctx, kz_loc loc)
{
    return new_node(ctx, KZ_MAPPING, loc);
}

kz_node *kz_node_seq(kz_ctx *ctx, kz_loc loc)
{
    return new_node(ctx, KZ_SEQUENCE, loc);
}

/* Hang CHILD, which has no parent, behind the last child of PARENT. */
static void push(kz_node *parent, kz_node *child)
{
    child->next = NULL;
    if (parent->u.child.last == NULL)
        parent->u.child.first = child;
    else
        parent->u.child.last->next = child;
    parent->u.child.last = child;
    parent->count++;
}

kz_node *kz_node_copy(kz_ctx *ctx, const kz_node *n)
{
    kz_node *copy = kz_arena_alloc(&ctx->arena, sizeof *copy);
    *copy = *n;
    copy->next = NULL;
    copy->twin = NULL;
    copy->key = NULL;
    copy->key_loc = KZ_NOWHERE;
    copy->key_type = KZ_STRING;
    if (n->kind == KZ_SCALAR)
        return copy;
    copy->count = 0;
    copy->u.child.first = copy->u.child.last = NULL;
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next) {
        kz_node *child = kz_node_copy(ctx, c);
        child->key = c->key;
        child->key_loc = c->key_loc;
        child->key_type = c->key_type;
        push(copy, child);
    }
    return copy;
}

/* Take N out of its ring. */
static void leave_twins(kz_node *n)
{
    if (n->twin == NULL)
        return;
    kz_node *previous = n;
    while (previous->twin != n)
        previous = previous->twin;
    previous->twin = n->twin == previous ? NULL : n->twin;
    n->twin = NULL;
}

static void take_value(kz_node *n, const kz_node *from)
{
    n->kind = from->kind;
    n->type = from->type;
    n->flags = from->flags;
    n->count = from->count;
    n->loc = from->loc;
    n->u = from->u;
}

void kz_node_become(kz_node *n, kz_node *from)
{
    /* Children have one parent only, so a scalar that becomes a mapping or a
     * sequence goes its own way. */
    if (from->kind != KZ_SCALAR)
        leave_twins(n);
    take_value(n, from);
    for (kz_node *t = n->twin; t != NULL && t != n; t = t->twin)
        take_value(t, from);
}

void kz_node_pair(kz_node *a, kz_node *b)
{
    b->twin = a->twin == NULL ? a : a->twin;
    a->twin = b;
}

/* What a new text of N keeps of how the old one is written. */
static uint8_t style_of(const kz_node *n)
{
    if (n->kind != KZ_SCALAR)
        return 0;
    bool quoted = (n->flags & (KZ_MERGED | KZ_QUOTED)) == KZ_MERGED && n->type == KZ_STRING &&
        kz_scalar_ambiguous(n->u.text);
    return quoted ? KZ_QUOTED : n->flags & KZ_STYLE;
}

void kz_node_set(kz_node *n, kz_type type, kz_str text, kz_loc loc)
{
    kz_node value = {
        .kind = KZ_SCALAR, .type = (uint8_t)type, .flags = style_of(n), .loc = loc, .u.text = text};
    kz_node_become(n, &value);
}

void kz_node_merged(kz_node *n)
{
    if (n->kind != KZ_SCALAR || (n->flags & KZ_MERGED) != 0)
        return;
    n->flags |= KZ_MERGED;
    for (kz_node *t = n->twin; t != NULL && t != n; t = t->twin)
        t->flags |= KZ_MERGED;
    /* For a string it is enough to look when the next text is written. */
    if ((n->flags & (KZ_UNTYPED | KZ_QUOTED)) == KZ_UNTYPED && n->type != KZ_STRING &&
        kz_scalar_ambiguous(n->u.text))
        n->flags |= KZ_QUOTED;
}

static bool maps_equal(const kz_node *a, const kz_node *b)
{
    for (const kz_node *c = kz_first(a); c != NULL; c = c->next) {
        const kz_node *other = kz_map_find(b, c->key);
        if (other == NULL || !kz_node_equal(c, other))
            return false;
    }
    return true;
}

bool kz_node_equal(const kz_node *a, const kz_node *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == KZ_SCALAR) {
        bool a_string = a->type == KZ_STRING || (a->flags & KZ_QUOTED) != 0;
        bool b_string = b->type == KZ_STRING || (b->flags & KZ_QUOTED) != 0;
        if (a_string != b_string || (!a_string && a->type != b->type))
            return false;
        return a->type == KZ_NULL || kz_str_eq(a->u.text, b->u.text);
    }
    if (a->count != b->count)
        return false;
    if (a->kind == KZ_MAPPING)
        return maps_equal(a, b);
    const kz_node *y = kz_first(b);
    for (const kz_node *x = kz_first(a); x != NULL; x = x->next, y = y->next)
        if (!kz_node_equal(x, y))
            return false;
    return true;
}

size_t kz_node_depth(const kz_node *n)
{
    size_t deepest = 0;
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next) {
        size_t depth = kz_node_depth(c);
        if (depth > deepest)
            deepest = depth;
    }
    return deepest + 1;
}

kz_node *kz_map_get(const kz_node *map, kz_str key)
{
    if (!kz_is_map(map))
        return NULL;
    for (kz_node *c = map->u.child.first; c != NULL; c = c->next)
        if (kz_str_eq(c->key->text, key))
            return c;
    return NULL;
}

kz_node *kz_map_find(const kz_node *map, const kz_name *key)
{
    if (!kz_is_map(map))
        return NULL;
    for (kz_node *c = map->u.child.first; c != NULL; c = c->next)
        if (c->key == key)
            return c;
    return NULL;
}

kz_str kz_map_text(const kz_node *map, kz_str key)
{
    return kz_text_of(kz_map_get(map, key));
}

void kz_map_append(kz_node *map, const kz_name *key, kz_loc key_loc, kz_node *value)
{
    value->key = key;
    value->key_loc = key_loc;
    value->key_type = KZ_STRING;
    push(map, value);
}

void kz_map_put(kz_node *map, const kz_name *key, kz_loc key_loc, kz_node *value)
{
    kz_node *old = kz_map_find(map, key);
    if (old == NULL) {
        kz_map_append(map, key, key_loc, value);
        return;
    }
    if (old == value)
        return;
    value->key = key;
    value->key_loc = old->key_loc;
    value->key_type = old->key_type;
    kz_child_replace(map, old, value);
}

void kz_map_set(kz_ctx *ctx, kz_node *map, kz_str key, kz_node *value)
{
    kz_map_put(map, kz_intern(ctx, key), value->loc, value);
}

/* The child before CHILD, NULL if it is the first. CHILD must be one. */
static kz_node *before(const kz_node *parent, const kz_node *child)
{
    kz_node *previous = NULL;
    for (kz_node *c = parent->u.child.first; c != child; c = c->next)
        previous = c;
    return previous;
}

kz_node *kz_child_unlink_after(kz_node *parent, kz_node *previous)
{
    kz_node **link = previous == NULL ? &parent->u.child.first : &previous->next;
    kz_node *child = *link;
    *link = child->next;
    if (parent->u.child.last == child)
        parent->u.child.last = previous;
    parent->count--;
    child->next = NULL;
    return child;
}

kz_node *kz_child_unlink(kz_node *parent, kz_node *child)
{
    return child == NULL ? NULL : kz_child_unlink_after(parent, before(parent, child));
}

void kz_child_replace(kz_node *parent, kz_node *old, kz_node *value)
{
    kz_node *previous = before(parent, old);
    value->next = old->next;
    if (previous == NULL)
        parent->u.child.first = value;
    else
        previous->next = value;
    if (parent->u.child.last == old)
        parent->u.child.last = value;
    old->next = NULL;
}

kz_node *kz_map_remove(kz_node *map, const kz_name *key)
{
    return kz_child_unlink(map, kz_map_find(map, key));
}

void kz_seq_push(kz_node *seq, kz_node *value)
{
    value->key = NULL;
    push(seq, value);
}

kz_node *kz_seq_at(const kz_node *seq, size_t i)
{
    kz_node *c = kz_is_seq(seq) ? seq->u.child.first : NULL;
    while (c != NULL && i-- > 0)
        c = c->next;
    return c;
}

void kz_seq_insert_after(kz_node *seq, kz_node *previous, kz_node *value)
{
    kz_node **link = previous == NULL ? &seq->u.child.first : &previous->next;
    value->key = NULL;
    value->next = *link;
    *link = value;
    if (seq->u.child.last == previous)
        seq->u.child.last = value;
    seq->count++;
}

void kz_seq_insert(kz_node *seq, size_t i, kz_node *value)
{
    kz_node *previous = i == 0 ? NULL : i >= seq->count ? seq->u.child.last : kz_seq_at(seq, i - 1);
    kz_seq_insert_after(seq, previous, value);
}

void kz_node_clear(kz_node *n)
{
    n->u.child.first = n->u.child.last = NULL;
    n->count = 0;
}

kz_node *kz_map_submap(kz_ctx *ctx, kz_node *map, kz_str key, kz_loc loc)
{
    kz_node *sub = kz_map_get(map, key);
    if (kz_is_map(sub))
        return sub;
    if (!kz_is_null(sub))
        return NULL;
    kz_node *made = kz_node_map(ctx, loc);
    if (sub == NULL)
        kz_map_set(ctx, map, key, made);
    else
        kz_map_put(map, sub->key, sub->key_loc, made);
    return kz_map_get(map, key);
}
