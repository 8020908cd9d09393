/*
 * What only the build needed comes off the output, and what else the reference
 * does to annotations when it takes its own away:
 *
 *   metadata:                       metadata:
 *     annotations:                    annotations:
 *       shop.example/step: 1            shop.example/step: "1"
 *       config.kubernetes.io/index: 0
 */
#include "k8s/resource.h"
#include "yaml/scalar.h"

static const kz_str internal[] = {
    KZ_LIT("alpha.config.kubernetes.io/transformations"),
    KZ_LIT("config.k8s.io/id"),
    KZ_LIT("config.kubernetes.io/index"),
    KZ_LIT("config.kubernetes.io/origin"),
    KZ_LIT("config.kubernetes.io/path"),
    KZ_LIT("internal.config.kubernetes.io/allowKindChange"),
    KZ_LIT("internal.config.kubernetes.io/allowNameChange"),
    KZ_LIT("internal.config.kubernetes.io/annotations-migration-resource-id"),
    KZ_LIT("internal.config.kubernetes.io/generatorBehavior"),
    KZ_LIT("internal.config.kubernetes.io/helm-generated"),
    KZ_LIT("internal.config.kubernetes.io/id"),
    KZ_LIT("internal.config.kubernetes.io/index"),
    KZ_LIT("internal.config.kubernetes.io/needsHashSuffix"),
    KZ_LIT("internal.config.kubernetes.io/path"),
    KZ_LIT("internal.config.kubernetes.io/prefixes"),
    KZ_LIT("internal.config.kubernetes.io/previousKinds"),
    KZ_LIT("internal.config.kubernetes.io/previousNames"),
    KZ_LIT("internal.config.kubernetes.io/previousNamespaces"),
    KZ_LIT("internal.config.kubernetes.io/refBy"),
    KZ_LIT("internal.config.kubernetes.io/seqindent"),
    KZ_LIT("internal.config.kubernetes.io/suffixes"),
};

bool kz_annotation_internal(kz_str key)
{
    /* Nearly all keys end here. */
    if (!kz_str_contains(key, KZ_S("config.k")))
        return false;
    for (size_t i = 0; i < sizeof internal / sizeof *internal; i++)
        if (kz_str_eq(internal[i], key))
            return true;
    return false;
}

/* What the reference makes of a mapping of annotations that it writes anew: strings
 * under keys without quotes. Of equal keys the last wins, and a key that looks like a
 * number is one, which cannot be printed. */
static void rewrite(kz_ctx *ctx, kz_node *annotations)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_map last = {0}; /* key -> its last entry */
    kz_nodes kept = {0};
    for (kz_node *n = kz_first(annotations); n != NULL; n = n->next) {
        if (kz_annotation_internal(n->key->text))
            continue;
        void **slot = kz_map_slot_for(&ctx->scratch, &last, n->key->text);
        if (*slot == NULL)
            KZ_PUSH(&ctx->scratch, kept, n);
        *slot = n;
    }
    kz_node_clear(annotations);
    for (size_t i = 0; i < kept.len; i++) {
        const kz_node *from = kz_map_lookup(&last, kept.at[i]->key->text);
        kz_str text = kz_is_scalar(from) ? from->u.text : KZ_EMPTY;
        kz_node *value = kz_node_string(ctx, text, from->loc);
        if (kz_str_find(text, '\n') < text.len)
            value->flags = KZ_QUOTED | KZ_LITERAL;
        kz_map_append(annotations, from->key, from->key_loc, value);
        value->key_type = (uint8_t)kz_scalar_resolve(from->key->text, KZ_READ_MANIFEST);
    }
    kz_arena_rewind(&ctx->scratch, mark);
}

/* Nothing to do, as with nearly all annotations there are? */
static bool is_clean(const kz_node *annotations)
{
    enum { FEW = 16 }; /* more are not worth comparing */
    if (annotations->count > FEW)
        return false;
    for (const kz_node *n = kz_first(annotations); n != NULL; n = n->next) {
        if (n->kind != KZ_SCALAR || n->type != KZ_STRING || kz_annotation_internal(n->key->text) ||
            kz_str_starts(n->u.text, KZ_S("\t")) ||
            kz_scalar_resolve(n->key->text, KZ_READ_MANIFEST) != KZ_STRING)
            return false;
        for (const kz_node *other = kz_first(annotations); other != n; other = other->next)
            if (other->key == n->key)
                return false;
    }
    return true;
}

/* Where the field itself repeats, the reference puts all of them into one, in which
 * those that come first win: put them behind the others. */
static void unite(kz_node *metadata, kz_node *annotations)
{
    for (kz_node *n = annotations->next, *next; n != NULL; n = next) {
        next = n->next;
        if (n->key != annotations->key || !kz_is_map(n) || n->count == 0)
            continue;
        kz_child_unlink(metadata, n);
        if (annotations->count == 0)
            annotations->u.child.last = n->u.child.last;
        n->u.child.last->next = annotations->u.child.first;
        annotations->u.child.first = n->u.child.first;
        annotations->count += n->count;
    }
}

void kz_resource_strip(kz_ctx *ctx, kz_resource *r)
{
    kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    if (metadata == NULL) {
        kz_map_set(ctx, r->root, KZ_S("metadata"), kz_node_map(ctx, r->root->loc));
        return;
    }
    kz_node *annotations = kz_map_get(metadata, KZ_S("annotations"));
    if (annotations == NULL)
        return;
    if (kz_is_map(annotations)) {
        unite(metadata, annotations);
        if (!is_clean(annotations))
            rewrite(ctx, annotations);
    }
    if (!kz_is_map(annotations) || annotations->count == 0)
        kz_child_unlink(metadata, annotations);
}
