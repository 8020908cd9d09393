/*
 * Ids: their parts, what counts as equal, and how they print.
 */
#include "k8s_support.h"

static const struct split_case {
    const char *name, *api_version, *group, *version;
} split_cases[] = {
    {"core group", "v1", "", "v1"},
    {"group", "apps/v1", "apps", "v1"},
    {"no apiVersion", "", "", ""},
    {"empty group", "/v1", "", "v1"},
    {"empty version", "apps/", "apps", ""},
    {"split at the first slash", "a/b/c", "a", "b/c"},
};

static void split(void **state)
{
    const struct split_case *c = *state;
    kz_str group, version;
    kz_gvk_split(kz_str_c(c->api_version), &group, &version);
    assert_text(group, c->group);
    assert_text(version, c->version);
}

static kz_gvk gvk_of(const char *group, const char *version, const char *kind)
{
    return (kz_gvk){kz_str_c(group), kz_str_c(version), kz_str_c(kind)};
}

static const struct scope_case {
    const char *name, *group, *version, *kind;
    bool cluster_scoped;
} scope_cases[] = {
    {"Namespace", "", "v1", "Namespace", true},
    {"Node", "", "v1", "Node", true},
    {"ClusterRole", "rbac.authorization.k8s.io", "v1", "ClusterRole", true},
    {"ClusterRole of an old version", "rbac.authorization.k8s.io", "v1beta1", "ClusterRole", true},
    {"ClusterRole of an unknown version", "rbac.authorization.k8s.io", "v9", "ClusterRole", false},
    {"Namespace of another group", "example.com", "v1", "Namespace", false},
    {"Namespace without a version", "", "", "Namespace", false},
    {"Role", "rbac.authorization.k8s.io", "v1", "Role", false},
    {"unknown type", "example.com", "v1", "Thing", false},
    {"first of the table", "apiregistration.k8s.io", "v1", "APIService", true},
    {"last of the table", "storage.k8s.io", "v1beta1", "VolumeAttachment", true},
    {"newer than the reference's schema", "admissionregistration.k8s.io", "v1",
        "ValidatingAdmissionPolicy", false},
};

static void scope(void **state)
{
    const struct scope_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    assert_int_equal(
        kz_gvk_cluster_scoped(&ctx, gvk_of(c->group, c->version, c->kind)), c->cluster_scoped);
    kz_ctx_release(&ctx);
}

static const struct select_case {
    const char *name, *pattern[3];
    bool selected;
} select_cases[] = {
    {"empty pattern", {"", "", ""}, true},
    {"all parts", {"apps", "v1", "Deployment"}, true},
    {"kind only", {"", "", "Deployment"}, true},
    {"other group", {"batch", "v1", "Deployment"}, false},
    {"other version", {"apps", "v2", "Deployment"}, false},
    {"other kind", {"apps", "v1", "Deploymen"}, false},
};

static void is_selected(void **state)
{
    const struct select_case *c = *state;
    kz_gvk pattern = gvk_of(c->pattern[0], c->pattern[1], c->pattern[2]);
    assert_int_equal(kz_gvk_selected(gvk_of("apps", "v1", "Deployment"), pattern), c->selected);
}

static const struct id_case {
    const char *name, *group, *version, *kind, *ns, *id_name;
    const char *counts; /* the namespace that counts */
    const char *print;
} id_cases[] = {
    {"namespaced", "apps", "v1", "Deployment", "shop", "web", "shop",
        "Deployment 'web' of apps/v1 in namespace 'shop'"},
    {"no namespace", "", "v1", "ConfigMap", "", "a", "default", "ConfigMap 'a'"},
    {"default namespace", "", "v1", "ConfigMap", "default", "a", "default",
        "ConfigMap 'a' in namespace 'default'"},
    {"cluster-scoped", "", "v1", "Node", "shop", "a", "_non_namespaceable_",
        "Node 'a' in namespace 'shop'"},
    {"nothing", "", "", "", "", "", "default", "object"},
};

static kz_id id_of(const struct id_case *c)
{
    return (kz_id){.gvk = gvk_of(c->group, c->version, c->kind),
        .name = kz_str_c(c->id_name),
        .ns = kz_str_c(c->ns),
        .cluster_scoped = strcmp(c->kind, "Node") == 0};
}

static void id_parts(void **state)
{
    const struct id_case *c = *state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    assert_text(kz_id_namespace(id_of(c)), c->counts);
    assert_text(kz_id_print(&arena, id_of(c)), c->print);
    kz_arena_release(&arena);
}

static const struct equal_case {
    const char *name;
    struct id_case a, b;
    bool equal;
} equal_cases[] = {
    {"no namespace is the default one", {.version = "v1", .kind = "ConfigMap", .ns = ""},
        {.version = "v1", .kind = "ConfigMap", .ns = "default"}, true},
    {"other namespace", {.version = "v1", .kind = "ConfigMap", .ns = "a"},
        {.version = "v1", .kind = "ConfigMap", .ns = "b"}, false},
    {"namespace of a cluster-scoped type", {.version = "v1", .kind = "Node", .ns = "a"},
        {.version = "v1", .kind = "Node", .ns = "b"}, true},
    {"other version", {.version = "v1", .kind = "A", .ns = ""},
        {.version = "v2", .kind = "A", .ns = ""}, false},
    {"other kind", {.version = "v1", .kind = "A", .ns = ""},
        {.version = "v1", .kind = "B", .ns = ""}, false},
};

static void equal(void **state)
{
    const struct equal_case *c = *state;
    struct id_case a = c->a, b = c->b;
    a.group = b.group = "";
    a.id_name = b.id_name = "x";
    assert_int_equal(kz_id_eq(id_of(&a), id_of(&b)), c->equal);
    b.id_name = "y";
    assert_false(kz_id_eq(id_of(&a), id_of(&b)));
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, split_cases, split);
    PLAN(&plan, scope_cases, scope);
    PLAN(&plan, select_cases, is_selected);
    PLAN(&plan, id_cases, id_parts);
    PLAN(&plan, equal_cases, equal);
    return run_plan("ids", &plan);
}
