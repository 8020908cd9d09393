#include "build/metadata.h"

#include "base/path.h"
#include "build/finish.h"
#include "patch/metadata.h"

static bool asks_for(const kz_kustomization *top, kz_str word)
{
    const kz_node *list = kz_kustomization_get(top, "buildMetadata");
    for (const kz_node *n = kz_first(list); n != NULL; n = n->next)
        if (kz_str_eq(kz_text_of(n), word))
            return true;
    return false;
}

bool kz_metadata_tracks(const kz_kustomization *top)
{
    const kz_node *list = kz_kustomization_get(top, "buildMetadata");
    return list != NULL && list->count > 0;
}

/* The origin of what lies in or comes from ROOT. */
static kz_origin *origin_in(kz_ctx *ctx, const kz_root *root)
{
    kz_origin *origin = KZ_NEW(&ctx->arena, kz_origin);
    if (root->visit != NULL) {
        origin->repo = root->visit->url.repo;
        origin->ref = root->visit->url.ref;
    }
    return origin;
}

const kz_origin *kz_origin_of_file(kz_ctx *ctx, const kz_root *root, kz_str path)
{
    kz_git_url url;
    kz_origin *origin = origin_in(ctx, root);
    if (kz_git_url_parse(&ctx->arena, path, &url)) {
        origin->repo = url.repo;
        origin->ref = url.ref;
        origin->path = kz_root_origin_of(ctx, &url);
        return origin;
    }
    origin->path = kz_path_join(&ctx->arena, root->origin, path);
    return origin;
}

const kz_origin *kz_origin_of_builtin(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, const char *kind)
{
    kz_origin *origin = origin_in(ctx, root);
    kz_str file = kz_path_base(ctx->files.at[k->at.file].path);
    origin->configured_in = kz_path_join(&ctx->arena, root->origin, file);
    origin->api_version = KZ_S("builtin");
    origin->kind = kz_str_c(kind);
    return origin;
}

static size_t size_of(const kz_kustomization *k, const char *field)
{
    const kz_node *n = kz_kustomization_get(k, field);
    return n == NULL ? 0 : n->kind == KZ_SCALAR ? n->u.text.len : n->count;
}

/* A plugin for each entry of a list, one for any other field; and whoever has
 * labels of either kind has one for commonLabels. */
bool kz_metadata_by_entry(const kz_transformer *transformer)
{
    static const char *const by_entry[] = {
        "patches", "labels", "patchesJson6902", "replicas", "images"};
    for (size_t i = 0; i < sizeof by_entry / sizeof *by_entry; i++)
        if (strcmp(transformer->field, by_entry[i]) == 0)
            return true;
    return false;
}

bool kz_metadata_runs(const kz_kustomization *k, const kz_transformer *transformer)
{
    bool labels = strcmp(transformer->field, "commonLabels") == 0 && size_of(k, "labels") > 0;
    return labels || size_of(k, transformer->field) > 0;
}

/* The reference writes the annotations anew: they are strings then, and their own. */
static void renew_annotations(kz_ctx *ctx, kz_resource *r)
{
    kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    kz_node *annotations = kz_map_get(metadata, KZ_S("annotations"));
    if (!kz_is_map(annotations) || annotations->count == 0)
        return;
    kz_metadata_restring(metadata, KZ_S("annotations"));
    kz_node_become(annotations, kz_node_copy(ctx, annotations));
}

void kz_metadata_note(kz_ctx *ctx, kz_list *list, const kz_origin *origin)
{
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        if (r->origin == NULL)
            kz_resource_set_origin(ctx, r, origin);
        else
            KZ_PUSH(&ctx->arena, r->transformations, origin);
        renew_annotations(ctx, r);
    }
}

static void annotate(kz_ctx *ctx, kz_resource *r, kz_str key, kz_str text)
{
    kz_node *metadata = kz_map_submap(ctx, r->root, KZ_S("metadata"), r->root->loc);
    kz_node *map = kz_map_submap(ctx, metadata, KZ_S("annotations"), r->root->loc);
    if (map != NULL)
        kz_map_set(ctx, map, key, kz_node_string(ctx, text, KZ_NOWHERE));
}

kz_status kz_metadata_write(
    kz_ctx *ctx, kz_list *list, const kz_kustomization *top, bool managed_by_label)
{
    bool origins = asks_for(top, KZ_S("originAnnotations"));
    bool transformations = asks_for(top, KZ_S("transformerAnnotations"));
    if (managed_by_label || asks_for(top, KZ_S("managedByLabel")))
        KZ_TRY(kz_label_managed(ctx, list));
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        kz_resource_strip(ctx, r);
        if (origins && r->origin != NULL)
            annotate(ctx, r, KZ_S("config.kubernetes.io/origin"),
                kz_origin_text(&ctx->arena, r->origin));
        if (transformations && r->transformations.len > 0)
            annotate(ctx, r, KZ_S("alpha.config.kubernetes.io/transformations"),
                kz_origins_text(&ctx->arena, &r->transformations));
    }
    return KZ_OK;
}
