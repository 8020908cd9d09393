#include "report/prepare.h"

#define MASK "***"

static bool is_key(const kz_node *n, kz_str key)
{
    return n->key != NULL && kz_str_eq(n->key->text, key);
}

static bool is_containers(const kz_node *n)
{
    return is_key(n, KZ_S("containers")) || is_key(n, KZ_S("initContainers")) ||
        is_key(n, KZ_S("ephemeralContainers"));
}

static bool drop(kz_node *map, kz_str key)
{
    return kz_child_unlink(map, kz_map_get(map, key)) != NULL;
}

static bool drop_images(kz_node *containers)
{
    bool any = false;
    for (kz_node *c = kz_first(containers); c != NULL; c = c->next)
        any |= drop(c, KZ_S("image"));
    return any;
}

bool kz_leave_out(kz_node *root, unsigned what)
{
    bool any = false;
    for (kz_node *c = kz_first(root); c != NULL; c = c->next) {
        if (kz_is_map(c) && is_key(c, KZ_S("metadata"))) {
            any |= (what & KZ_IGNORE_LABELS) != 0 && drop(c, KZ_S("labels"));
            any |= (what & KZ_IGNORE_ANNOTATIONS) != 0 && drop(c, KZ_S("annotations"));
        }
        if ((what & KZ_IGNORE_IMAGES) != 0 && kz_is_seq(c) && is_containers(c))
            any |= drop_images(c);
        any |= kz_leave_out(c, what);
    }
    return any;
}

static void hide(kz_ctx *ctx, kz_node *n, kz_str mask)
{
    if (n != NULL)
        kz_node_become(n, kz_node_string(ctx, mask, n->loc));
}

/* Hide a value on both sides; either may be NULL. */
static void hide_both(kz_ctx *ctx, kz_node *a, kz_node *b)
{
    bool differ = a != NULL && b != NULL && !kz_node_equal(a, b);
    hide(ctx, a, differ ? KZ_S(MASK " (before)") : KZ_S(MASK));
    hide(ctx, b, differ ? KZ_S(MASK " (after)") : KZ_S(MASK));
}

static void hide_entries(kz_ctx *ctx, kz_node *a, kz_node *b)
{
    if ((a != NULL && !kz_is_map(a)) || (b != NULL && !kz_is_map(b))) {
        hide_both(ctx, a, b);
        return;
    }
    kz_map others = {0};
    for (kz_node *y = kz_first(b); y != NULL; y = y->next)
        *kz_map_slot_for(&ctx->scratch, &others, y->key->text) = y;
    for (kz_node *x = kz_first(a); x != NULL; x = x->next) {
        kz_node *y = kz_map_lookup(&others, x->key->text);
        hide_both(ctx, x, y);
        if (y != NULL)
            *kz_map_slot_for(&ctx->scratch, &others, x->key->text) = NULL;
    }
    for (kz_node *y = kz_first(b); y != NULL; y = y->next)
        if (kz_map_lookup(&others, y->key->text) == y)
            hide(ctx, y, KZ_S(MASK));
}

static kz_node *annotation(const kz_node *root, kz_str key)
{
    return kz_map_get(kz_map_get(kz_map_get(root, KZ_S("metadata")), KZ_S("annotations")), key);
}

void kz_mask_secret(kz_ctx *ctx, kz_node *a, kz_node *b)
{
    static const kz_str fields[] = {KZ_LIT("data"), KZ_LIT("stringData")};
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        hide_entries(ctx, kz_map_get(a, fields[i]), kz_map_get(b, fields[i]));
    hide_both(ctx, annotation(a, KZ_S(KZ_LAST_APPLIED)), annotation(b, KZ_S(KZ_LAST_APPLIED)));
    kz_arena_rewind(&ctx->scratch, mark);
}
