#include "build/base.h"

#include "base/path.h"
#include "build/tables_sum.h"
#include "k8s/schema.h"
#include "k8s/stock.h"

struct kz_base {
    const kz_stock *stock;
    const kz_tables *tables;
    kz_dirs dirs;
    size_t depth, layers;
    const kz_diag *reports; /* warnings */
    kz_reads reads;
    const struct kz_schemas *schemas; /* what was asked of the schema; NULL for nothing */
};

static kz_status run(kz_ctx *ctx, const kz_root *root, kz_accumulator *acc)
{
    kz_kustomization k;
    KZ_TRY(kz_kustomization_read(ctx, &root->loader, KZ_NOWHERE, &k));
    return kz_accumulate(ctx, root, &k, acc);
}

void kz_base_keep(kz_ctx *ctx, const kz_root *root, const kz_dirs *dirs, size_t depth)
{
    bool schema_chosen = false;
    kz_accumulator acc = {.schema_chosen = &schema_chosen};
    kz_report_mark mark = kz_reports_mark(ctx);
    size_t reads = ctx->reads.len;
    ctx->schemas = NULL;
    kz_status status = run(ctx, root, &acc);
    const kz_diag *reports = mark.last == NULL ? ctx->first_diag : mark.last->next;
    kz_reports_rewind(ctx, mark);
    if (status != KZ_OK)
        return;
    kz_base *base = KZ_NEW(&ctx->arena, kz_base);
    *base = (kz_base){.stock = kz_stock_make(ctx, &acc.list),
        .tables = acc.tables,
        .dirs = *dirs,
        .depth = depth,
        .layers = acc.layers,
        .reports = reports,
        .reads = kz_reads_since(ctx, reads),
        .schemas = ctx->schemas};
    *kz_map_slot_for(&ctx->arena, &ctx->bases, root->loader.root) = base;
}

/* A directory below that leads back to one on the way here ends the build. */
static bool leads_back(const kz_base *base, const kz_root *root)
{
    for (const kz_root *seen = root->outer; seen != NULL; seen = seen->outer)
        for (size_t i = 0; i < base->dirs.len; i++)
            if (kz_path_within(seen->loader.root, base->dirs.at[i]))
                return true;
    return false;
}

const kz_base *kz_base_find(kz_ctx *ctx, const kz_root *root, const kz_accumulator *acc)
{
    if (root->visit != NULL || acc->tracks || *acc->schema_chosen)
        return NULL;
    const kz_base *base = kz_map_lookup(&ctx->bases, root->loader.root);
    if (base == NULL || !kz_layers_fit(root, base->depth, acc->layers + base->layers) ||
        leads_back(base, root))
        return NULL;
    return base;
}

/* FRAMES with those of OUTER behind them. */
static const kz_frame *extend(kz_ctx *ctx, const kz_frame *frames, const kz_frame *outer)
{
    if (frames == NULL)
        return outer;
    kz_frame *copy = KZ_NEW(&ctx->arena, kz_frame);
    *copy = *frames;
    copy->outer = extend(ctx, frames->outer, outer);
    return copy;
}

static void repeat_reports(kz_ctx *ctx, const kz_diag *reports)
{
    const kz_frame *here = ctx->frame;
    for (const kz_diag *d = reports; d != NULL; d = d->next) {
        ctx->frame = extend(ctx, d->frame, here);
        (void)kz_report(ctx, d->at, d->id, KZ_FMT, KZ_ARG(d->text));
        ctx->last_diag->help = d->help;
    }
    ctx->frame = here;
}

kz_status kz_base_add(kz_ctx *ctx, const kz_base *base, const kz_node *entry, kz_accumulator *acc)
{
    repeat_reports(ctx, base->reports);
    kz_note_reads(ctx, &base->reads);
    kz_schema_asked(ctx, base->schemas);
    acc->layers += base->layers;
    KZ_TRY(kz_stock_add(ctx, base->stock, &acc->list));
    return kz_tables_merge(ctx, acc->tables, base->tables, entry->loc, &acc->tables);
}
