/*
 * Selectors: regular expressions for ids, requirements for labels and annotations.
 */
#include "k8s/label_selector.h"
#include "k8s/selector.h"
#include "k8s_support.h"

/* The labels of the cases below: a=b, tier=b, in=notin, x.y/z=5, empty=, minus=-7. */
static const struct label_case {
    const char *name;
    char answer; /* 'y', 'n', or 'e' for a mistake */
} label_cases[] = {
    {"", 'y'},
    {" ", 'y'},
    {"a", 'y'},
    {"nope", 'n'},
    {"!a", 'n'},
    {"!nope", 'y'},
    {"! nope", 'y'},
    {"a=b", 'y'},
    {"a==b", 'y'},
    {"a = b", 'y'},
    {"a=c", 'n'},
    {"nope=b", 'n'},
    {"a!=b", 'n'},
    {"a!=c", 'y'},
    {"nope!=b", 'y'},
    {"a=", 'n'},
    {"empty=", 'y'},
    {"empty=,a=b", 'y'},
    {"a=b,tier=b", 'y'},
    {"a=b, tier = c", 'n'},
    {"a in (b,c)", 'y'},
    {"a in (c)", 'n'},
    {"nope in (b)", 'n'},
    {"a notin (c)", 'y'},
    {"a notin (b,c)", 'n'},
    {"nope notin (b)", 'y'},
    {"empty in ()", 'y'},
    {"a in ()", 'n'},
    {"empty in (b,)", 'y'},
    {"empty in (,b)", 'y'},
    {"empty in (c,,b)", 'y'},
    {"a in (c,,b)", 'y'},
    {"a in(b)", 'y'},
    {"in in (notin)", 'y'},
    {"in=notin", 'y'},
    {"in", 'y'},
    {"a in (in,notin)", 'n'},
    {"x.y/z=5", 'y'},
    {"x.y/z>4", 'y'},
    {"x.y/z>5", 'n'},
    {"x.y/z<6", 'y'},
    {"x.y/z<5", 'n'},
    {"minus<0", 'y'},
    {"minus>0", 'n'},
    {"a>0", 'n'},
    {"nope>0", 'n'},
    {"nope<9", 'n'},
    {"x.y/z>9223372036854775807", 'n'},

    {",", 'e'},
    {"a,", 'e'},
    {",a", 'e'},
    {"a,,tier", 'e'},
    {"=b", 'e'},
    {"a b", 'e'},
    {"a=b c", 'e'},
    {"a===b", 'e'},
    {"a=!b", 'e'},
    {"a=(b)", 'e'},
    {"!a=b", 'e'},
    {"!!a", 'e'},
    {"!", 'e'},
    {"a in", 'e'},
    {"a in b", 'e'},
    {"a in (b", 'e'},
    {"a in (b c)", 'e'},
    {"a in (=)", 'e'},
    {"a in (b,,)", 'e'},
    {"a in (,,)", 'e'},
    {"a in b)", 'e'},
    {"(a)", 'e'},
    {"x.y/z>", 'e'},
    {"x.y/z>b", 'e'},
    {"x.y/z>-1", 'e'},
    {"x.y/z>9223372036854775808", 'e'},
    {"-a", 'e'},
    {"a-", 'e'},
    {"a/b/c", 'e'},
    {"/a", 'e'},
    {"a/", 'e'},
    {"X/a", 'e'},
    {"x..y/a", 'e'},
    {"a=-b", 'e'},
    {"a=b/c", 'e'},
    {"a in (b-)", 'e'},
    {"\xc3\xa9", 'e'},
    {"a23456789012345678901234567890123456789012345678901234567890123", 'n'},
    {"a234567890123456789012345678901234567890123456789012345678901234", 'e'},
};

static void match_labels(void **state)
{
    const struct label_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = resource_of(&ctx,
        "kind: A\nmetadata: {name: a, labels: {a: b, tier: c, in: notin, x.y/z: 5, empty: '', "
        "minus: -7, tier: b}}\n");
    kz_node *field = kz_node_string(&ctx, kz_str_c(c->name), (kz_loc){.line = 3, .col = 8});
    const kz_label_selector *selector = kz_label_selector_parse(&ctx, field);
    bool matches = false;
    kz_status status = kz_label_selector_matches(&ctx, selector, kz_resource_labels(r), &matches);
    if (c->answer == 'e') {
        assert_int_equal(status, KZ_EINPUT);
        assert_reported(&ctx, "3:8");
    } else {
        assert_int_equal(status, KZ_OK);
        assert_int_equal(matches, c->answer == 'y');
    }
    kz_ctx_release(&ctx);
}

/* Nothing is required of what is not there. */
static void no_labels(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool matches;
    } rows[] = {{"a", false}, {"!a", true}, {"a!=b", true}, {"a=b", false}};
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        kz_node *field = kz_node_string(&ctx, kz_str_c(rows[i].text), KZ_NOWHERE);
        bool matches = false;
        assert_int_equal(
            kz_label_selector_matches(&ctx, kz_label_selector_parse(&ctx, field), NULL, &matches),
            KZ_OK);
        assert_int_equal(matches, rows[i].matches);
    }
    kz_ctx_release(&ctx);
}

/* What the selectors below choose from. The first was called "first", without a
 * namespace, and the last "old" in between. */
static const char manifests[] = "apiVersion: apps/v1\nkind: Deployment\n"
                                "metadata: {name: web, namespace: shop, labels: {app: web}}\n"
                                "---\n"
                                "apiVersion: v1\nkind: Service\n"
                                "metadata: {name: web-api, annotations: {team: a}}\n"
                                "---\n"
                                "apiVersion: v1\nkind: Node\nmetadata: {name: node}\n"
                                "---\n"
                                "apiVersion: apps/v1\nkind: StatefulSet\n"
                                "metadata: {name: db, namespace: default, labels: {app: db}}\n";

static const struct select_case {
    const char *name, *selector;
    const char *names;   /* of those chosen, or NULL */
    const char *mistake; /* the place */
} select_cases[] = {
    {"everything", "{}", "web web-api node db", NULL},
    {"empty patterns", "{kind: '', name: '', labelSelector: ''}", "web web-api node db", NULL},
    {"kind", "{kind: Deployment}", "web", NULL},
    {"a pattern matches as a whole", "{kind: Deploy}", "", NULL},
    {"pattern", "{kind: '.*S.*'}", "web-api db", NULL},
    {"alternatives", "{kind: 'Node|Service'}", "web-api node", NULL},
    {"group", "{group: apps}", "web db", NULL},
    {"version", "{version: v1, group: apps}", "web db", NULL},
    {"other version", "{version: v2}", "", NULL},
    {"name", "{name: web}", "web", NULL},
    {"name as a pattern", "{name: web.*}", "web web-api", NULL},
    {"original name", "{name: first}", "web", NULL},
    {"original name as a pattern", "{name: f.*t}", "web", NULL},
    {"a name in between", "{name: old}", "", NULL},
    {"a name in between as a pattern", "{name: ol.}", "", NULL},
    {"namespace", "{namespace: shop}", "web", NULL},
    {"the default namespace is none, and the original one", "{namespace: default}",
        "web web-api db", NULL},
    {"cluster-scoped", "{namespace: _non_.*}", "node", NULL},
    {"labels", "{labelSelector: 'app in (web,db)'}", "web db", NULL},
    {"annotations", "{annotationSelector: team}", "web-api", NULL},
    {"all must match", "{kind: Deployment, labelSelector: app=db}", "", NULL},
    {"name and labels", "{name: db, labelSelector: app=db}", "db", NULL},
    {"bad pattern", "{kind: '('}", NULL, "1:8"},
    {"bad pattern that nothing gets to", "{name: nope, kind: '('}", NULL, "1:20"},
    {"bad label selector", "{labelSelector: '='}", NULL, "1:17"},
    {"bad label selector that nothing gets to", "{name: nope, labelSelector: '='}", "", NULL},
    {"bad annotation selector", "{annotationSelector: '='}", NULL, "1:22"},
    {"bad annotation selector behind labels", "{labelSelector: a=b, annotationSelector: '='}", "",
        NULL},
};

static void rename_to(kz_ctx *ctx, kz_resource *r, const char *name)
{
    kz_resource_remember(ctx, r);
    kz_resource_set_name(ctx, r, kz_str_c(name), KZ_NOWHERE);
}

static void fill(kz_ctx *ctx, kz_list *list)
{
    kz_resources all = resources_of(ctx, manifests);
    for (size_t i = 0; i < all.len; i++)
        assert_int_equal(kz_list_append(ctx, list, all.at[i]), KZ_OK);
    kz_resource_set_name(ctx, all.at[0], KZ_S("first"), KZ_NOWHERE);
    kz_resource_set_namespace(ctx, all.at[0], KZ_EMPTY, KZ_NOWHERE);
    rename_to(ctx, all.at[0], "web");
    kz_resource_set_namespace(ctx, all.at[0], KZ_S("shop"), KZ_NOWHERE);
    rename_to(ctx, all.at[3], "old");
    rename_to(ctx, all.at[3], "db");
}

static void choose(void **state)
{
    const struct select_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    fill(&ctx, &list);
    kz_text text = {.bytes = kz_str_c(c->selector)};
    kz_node *n = NULL;
    assert_int_equal(kz_parse_config(&ctx, &text, &n), KZ_OK);
    assert_int_equal(kz_shape_check(&ctx, n, kz_selector_fields, "a target"), KZ_OK);
    kz_selector selector;
    kz_resources found = {0};
    kz_status status = kz_selector_read(&ctx, n, &selector);
    if (status == KZ_OK)
        status = kz_selector_select(&ctx, &selector, &list, &found);
    if (c->mistake != NULL) {
        assert_int_equal(status, KZ_EINPUT);
        assert_reported(&ctx, c->mistake);
    } else {
        assert_int_equal(status, KZ_OK);
        assert_string_equal(names_of(&ctx, &found), c->names);
    }
    kz_ctx_release(&ctx);
}

static void removed_ones_are_not_chosen(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    fill(&ctx, &list);
    list.items.at[0]->removed = true;
    kz_selector selector = {0};
    kz_resources found = {0};
    assert_int_equal(kz_selector_select(&ctx, &selector, &list, &found), KZ_OK);
    assert_string_equal(names_of(&ctx, &found), "web-api node db");
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, label_cases, match_labels);
    plan_case(&plan, "no labels", no_labels, NULL);
    PLAN(&plan, select_cases, choose);
    plan_case(&plan, "removed ones", removed_ones_are_not_chosen, NULL);
    return run_plan("selectors", &plan);
}
