#include "transform/sort.h"

#include "k8s/tables.h"
#include "transform/pdqsort.h"

static const kz_field legacy_fields[] = {
    {"orderFirst", KZ_SHAPE_STRINGS, NULL, NULL, "kinds that come first, in this order"},
    {"orderLast", KZ_SHAPE_STRINGS, NULL, NULL, "kinds that come last, in this order"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

const kz_field kz_sort_fields[] = {
    {"order", KZ_SHAPE_STRING, NULL, NULL, "legacy (by kind) or fifo (as read)"},
    {"legacySortOptions", KZ_SHAPE_OBJECT, legacy_fields, NULL, "which kinds come first and last"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

/* What a resource is sorted by. */
struct row {
    kz_resource *r;
    int rank;
    kz_str type; /* "group_version_kind" */
    kz_str name; /* "namespace|name" */
};

/* Ranks for the kinds in lists of the user's. */
struct ranks {
    bool custom;
    kz_map by_kind; /* kind -> int */
};

static void add_rank(kz_ctx *ctx, struct ranks *ranks, kz_str kind, int rank)
{
    int *stored = KZ_NEW(&ctx->scratch, int);
    *stored = rank;
    *kz_map_slot_for(&ctx->scratch, &ranks->by_kind, kind) = stored;
}

/* Of a kind that is named twice the last place counts. */
static struct ranks read_ranks(kz_ctx *ctx, const kz_node *legacy)
{
    struct ranks ranks = {.custom = legacy != NULL};
    const kz_node *first = kz_map_get(legacy, KZ_S("orderFirst"));
    const kz_node *last = kz_map_get(legacy, KZ_S("orderLast"));
    int rank = first == NULL ? 0 : -(int)first->count;
    for (const kz_node *n = kz_first(first); n != NULL; n = n->next)
        add_rank(ctx, &ranks, kz_text_of(n), rank++);
    rank = 1;
    for (const kz_node *n = kz_first(last); n != NULL; n = n->next)
        add_rank(ctx, &ranks, kz_text_of(n), rank++);
    return ranks;
}

static int rank_of(const struct ranks *ranks, kz_str kind)
{
    if (!ranks->custom)
        return kz_kind_rank(kind);
    const int *rank = kz_map_lookup(&ranks->by_kind, kind);
    return rank == NULL ? 0 : *rank;
}

/* TEXT, or what the reference sorts by where there is none. */
static kz_str or_mark(kz_str text, const char *mark)
{
    return text.len == 0 ? kz_str_c(mark) : text;
}

static struct row *make_row(kz_ctx *ctx, const struct ranks *ranks, kz_resource *r)
{
    kz_id id = r->id;
    kz_str type[] = {or_mark(id.gvk.group, "~G"), KZ_S("_"), or_mark(id.gvk.version, "~V"),
        KZ_S("_"), or_mark(id.gvk.kind, "~K")};
    kz_str name[] = {or_mark(id.ns, "~X"), KZ_S("|"), or_mark(id.name, "~N")};
    struct row *row = KZ_NEW(&ctx->scratch, struct row);
    *row = (struct row){r, rank_of(ranks, id.gvk.kind), kz_str_join(&ctx->scratch, type, 5),
        kz_str_join(&ctx->scratch, name, 3)};
    return row;
}

static bool is_namespace(const struct row *row)
{
    return kz_str_eq(row->r->id.gvk.kind, KZ_S("Namespace"));
}

static bool is_core(const struct row *row)
{
    return row->r->id.gvk.group.len == 0;
}

static int compare_types(const struct row *x, const struct row *y)
{
    int order = kz_str_cmp(x->type, y->type);
    /* So that the Namespaces of the core group come before those of others. It is
     * no order: other types of the core group come behind those. */
    bool reversed = order != 0 && is_namespace(x) && is_namespace(y) && (is_core(x) || is_core(y));
    return reversed ? -order : order;
}

static bool comes_before(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank;
    int order = compare_types(x, y);
    return order != 0 ? order < 0 : kz_str_cmp(x->name, y->name) < 0;
}

static void sort_legacy(kz_ctx *ctx, kz_list *list, const kz_node *legacy)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    struct ranks ranks = read_ranks(ctx, legacy);
    size_t n = list->items.len;
    void **rows = KZ_NEW_ARRAY(&ctx->scratch, void *, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = make_row(ctx, &ranks, list->items.at[i]);
    kz_pdqsort(rows, n, comes_before);
    for (size_t i = 0; i < n; i++) {
        const struct row *row = rows[i];
        list->items.at[i] = row->r;
        row->r->position = i;
    }
    kz_arena_rewind(&ctx->scratch, mark);
}

kz_status kz_sort(kz_ctx *ctx, kz_list *list, const kz_node *options)
{
    if (options == NULL) {
        sort_legacy(ctx, list, NULL);
        return KZ_OK;
    }
    const kz_node *order = kz_map_get(options, KZ_S("order"));
    const kz_node *legacy = kz_map_get(options, KZ_S("legacySortOptions"));
    if (kz_str_eq(kz_text_of(order), KZ_S("legacy"))) {
        sort_legacy(ctx, list, legacy);
        return KZ_OK;
    }
    if (!kz_str_eq(kz_text_of(order), KZ_S("fifo")))
        return kz_report(ctx, order != NULL ? order->loc : options->loc, KZ_D_BAD_SORT,
            "'order' must be 'legacy' or 'fifo'");
    if (legacy != NULL)
        return kz_report(
            ctx, legacy->loc, KZ_D_BAD_SORT, "'legacySortOptions' needs 'order: legacy'");
    return KZ_OK;
}
