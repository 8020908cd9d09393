#include "function/external.h"

#include "function/exec_plugin.h"
#include "function/function.h"
#include "patch/metadata.h"

#define NEEDS_HASH KZ_S("kustomize.config.k8s.io/needs-hash")
#define BEHAVIOR KZ_S("kustomize.config.k8s.io/behavior")

static kz_status check_enabled(kz_ctx *ctx, const kz_resource *plugin)
{
    if (ctx->options != NULL && ctx->options->plugins.enabled)
        return KZ_OK;
    kz_report(ctx, kz_resource_loc(plugin), KZ_D_PLUGIN,
        "external plugins disabled; unable to load external plugin '" KZ_FMT "'",
        KZ_ARG(plugin->id.gvk.kind));
    kz_help(ctx, "--enable-alpha-plugins lets it run; those of apiVersion builtin always do");
    return KZ_EINPUT;
}

/* Run PLUGIN, of either kind. */
static kz_status run(kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin,
    const kz_list *list, bool *ran, kz_resources *out)
{
    const kz_function_spec *spec = NULL;
    *ran = true;
    KZ_TRY(check_enabled(ctx, plugin));
    KZ_TRY(kz_function_spec_read(ctx, plugin, &spec));
    if (spec == NULL)
        return kz_exec_plugin_run(ctx, loader, plugin, list, out);
    KZ_TRY(kz_function_run(ctx, loader, plugin, spec, list, ran, out));
    if (!*ran) {
        kz_report(ctx, spec->at, KZ_D_PLUGIN_SKIPPED, "the function '" KZ_FMT "' is not run",
            KZ_ARG(plugin->id.name));
        kz_help(ctx, "--enable-exec lets functions run that are programs of this machine");
    }
    return KZ_OK;
}

/* As Go reads a truth value. */
static bool read_bool(kz_str text, bool *out)
{
    static const char *const yes[] = {"1", "t", "T", "true", "TRUE", "True"};
    static const char *const no[] = {"0", "f", "F", "false", "FALSE", "False"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        *out = kz_str_eq(text, kz_str_c(yes[i]));
        if (*out || kz_str_eq(text, kz_str_c(no[i])))
            return true;
    }
    return false;
}

/* What the annotations of a generated resource ask for; they have done their work then. */
static kz_status take_wishes(kz_ctx *ctx, kz_resource *r)
{
    kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    kz_node *annotations = kz_resource_annotations(r);
    kz_node *hash = kz_map_remove(annotations, kz_intern(ctx, NEEDS_HASH));
    kz_node *behavior = kz_map_remove(annotations, kz_intern(ctx, BEHAVIOR));
    bool wanted = false;
    if (hash != NULL && !read_bool(kz_text_of(hash), &wanted))
        return kz_report(ctx, hash->loc, KZ_D_PLUGIN,
            "the annotation '" KZ_FMT "' is true or false, not '" KZ_FMT "'", KZ_ARG(NEEDS_HASH),
            KZ_ARG(kz_text_of(hash)));
    r->needs_hash = r->needs_hash || wanted;
    if (kz_str_eq(kz_text_of(behavior), KZ_S("merge")))
        r->behavior = KZ_BEHAVIOR_MERGE;
    else if (kz_str_eq(kz_text_of(behavior), KZ_S("replace")))
        r->behavior = KZ_BEHAVIOR_REPLACE;
    kz_metadata_restring(metadata, KZ_S("annotations"));
    return KZ_OK;
}

kz_status kz_external_generate(
    kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin, kz_resources *out)
{
    bool ran;
    size_t first = out->len;
    KZ_TRY(run(ctx, loader, plugin, NULL, &ran, out));
    for (size_t i = first; i < out->len; i++)
        KZ_TRY(take_wishes(ctx, out->at[i]));
    return KZ_OK;
}

/* Put R in the place of the resource with its id, or at the end. */
static kz_status put(kz_ctx *ctx, kz_list *list, kz_resource *r)
{
    kz_resource *old = kz_list_current(list, r->id);
    if (old == NULL)
        return kz_list_append(ctx, list, r);
    kz_resource_set_origin(ctx, r, old->origin);
    memcpy(&r->transformations, &old->transformations, sizeof r->transformations);
    kz_list_replace(ctx, list, old, r);
    return KZ_OK;
}

static kz_status refuse_twice(kz_ctx *ctx, const kz_resource *plugin, const kz_resource *r)
{
    return kz_report(ctx, kz_resource_loc(plugin), KZ_D_PLUGIN_FAILED,
        "the plugin '" KZ_FMT "' generated duplicate resource: " KZ_FMT, KZ_ARG(plugin->id.name),
        KZ_ARG(kz_id_print(&ctx->arena, r->id)));
}

kz_status kz_external_transform(
    kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin, kz_list *list)
{
    bool ran;
    kz_resources got = {0};
    kz_list seen = {0};
    KZ_TRY(run(ctx, loader, plugin, list, &ran, &got));
    if (!ran)
        return KZ_OK;
    for (size_t i = 0; i < got.len; i++) {
        if (kz_list_current(&seen, got.at[i]->id) != NULL)
            return refuse_twice(ctx, plugin, got.at[i]);
        KZ_TRY(kz_list_append(ctx, &seen, kz_resource_copy(ctx, got.at[i])));
        KZ_TRY(put(ctx, list, got.at[i]));
    }
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        r->removed = kz_list_current(&seen, r->id) == NULL;
    }
    kz_list_sweep(list);
    return KZ_OK;
}
