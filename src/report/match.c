#include "report/match.h"

/* Ways to tell that two documents are one object, from the surest on. Each is tried on
 * what the ones before it have left. */
typedef struct way {
    bool version, ns; /* must be the same too, besides group and kind */
    bool hashed;      /* the names but for their hashes, else whole names */
    bool alone;       /* only where there is no choice */
} way;

static const way ways[] = {
    {.version = true, .ns = true},
    {.ns = true},
    {.ns = true, .hashed = true},
    {.alone = true},
    {.hashed = true, .alone = true},
};

enum { WAYS = sizeof ways / sizeof *ways };

typedef struct side {
    const kz_document **documents;
    size_t *other; /* the index on the other side, or SIZE_MAX */
    size_t count;
} side;

/* Documents of one key that are not matched yet. */
typedef struct group {
    size_t first_before; /* then by "next"; SIZE_MAX ends it */
    size_t befores, afters;
} group;

kz_str kz_name_without_hash(kz_str name)
{
    enum { HASH = 10 };
    static const char alphabet[] = "2456789bcdfghkmt";
    if (name.len < HASH + 2 || name.ptr[name.len - HASH - 1] != '-')
        return KZ_EMPTY;
    for (size_t i = name.len - HASH; i < name.len; i++)
        if (memchr(alphabet, name.ptr[i], sizeof alphabet - 1) == NULL)
            return KZ_EMPTY;
    return kz_str_sub(name, 0, name.len - HASH - 1);
}

static bool may_be_hashed(const kz_document *d)
{
    return d->group[0] == '\0' &&
        (strcmp(d->kind, "ConfigMap") == 0 || strcmp(d->kind, "Secret") == 0);
}

bool kz_is_rehashed(const kz_twosome *t)
{
    return t->before != NULL && t->after != NULL && may_be_hashed(t->before) &&
        strcmp(t->before->name, t->after->name) != 0;
}

static const char *namespace_of(const kz_document *d)
{
    return d->cluster_scoped ? "" : d->ns[0] == '\0' ? "default" : d->ns;
}

/* What is the same for the same object if W is right; empty if W does not apply. */
static kz_str key_of(kz_arena *arena, const kz_document *d, const way *w)
{
    const kz_str nul = {"", 1};
    kz_str name = kz_str_c(d->name);
    if (w->hashed)
        name = may_be_hashed(d) ? kz_name_without_hash(name) : KZ_EMPTY;
    if (name.len == 0 && w->hashed)
        return KZ_EMPTY;
    kz_str parts[] = {kz_str_c(d->kind), nul, kz_str_c(d->group), nul,
        w->ns ? kz_str_c(namespace_of(d)) : KZ_EMPTY, nul, name, nul,
        w->version ? kz_str_c(d->version) : KZ_EMPTY};
    return kz_str_join(arena, parts, sizeof parts / sizeof *parts);
}

static group *group_of(kz_ctx *ctx, kz_map *groups, const kz_document *d, const way *w)
{
    kz_str key = key_of(&ctx->scratch, d, w);
    if (key.len == 0)
        return NULL;
    void **slot = kz_map_slot_for(&ctx->scratch, groups, key);
    if (*slot == NULL) {
        group *made = KZ_NEW(&ctx->scratch, group);
        made->first_before = SIZE_MAX;
        *slot = made;
    }
    return *slot;
}

/* Match what W can. Returns how many documents after are left. */
static size_t match_by(kz_ctx *ctx, side *before, side *after, const way *w)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_map groups = {0};
    size_t left = 0;
    size_t *next = KZ_NEW_ARRAY(&ctx->scratch, size_t, before->count + 1);
    group **of_after = KZ_NEW_ARRAY(&ctx->scratch, group *, after->count + 1);
    for (size_t i = before->count; i-- > 0;) {
        group *g =
            before->other[i] != SIZE_MAX ? NULL : group_of(ctx, &groups, before->documents[i], w);
        if (g == NULL)
            continue;
        next[i] = g->first_before;
        g->first_before = i;
        g->befores++;
    }
    for (size_t j = 0; j < after->count; j++) {
        if (after->other[j] == SIZE_MAX)
            of_after[j] = group_of(ctx, &groups, after->documents[j], w);
        if (of_after[j] != NULL)
            of_after[j]->afters++;
    }
    for (size_t j = 0; j < after->count; j++) {
        group *g = of_after[j];
        if (g != NULL && g->first_before != SIZE_MAX &&
            (!w->alone || (g->befores == 1 && g->afters == 1))) {
            after->other[j] = g->first_before;
            before->other[g->first_before] = j;
            g->first_before = next[g->first_before];
        }
        left += after->other[j] == SIZE_MAX;
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return left;
}

static side side_of(kz_ctx *ctx, const kz_result *result)
{
    side s = {.count = kz_result_document_count(result)};
    s.documents = KZ_NEW_ARRAY(&ctx->arena, const kz_document *, s.count + 1);
    s.other = KZ_NEW_ARRAY(&ctx->arena, size_t, s.count + 1);
    for (size_t i = 0; i < s.count; i++) {
        s.documents[i] = kz_result_document(result, i);
        s.other[i] = SIZE_MAX;
    }
    return s;
}

kz_twosomes kz_match(kz_ctx *ctx, const kz_result *before, const kz_result *after)
{
    kz_twosomes all = {0};
    side a = side_of(ctx, before), b = side_of(ctx, after);
    for (size_t i = 0; i < WAYS; i++)
        if (match_by(ctx, &a, &b, &ways[i]) == 0)
            break;
    for (size_t j = 0; j < b.count; j++) {
        kz_twosome t = {b.other[j] != SIZE_MAX ? a.documents[b.other[j]] : NULL, b.documents[j]};
        KZ_PUSH(&ctx->arena, all, t);
    }
    for (size_t i = 0; i < a.count; i++)
        if (a.other[i] == SIZE_MAX) {
            kz_twosome t = {a.documents[i], NULL};
            KZ_PUSH(&ctx->arena, all, t);
        }
    return all;
}
