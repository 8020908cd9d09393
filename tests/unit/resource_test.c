/*
 * Resources: what is one, lists that are replaced by their items, histories, and
 * what comes off at the end.
 */
#include "k8s_support.h"

static const struct read_case {
    const char *name, *yaml;
    const char *names;   /* of the resources that come out, or NULL */
    const char *mistake; /* the place */
} read_cases[] = {
    {"one", "kind: A\nmetadata: {name: a}\n", "a", NULL},
    {"two", "kind: A\nmetadata: {name: a}\n---\nkind: A\nmetadata: {name: b}\n", "a b", NULL},
    {"blank documents", "{}\n---\n[]\n---\nkind: A\nmetadata: {name: a}\n", "a", NULL},
    {"number for a name", "kind: A\nmetadata: {name: 12}\n", "12", NULL},

    {"text", "just text\n", NULL, "1:1"},
    {"list of objects", "- kind: A\n  metadata: {name: a}\n", NULL, "1:1"},
    {"no kind", "metadata: {name: a}\n", NULL, "1:1"},
    {"null kind", "kind:\nmetadata: {name: a}\n", NULL, "1:6"},
    {"empty kind", "kind: ''\nmetadata: {name: a}\n", NULL, "1:7"},
    {"kind that is no text", "kind: {a: b}\nmetadata: {name: a}\n", NULL, "1:7"},
    {"no metadata", "kind: A\n", NULL, "1:1"},
    {"no name", "kind: A\nmetadata: {namespace: a}\n", NULL, "2:1"},
    {"generateName is none", "kind: A\nmetadata: {generateName: a}\n", NULL, "2:1"},
    {"empty name", "kind: A\nmetadata: {name: ''}\n", NULL, "2:18"},
    {"metadata that is text", "kind: AList\nmetadata: a\n", NULL, "2:11"},
    {"annotations that are a list", "kind: A\nmetadata: {name: a, annotations: [b]}\n", NULL,
        "2:34"},

    {"names without kinds",
        "kind: A\nmetadata:\n  name: a\n  annotations:\n"
        "    internal.config.kubernetes.io/previousNames: b,c\n"
        "    internal.config.kubernetes.io/previousNamespaces: b,c\n",
        NULL, "5:50"},

    {"list alone",
        "kind: List\nitems:\n- kind: A\n  metadata: {name: a}\n"
        "- kind: A\n  metadata: {name: b}\n",
        "a b", NULL},
    {"list without items", "kind: List\nmetadata: {name: a}\n", "a", NULL},
    {"list without name and items", "kind: AList\n", "", NULL},
    {"list of nothing", "kind: List\nitems: []\n", "", NULL},
    {"list of null", "kind: AList\nitems:\n", "", NULL},
    {"items behind the other documents",
        "kind: AList\nitems: [{kind: A, metadata: {name: a}}]\n---\n"
        "kind: A\nmetadata: {name: b}\n---\n"
        "kind: List\nitems: [{kind: A, metadata: {name: c}}]\n",
        "b a c", NULL},
    {"list in a list",
        "kind: AList\nitems:\n- kind: BList\n"
        "  items: [{kind: A, metadata: {name: a}}]\n"
        "- {kind: A, metadata: {name: b}}\n",
        "b a", NULL},
    {"a plain list in a list is opened in place",
        "kind: AList\nitems:\n- kind: List\n  items: [{kind: A, metadata: {name: a}}]\n"
        "- {kind: A, metadata: {name: b}}\n",
        "a b", NULL},
    {"blank items", "kind: AList\nitems: [null, {}, {kind: A, metadata: {name: a}}]\n", "a", NULL},
    {"a resource list",
        "kind: ResourceList\nfunctionConfig: {a: b}\n"
        "items: [{kind: A, metadata: {name: a}}]\n",
        "a", NULL},
    {"a resource list without items", "kind: ResourceList\nfunctionConfig: {a: b}\n", "", NULL},
    {"a list that stands alone and is none", "kind: List\nitems: text\n", "", NULL},
    {"an empty document takes the list its privilege",
        "---\nkind: List\nitems: [{kind: A, metadata: {name: a}, x: 1, x: 2}]\n", "a", NULL},
    {"so a key twice shows",
        "---\n---\nkind: List\nitems: [{kind: A, metadata: {name: a}, x: 1, x: 2}]\n", NULL,
        "4:46"},
    {"items that are no list", "kind: AList\nitems: {a: b}\n", NULL, "2:8"},
    {"an item that is no object", "kind: AList\nitems: [a]\n", NULL, "2:9"},
    {"an item without a name", "kind: AList\nitems:\n- kind: A\n", NULL, "3:3"},
    {"a key twice in a list",
        "kind: AList\nitems:\n- kind: A\n  metadata: {name: a}\n"
        "  x: 1\n  x: 2\n",
        NULL, "6:3"},
    {"a number for a key in a list",
        "kind: AList\nitems:\n- kind: A\n  metadata: {name: a}\n  x: {1: 2}\n", NULL, "5:7"},
};

static void read_resources(void **state)
{
    const struct read_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_nodes documents = documents_of(&ctx, c->yaml);
    kz_resources out = {0};
    kz_status status = kz_resources_from(&ctx, &documents, &out);
    if (c->mistake != NULL) {
        assert_int_equal(status, KZ_EINPUT);
        assert_reported(&ctx, c->mistake);
    } else {
        assert_int_equal(status, KZ_OK);
        assert_string_equal(names_of(&ctx, &out), c->names);
    }
    kz_ctx_release(&ctx);
}

/* An item of a list has been JSON: its texts are in quotes, its numbers plain. */
static void list_items_are_json(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = resource_of(&ctx,
        "kind: AList\nitems:\n- kind: A\n  metadata: {name: a}\n"
        "  n: 0x10\n  f0: -0.0\n  big: 9007199254740993\n  f: 1.50\n  t: text\n  d: 2020-01-01\n  "
        "z: ~\n");
    kz_node *n = kz_map_get(r->root, KZ_S("n"));
    assert_text(n->u.text, "16");
    assert_int_equal(n->flags, 0);
    assert_int_equal(kz_map_get(r->root, KZ_S("f0"))->type, KZ_INT);
    assert_text(kz_map_get(r->root, KZ_S("big"))->u.text, "9007199254740993");
    assert_text(kz_map_get(r->root, KZ_S("f"))->u.text, "1.5");
    assert_int_equal(kz_map_get(r->root, KZ_S("t"))->flags, KZ_QUOTED);
    assert_text(kz_map_get(r->root, KZ_S("d"))->u.text, "2020-01-01T00:00:00Z");
    assert_int_equal(kz_map_get(r->root, KZ_S("d"))->type, KZ_STRING);
    assert_int_equal(kz_map_get(r->root, KZ_S("z"))->type, KZ_NULL);
    assert_int_equal(r->root->flags, KZ_FLOW);
    kz_ctx_release(&ctx);
}

static const struct id_case {
    const char *name, *yaml, *print;
} id_cases[] = {
    {"all parts", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, namespace: b}\n",
        "Deployment 'a' of apps/v1 in namespace 'b'"},
    {"no apiVersion", "kind: A\nmetadata: {name: a}\n", "A 'a'"},
    {"apiVersion null is text to the reference", "apiVersion: null\nkind: A\nmetadata: {name: a}\n",
        "A 'a' of null"},
    {"null namespace", "kind: A\nmetadata: {name: a, namespace: ~}\n", "A 'a'"},
};

static void read_id(void **state)
{
    const struct id_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    assert_text(kz_id_print(&ctx.arena, resource_of(&ctx, c->yaml)->id), c->print);
    kz_ctx_release(&ctx);
}

static void history(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = resource_of(&ctx, "apiVersion: v1\nkind: A\nmetadata: {name: a}\n");
    assert_text(kz_resource_original(r).name, "a");
    assert_text(kz_resource_original_namespace(r), "default");

    kz_resource_remember(&ctx, r);
    kz_resource_set_name(&ctx, r, KZ_S("b"), KZ_NOWHERE);
    kz_resource_remember(&ctx, r);
    kz_resource_set_namespace(&ctx, r, KZ_S("shop"), KZ_NOWHERE);
    assert_text(kz_id_print(&ctx.arena, r->id), "A 'b' in namespace 'shop'");
    assert_text(kz_id_print(&ctx.arena, kz_resource_original(r)), "A 'a' in namespace 'default'");
    assert_text(kz_id_print(&ctx.arena, kz_resource_former(r, 1)), "A 'b' in namespace 'default'");
    /* A resource with a history has annotations, empty if need be. */
    assert_string_equal(printed(&ctx, r->root),
        "apiVersion: v1\nkind: A\nmetadata:\n  annotations: {}\n  name: b\n  namespace: shop\n");

    kz_resource *copy = kz_resource_copy(&ctx, r);
    kz_resource_remember(&ctx, copy);
    kz_resource_set_namespace(&ctx, copy, KZ_EMPTY, KZ_NOWHERE);
    assert_int_equal(copy->formers.len, 3);
    assert_int_equal(r->formers.len, 2);
    assert_text(kz_id_print(&ctx.arena, copy->id), "A 'b'");
    assert_text(kz_id_print(&ctx.arena, r->id), "A 'b' in namespace 'shop'");
    kz_ctx_release(&ctx);
}

/* Two copies of one resource must not write into the same block of history. */
static void copies_remember_apart(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = resource_of(&ctx, "apiVersion: v1\nkind: A\nmetadata: {name: a}\n");
    kz_resource_remember(&ctx, r);
    kz_resource *copy = kz_resource_copy(&ctx, r);
    kz_resource_set_name(&ctx, r, KZ_S("b"), KZ_NOWHERE);
    kz_resource_remember(&ctx, r);
    kz_resource_set_name(&ctx, copy, KZ_S("c"), KZ_NOWHERE);
    kz_resource_remember(&ctx, copy);
    assert_text(kz_resource_former(r, 1).name, "b");
    assert_text(kz_resource_former(copy, 1).name, "c");
    kz_ctx_release(&ctx);
}

/* A history that was written into the annotations is believed. */
static void written_history(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = resource_of(&ctx,
        "apiVersion: v1\nkind: A\nmetadata:\n  name: c\n  annotations:\n"
        "    internal.config.kubernetes.io/needsHashSuffix: enabled\n"
        "    internal.config.kubernetes.io/previousNames: a,b\n"
        "    internal.config.kubernetes.io/previousNamespaces: default,shop\n"
        "    internal.config.kubernetes.io/previousKinds: A,B\n"
        "    internal.config.kubernetes.io/prefixes: x-,y-\n"
        "    internal.config.kubernetes.io/suffixes: -z\n");
    assert_true(r->needs_hash);
    assert_int_equal(r->formers.len, 2);
    assert_text(kz_id_print(&ctx.arena, kz_resource_original(r)), "A 'a' in namespace 'default'");
    assert_text(kz_id_print(&ctx.arena, kz_resource_former(r, 1)), "B 'b' in namespace 'shop'");
    assert_int_equal(r->prefixes.len, 2);
    assert_text(r->prefixes.at[1], "y-");
    assert_int_equal(r->suffixes.len, 1);
    assert_text(r->suffixes.at[0], "-z");
    kz_ctx_release(&ctx);
}

static const struct rename_case {
    const char *name, *metadata, *to, *after;
} rename_cases[] = {
    {"plain", "{name: a}", "b", "name: b\n"},
    {"a number over plain text is a number", "{name: a}", "12", "name: 12\n"},
    {"a number over quotes is text", "{name: 'a'}", "12", "name: \"12\"\n"},
    {"over a number", "{name: 3}", "b", "name: b\n"},
};

static void rename_to(void **state)
{
    const struct rename_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r =
        resource_of(&ctx, kz_str_printf(&ctx.arena, "kind: A\nmetadata: %s\n", c->metadata).ptr);
    kz_resource_set_name(&ctx, r, kz_str_c(c->to), KZ_NOWHERE);
    assert_text(r->id.name, c->to);
    assert_string_equal(printed(&ctx, kz_map_get(r->root, KZ_S("metadata"))), c->after);
    kz_ctx_release(&ctx);
}

static const struct strip_case {
    const char *name, *metadata, *after; /* after is NULL where it cannot be printed */
} strip_cases[] = {
    {"nothing", "{name: a}", "name: a\n"},
    {"texts", "{name: a, annotations: {b: c, a: d}}", "annotations:\n  a: d\n  b: c\nname: a\n"},
    {"values become texts", "{name: a, annotations: {a: 1, b: true, c: ~, d: 2020-01-01, e: 0x10}}",
        "annotations:\n  a: \"1\"\n  b: \"true\"\n  c: \"~\"\n  d: \"2020-01-01\"\n"
        "  e: \"0x10\"\nname: a\n"},
    {"nothing for a value", "\n  name: a\n  annotations:\n    a:\n",
        "annotations:\n  a: \"\"\nname: a\n"},
    {"values that are no scalars", "{name: a, annotations: {a: {b: c}, d: [e]}}",
        "annotations:\n  a: \"\"\n  d: \"\"\nname: a\n"},
    {"empty", "{name: a, annotations: {}}", "name: a\n"},
    {"null", "{name: a, annotations: null}", "name: a\n"},
    {"text", "{name: a, annotations: b}", "name: a\n"},
    {"internal ones",
        "{name: a, annotations: {internal.config.kubernetes.io/index: '1', "
        "config.kubernetes.io/path: x, config.k8s.io/id: y, config.kubernetes.io/origin: z, "
        "alpha.config.kubernetes.io/transformations: z, keep: k}}",
        "annotations:\n  keep: k\nname: a\n"},
    {"internal ones only", "{name: a, annotations: {internal.config.kubernetes.io/prefixes: p}}",
        "name: a\n"},
    {"unknown ones of the internal domain stay",
        "{name: a, annotations: {internal.config.kubernetes.io/other: x, "
        "config.kubernetes.io/local-config: 'false', config.kubernetes.io/function: f}}",
        "annotations:\n  config.kubernetes.io/function: f\n"
        "  config.kubernetes.io/local-config: \"false\"\n"
        "  internal.config.kubernetes.io/other: x\nname: a\n"},
    {"a key twice", "\n  name: a\n  annotations:\n    a: b\n    c: d\n    a: e\n",
        "annotations:\n  a: e\n  c: d\nname: a\n"},
    {"the field twice", "\n  name: a\n  annotations: {a: b, c: d}\n  annotations: {a: e, f: g}\n",
        "annotations:\n  a: b\n  c: d\n  f: g\nname: a\n"},
    {"a key that looks like a number", "{name: a, annotations: {'1': b}}", NULL},
    {"a key that looks like a date", "{name: a, annotations: {'2020-01-01': b}}", NULL},
    {"an empty key", "{name: a, annotations: {'': b}}", NULL},
    {"a key that only YAML 1.1 takes for a bool", "{name: a, annotations: {'yes': b}}",
        "annotations:\n  \"yes\": b\nname: a\n"},
    {"labels stay", "{name: a, labels: {a: 1, internal.config.kubernetes.io/index: '1'}}",
        "labels:\n  a: 1\n  internal.config.kubernetes.io/index: \"1\"\nname: a\n"},
};

static void strip(void **state)
{
    const struct strip_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r =
        resource_of(&ctx, kz_str_printf(&ctx.arena, "kind: A\nmetadata: %s\n", c->metadata).ptr);
    kz_resource_strip(&ctx, r);
    const char *after = printed(&ctx, r->root);
    if (c->after == NULL) {
        assert_null(after);
    } else {
        assert_non_null(after);
        assert_string_equal(printed(&ctx, kz_map_get(r->root, KZ_S("metadata"))), c->after);
    }
    kz_ctx_release(&ctx);
}

static const struct bare_case {
    const char *name, *yaml, *after;
} bare_cases[] = {
    {"no metadata", "kind: AList\n", "kind: AList\nmetadata: {}\n"},
    {"null metadata", "kind: AList\nmetadata:\n", "kind: AList\nmetadata: null\n"},
};

static void strip_bare(void **state)
{
    const struct bare_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = resource_of(&ctx, c->yaml);
    kz_resource_strip(&ctx, r);
    assert_string_equal(printed(&ctx, r->root), c->after);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, read_cases, read_resources);
    plan_case(&plan, "list items are JSON", list_items_are_json, NULL);
    PLAN(&plan, id_cases, read_id);
    plan_case(&plan, "history", history, NULL);
    plan_case(&plan, "copies remember apart", copies_remember_apart, NULL);
    plan_case(&plan, "written history", written_history, NULL);
    PLAN(&plan, rename_cases, rename_to);
    PLAN(&plan, strip_cases, strip);
    PLAN(&plan, bare_cases, strip_bare);
    return run_plan("resources", &plan);
}
