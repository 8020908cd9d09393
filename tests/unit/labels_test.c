/*
 * labels, commonLabels, commonAnnotations: where pairs are set, and how.
 */
#include "transform_support.h"

static const transform_case labels[] = {
    {"metadata only", "labels: [{pairs: {b: x, a: \"1\"}}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  labels:\n"
        "    a: \"1\"\n"
        "    b: x\n"
        "  name: web\n",
        NULL},
    {"selectors", "labels: [{pairs: {a: x}, includeSelectors: true}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  labels:\n"
        "    a: x\n"
        "  name: web\n"
        "spec:\n"
        "  selector:\n"
        "    matchLabels:\n"
        "      a: x\n"
        "  template:\n"
        "    metadata:\n"
        "      labels:\n"
        "        a: x\n",
        NULL},
    {"templates", "labels: [{pairs: {a: x}, includeTemplates: true}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  labels:\n"
        "    a: x\n"
        "  name: web\n"
        "spec:\n"
        "  template:\n"
        "    metadata:\n"
        "      labels:\n"
        "        a: x\n",
        NULL},
    {"selectors win over templates",
        "labels: [{pairs: {a: x}, includeSelectors: true, includeTemplates: true}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  labels:\n"
        "    a: x\n"
        "  name: web\n"
        "spec:\n"
        "  selector:\n"
        "    matchLabels:\n"
        "      a: x\n"
        "  template:\n"
        "    metadata:\n"
        "      labels:\n"
        "        a: x\n",
        NULL},
    {"flags that are false",
        "labels: [{pairs: {a: x}, includeSelectors: false, includeTemplates: false}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  labels:\n"
        "    a: x\n"
        "  name: web\n",
        NULL},
    {"fields",
        "labels: [{pairs: {a: x}, fields: [{path: spec/l, create: true}, {path: spec/m}, {kind: "
        "Nope, path: spec/n, create: true}]}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  labels:\n"
        "    a: x\n"
        "  name: c\n"
        "spec:\n"
        "  l:\n"
        "    a: x\n",
        NULL},
    {"fields that say the same",
        "labels: [{pairs: {a: x}, fields: [{path: metadata/labels, create: true}]}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  labels:\n"
        "    a: x\n"
        "  name: c\n",
        NULL},
    {"fields that say something else",
        "labels:\n"
        "- pairs: {a: x}\n"
        "  fields:\n"
        "  - path: metadata/labels\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        NULL, "kustomization:4:3"},
    {"a later entry changes what an earlier one added",
        "labels: [{pairs: {a: x}, includeSelectors: true}, {pairs: {a: \"z\"}}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  labels:\n"
        "    a: z\n"
        "  name: web\n"
        "spec:\n"
        "  selector:\n"
        "    matchLabels:\n"
        "      a: z\n"
        "  template:\n"
        "    metadata:\n"
        "      labels:\n"
        "        a: z\n",
        NULL},
    {"but not what was there before",
        "labels: [{pairs: {a: x}, includeTemplates: true}, {pairs: {a: \"z\"}}]\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n"
        "spec:\n"
        "  template:\n"
        "    metadata:\n"
        "      labels: {a: own}\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  labels:\n"
        "    a: z\n"
        "  name: web\n"
        "spec:\n"
        "  template:\n"
        "    metadata:\n"
        "      labels:\n"
        "        a: x\n",
        NULL},
    {"many labels", "labels: [{pairs: {l3: x, l40: \"y\", l99: z}}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n"
        "  labels:\n"
        "    l0: own\n"
        "    l1: own\n"
        "    l2: own\n"
        "    l3: own\n"
        "    l4: own\n"
        "    l5: own\n"
        "    l6: own\n"
        "    l7: own\n"
        "    l8: own\n"
        "    l9: own\n"
        "    l10: own\n"
        "    l11: own\n"
        "    l12: own\n"
        "    l13: own\n"
        "    l14: own\n"
        "    l15: own\n"
        "    l16: own\n"
        "    l17: own\n"
        "    l18: own\n"
        "    l19: own\n"
        "    l20: own\n"
        "    l21: own\n"
        "    l22: own\n"
        "    l23: own\n"
        "    l24: own\n"
        "    l25: own\n"
        "    l26: own\n"
        "    l27: own\n"
        "    l28: own\n"
        "    l29: own\n"
        "    l30: own\n"
        "    l31: own\n"
        "    l32: own\n"
        "    l33: own\n"
        "    l34: own\n"
        "    l35: own\n"
        "    l36: own\n"
        "    l37: own\n"
        "    l38: own\n"
        "    l39: own\n"
        "    l40: own\n"
        "    l41: own\n"
        "    l42: own\n"
        "    l43: own\n"
        "    l44: own\n"
        "    l45: own\n"
        "    l46: own\n"
        "    l47: own\n"
        "    l48: own\n"
        "    l49: own\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  labels:\n"
        "    l0: own\n"
        "    l1: own\n"
        "    l2: own\n"
        "    l3: x\n"
        "    l4: own\n"
        "    l5: own\n"
        "    l6: own\n"
        "    l7: own\n"
        "    l8: own\n"
        "    l9: own\n"
        "    l10: own\n"
        "    l11: own\n"
        "    l12: own\n"
        "    l13: own\n"
        "    l14: own\n"
        "    l15: own\n"
        "    l16: own\n"
        "    l17: own\n"
        "    l18: own\n"
        "    l19: own\n"
        "    l20: own\n"
        "    l21: own\n"
        "    l22: own\n"
        "    l23: own\n"
        "    l24: own\n"
        "    l25: own\n"
        "    l26: own\n"
        "    l27: own\n"
        "    l28: own\n"
        "    l29: own\n"
        "    l30: own\n"
        "    l31: own\n"
        "    l32: own\n"
        "    l33: own\n"
        "    l34: own\n"
        "    l35: own\n"
        "    l36: own\n"
        "    l37: own\n"
        "    l38: own\n"
        "    l39: own\n"
        "    l40: \"y\"\n"
        "    l41: own\n"
        "    l42: own\n"
        "    l43: own\n"
        "    l44: own\n"
        "    l45: own\n"
        "    l46: own\n"
        "    l47: own\n"
        "    l48: own\n"
        "    l49: own\n"
        "    l99: z\n"
        "  name: c\n",
        NULL},
    {"null value", "labels: [{pairs: {a: null}}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  labels:\n"
        "    a: \"\"\n"
        "  name: c\n",
        NULL},
    {"null pairs", "labels: [{pairs: null}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        NULL},
    {"null labels", "labels: [{pairs: {a: x}}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n"
        "  labels:\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  labels:\n"
        "    a: x\n"
        "  name: c\n",
        NULL},
    {"labels that are a string", "labels: [{pairs: {a: x}}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n"
        "  labels: x\n",
        NULL, "manifests:5:11"},
    {"empty key", "labels: [{pairs: {\"\": x}}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        NULL, "kustomization:1:19"},
    {"merge key", "labels: [{pairs: {\"<<\": x}}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        NULL, "kustomization:1:19"},
    {"a label that renames", "labels: [{pairs: {name: d}, fields: [{path: metadata}]}]\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  name: c\n",
        "apiVersion: v1\n"
        "kind: ConfigMap\n"
        "metadata:\n"
        "  labels:\n"
        "    name: d\n"
        "  name: d\n",
        NULL},
};

static void run_labels(void **state)
{
    run_transform_case(
        *state, &kz_labels_transformer, KZ_SHAPE_OBJECTS, kz_label_fields, &kz_builtin_tables);
}

static const transform_case common_labels[] = {
    {"common labels", "commonLabels: {a: x}\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  labels:\n"
        "    a: x\n"
        "  name: web\n"
        "spec:\n"
        "  selector:\n"
        "    matchLabels:\n"
        "      a: x\n"
        "  template:\n"
        "    metadata:\n"
        "      labels:\n"
        "        a: x\n",
        NULL},
    {"no common labels", "commonLabels: {}\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        NULL},
};

static void run_common_labels(void **state)
{
    run_transform_case(
        *state, &kz_common_labels_transformer, KZ_SHAPE_STRING_MAP, NULL, &kz_builtin_tables);
}

static const transform_case common_annotations[] = {
    {"common annotations", "commonAnnotations: {a: \"yes\", b: \"1.0\"}\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  name: web\n",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata:\n"
        "  annotations:\n"
        "    a: \"yes\"\n"
        "    b: \"1.0\"\n"
        "  name: web\n"
        "spec:\n"
        "  template:\n"
        "    metadata:\n"
        "      annotations:\n"
        "        a: \"yes\"\n"
        "        b: \"1.0\"\n",
        NULL},
};

static void run_common_annotations(void **state)
{
    run_transform_case(
        *state, &kz_common_annotations_transformer, KZ_SHAPE_STRING_MAP, NULL, &kz_builtin_tables);
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
    struct CMUnitTest tests[COUNT(labels) + COUNT(common_labels) + COUNT(common_annotations)];
    size_t n = 0;
    n = add_rows(tests, n, labels, COUNT(labels), run_labels);
    n = add_rows(tests, n, common_labels, COUNT(common_labels), run_common_labels);
    n = add_rows(tests, n, common_annotations, COUNT(common_annotations), run_common_annotations);
    return _cmocka_run_group_tests("labels", tests, n, NULL, NULL);
}
