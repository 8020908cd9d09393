/* Tables of field specs that are too long to be searched one by one. */
#include "k8s/fieldspec.h"

static void add(kz_ctx *ctx, kz_map *map, kz_str key, size_t number)
{
    void **slot = kz_map_slot_for(&ctx->arena, map, key);
    if (*slot == NULL)
        *slot = KZ_NEW(&ctx->arena, kz_numbers);
    kz_numbers *list = *slot;
    KZ_PUSH(&ctx->arena, *list, number);
}

static void index_kinds(kz_ctx *ctx, kz_fieldspec_index *index)
{
    for (size_t i = 0; i < index->table.len; i++)
        add(ctx, &index->by_kind, index->table.at[i].gvk.kind, i);
    index->indexed = true;
}

/* Both lists, ascending. */
static kz_numbers *join(kz_ctx *ctx, const kz_numbers *a, const kz_numbers *b)
{
    kz_numbers *out = KZ_NEW(&ctx->arena, kz_numbers);
    size_t i = 0, k = 0, a_len = a == NULL ? 0 : a->len, b_len = b == NULL ? 0 : b->len;
    while (i < a_len || k < b_len) {
        bool from_a = k == b_len || (i < a_len && a->at[i] < b->at[k]);
        KZ_PUSH(&ctx->arena, *out, from_a ? a->at[i++] : b->at[k++]);
    }
    return out;
}

const kz_numbers *kz_fieldspecs_for(kz_ctx *ctx, kz_fieldspec_index *index, kz_str kind)
{
    const kz_numbers *known = kz_map_lookup(&index->fitting, kind);
    if (known != NULL)
        return known;
    if (!index->indexed)
        index_kinds(ctx, index);
    const kz_numbers *any = kz_map_lookup(&index->by_kind, KZ_EMPTY);
    kz_numbers *all = join(ctx, any, kind.len == 0 ? NULL : kz_map_lookup(&index->by_kind, kind));
    *kz_map_slot_for(&ctx->arena, &index->fitting, kz_str_dup(&ctx->arena, kind)) = all;
    return all;
}
