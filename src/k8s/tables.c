#include "k8s/tables.h"

#include <stdlib.h>

#include "k8s/data.h"

int kz_gvk_table_order(kz_gvk gvk, kz_gvk other)
{
    int order = kz_str_cmp(gvk.kind, other.kind);
    if (order == 0)
        order = kz_str_cmp(gvk.group, other.group);
    return order != 0 ? order : kz_str_cmp(gvk.version, other.version);
}

static int compare_kinds(const void *key, const void *row)
{
    return kz_str_cmp(*(const kz_str *)key, ((const kz_ranked_kind *)row)->kind);
}

int kz_kind_rank(kz_str kind)
{
    const kz_ranked_kind *found = bsearch(
        &kind, kz_ranked_kinds, kz_ranked_kind_count, sizeof *kz_ranked_kinds, compare_kinds);
    return found == NULL ? 0 : found->rank;
}

/* Texts in pieces, compared as if they were joined. */
enum { PIECES = 5 };

static int compare_joined(const kz_str a[PIECES], const kz_str b[PIECES])
{
    kz_str x = KZ_EMPTY, y = KZ_EMPTY;
    size_t i = 0, j = 0;
    for (;;) {
        while (x.len == 0 && i < PIECES)
            x = a[i++];
        while (y.len == 0 && j < PIECES)
            y = b[j++];
        size_t n = x.len < y.len ? x.len : y.len;
        if (n == 0)
            return x.len > 0 ? 1 : -(y.len > 0);
        int order = memcmp(x.ptr, y.ptr, n);
        if (order != 0)
            return order;
        x = kz_str_from(x, n);
        y = kz_str_from(y, n);
    }
}

static void pieces_of(kz_gvk gvk, kz_str out[PIECES])
{
    out[0] = gvk.group.len > 0 ? gvk.group : KZ_S("~G");
    out[1] = out[3] = KZ_S("_");
    out[2] = gvk.version.len > 0 ? gvk.version : KZ_S("~V");
    out[4] = gvk.kind.len > 0 ? gvk.kind : KZ_S("~K");
}

int kz_gvk_order(kz_gvk a, kz_gvk b)
{
    int rank_a = kz_kind_rank(a.kind), rank_b = kz_kind_rank(b.kind);
    if (rank_a != rank_b)
        return rank_a < rank_b ? -1 : 1;
    /* Joined, not part by part: the group "a-b" comes before "a", as "-" before "_". */
    kz_str pieces_a[PIECES], pieces_b[PIECES];
    pieces_of(a, pieces_a);
    pieces_of(b, pieces_b);
    return compare_joined(pieces_a, pieces_b);
}
