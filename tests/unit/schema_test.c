/*
 * The schema: which lists merge, and by which keys.
 */
#include "k8s/schema.h"
#include "k8s_support.h"

/* A way through definitions, and the keys of the list at its end: "-" where no list
 * merges, "" for a list of scalars. */
static const struct schema_case {
    const char *name, *api_version, *kind, *path, *keys;
} cases[] = {
    {"containers", "apps/v1", "Deployment", "spec/template/spec/containers", "name"},
    {"in containers", "apps/v1", "Deployment", "spec/template/spec/containers/env", "name"},
    {"two keys", "v1", "Pod", "spec/containers/ports", "containerPort,protocol"},
    {"map keys beat the merge key", "v1", "Service", "spec/ports", "port,protocol"},
    {"a list of scalars", "v1", "ConfigMap", "metadata/finalizers", ""},
    {"owners", "v1", "ConfigMap", "metadata/ownerReferences", "uid"},
    {"deep", "batch/v1", "CronJob", "spec/jobTemplate/spec/template/spec/volumes", "name"},
    {"root", "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "webhooks", "name"},
    {"volumes that retain keys", "v1", "Pod", "spec/volumes", "name"},
    {"topology", "v1", "Pod", "spec/topologySpreadConstraints", "topologyKey,whenUnsatisfiable"},
    {"a kustomization", "kustomize.config.k8s.io/v1beta1", "Kustomization", "secretGenerator",
        "name"},
    {"arguments are replaced", "v1", "Pod", "spec/containers/args", "-"},
    {"tolerations are replaced", "v1", "Pod", "spec/tolerations", "-"},
    {"map keys alone do not merge", "certificates.k8s.io/v1", "CertificateSigningRequest",
        "status/conditions", "-"},
    {"ports of ephemeral containers", "v1", "Pod", "spec/ephemeralContainers/ports", "-"},
    {"unknown version", "apps/v1beta2", "Deployment", "spec/template/spec/containers", "-"},
    {"unknown kind", "example.com/v1", "Deployment", "spec/template/spec/containers", "-"},
    {"newer than the schema", "autoscaling/v2", "HorizontalPodAutoscaler", "metadata/finalizers",
        "-"},
};

static void find(void **state)
{
    const struct schema_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_gvk gvk = {.kind = kz_str_c(c->kind)};
    kz_gvk_split(kz_str_c(c->api_version), &gvk.group, &gvk.version);
    const kz_schema *schema = kz_schema_of(&ctx, gvk);
    const kz_schema_field *field = NULL;
    kz_str rest = kz_str_c(c->path), step;
    while (kz_str_split(&rest, '/', &step)) {
        field = kz_schema_get(schema, step);
        schema = field == NULL ? NULL : field->child;
    }
    char keys[100] = "-";
    if (field != NULL && field->merges) {
        assert_true(field->is_list);
        keys[0] = '\0';
        for (size_t i = 0; i < field->key_count; i++)
            snprintf(keys + strlen(keys), sizeof keys - strlen(keys), "%s" KZ_FMT, i > 0 ? "," : "",
                KZ_ARG(field->keys[i]));
    }
    assert_string_equal(keys, c->keys);
    kz_ctx_release(&ctx);
}

/* An object whose fields are not known has a schema all the same: nothing is looked
 * for inside of it. */
static void opaque(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_gvk gvk = {KZ_S("apps"), KZ_S("v1"), KZ_S("ControllerRevision")};
    const kz_schema_field *data = kz_schema_get(kz_schema_of(&ctx, gvk), KZ_S("data"));
    assert_non_null(data);
    assert_non_null(data->child);
    assert_null(kz_schema_get(data->child, KZ_S("spec")));
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, cases, find);
    plan_case(&plan, "opaque", opaque, NULL);
    return run_plan("schema", &plan);
}
