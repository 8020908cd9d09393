/*
 * replicas: which workloads are scaled.
 */
#include "transform_support.h"

static const transform_case replicas[] = {
    {"created and overwritten", "replicas: [{name: a, count: 3}, {name: b, count: 0}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {}\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: StatefulSet\n"
        "metadata:\n"
        "  name: b\n"
        "spec: {replicas: 7}\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: ReplicaSet\n"
        "metadata:\n"
        "  name: c\n"
        "spec: {replicas: 7}\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec:\n"
        "  replicas: 3\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: StatefulSet\n"
        "metadata:\n"
        "  name: b\n"
        "spec:\n"
        "  replicas: 0\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: ReplicaSet\n"
        "metadata:\n"
        "  name: c\n"
        "spec:\n"
        "  replicas: 7\n",
        NULL},
    {"all of that name", "replicas: [{name: a, count: 3}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {}\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: StatefulSet\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {}\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: ReplicaSet\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {}\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: DaemonSet\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {}\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec:\n"
        "  replicas: 3\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: StatefulSet\n"
        "metadata:\n"
        "  name: a\n"
        "spec:\n"
        "  replicas: 3\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: ReplicaSet\n"
        "metadata:\n"
        "  name: a\n"
        "spec:\n"
        "  replicas: 3\n"
        "---\n"
        "apiVersion: apps/v1\n"
        "kind: DaemonSet\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {}\n",
        NULL},
    {"no count", "replicas: [{name: a}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {replicas: 2}\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec:\n"
        "  replicas: 0\n",
        NULL},
    {"quotes stay", "replicas: [{name: a, count: 3}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {replicas: \"2\"}\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec:\n"
        "  replicas: \"3\"\n",
        NULL},
    {"null spec", "replicas: [{name: a, count: 3}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec: null\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec:\n"
        "  replicas: 3\n",
        NULL},
    {"nothing of that name", "replicas: [{name: x, count: 3}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {}\n",
        NULL, "kustomization:1:19"},
    {"a kind without replicas", "replicas: [{name: a, count: 3}]\n",
        "apiVersion: apps/v1\n"
        "kind: DaemonSet\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {}\n",
        NULL, "kustomization:1:19"},
    {"replicas that are a list", "replicas: [{name: a, count: 3}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec: {replicas: [1]}\n",
        NULL, "manifests:5:18"},
    {"spec that is a number", "replicas: [{name: a, count: 3}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: a\n"
        "spec: 7\n",
        NULL, "manifests:5:7"},
};

static void run_replicas(void **state)
{
    run_transform_case(
        *state, &kz_replicas_transformer, KZ_SHAPE_OBJECTS, kz_replica_fields, &kz_builtin_tables);
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
    struct CMUnitTest tests[COUNT(replicas)];
    size_t n = 0;
    n = add_rows(tests, n, replicas, COUNT(replicas), run_replicas);
    return _cmocka_run_group_tests("replicas", tests, n, NULL, NULL);
}
