/*
 * namePrefix, nameSuffix: who is renamed, and to what.
 */
#include "transform_support.h"

static const transform_case prefix[] = {
    {"prefix", "namePrefix: p-\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: p-c\n",
        NULL},
    {"empty prefix", "namePrefix: \"\"\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        NULL},
    {"a name that becomes a number", "namePrefix: \"1\"\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: e2\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: \"e2x\"\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: \"2\"\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: 5\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: 100\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: 1e2x\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: \"12\"\n"
        "---\n"
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: 15\n",
        NULL},
    {"those that keep their names", "namePrefix: p-\n",
        "apiVersion: e/v1\n"
        "kind: CustomResourceDefinition\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: apiregistration.k8s.io/v1\n"
        "kind: APIService\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: e/v1\n"
        "kind: APIService\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: e/v1\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: x\n",
        "apiVersion: e/v1\n"
        "kind: CustomResourceDefinition\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: apiregistration.k8s.io/v1\n"
        "kind: APIService\n"
        "metadata:\n"
        "  name: x\n"
        "---\n"
        "apiVersion: e/v1\n"
        "kind: APIService\n"
        "metadata:\n"
        "  name: p-x\n"
        "---\n"
        "apiVersion: e/v1\n"
        "kind: Namespace\n"
        "metadata:\n"
        "  name: x\n",
        NULL},
};

static void run_prefix(void **state)
{
    run_transform_case(
        *state, &kz_name_prefix_transformer, KZ_SHAPE_STRING, NULL, &kz_builtin_tables);
}

static const transform_case suffix[] = {
    {"suffix", "nameSuffix: -s\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c-s\n",
        NULL},
    {"empty suffix", "nameSuffix: \"\"\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        NULL},
};

static void run_suffix(void **state)
{
    run_transform_case(
        *state, &kz_name_suffix_transformer, KZ_SHAPE_STRING, NULL, &kz_builtin_tables);
}

#define ANY KZ_LIT("")
static const kz_fieldspec specs[] = {
    {{ANY, ANY, KZ_LIT("Tool")}, KZ_LIT("spec/alias"), false},
    {{ANY, ANY, KZ_LIT("Tool")}, KZ_LIT("spec/made"), true},
    {{ANY, ANY, ANY}, KZ_LIT("metadata/name"), false},
};
static const kz_tables configured_tables = {.name_prefix = {specs, 3}};

static const transform_case configured[] = {
    {"configured fields", "namePrefix: p-\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: t\n"
        "spec:\n"
        "  alias: x\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: p-t\n"
        "spec:\n"
        "  alias: p-x\n"
        "  made: p-\n",
        NULL},
    {"a field that is a mapping", "namePrefix: p-\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: t\n"
        "spec:\n"
        "  alias: {}\n",
        NULL, "manifests:6:10"},
};

static void run_configured(void **state)
{
    run_transform_case(
        *state, &kz_name_prefix_transformer, KZ_SHAPE_STRING, NULL, &configured_tables);
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
    struct CMUnitTest tests[COUNT(prefix) + COUNT(suffix) + COUNT(configured)];
    size_t n = 0;
    n = add_rows(tests, n, prefix, COUNT(prefix), run_prefix);
    n = add_rows(tests, n, suffix, COUNT(suffix), run_suffix);
    n = add_rows(tests, n, configured, COUNT(configured), run_configured);
    return _cmocka_run_group_tests("prefix_suffix", tests, n, NULL, NULL);
}
