/*
 * namespace: who is moved.
 */
#include "transform_support.h"

static const transform_case namespace[] = {
    {"set and overwritten", "namespace: ns\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Secret\n"
        "metadata:\n"
        "  name: s\n"
        "  namespace: m\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: s\n"
        "  namespace:\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n"
        "  namespace: ns\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Secret\n"
        "metadata:\n"
        "  name: s\n"
        "  namespace: ns\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: s\n"
        "  namespace: ns\n",
        NULL},
    {"empty", "namespace: \"\"\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        NULL},
    {"cluster-scoped", "namespace: ns\n",
        "apiVersion: v1\n"
        "kind: Node\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: PersistentVolume\n"
        "metadata:\n"
        "  name: x\n"
        "  namespace: kept\n",
        "apiVersion: v1\n"
        "kind: Node\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: PersistentVolume\n"
        "metadata:\n"
        "  name: x\n"
        "  namespace: kept\n",
        NULL},
    {"namespaces", "namespace: ns\n",
        "apiVersion: v1\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: e/v1\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: v2\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: x\n",
        "apiVersion: v1\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: ns\n"
        "---\n"
        "apiVersion: e/v1\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: x\n"
        "  namespace: ns\n"
        "---\n"
        "apiVersion: v2\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: x\n"
        "  namespace: ns\n",
        NULL},
    {"subjects called default", "namespace: ns\n",
        "apiVersion: r/v1\n"
        "kind: RoleBinding\n"
        "metadata:\n"
        "  name: b\n"
        "subjects:\n"
        "- name: default\n"
        "- name: default\n"
        "  kind: User\n"
        "  namespace: m\n"
        "- name: other\n"
        "  namespace: m\n"
        "- kind: ServiceAccount\n"
        "- name: default\n"
        "  namespace: null\n"
        "roleRef:\n"
        "  name: default\n",
        "apiVersion: r/v1\n"
        "kind: RoleBinding\n"
        "metadata:\n"
        "  name: b\n"
        "  namespace: ns\n"
        "roleRef:\n"
        "  name: default\n"
        "subjects:\n"
        "- name: default\n"
        "  namespace: ns\n"
        "- kind: User\n"
        "  name: default\n"
        "  namespace: ns\n"
        "- name: other\n"
        "  namespace: m\n"
        "- kind: ServiceAccount\n"
        "- name: default\n"
        "  namespace: ns\n",
        NULL},
    {"no subjects", "namespace: ns\n",
        "apiVersion: r/v1\n"
        "kind: RoleBinding\n"
        "metadata:\n"
        "  name: b\n"
        "subjects: null\n"
        "roleRef:\n"
        "  name: default\n",
        "apiVersion: r/v1\n"
        "kind: RoleBinding\n"
        "metadata:\n"
        "  name: b\n"
        "  namespace: ns\n"
        "roleRef:\n"
        "  name: default\n"
        "subjects: null\n",
        NULL},
    {"subjects that are no list", "namespace: ns\n",
        "apiVersion: r/v1\n"
        "kind: RoleBinding\n"
        "metadata:\n"
        "  name: b\n"
        "subjects: {}\n"
        "roleRef:\n"
        "  name: default\n",
        NULL, "manifests:5:11"},
    {"a subject that is a list", "namespace: ns\n",
        "apiVersion: r/v1\n"
        "kind: RoleBinding\n"
        "metadata:\n"
        "  name: b\n"
        "subjects: [[x]]\n"
        "roleRef:\n"
        "  name: default\n",
        NULL, "manifests:5:12"},
    {"a name that is a list", "namespace: ns\n",
        "apiVersion: r/v1\n"
        "kind: RoleBinding\n"
        "metadata:\n"
        "  name: b\n"
        "subjects: [{name: [x]}]\n"
        "roleRef:\n"
        "  name: default\n",
        NULL, "manifests:5:19"},
    {"a namespace that is a mapping", "namespace: ns\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n"
        "  namespace: {a: b}\n",
        NULL, "manifests:5:14"},
    {"two that become one", "namespace: ns\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n"
        "  namespace: x\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n"
        "  namespace: y\n",
        NULL, "manifests:10:9"},
    {"two Namespaces that become one", "namespace: ns\n",
        "apiVersion: v1\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: \"y\"\n",
        NULL, "kustomization:1:12"},
    {"numbers are strings", "namespace: \"1\"\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n"
        "  namespace: \"1\"\n",
        NULL},
    {"api service", "namespace: ns\n",
        "apiVersion: apiregistration.k8s.io/v1\n"
        "kind: APIService\n"
        "metadata:\n"
        "  name: x\n",
        "apiVersion: apiregistration.k8s.io/v1\n"
        "kind: APIService\n"
        "metadata:\n"
        "  name: x\n"
        "spec:\n"
        "  service:\n"
        "    namespace: ns\n",
        NULL},
};

static void run_namespace(void **state)
{
    run_transform_case(
        *state, &kz_namespace_transformer, KZ_SHAPE_STRING, NULL, &kz_builtin_tables);
}

#define ANY KZ_LIT("")
static const kz_fieldspec specs[] = {
    {{ANY, ANY, KZ_LIT("Node")}, KZ_LIT("metadata/name"), false},
    {{ANY, ANY, KZ_LIT("Tool")}, KZ_LIT("spec/parts/ns"), false},
    {{ANY, ANY, KZ_LIT("Tool")}, KZ_LIT("spec/ns"), true},
    {{ANY, ANY, KZ_LIT("ClusterRoleBinding")}, KZ_LIT("subjects/namespace"), true},
    {{ANY, ANY, ANY}, KZ_LIT("metadata/namespace"), true},
};
static const kz_tables configured_tables = {.namespaces = {specs, 5}};

static const transform_case configured[] = {
    {"a configured field", "namespace: ns\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: t\n"
        "spec:\n"
        "  parts:\n"
        "  - ns: x\n"
        "  - ns: null\n"
        "  - name: x\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: t\n"
        "  namespace: ns\n"
        "spec:\n"
        "  ns: ns\n"
        "  parts:\n"
        "  - ns: ns\n"
        "  - ns: ns\n"
        "  - name: x\n",
        NULL},
    {"fields that are treated apart", "namespace: ns\n",
        "apiVersion: r/v1\n"
        "kind: ClusterRoleBinding\n"
        "metadata:\n"
        "  name: t\n"
        "subjects:\n"
        "- name: x\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Node\n"
        "metadata:\n"
        "  name: x\n"
        "  namespace: kept\n"
        "---\n"
        "apiVersion: e/v1\n"
        "kind: Node\n"
        "metadata:\n"
        "  name: x\n",
        "apiVersion: r/v1\n"
        "kind: ClusterRoleBinding\n"
        "metadata:\n"
        "  name: t\n"
        "  namespace: ns\n"
        "subjects:\n"
        "- name: x\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Node\n"
        "metadata:\n"
        "  name: ns\n"
        "  namespace: kept\n"
        "---\n"
        "apiVersion: e/v1\n"
        "kind: Node\n"
        "metadata:\n"
        "  name: x\n"
        "  namespace: ns\n",
        NULL},
    {"a field that is a list", "namespace: ns\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: t\n"
        "spec:\n"
        "  ns: [x]\n",
        NULL, "manifests:6:7"},
};

static void run_configured(void **state)
{
    run_transform_case(
        *state, &kz_namespace_transformer, KZ_SHAPE_STRING, NULL, &configured_tables);
}

static size_t add_rows(struct CMUnitTest *tests, size_t n, const transform_case *rows, size_t count,
    CMUnitTestFunction run)
{
    for (size_t i = 0; i < count; i++)
        tests[n++] = (struct CMUnitTest){
            .name = rows[i].name, .test_func = run, .initial_state = (void *)(uintptr_t)&rows[i]};
    return n;
}

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

int main(void)
{
    struct CMUnitTest tests[COUNT(namespace) + COUNT(configured)];
    size_t n = 0;
    n = add_rows(tests, n, namespace, COUNT(namespace), run_namespace);
    n = add_rows(tests, n, configured, COUNT(configured), run_configured);
    return _cmocka_run_group_tests("namespace", tests, n, NULL, NULL);
}
