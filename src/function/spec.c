#include "function/spec.h"

#include "base/path.h"
#include "yaml/json.h"
#include "yaml/parse.h"
#include "yaml/shape.h"

#define END                                                                                        \
    {                                                                                              \
        NULL, KZ_SHAPE_ANY, NULL, NULL, NULL                                                       \
    }

static const kz_field mount_fields[] = {
    {"type", KZ_SHAPE_STRING, NULL, NULL, "bind, volume or tmpfs"},
    {"src", KZ_SHAPE_STRING, NULL, NULL, "what to mount"},
    {"dst", KZ_SHAPE_STRING, NULL, NULL, "where to"},
    {"rw", KZ_SHAPE_BOOL, NULL, NULL, "to be written to"},
    END,
};

static const kz_field container_fields[] = {
    {"image", KZ_SHAPE_STRING, NULL, NULL, "the image to run"},
    {"network", KZ_SHAPE_BOOL, NULL, NULL, "it needs the network"},
    {"mounts", KZ_SHAPE_OBJECTS, mount_fields, NULL, "what to mount"},
    {"envs", KZ_SHAPE_STRINGS, NULL, NULL, "NAME=value, or NAME of ours"},
    END,
};

static const kz_field exec_fields[] = {
    {"path", KZ_SHAPE_STRING, NULL, NULL, "the program"},
    {"args", KZ_SHAPE_STRINGS, NULL, NULL, "its arguments"},
    {"envs", KZ_SHAPE_STRINGS, NULL, NULL, "NAME=value"},
    END,
};

static const kz_field spec_fields[] = {
    {"deferFailure", KZ_SHAPE_BOOL, NULL, NULL, "fail at the end, which is at once here"},
    {"container", KZ_SHAPE_OBJECT, container_fields, NULL, "run it as a container"},
    {"exec", KZ_SHAPE_OBJECT, exec_fields, NULL, "run it as a program"},
    END,
};

/* A text of YAML in an annotation, or what stands in metadata.configFn. */
static kz_status read_tree(kz_ctx *ctx, const kz_node *n, kz_node **out)
{
    if (kz_is_scalar(n)) {
        const kz_text text = kz_text_inside(ctx, n);
        return kz_parse_config_strict(ctx, &text, out);
    }
    *out = kz_node_copy(ctx, n);
    return kz_json_normalise(ctx, *out);
}

/* A function sees no more of this machine than the kustomization may name. */
static kz_status check_mounts(kz_ctx *ctx, const kz_node *mounts)
{
    for (const kz_node *m = kz_first(mounts); m != NULL; m = m->next) {
        kz_str source = kz_map_text(m, KZ_S("src"));
        kz_str clean = kz_path_join(&ctx->arena, KZ_EMPTY, source);
        if (kz_path_is_absolute(source) || kz_str_starts(clean, KZ_S("..")))
            return kz_report(ctx, m->loc, KZ_D_PLUGIN,
                "the mount of '" KZ_FMT "' is not permitted; mount paths must be relative to the "
                "kustomization's directory, and below it",
                KZ_ARG(source));
    }
    return KZ_OK;
}

static kz_status read_from(kz_ctx *ctx, const kz_node *n, const kz_function_spec **out)
{
    kz_node *tree = NULL;
    kz_function_spec *spec = KZ_NEW(&ctx->arena, kz_function_spec);
    *out = spec;
    spec->at = n->loc;
    KZ_TRY(read_tree(ctx, n, &tree));
    if (tree == NULL)
        return KZ_OK;
    if (!kz_is_map(tree))
        return kz_report(ctx, n->loc, KZ_D_WRONG_TYPE, "a function's description is a mapping");
    KZ_TRY(kz_shape_check(ctx, tree, spec_fields, "a function's description"));
    spec->container = kz_map_get(tree, KZ_S("container"));
    spec->exec = kz_map_get(tree, KZ_S("exec"));
    return check_mounts(ctx, kz_map_get(spec->container, KZ_S("mounts")));
}

/* The oldest way to name an image. */
static const kz_function_spec *container_of(kz_ctx *ctx, const kz_node *image)
{
    kz_function_spec *spec = KZ_NEW(&ctx->arena, kz_function_spec);
    kz_node *container = kz_node_map(ctx, image->loc);
    kz_map_set(ctx, container, KZ_S("image"), kz_node_copy(ctx, image));
    *spec = (kz_function_spec){.at = image->loc, .container = container};
    return spec;
}

kz_status kz_function_spec_read(
    kz_ctx *ctx, const kz_resource *plugin, const kz_function_spec **out)
{
    static const kz_str keys[] = {
        KZ_LIT("config.kubernetes.io/function"), KZ_LIT("config.k8s.io/function")};
    const kz_node *annotations = kz_resource_annotations(plugin);
    *out = NULL;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const kz_node *n = kz_map_get(annotations, keys[i]);
        if (kz_text_of(n).len > 0)
            return read_from(ctx, n, out);
    }
    const kz_node *field = kz_map_get(kz_map_get(plugin->root, KZ_S("metadata")), KZ_S("configFn"));
    if (field != NULL && !kz_is_null(field))
        return read_from(ctx, field, out);
    const kz_node *image = kz_map_get(annotations, KZ_S("config.kubernetes.io/container"));
    if (kz_text_of(image).len > 0)
        *out = container_of(ctx, image);
    return KZ_OK;
}
