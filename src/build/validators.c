#include "build/validators.h"

#include <stdlib.h>

#include "base/buf.h"
#include "build/plugins.h"
#include "yaml/json.h"

static int by_text(const void *a, const void *b)
{
    return kz_str_cmp(*(const kz_str *)a, *(const kz_str *)b);
}

/* R as it is compared: without the label that a validator may set. Beside other
 * labels the reference does not get it out again without a trace, and so refuses
 * it there; the label stays in the text then. */
static kz_status text_of(kz_ctx *ctx, const kz_resource *r, kz_str *out)
{
    kz_buf json = {0};
    kz_node *copy = kz_node_copy(ctx, r->root);
    kz_node *metadata = kz_map_get(copy, KZ_S("metadata"));
    kz_node *labels = kz_map_get(metadata, KZ_S("labels"));
    if (kz_is_map(labels) && labels->count == 1 && kz_map_get(labels, KZ_S("validated-by")) != NULL)
        kz_child_unlink(metadata, labels);
    kz_status status = kz_json_write(ctx, copy, &json);
    *out = kz_str_dup(&ctx->arena, kz_buf_view(&json));
    kz_buf_free(&json);
    return status;
}

/* The texts of all resources, in an order of their own. */
static kz_status texts_of(kz_ctx *ctx, const kz_list *list, kz_str **out)
{
    kz_str *texts = KZ_NEW_ARRAY(&ctx->arena, kz_str, list->items.len + 1);
    for (size_t i = 0; i < list->items.len; i++)
        KZ_TRY(text_of(ctx, list->items.at[i], &texts[i]));
    qsort(texts, list->items.len, sizeof *texts, by_text);
    *out = texts;
    return KZ_OK;
}

static bool same_texts(const kz_str *a, const kz_str *b, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!kz_str_eq(a[i], b[i]))
            return false;
    return true;
}

/* The reference compares where the values of a resource stand in their text, too, and
 * no trip through another program's text leaves them there. */
static kz_status refuse_external(kz_ctx *ctx, const kz_resource *plugin)
{
    kz_report(ctx, kz_resource_loc(plugin), KZ_D_PLUGIN,
        "the validator '" KZ_FMT "' is not built in, and gives resources back; they count as "
        "changed",
        KZ_ARG(plugin->id.name));
    kz_help(ctx, "name it under 'transformers': one that fails is refused there too");
    return KZ_EINPUT;
}

static kz_status run_one(kz_ctx *ctx, const kz_root *root, kz_resource *plugin, kz_accumulator *acc)
{
    kz_str *before, *after = NULL;
    size_t count = acc->list.items.len;
    KZ_TRY(texts_of(ctx, &acc->list, &before));
    KZ_TRY(kz_plugin_transform(ctx, root, plugin, acc));
    if (!kz_plugin_is_builtin(plugin) && count > 0)
        return refuse_external(ctx, plugin);
    KZ_TRY(texts_of(ctx, &acc->list, &after));
    if (count == acc->list.items.len && same_texts(before, after, count))
        return KZ_OK;
    return kz_report(ctx, kz_resource_loc(plugin), KZ_D_PLUGIN,
        "the validator '" KZ_FMT "' changes resources; it may only look at them",
        KZ_ARG(plugin->id.name));
}

kz_status kz_validators_run(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc)
{
    kz_list plugins;
    KZ_TRY(kz_plugins_load(ctx, root, k, "validators", acc, &plugins));
    for (size_t i = 0; i < plugins.items.len; i++)
        KZ_TRY(run_one(ctx, root, plugins.items.at[i], acc));
    return KZ_OK;
}
