/*
 * The plugin IAMPolicyGenerator: a ServiceAccount that stands for one of a cloud.
 *
 *   cloud: gke
 *   kubernetesService: {name: in-cluster, namespace: shop}
 *   serviceAccount: {name: in-cloud, projectId: project}
 */
#include "generate/generator.h"
#include "generate/object.h"

static const kz_field kubernetes_fields[] = {
    {"name", KZ_SHAPE_STRING, NULL, NULL, "the ServiceAccount in the cluster"},
    {"namespace", KZ_SHAPE_STRING, NULL, NULL, "its namespace"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static const kz_field account_fields[] = {
    {"name", KZ_SHAPE_STRING, NULL, NULL, "the account in the cloud"},
    {"projectId", KZ_SHAPE_STRING, NULL, NULL, "its project"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

const kz_field kz_iam_policy_fields[] = {
    {"cloud", KZ_SHAPE_STRING, NULL, NULL, "gke"},
    {"kubernetesService", KZ_SHAPE_OBJECT, kubernetes_fields, NULL, "the account in the cluster"},
    {"serviceAccount", KZ_SHAPE_OBJECT, account_fields, NULL, "the account in the cloud"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static kz_status generate(kz_ctx *ctx, const kz_loader *loader, const kz_node *entry,
    const kz_node *options, kz_resources *out)
{
    (void)loader;
    (void)options;
    const kz_node *service = kz_map_get(entry, KZ_S("kubernetesService"));
    const kz_node *account = kz_map_get(entry, KZ_S("serviceAccount"));
    kz_str cloud = kz_map_text(entry, KZ_S("cloud")), ns = kz_map_text(service, KZ_S("namespace"));
    if (!kz_str_eq(cloud, KZ_S("gke")))
        return kz_report(ctx, entry->loc, KZ_D_BAD_VALUE,
            "the cloud is '" KZ_FMT "'; only gke is known", KZ_ARG(cloud));
    kz_node *object = kz_node_map(ctx, entry->loc);
    kz_object_set(ctx, object, KZ_S("apiVersion"), KZ_S("v1"), entry->loc);
    kz_object_set(ctx, object, KZ_S("kind"), KZ_S("ServiceAccount"), entry->loc);
    kz_node *metadata = kz_map_submap(ctx, object, KZ_S("metadata"), entry->loc);
    kz_object_set(ctx, metadata, KZ_S("name"), kz_map_text(service, KZ_S("name")), entry->loc);
    if (ns.len > 0)
        kz_object_set(ctx, metadata, KZ_S("namespace"), ns, entry->loc);
    kz_node *annotations = kz_map_submap(ctx, metadata, KZ_S("annotations"), entry->loc);
    kz_str email = kz_str_printf(&ctx->arena, KZ_FMT "@" KZ_FMT ".iam.gserviceaccount.com",
        KZ_ARG(kz_map_text(account, KZ_S("name"))),
        KZ_ARG(kz_map_text(account, KZ_S("projectId"))));
    kz_object_set(ctx, annotations, KZ_S("iam.gke.io/gcp-service-account"), email, entry->loc);
    kz_resource *r;
    KZ_TRY(kz_resource_new(ctx, object, &r));
    KZ_PUSH(&ctx->arena, *out, r);
    return KZ_OK;
}

const kz_generator kz_iam_policy_generator = {.kind = "IAMPolicyGenerator", .generate = generate};
