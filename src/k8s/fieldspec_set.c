#include "k8s/fieldspec_set.h"

static void add(kz_arena *arena, kz_map *map, kz_str key, const kz_fieldspec *spec)
{
    void **slot = kz_map_slot_for(arena, map, key);
    if (*slot == NULL)
        *slot = KZ_NEW(arena, kz_fieldspec_list);
    kz_fieldspec_list *list = *slot;
    KZ_PUSH(arena, *list, spec);
}

static kz_str key_of(kz_arena *arena, const kz_fieldspec *spec)
{
    const kz_str parts[] = {spec->path, {"", 1}, spec->gvk.kind};
    return kz_str_join(arena, parts, sizeof parts / sizeof *parts);
}

static void index_spec(kz_fieldspec_set *set, const kz_fieldspec *spec)
{
    add(set->arena, &set->by_path, spec->path, spec);
    add(set->arena, &set->by_path_and_kind, key_of(set->arena, spec), spec);
}

/* Specs that were put in as they are wait for the first that is compared with them. */
static void index_all(kz_fieldspec_set *set)
{
    for (size_t i = 0; !set->indexed && i < set->specs.len; i++)
        index_spec(set, set->specs.at[i]);
    set->indexed = true;
}

static bool is_same(const kz_fieldspec *spec, const kz_fieldspec *other)
{
    return kz_str_eq(spec->path, other->path) && kz_gvk_selected(spec->gvk, other->gvk);
}

/* The first in order that says the same as SPEC. If there is but one, as nearly always, the
 * order does not matter. */
static const kz_fieldspec *find_same(
    kz_ctx *ctx, const kz_fieldspec_set *set, const kz_fieldspec *spec)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    const kz_fieldspec_list *alike = spec->gvk.kind.len == 0
        ? kz_map_lookup(&set->by_path, spec->path)
        : kz_map_lookup(&set->by_path_and_kind, key_of(&ctx->scratch, spec));
    kz_arena_rewind(&ctx->scratch, mark);
    const kz_fieldspec *found = NULL;
    size_t count = 0;
    for (size_t i = 0; alike != NULL && i < alike->len; i++)
        if (is_same(alike->at[i], spec)) {
            found = alike->at[i];
            count++;
        }
    for (size_t i = 0; count > 1; i++)
        if (is_same(set->specs.at[i], spec))
            return set->specs.at[i];
    return found;
}

void kz_fieldspec_set_start(kz_fieldspec_set *set, kz_fieldspecs table)
{
    for (size_t i = 0; i < table.len; i++)
        KZ_PUSH(set->arena, set->specs, &table.at[i]);
}

kz_status kz_fieldspec_set_merge(kz_ctx *ctx, kz_fieldspec_set *set, kz_fieldspecs more, kz_loc at)
{
    if (more.len > 0)
        index_all(set);
    for (size_t i = 0; i < more.len; i++) {
        const kz_fieldspec *spec = &more.at[i], *same = find_same(ctx, set, spec);
        if (same == NULL) {
            KZ_PUSH(set->arena, set->specs, spec);
            index_spec(set, spec);
        } else if (same->create != spec->create) {
            kz_report(ctx, at, KZ_D_FIELDSPEC_CONFLICT,
                "the field '" KZ_FMT "' is to be created when it is missing, and is not to be",
                KZ_ARG(same->path));
            kz_help(ctx,
                "give 'create' of this path one value in all configurations; those of bases and "
                "the built-in ones count too");
            return KZ_EINPUT;
        }
    }
    return KZ_OK;
}

kz_fieldspecs kz_fieldspec_set_table(kz_arena *arena, const kz_fieldspec_set *set)
{
    kz_fieldspec *table = KZ_NEW_ARRAY(arena, kz_fieldspec, set->specs.len + 1);
    for (size_t i = 0; i < set->specs.len; i++)
        table[i] = *set->specs.at[i];
    return (kz_fieldspecs){table, set->specs.len};
}

kz_status kz_fieldspecs_merge(
    kz_ctx *ctx, kz_fieldspecs table, kz_fieldspecs more, kz_loc at, kz_fieldspecs *out)
{
    *out = table;
    if (more.len == 0)
        return KZ_OK;
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_fieldspec_set set = {.arena = &ctx->scratch};
    kz_fieldspec_set_start(&set, table);
    KZ_TRY(kz_fieldspec_set_merge(ctx, &set, more, at));
    *out = kz_fieldspec_set_table(&ctx->arena, &set);
    kz_arena_rewind(&ctx->scratch, mark);
    return KZ_OK;
}
