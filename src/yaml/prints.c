#include "yaml/prints.h"

#include "base/buf.h"
#include "yaml/emit.h"

/* Nodes of the tree at FROM, whose prints get their sizes. */
static uint32_t measure(kz_prints *prints, const kz_node *n)
{
    uint32_t size = 1;
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next)
        size += measure(prints, c);
    prints->of[n - prints->forest->nodes].size = size;
    return size;
}

static void forget(kz_prints *prints, size_t from)
{
    for (size_t i = 0; i < prints->of[from].size; i++)
        prints->of[from + i].end = 0;
}

const kz_prints *kz_prints_make(kz_ctx *ctx, const kz_forest *forest)
{
    kz_buf text = {.max = UINT32_MAX};
    kz_prints *prints = KZ_NEW(&ctx->arena, kz_prints);
    *prints =
        (kz_prints){.forest = forest, .of = KZ_NEW_ARRAY(&ctx->arena, kz_print, forest->count)};
    for (size_t i = 0; i < forest->tree_count; i++) {
        const kz_node *root = forest->nodes + forest->roots[i];
        kz_report_mark mark = kz_reports_mark(ctx);
        (void)measure(prints, root);
        if (kz_emit_noting(ctx, root, prints, &text) != KZ_OK || text.failed)
            forget(prints, forest->roots[i]);
        kz_reports_rewind(ctx, mark);
    }
    prints->text = kz_str_dup(&ctx->arena, kz_buf_view(&text));
    kz_buf_free(&text);
    return prints;
}

void kz_prints_note(
    kz_prints *prints, const kz_node *entry, size_t begin, size_t end, size_t indent)
{
    kz_print *print = &prints->of[entry - prints->forest->nodes];
    print->begin = (uint32_t)begin;
    print->end = (uint32_t)end;
    print->indent = (uint32_t)indent;
}

/* What NODE of the pattern is in the copy. */
static const kz_node *moved(const kz_copy *copy, const kz_node *node)
{
    return node == NULL ? NULL : copy->nodes + (node - copy->prints->forest->nodes);
}

/* Has node I the children, or the text, that it had? Its place in its parent is left out. */
static bool same_content(const kz_copy *copy, size_t i)
{
    const kz_node *was = &copy->prints->forest->nodes[i], *is = &copy->nodes[i];
    if (is->kind != was->kind || is->type != was->type || is->flags != was->flags ||
        is->key_type != was->key_type || is->count != was->count || is->key != was->key)
        return false;
    if (is->kind == KZ_SCALAR)
        return is->u.text.ptr == was->u.text.ptr && is->u.text.len == was->u.text.len;
    return is->u.child.first == moved(copy, was->u.child.first);
}

bool kz_unchanged_find(kz_arena *arena, const kz_copy *copy, const kz_node *root, kz_unchanged *out)
{
    if (copy == NULL || root < copy->nodes || root >= copy->nodes + copy->prints->forest->count)
        return false;
    const kz_node *was = copy->prints->forest->nodes;
    const size_t from = (size_t)(root - copy->nodes), count = copy->prints->of[from].size;
    uint32_t *until = kz_arena_alloc(arena, (count + 1) * sizeof *until);
    until[count] = 0;
    for (size_t i = count; i-- > 0;) {
        bool same = same_content(copy, from + i);
        bool linked = copy->nodes[from + i].next == moved(copy, was[from + i].next);
        /* Who comes behind a node is its parent's matter; its own children's links count. */
        until[i] = !same ? 0 : linked ? until[i + 1] + 1 : 1;
    }
    *out = (kz_unchanged){copy, from, count, until};
    return true;
}

kz_str kz_unchanged_print(const kz_unchanged *unchanged, const kz_node *entry, size_t indent)
{
    const kz_copy *copy = unchanged->copy;
    if (entry < copy->nodes + unchanged->from ||
        entry >= copy->nodes + unchanged->from + unchanged->count)
        return KZ_EMPTY;
    const size_t at = (size_t)(entry - copy->nodes), i = at - unchanged->from;
    const kz_print *print = &copy->prints->of[at];
    const uint32_t below = print->size == 1 ? 0 : unchanged->until[i + 1];
    if (print->end == 0 || print->indent != indent || unchanged->until[i] == 0 ||
        below + 1 < print->size)
        return KZ_EMPTY;
    return kz_str_sub(copy->prints->text, print->begin, print->end);
}
