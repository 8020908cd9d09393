/*
 * The directives of a strategic merge:
 *
 *   strategy: {$patch: delete}          # delete the mapping
 *   containers:
 *   - $patch: replace                   # replace the list by the other elements
 *   - name: web
 */
#include "patch/merge.h"

static bool read_directive(const kz_node *n, kz_directive *out)
{
    kz_str word = kz_is_scalar(n) ? n->u.text : KZ_EMPTY;
    if (kz_str_eq(word, KZ_S("delete")))
        *out = KZ_DIRECTIVE_DELETE;
    else if (kz_str_eq(word, KZ_S("replace")))
        *out = KZ_DIRECTIVE_REPLACE;
    else if (kz_str_eq(word, KZ_S("merge")))
        *out = KZ_DIRECTIVE_MERGE;
    else
        return false;
    return true;
}

static kz_status refuse(kz_ctx *ctx, const kz_node *n)
{
    return kz_report(ctx, n->loc, KZ_D_PATCH_STRATEGY,
        "'" KZ_FMT "' is no patch directive; use delete, replace or merge",
        KZ_ARG(kz_is_scalar(n) ? n->u.text : KZ_EMPTY));
}

static bool has_directive(const kz_node *element, kz_str word)
{
    const kz_node *n = kz_map_get(element, KZ_S("$patch"));
    return kz_is_scalar(n) && kz_str_eq(n->u.text, word);
}

/* Elements that are null or empty go with those that hold the directive. */
static void remove_elements(kz_node *list, kz_str word)
{
    kz_node *c = kz_first(list);
    kz_node_clear(list);
    for (kz_node *next; c != NULL; c = next) {
        next = c->next;
        if (!kz_is_null(c) && !(kz_is_map(c) && c->count == 0) && !has_directive(c, word))
            kz_seq_push(list, c);
    }
}

static kz_status take_from_list(kz_ctx *ctx, kz_node *list, kz_directive *out)
{
    const kz_node *holder = kz_first(list);
    while (holder != NULL && kz_map_get(holder, KZ_S("$patch")) == NULL)
        holder = holder->next;
    if (holder == NULL || holder->count > 1)
        return KZ_OK;
    const kz_node *n = kz_map_get(holder, KZ_S("$patch"));
    if (!read_directive(n, out))
        return refuse(ctx, n);
    remove_elements(list, n->u.text);
    return KZ_OK;
}

kz_directive kz_directive_take_known(kz_node *patch)
{
    kz_directive directive = KZ_DIRECTIVE_MERGE;
    kz_node *n = kz_map_get(patch, KZ_S("$patch"));
    if (n != NULL && read_directive(n, &directive))
        kz_child_unlink(patch, n);
    return directive;
}

kz_status kz_directive_take(kz_ctx *ctx, kz_node *patch, kz_directive *out)
{
    *out = KZ_DIRECTIVE_MERGE;
    if (kz_is_seq(patch))
        return take_from_list(ctx, patch, out);
    kz_node *n = kz_map_get(patch, KZ_S("$patch"));
    if (n == NULL)
        return KZ_OK;
    if (!read_directive(n, out))
        return refuse(ctx, n);
    kz_child_unlink(patch, n);
    return KZ_OK;
}
