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

/* Of one table, the specs by path, and by path and kind. */
typedef struct merging {
    kz_ctx *ctx;
    kz_fieldspec *at;
    size_t len;
    kz_map by_path, by_path_and_kind;
} merging;

static kz_str key_of(kz_arena *arena, const kz_fieldspec *spec)
{
    const kz_str parts[] = {spec->path, {"", 1}, spec->gvk.kind};
    return kz_str_join(arena, parts, sizeof parts / sizeof *parts);
}

static void take(merging *m, const kz_fieldspec *spec)
{
    add(m->ctx, &m->by_path, spec->path, m->len);
    add(m->ctx, &m->by_path_and_kind, key_of(&m->ctx->arena, spec), m->len);
    m->at[m->len++] = *spec;
}

static const kz_fieldspec *find_same(const merging *m, const kz_fieldspec *spec)
{
    kz_mark mark = kz_arena_mark(&m->ctx->scratch);
    const kz_numbers *alike = spec->gvk.kind.len == 0
        ? kz_map_lookup(&m->by_path, spec->path)
        : kz_map_lookup(&m->by_path_and_kind, key_of(&m->ctx->scratch, spec));
    kz_arena_rewind(&m->ctx->scratch, mark);
    for (size_t i = 0; alike != NULL && i < alike->len; i++)
        if (kz_gvk_selected(m->at[alike->at[i]].gvk, spec->gvk))
            return &m->at[alike->at[i]];
    return NULL;
}

kz_status kz_fieldspecs_merge(
    kz_ctx *ctx, kz_fieldspecs table, kz_fieldspecs more, kz_loc at, kz_fieldspecs *out)
{
    *out = table;
    if (more.len == 0)
        return KZ_OK;
    merging m = {.ctx = ctx, .at = KZ_NEW_ARRAY(&ctx->arena, kz_fieldspec, table.len + more.len)};
    for (size_t i = 0; i < table.len; i++)
        take(&m, &table.at[i]);
    for (size_t i = 0; i < more.len; i++) {
        const kz_fieldspec *same = find_same(&m, &more.at[i]);
        if (same == NULL)
            take(&m, &more.at[i]);
        else if (same->create != more.at[i].create)
            return kz_report(ctx, at, KZ_D_FIELDSPEC_CONFLICT,
                "the field '" KZ_FMT "' is to be created when it is missing, and is not to be",
                KZ_ARG(same->path));
    }
    *out = (kz_fieldspecs){m.at, m.len};
    return KZ_OK;
}
