/*
 * The built-in tables and the order of types.
 */
#include "k8s/tables.h"
#include "k8s_support.h"

static const struct rank_case {
    const char *name;
    int rank;
} rank_cases[] = {
    {"Namespace", -22},
    {"ResourceQuota", -21},
    {"Deployment", -4},
    {"PodDisruptionBudget", -1},
    {"Pod", 0},
    {"", 0},
    {"namespace", 0},
    {"MutatingWebhookConfiguration", 1},
    {"ValidatingWebhookConfiguration", 2},
};

static void rank(void **state)
{
    const struct rank_case *c = *state;
    assert_int_equal(kz_kind_rank(kz_str_c(c->name)), c->rank);
}

/* In the reference's order. */
static const char *const in_order[][3] = {
    {"", "v1", "Namespace"},
    {"apiextensions.k8s.io", "v1", "CustomResourceDefinition"},
    {"apps", "v1", "Deployment"},
    {"example.com", "v1", "Deployment"},
    {"", "v1", "Deployment"},
    {"apps", "v1", "StatefulSet"},
    {"a", "v1", "Thing"},
    {"a", "v1", ""}, /* "~K" comes behind letters */
    {"a", "", "Another"},
    {"apps-x", "v1", "Thing"}, /* "-" comes before the "_" behind a group */
    {"apps", "v1", "DaemonSet"},
    {"apps", "v1", "ReplicaSet"},
    {"apps", "v2", "A"},
    {"appsx", "v1", "A"},
    {"", "v1", "Pod"},
    {"a", "v1", "MutatingWebhookConfiguration"},
    {"a", "v1", "ValidatingWebhookConfiguration"},
};

static kz_gvk gvk_of(const char *const parts[3])
{
    return (kz_gvk){kz_str_c(parts[0]), kz_str_c(parts[1]), kz_str_c(parts[2])};
}

static void order(void **state)
{
    (void)state;
    size_t n = sizeof in_order / sizeof *in_order;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            int found = kz_gvk_order(gvk_of(in_order[i]), gvk_of(in_order[j]));
            assert_int_equal((found > 0) - (found < 0), (i > j) - (i < j));
        }
}

/* How many rows there are, and one of them. */
static const struct table_case {
    const char *name;
    const kz_fieldspecs *table;
    size_t len;
    const char *group, *version, *kind, *path;
    bool create;
} table_cases[] = {
    {"name prefix", &kz_builtin_tables.name_prefix, 1, "", "", "", "metadata/name", false},
    {"name suffix", &kz_builtin_tables.name_suffix, 1, "", "", "", "metadata/name", false},
    {"namespace", &kz_builtin_tables.namespaces, 3, "apiregistration.k8s.io", "", "APIService",
        "spec/service/namespace", true},
    {"common labels", &kz_builtin_tables.common_labels, 32, "", "v1", "Service", "spec/selector",
        true},
    {"template labels", &kz_builtin_tables.template_labels, 10, "apps", "", "StatefulSet",
        "spec/volumeClaimTemplates[]/metadata/labels", true},
    {"labels", &kz_builtin_tables.labels, 0, NULL, NULL, NULL, NULL, false},
    {"common annotations", &kz_builtin_tables.common_annotations, 9, "batch", "", "CronJob",
        "spec/jobTemplate/metadata/annotations", true},
    {"images", &kz_builtin_tables.images, 6, "", "", "", "spec/volumes[]/image/reference", true},
    {"replicas", &kz_builtin_tables.replicas, 4, "", "", "StatefulSet", "spec/replicas", true},
    {"vars", &kz_builtin_tables.var_reference, 72, "", "", "", "metadata/labels", false},
};

static bool has_row(const struct table_case *c, const kz_fieldspec *spec)
{
    kz_gvk gvk = {kz_str_c(c->group), kz_str_c(c->version), kz_str_c(c->kind)};
    return kz_gvk_eq(spec->gvk, gvk) && kz_str_eq(spec->path, kz_str_c(c->path)) &&
        spec->create == c->create;
}

static void table(void **state)
{
    const struct table_case *c = *state;
    assert_int_equal(c->table->len, c->len);
    bool found = c->len == 0;
    for (size_t i = 0; i < c->len; i++) {
        found = found || has_row(c, &c->table->at[i]);
        if (i > 0)
            assert_true(kz_gvk_order(c->table->at[i - 1].gvk, c->table->at[i].gvk) <= 0);
    }
    assert_true(found);
}

static const kz_nameref *nameref_of(const char *kind)
{
    const kz_namerefs *all = &kz_builtin_tables.name_reference;
    for (size_t i = 0; i < all->len; i++)
        if (kz_str_eq(all->at[i].target.kind, kz_str_c(kind)))
            return &all->at[i];
    return NULL;
}

static void name_references(void **state)
{
    (void)state;
    const kz_namerefs *all = &kz_builtin_tables.name_reference;
    assert_int_equal(all->len, 16);
    size_t rows = 0;
    for (size_t i = 0; i < all->len; i++) {
        rows += all->at[i].referrers.len;
        if (i > 0)
            assert_true(kz_gvk_order(all->at[i - 1].target, all->at[i].target) < 0);
    }
    assert_int_equal(rows, 167);
}

static void name_reference_row(void **state)
{
    (void)state;
    const kz_nameref *deployments = nameref_of("Deployment");
    assert_non_null(deployments);
    assert_text(deployments->target.group, "");
    assert_int_equal(deployments->referrers.len, 1);
    const kz_fieldspec *spec = deployments->referrers.at;
    assert_text(spec->gvk.kind, "HorizontalPodAutoscaler");
    assert_text(spec->path, "spec/scaleTargetRef/name");
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, rank_cases, rank);
    plan_case(&plan, "order of types", order, NULL);
    PLAN(&plan, table_cases, table);
    plan_case(&plan, "name references", name_references, NULL);
    plan_case(&plan, "a name reference", name_reference_row, NULL);
    return run_plan("tables", &plan);
}
