#include "report/follow.h"

typedef struct following {
    kz_ctx *ctx;
    kz_renames *renames;
    const kz_twosome *of;
    kz_patch *patch;
    KZ_VEC(size_t) found; /* the renamings of which a name is in the object; scratch memory */
    bool any;
} following;

static kz_str key_of(kz_arena *arena, const kz_document *d, kz_str name)
{
    const char *ns = d->ns[0] == '\0' ? "default" : d->ns;
    kz_str parts[] = {kz_str_c(ns), {"", 1}, name};
    return kz_str_join(arena, parts, 3);
}

static void note(kz_ctx *ctx, kz_map *map, const kz_document *d, size_t index)
{
    kz_str key = key_of(&ctx->arena, d, kz_str_c(d->name));
    *kz_map_slot_for(&ctx->arena, map, key) = (void *)(uintptr_t)(index + 1);
}

kz_renames kz_renames_of(kz_ctx *ctx, const kz_twosomes *all)
{
    kz_renames renames = {0};
    for (size_t i = 0; i < all->len; i++) {
        const kz_twosome *t = &all->at[i];
        if (!kz_is_rehashed(t))
            continue;
        note(ctx, &renames.befores, t->before, renames.items.len);
        note(ctx, &renames.afters, t->after, renames.items.len);
        kz_rename rename = {t->before, t->after, 0};
        KZ_PUSH(&ctx->arena, renames.items, rename);
    }
    renames.uses = KZ_NEW_ARRAY(&ctx->arena, kz_name_uses, renames.items.len + 1);
    return renames;
}

/* The index of the renaming that N is a name of, plus 1; 0 if there is none. */
static size_t find(kz_ctx *ctx, const kz_map *names, const kz_document *d, const kz_node *n)
{
    if (kz_name_without_hash(kz_text_of(n)).len == 0)
        return 0;
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    void *found = kz_map_lookup(names, key_of(&ctx->scratch, d, n->u.text));
    kz_arena_rewind(&ctx->scratch, mark);
    return (size_t)(uintptr_t)found;
}

/* The uses of renaming number INDEX, which is noted as found. */
static kz_name_uses *uses_of(following *f, size_t index)
{
    static const kz_name_uses none = {0};
    kz_name_uses *u = &f->renames->uses[index];
    if (memcmp(u, &none, sizeof none) == 0)
        KZ_PUSH(&f->ctx->scratch, f->found, index);
    return u;
}

static void count(following *f, const kz_node *n, bool in_a)
{
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next)
        count(f, c, in_a);
    if (n->kind != KZ_SCALAR)
        return;
    const kz_document *d = in_a ? f->of->before : f->of->after;
    size_t old = find(f->ctx, &f->renames->befores, d, n);
    size_t new = find(f->ctx, &f->renames->afters, d, n);
    if (old > 0)
        ++*(in_a ? &uses_of(f, old - 1)->before_in_a : &uses_of(f, old - 1)->before_in_b);
    if (new > 0)
        ++*(in_a ? &uses_of(f, new - 1)->after_in_a : &uses_of(f, new - 1)->after_in_b);
}

static bool follows(const kz_name_uses *u)
{
    return u->before_in_a > 0 && u->after_in_a == 0 && u->after_in_b > 0 && u->before_in_b == 0;
}

static void replace(following *f, kz_node *n)
{
    size_t old = find(f->ctx, &f->renames->befores, f->of->before, n);
    if (old == 0 || !follows(&f->renames->uses[old - 1]))
        return;
    n->u.text = kz_str_c(f->renames->items.at[old - 1].after->name);
    kz_mark mark = kz_arena_mark(&f->ctx->scratch);
    kz_patch_do(f->patch, "replace", kz_say_json(f->ctx, f->patch, &f->ctx->scratch, n));
    kz_arena_rewind(&f->ctx->scratch, mark);
    f->any = true;
}

static void replace_all(following *f, kz_node *n)
{
    size_t index = 0;
    if (n->kind == KZ_SCALAR)
        replace(f, n);
    for (kz_node *c = kz_first(n); c != NULL; c = c->next, index++) {
        kz_spot spot = kz_patch_spot(f->patch);
        if (n->kind == KZ_MAPPING)
            kz_patch_enter_key(f->patch, c->key->text);
        else
            kz_patch_enter_index(f->patch, index, index);
        replace_all(f, c);
        kz_patch_return(f->patch, spot);
    }
}

/* Book what was found. The object's own name is no reference to it. */
static bool book(following *f)
{
    bool any = false;
    for (size_t i = 0; i < f->found.len; i++) {
        kz_rename *rename = &f->renames->items.at[f->found.at[i]];
        const kz_name_uses *u = &f->renames->uses[f->found.at[i]];
        if (!follows(u))
            continue;
        any = true;
        size_t fewer = u->before_in_a < u->after_in_b ? u->before_in_a : u->after_in_b;
        rename->references += rename->before == f->of->before ? fewer - 1 : fewer;
    }
    return any;
}

bool kz_follow(kz_ctx *ctx, kz_renames *renames, const kz_twosome *of, kz_node *a, const kz_node *b,
    kz_patch *patch)
{
    if (renames->items.len == 0)
        return false;
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    following f = {.ctx = ctx, .renames = renames, .of = of, .patch = patch};
    count(&f, a, true);
    count(&f, b, false);
    if (book(&f))
        replace_all(&f, a);
    for (size_t i = 0; i < f.found.len; i++)
        renames->uses[f.found.at[i]] = (kz_name_uses){0};
    kz_arena_rewind(&ctx->scratch, mark);
    return f.any;
}

void kz_unfollow(kz_ctx *ctx, const kz_renames *renames, const kz_twosome *of, kz_node *n)
{
    if (renames->items.len == 0)
        return;
    for (kz_node *c = kz_first(n); c != NULL; c = c->next)
        kz_unfollow(ctx, renames, of, c);
    if (n->kind != KZ_SCALAR)
        return;
    size_t new = find(ctx, &renames->afters, of->before, n);
    const kz_rename *rename = new > 0 ? &renames->items.at[new - 1] : NULL;
    if (rename != NULL && n->u.text.ptr == rename->after->name)
        n->u.text = kz_str_c(rename->before->name);
}
