/*
 * The values of a Helm chart:
 *
 *   valuesFile: values-prod.yaml     # else the chart's own values.yaml
 *   valuesInline: {replicas: 3}
 *   valuesMerge: override            # inline over file; merge: file over inline;
 *                                    # replace: inline alone
 */
#include "base/path.h"
#include "generate/helm.h"
#include "patch/strategic.h"
#include "yaml/emit.h"
#include "yaml/parse.h"

bool kz_helm_merge_known(kz_str word)
{
    return word.len == 0 || kz_str_eq(word, KZ_S("override")) || kz_str_eq(word, KZ_S("merge")) ||
        kz_str_eq(word, KZ_S("replace"));
}

static kz_status load(kz_ctx *ctx, const kz_chart *chart, kz_text *out)
{
    const kz_node *field = kz_map_get(chart->entry, KZ_S("valuesFile"));
    kz_str path = kz_text_of(field);
    if (path.len == 0)
        path = kz_path_join(
            &ctx->arena, kz_path_join(&ctx->arena, chart->home, chart->name), KZ_S("values.yaml"));
    return kz_load(ctx, chart->loader, path,
        path.len > 0 && field != NULL ? field->loc : chart->entry->loc, out);
}

/* What stands in the file and what stands in the entry, in one mapping. */
static kz_status merge(
    kz_ctx *ctx, const kz_chart *chart, const kz_node *inline_values, kz_node **out)
{
    kz_text text;
    kz_nodes documents = {0};
    KZ_TRY(load(ctx, chart, &text));
    KZ_TRY(kz_parse_manifests(ctx, &text, &documents));
    if (documents.len == 0 || !kz_is_map(documents.at[0]))
        return kz_report(ctx, chart->entry->loc, KZ_D_HELM,
            "the file of values of chart '" KZ_FMT "' is no mapping", KZ_ARG(chart->name));
    if (kz_str_eq(kz_chart_get(chart, "valuesMerge"), KZ_S("merge")))
        return kz_merge_plain(ctx, inline_values, documents.at[0], out);
    return kz_merge_plain(ctx, documents.at[0], inline_values, out);
}

static kz_status emit(kz_ctx *ctx, const kz_node *values, kz_str *out)
{
    kz_buf text = {0};
    kz_status status = KZ_OK;
    if (values == NULL)
        kz_buf_str(&text, KZ_S("{}\n"));
    else
        status = kz_emit(ctx, values, &text);
    *out = kz_str_dup(&ctx->arena, kz_buf_view(&text));
    kz_buf_free(&text);
    return status;
}

kz_status kz_helm_values(kz_ctx *ctx, const kz_chart *chart, kz_str *path)
{
    kz_str bytes;
    const kz_node *inline_values = kz_map_get(chart->entry, KZ_S("valuesInline"));
    if (inline_values == NULL || inline_values->count == 0) {
        kz_text text;
        KZ_TRY(load(ctx, chart, &text));
        bytes = text.bytes;
    } else if (kz_str_eq(kz_chart_get(chart, "valuesMerge"), KZ_S("replace"))) {
        KZ_TRY(emit(ctx, inline_values, &bytes));
    } else {
        kz_node *merged = NULL;
        KZ_TRY(merge(ctx, chart, inline_values, &merged));
        KZ_TRY(emit(ctx, merged, &bytes));
    }
    kz_str name = kz_str_printf(&ctx->arena, KZ_FMT "-kustomize-values.yaml", KZ_ARG(chart->name));
    return kz_tempdir_write(ctx, chart->temp, name, bytes, chart->entry->loc, path);
}
