/*
 * namespace: put resources into a namespace.
 *
 *   namespace: shop
 *
 * Every resource that is not known to be cluster-scoped gets it as its
 * metadata.namespace. A Namespace object of the core group is named by it, and
 * so is the namespace of a service that an APIService or the conversion webhook
 * of a CustomResourceDefinition refers to. In role bindings it is set on the
 * subjects called "default".
 */
#include "transform/setter.h"
#include "transform/transformer.h"

struct move {
    kz_str ns;
    kz_loc loc;
    kz_namespace_options options;
    /* The table of fields, without those that are treated apart: [0][0] for most
     * resources, [1][*] for those of apiVersion v1, [*][1] for role bindings. */
    kz_fieldspec_index specs[2][2];
};

static const kz_fieldspec own_namespace = {
    .gvk = {KZ_LIT(""), KZ_LIT(""), KZ_LIT("")},
    .path = KZ_LIT("metadata/namespace"),
    .create = true,
};

static bool is_role_binding(kz_str kind)
{
    return kz_str_eq(kind, KZ_S("RoleBinding")) || kz_str_eq(kind, KZ_S("ClusterRoleBinding"));
}

/* The core group's Namespace objects are what metadata/name is in the table for;
 * kinds of that name in other groups keep their name. */
static bool in_table(const kz_fieldspec *spec, bool core, bool binding)
{
    if (kz_str_eq(spec->path, own_namespace.path))
        return false;
    if (!core && kz_str_eq(spec->path, KZ_S("metadata/name")))
        return false;
    return !(binding && is_role_binding(spec->gvk.kind) &&
        kz_str_eq(spec->path, KZ_S("subjects/namespace")));
}

static kz_fieldspecs choose_specs(kz_ctx *ctx, kz_fieldspecs table, bool core, bool binding)
{
    KZ_VEC(kz_fieldspec) chosen = {0};
    for (size_t i = 0; i < table.len; i++)
        if (in_table(&table.at[i], core, binding))
            KZ_PUSH(&ctx->arena, chosen, table.at[i]);
    return (kz_fieldspecs){chosen.at, chosen.len};
}

static kz_status set_field(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data)
{
    (void)r;
    const struct move *move = data;
    if (move->options.unset_only && kz_text_of(field).len > 0)
        return KZ_OK;
    return kz_set_scalar(ctx, field, KZ_STRING, move->ns, move->loc);
}

static kz_status move_subject(kz_ctx *ctx, kz_node *subject, const struct move *move)
{
    if (kz_is_null(subject))
        return KZ_OK;
    if (!kz_is_map(subject))
        return kz_report(ctx, subject->loc, KZ_D_WRONG_KIND, "a subject must be a mapping");
    const kz_node *name = kz_map_get(subject, KZ_S("name"));
    if (kz_is_null(name))
        return KZ_OK;
    if (!kz_is_scalar(name))
        return kz_report(ctx, name->loc, KZ_D_WRONG_KIND, "the name of a subject must be a string");
    bool meant = move->options.subjects == KZ_SUBJECTS_ALL
        ? kz_str_eq(kz_map_text(subject, KZ_S("kind")), KZ_S("ServiceAccount"))
        : kz_str_eq(name->u.text, KZ_S("default"));
    if (!meant)
        return KZ_OK;

    kz_node *field = kz_map_get(subject, KZ_S("namespace"));
    if (move->options.unset_only && kz_text_of(field).len > 0)
        return KZ_OK;
    if (field != NULL)
        return kz_set_scalar(ctx, field, KZ_STRING, move->ns, move->loc);
    kz_map_set(ctx, subject, KZ_S("namespace"), kz_node_string(ctx, move->ns, move->loc));
    return KZ_OK;
}

static kz_status move_subjects(kz_ctx *ctx, const kz_resource *r, const struct move *move)
{
    const kz_node *subjects = kz_map_get(r->root, KZ_S("subjects"));
    if (kz_is_null(subjects))
        return KZ_OK;
    if (!kz_is_seq(subjects))
        return kz_report(ctx, subjects->loc, KZ_D_WRONG_KIND, "'subjects' must be a list");
    for (kz_node *s = kz_first(subjects); s != NULL; s = s->next)
        KZ_TRY(move_subject(ctx, s, move));
    return KZ_OK;
}

/* Helm has put its resources where they belong. */
static bool from_helm(const kz_resource *r)
{
    return kz_str_eq(kz_map_text(kz_resource_annotations(r),
                         KZ_S("internal.config.kubernetes.io/helm-generated")),
        KZ_S("true"));
}

static kz_status move_one(kz_ctx *ctx, kz_resource *r, struct move *move)
{
    if (from_helm(r))
        return KZ_OK;
    kz_resource_remember(ctx, r);
    bool core = r->id.gvk.group.len == 0 && kz_str_eq(r->id.gvk.version, KZ_S("v1"));
    bool binding = is_role_binding(r->id.gvk.kind);
    if (!r->id.cluster_scoped)
        KZ_TRY(kz_fieldspec_apply(ctx, r, &own_namespace, KZ_SCALAR, set_field, move));
    if (binding && move->options.subjects != KZ_SUBJECTS_NONE)
        KZ_TRY(move_subjects(ctx, r, move));
    KZ_TRY(kz_fieldspecs_apply(ctx, r, &move->specs[core][binding], KZ_SCALAR, set_field, move));
    kz_resource_changed(ctx, r);
    return KZ_OK;
}

kz_status kz_namespace_apply(
    kz_ctx *ctx, const kz_layer *layer, const kz_node *config, kz_namespace_options options)
{
    struct move move = {.ns = kz_text_of(config), .loc = config->loc, .options = options};
    if (move.ns.len == 0)
        return KZ_OK;
    for (int core = 0; core < 2; core++)
        for (int binding = 0; binding < 2; binding++)
            move.specs[core][binding].table =
                choose_specs(ctx, layer->tables->namespaces, core == 1, binding == 1);
    for (size_t i = 0; i < layer->list->items.len; i++)
        KZ_TRY(move_one(ctx, layer->list->items.at[i], &move));
    return kz_list_check_unique(ctx, layer->list);
}

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    return kz_namespace_apply(ctx, layer, config, (kz_namespace_options){0});
}

const kz_transformer kz_namespace_transformer = {
    .field = "namespace",
    .kind = "NamespaceTransformer",
    .apply = apply,
};
