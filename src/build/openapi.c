#include "build/openapi.h"

#include "k8s/schema.h"

/* What is wrong with the schema is found when it is needed, which may be far from AT. */
static void replace(kz_ctx *ctx, const kz_text *text, kz_loc at)
{
    const kz_frame *outer = kz_enter(ctx, at);
    kz_schema_replace(ctx, text);
    kz_leave(ctx, outer);
}

static kz_status refuse_version(kz_ctx *ctx, const kz_node *version)
{
    kz_report(ctx, version->loc, KZ_D_BAD_VALUE,
        "the schema of '" KZ_FMT "' is not built in; only that of v1.21.2 is",
        KZ_ARG(kz_text_of(version)));
    kz_help(ctx, "leave 'version' out, or name a file with the schema under 'path'");
    return KZ_EINPUT;
}

kz_status kz_openapi_use(
    kz_ctx *ctx, const kz_loader *loader, const kz_kustomization *k, bool *chosen)
{
    const kz_node *config = kz_kustomization_get(k, "openapi");
    const kz_node *path = kz_map_get(config, KZ_S("path"));
    const kz_node *version = kz_map_get(config, KZ_S("version"));
    kz_text text;
    if (path != NULL)
        KZ_TRY(kz_load(ctx, loader, kz_text_of(path), path->loc, &text));
    if (*chosen)
        return KZ_OK;
    if (path != NULL && version != NULL)
        return kz_report(ctx, version->key_loc, KZ_D_BAD_VALUE,
            "'version' means the built-in schema, and 'path' another one; keep one of them");
    if (path != NULL)
        replace(ctx, &text, path->loc);
    else if (kz_text_of(version).len == 0)
        return KZ_OK;
    else if (!kz_str_eq(kz_text_of(version), KZ_S("v1.21.2")))
        return refuse_version(ctx, version);
    *chosen = true;
    return KZ_OK;
}
