/*
 * Templates of paths, as rows: a template and what becomes of it.
 */
#include "plan.h"

#include <stdlib.h>

#include "cli/layout.h"

static const kz_layout_values deployment = {.of = {[KZ_LAYOUT_DIR] = "overlays/Production",
                                                [KZ_LAYOUT_OVERLAY] = "Production",
                                                [KZ_LAYOUT_GROUP] = "apps",
                                                [KZ_LAYOUT_VERSION] = "v1",
                                                [KZ_LAYOUT_KIND] = "Deployment",
                                                [KZ_LAYOUT_NAME] = "web",
                                                [KZ_LAYOUT_NAMESPACE] = "Shop",
                                                [KZ_LAYOUT_EXT] = "yaml"}};
static const kz_layout_values role = {.of = {[KZ_LAYOUT_DIR] = "",
                                          [KZ_LAYOUT_OVERLAY] = "here",
                                          [KZ_LAYOUT_GROUP] = "",
                                          [KZ_LAYOUT_VERSION] = "v1",
                                          [KZ_LAYOUT_KIND] = "ClusterRole",
                                          [KZ_LAYOUT_NAME] = "system:a",
                                          [KZ_LAYOUT_NAMESPACE] = "",
                                          [KZ_LAYOUT_EXT] = "json"}};
static const kz_layout_values odd = {.of = {[KZ_LAYOUT_DIR] = "../elsewhere",
                                         [KZ_LAYOUT_OVERLAY] = NULL,
                                         [KZ_LAYOUT_GROUP] = "..",
                                         [KZ_LAYOUT_VERSION] = ".",
                                         [KZ_LAYOUT_KIND] = "a/b",
                                         [KZ_LAYOUT_NAME] = "two\nlines",
                                         [KZ_LAYOUT_NAMESPACE] = "/etc",
                                         [KZ_LAYOUT_EXT] = "yaml"}};

static const struct layout_case {
    const char *name; /* the template */
    const kz_layout_values *values;
    const char *wanted; /* NULL: refused when it is filled in */
} cases[] = {
    {"{dir}/{kind}-{name}.yaml", &deployment, "overlays/Production/Deployment-web.yaml"},
    {"{dir}/{kind}-{name}.yaml", &role, "ClusterRole-system:a.yaml"},
    {"{dir:lower}/{overlay}.{ext}", &deployment, "overlays/production/Production.yaml"},
    {"{overlay:lower}_{name}", &deployment, "production_web"},
    {kz_layout_plain, &deployment, "apps_v1_deployment_web.yaml"},
    {kz_layout_plain, &role, "v1_clusterrole_system:a.json"},
    {kz_layout_with_namespace, &deployment, "shop_apps_v1_deployment_web.yaml"},
    {kz_layout_with_namespace, &role, "v1_clusterrole_system:a.json"},
    {"{namespace}/{group}/{name}.yaml", &deployment, "Shop/apps/web.yaml"},
    {"{namespace}/{group}/{name}.yaml", &role, "system:a.yaml"},
    {"{kind}-{namespace}.yaml", &role, "ClusterRole-.yaml"}, /* an ending is no joint */
    {"{group}{kind}", &role, "ClusterRole"},
    {"all/..{name}", &deployment, "all/..web"},
    {"plain.yaml", &deployment, "plain.yaml"},
    {"{namespace}", &role, NULL}, /* nothing is left */
    {"x/{namespace}", &role, NULL},
    {"{dir}/{name}", &odd, NULL},
    {"{overlay}", &odd, NULL},
    {"{group}", &odd, NULL},
    {"x/{group}/y", &odd, NULL},
    {"{version}", &odd, NULL},
    {"{version}{version}", &odd, NULL},
    {"{kind}", &odd, NULL},
    {"{name}", &odd, NULL},
    {"{namespace}/x", &odd, NULL},
    {"{group}{ext}", &odd, "..yaml"},
};

static void leads_to(void **state)
{
    const struct layout_case *c = *state;
    kz_layout layout;
    assert_true(kz_layout_read(c->name, &layout));
    char *path = kz_layout_path(&layout, c->values);
    assert_int_equal(path == NULL, c->wanted == NULL);
    if (path != NULL)
        assert_string_equal(path, c->wanted);
    free(path);
    kz_layout_free(&layout);
}

static const struct bad_case {
    const char *name;
} bad[] = {
    {"{nmae}"},
    {"{}"},
    {"{kind"},
    {"kind}"},
    {"{kind{name}}"},
    {"{kind:upper}"},
    {"{kind:}"},
    {"{:lower}"},
    {""},
    {"/{name}"},
    {"../{name}"},
    {"{name}/../x"},
    {"{name}//x"},
    {"./{name}"},
    {"{name}/"},
    {"{name}\t"},
};

static void is_refused(void **state)
{
    const struct bad_case *c = *state;
    kz_layout layout;
    assert_false(kz_layout_read(c->name, &layout));
    assert_null(layout.pieces);
}

int main(void)
{
    static test_plan good_plan, bad_plan;
    PLAN(&good_plan, cases, leads_to);
    PLAN(&bad_plan, bad, is_refused);
    return run_plan("layouts", &good_plan) + run_plan("templates that are none", &bad_plan);
}
