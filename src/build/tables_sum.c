#include "build/tables_sum.h"

#include "transform/pdqsort.h"

const struct kz_spec_table kz_spec_tables[KZ_SPEC_TABLES] = {
    {"namePrefix", offsetof(kz_tables, name_prefix)},
    {"nameSuffix", offsetof(kz_tables, name_suffix)},
    {"namespace", offsetof(kz_tables, namespaces)},
    {"commonAnnotations", offsetof(kz_tables, common_annotations)},
    {"commonLabels", offsetof(kz_tables, common_labels)},
    {"labels", offsetof(kz_tables, labels)},
    {"templateLabels", offsetof(kz_tables, template_labels)},
    {"varReference", offsetof(kz_tables, var_reference)},
    {"images", offsetof(kz_tables, images)},
    {"replicas", offsetof(kz_tables, replicas)},
};

/* Who may name resources of one type. */
typedef struct kz_referrers {
    kz_gvk target;
    kz_fieldspecs first;    /* those it began with */
    kz_fieldspec_set *more; /* these and all others; NULL while there are no others */
} kz_referrers;

kz_fieldspecs *kz_spec_table_of(kz_tables *tables, size_t i)
{
    return (kz_fieldspecs *)(void *)((char *)tables + kz_spec_tables[i].offset);
}

static kz_fieldspecs table_of(const kz_tables *tables, size_t i)
{
    return *(const kz_fieldspecs *)(const void *)((const char *)tables + kz_spec_tables[i].offset);
}

bool kz_fieldspec_less(const void *item, const void *other)
{
    return kz_gvk_order(((const kz_fieldspec *)item)->gvk, ((const kz_fieldspec *)other)->gvk) < 0;
}

bool kz_nameref_less(const void *item, const void *other)
{
    return kz_gvk_order(((const kz_nameref *)item)->target, ((const kz_nameref *)other)->target) <
        0;
}

static bool referrers_less(const void *item, const void *other)
{
    const kz_referrers *a = item, *b = other;
    return kz_gvk_order(a->target, b->target) < 0;
}

/* Those that have this target: one, unless there were two of them in the first table. */
static kz_referrers_list *with_target(kz_tables_sum *sum, kz_gvk target)
{
    void **slot = kz_map_slot_for(sum->arena, &sum->by_target, kz_gvk_key(sum->arena, target));
    if (*slot == NULL)
        *slot = KZ_NEW(sum->arena, kz_referrers_list);
    return *slot;
}

static void add_reference(kz_tables_sum *sum, kz_referrers_list *same, const kz_nameref *reference)
{
    kz_referrers *referrers = KZ_NEW(sum->arena, kz_referrers);
    referrers->target = reference->target;
    referrers->first = reference->referrers;
    KZ_PUSH(sum->arena, *same, referrers);
    KZ_PUSH(sum->arena, sum->references, referrers);
}

static kz_status merge_referrers(
    kz_ctx *ctx, kz_tables_sum *sum, kz_referrers *referrers, kz_fieldspecs more, kz_loc at)
{
    if (referrers->more == NULL) {
        referrers->more = KZ_NEW(sum->arena, kz_fieldspec_set);
        referrers->more->arena = sum->arena;
        kz_fieldspec_set_start(referrers->more, referrers->first);
    }
    return kz_fieldspec_set_merge(ctx, referrers->more, more, at);
}

static kz_status merge_references(kz_ctx *ctx, kz_tables_sum *sum, kz_namerefs more, kz_loc at)
{
    for (size_t i = 0; i < more.len; i++) {
        kz_referrers_list *same = with_target(sum, more.at[i].target);
        for (size_t k = 0; k < same->len; k++)
            KZ_TRY(merge_referrers(ctx, sum, same->at[k], more.at[i].referrers, at));
        if (same->len == 0)
            add_reference(sum, same, &more.at[i]);
    }
    return KZ_OK;
}

/* Nothing is merged, for nobody has looked at what TABLES has twice. */
static void start(kz_tables_sum *sum, const kz_tables *tables)
{
    for (size_t i = 0; i < KZ_SPEC_TABLES; i++) {
        sum->specs[i].arena = sum->arena;
        kz_fieldspec_set_start(&sum->specs[i], table_of(tables, i));
    }
    for (size_t i = 0; i < tables->name_reference.len; i++) {
        const kz_nameref *reference = &tables->name_reference.at[i];
        add_reference(sum, with_target(sum, reference->target), reference);
    }
}

static void sort_all(kz_tables_sum *sum)
{
    for (size_t i = 0; i < KZ_SPEC_TABLES; i++) {
        kz_fieldspec_list *specs = &sum->specs[i].specs;
        kz_pdqsort_more(
            (void **)(uintptr_t)specs->at, sum->sorted[i], specs->len, kz_fieldspec_less);
        sum->sorted[i] = specs->len;
    }
    kz_referrers_list *all = &sum->references;
    kz_pdqsort_more((void **)all->at, sum->sorted_references, all->len, referrers_less);
    sum->sorted_references = all->len;
}

kz_status kz_tables_add(kz_ctx *ctx, kz_tables_sum *sum, const kz_tables *more, kz_loc at)
{
    for (size_t i = 0; i < KZ_SPEC_TABLES; i++) {
        sum->specs[i].arena = sum->arena;
        KZ_TRY(kz_fieldspec_set_merge(ctx, &sum->specs[i], table_of(more, i), at));
    }
    KZ_TRY(merge_references(ctx, sum, more->name_reference, at));
    sort_all(sum);
    return KZ_OK;
}

const kz_tables *kz_tables_total(kz_ctx *ctx, const kz_tables_sum *sum)
{
    kz_tables *total = KZ_NEW(&ctx->arena, kz_tables);
    for (size_t i = 0; i < KZ_SPEC_TABLES; i++)
        *kz_spec_table_of(total, i) = kz_fieldspec_set_table(&ctx->arena, &sum->specs[i]);
    kz_nameref *references = KZ_NEW_ARRAY(&ctx->arena, kz_nameref, sum->references.len + 1);
    for (size_t i = 0; i < sum->references.len; i++) {
        const kz_referrers *r = sum->references.at[i];
        references[i].target = r->target;
        references[i].referrers =
            r->more == NULL ? r->first : kz_fieldspec_set_table(&ctx->arena, r->more);
    }
    total->name_reference = (kz_namerefs){references, sum->references.len};
    return total;
}

kz_status kz_tables_merge(
    kz_ctx *ctx, const kz_tables *a, const kz_tables *b, kz_loc at, const kz_tables **out)
{
    if (a == b || b == NULL) {
        *out = a;
        return KZ_OK;
    }
    if (a == NULL && b == &kz_builtin_tables) {
        *out = b;
        return KZ_OK;
    }
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_tables_sum sum = {.arena = &ctx->scratch};
    if (a != NULL)
        start(&sum, a);
    KZ_TRY(kz_tables_add(ctx, &sum, b, at));
    *out = kz_tables_total(ctx, &sum);
    kz_arena_rewind(&ctx->scratch, mark);
    return KZ_OK;
}
