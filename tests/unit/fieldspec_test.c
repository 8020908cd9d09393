/*
 * Field specs: which fields a path leads to, and what is made on the way. What a
 * case leads to is set to X.
 */
#include "k8s/fieldspec.h"
#include "k8s_support.h"

static const struct split_case {
    const char *name, *path, *steps; /* steps are separated by "|" */
} split_cases[] = {
    {"plain", "spec/template/metadata", "spec|template|metadata"},
    {"one", "spec", "spec"},
    {"slash in front", "/spec/a", "spec|a"},
    {"two slashes in front", "//spec", "|spec"},
    {"escaped slash", "metadata/annotations/a.b\\/c/d", "metadata|annotations|a.b/c|d"},
    {"two escapes in a step", "a\\/b\\/c", "a/b/c"},
    {"backslash at the end", "a\\", "a\\"},
    {"slash at the end", "a/", "a|"},
    {"empty", "", ""},
    {"list", "spec/containers[]/image", "spec|containers[]|image"},
};

static void split(void **state)
{
    const struct split_case *c = *state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_field_path path = kz_field_path_split(&arena, kz_str_c(c->path));
    kz_str joined = KZ_EMPTY;
    for (size_t i = 0; i < path.len; i++)
        joined =
            kz_str_join(&arena, (kz_str[]){joined, i > 0 ? KZ_S("|") : KZ_EMPTY, path.at[i]}, 3);
    assert_text(joined, c->steps);
    kz_arena_release(&arena);
}

static const struct walk_case {
    const char *name, *path;
    bool create;
    kz_kind leaf;
    const char *spec;  /* the value of "spec" before */
    const char *after; /* as it prints, or NULL */
    const char *mistake;
} walk_cases[] = {
    {"found", "spec/a", false, KZ_SCALAR, "{a: 1, b: 2}", "a: X\nb: 2\n", NULL},
    {"deep", "spec/a/b", false, KZ_SCALAR, "{a: {b: 1}}", "a:\n  b: X\n", NULL},
    {"missing", "spec/b", false, KZ_SCALAR, "{a: 1}", "a: 1\n", NULL},
    {"missing on the way", "spec/b/c", false, KZ_SCALAR, "{a: 1}", "a: 1\n", NULL},
    {"escaped slash", "spec/a\\/b", false, KZ_SCALAR, "{a/b: 1}", "a/b: X\n", NULL},
    {"spaces around a step", "spec/ a ", false, KZ_SCALAR, "{a: 1}", "a: X\n", NULL},

    {"created", "spec/b", true, KZ_SCALAR, "{a: 1}", "a: 1\nb: X\n", NULL},
    {"created on the way", "spec/b/c/d", true, KZ_SCALAR, "{}", "b:\n  c:\n    d: X\n", NULL},
    {"null on the way becomes a mapping", "spec/b/c", true, KZ_SCALAR, "{b: null}", "b:\n  c: X\n",
        NULL},
    {"null on the way stays", "spec/b/c", false, KZ_SCALAR, "{b: null}", "b: null\n", NULL},
    {"null at the end is found", "spec/b", false, KZ_SCALAR, "{b: null}", "b: X\n", NULL},
    {"empty parent stays", "spec/b/c[]/d", true, KZ_SCALAR, "{a: 1}", "a: 1\nb: {}\n", NULL},

    {"lists are entered", "spec/l/a", false, KZ_SCALAR, "{l: [{a: 1}, {b: 1}, {a: 2}]}",
        "l:\n- a: X\n- b: 1\n- a: X\n", NULL},
    {"lists in lists", "spec/l/a", false, KZ_SCALAR, "{l: [[{a: 1}], []]}", "l:\n- - a: X\n- []\n",
        NULL},
    {"elements are what is found", "spec/l", false, KZ_SCALAR, "{l: [1, 2]}", "l: X\n", NULL},
    {"hint", "spec/l[]/a", false, KZ_SCALAR, "{l: [{a: 1}]}", "l:\n- a: X\n", NULL},
    {"hint over a mapping", "spec/l[]/a", false, KZ_SCALAR, "{l: {a: 1}}", "l:\n  a: X\n", NULL},
    {"hint over null makes a list", "spec/l[]/a", false, KZ_SCALAR, "{l: null}", "l: []\n", NULL},
    {"a list with a hint is not created", "spec/l[]/a", true, KZ_SCALAR, "{b: 1}", "b: 1\n", NULL},
    {"created in all elements", "spec/l/a/b", true, KZ_SCALAR, "{l: [{}, {a: null}, null]}",
        "l:\n- a:\n    b: X\n- a:\n    b: X\n- null\n", NULL},

    {"scalar on the way", "spec/a/b", false, KZ_SCALAR, "{a: 1}", NULL, "4:11"},
    {"scalar in a list on the way", "spec/l/a", false, KZ_SCALAR, "{l: [{a: 1}, x]}", NULL, "4:20"},
    {"empty step", "spec//a", false, KZ_SCALAR, "{a: 1}", NULL, "4:7"},
    {"number", "spec/l/0/a", false, KZ_SCALAR, "{l: [{a: 1}]}", NULL, "4:12"},
    {"a number over nothing", "spec/l/0/a", false, KZ_SCALAR, "{l: []}", "l: []\n", NULL},
    {"star", "spec/*", false, KZ_SCALAR, "{l: 1}", NULL, "4:7"},
    {"dash", "spec/-", false, KZ_SCALAR, "{l: 1}", NULL, "4:7"},
    {"element by name", "spec/[name=a]", false, KZ_SCALAR, "{l: 1}", NULL, "4:7"},
    {"a created key that looks like a bool", "spec/a/true", true, KZ_SCALAR, "{a: {}}", NULL, NULL},
};

static kz_status set_x(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data)
{
    (void)ctx;
    (void)r;
    (void)data;
    kz_node_set(field, KZ_STRING, KZ_S("X"), field->loc);
    return KZ_OK;
}

static kz_resource *resource_with(kz_ctx *ctx, const char *spec)
{
    kz_str yaml = kz_str_printf(
        &ctx->arena, "apiVersion: apps/v1\nkind: T\nmetadata: {name: t}\nspec: %s\n", spec);
    return resource_of(ctx, yaml.ptr);
}

static void walk(void **state)
{
    const struct walk_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = resource_with(&ctx, c->spec);
    kz_fieldspec spec = {.path = kz_str_c(c->path), .create = c->create};
    kz_status status = kz_fieldspec_apply(&ctx, r, &spec, c->leaf, set_x, NULL);
    if (c->mistake != NULL) {
        assert_int_equal(status, KZ_EINPUT);
        assert_reported(&ctx, c->mistake);
    } else {
        assert_int_equal(status, KZ_OK);
        const char *after = printed(&ctx, kz_map_get(r->root, KZ_S("spec")));
        if (c->after == NULL)
            assert_null(after);
        else
            assert_string_equal(after, c->after);
    }
    kz_ctx_release(&ctx);
}

static kz_status expect_kind(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data)
{
    (void)ctx;
    (void)r;
    assert_int_equal(field->kind, *(const kz_kind *)data);
    assert_true(field->kind == KZ_SCALAR ? kz_is_null(field) : field->count == 0);
    return KZ_OK;
}

/* What is created at the end of a path is of the kind that was asked for. */
static void created_kinds(void **state)
{
    (void)state;
    static const char *const before[] = {"{}", "{a: null}"};
    for (kz_kind kind = KZ_SCALAR; kind <= KZ_SEQUENCE; kind++)
        for (size_t i = 0; i < 2; i++) {
            kz_ctx ctx;
            kz_ctx_init(&ctx, 0, NULL);
            kz_resource *r = resource_with(&ctx, before[i]);
            kz_fieldspec spec = {.path = KZ_LIT("spec/a"), .create = true};
            assert_int_equal(kz_fieldspec_apply(&ctx, r, &spec, kind, expect_kind, &kind), KZ_OK);
            assert_non_null(kz_map_get(kz_map_get(r->root, KZ_S("spec")), KZ_S("a")));
            kz_ctx_release(&ctx);
        }
}

static kz_status count(kz_ctx *ctx, kz_resource *r, kz_node *field, void *data)
{
    (void)ctx;
    (void)r;
    (void)field;
    ++*(int *)data;
    return KZ_OK;
}

/* Of a table, only what selects the resource's type is applied. */
static void types(void **state)
{
    (void)state;
    static const kz_fieldspec at[] = {
        {{KZ_LIT("apps"), KZ_LIT("v1"), KZ_LIT("T")}, KZ_LIT("spec"), false},
        {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("T")}, KZ_LIT("spec"), false},
        {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("metadata/name"), false},
        {{KZ_LIT(""), KZ_LIT("v2"), KZ_LIT("T")}, KZ_LIT("spec"), false},
        {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("spec"), false},
        {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("U")}, KZ_LIT("spec"), false},
    };
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    int found = 0;
    kz_fieldspec_index index = {.table = {at, sizeof at / sizeof *at}};
    kz_resource *r = resource_with(&ctx, "{}");
    assert_int_equal(kz_fieldspecs_apply(&ctx, r, &index, KZ_SCALAR, count, &found), KZ_OK);
    assert_int_equal(found, 3);
    kz_ctx_release(&ctx);
}

static const kz_fieldspec table_rows[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/a"), true},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/a"), false},
};

static const struct merge_case {
    const char *name;
    kz_fieldspec more;
    size_t len; /* 0: a conflict */
} merge_cases[] = {
    {"new path", {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/b"), false}, 3},
    {"new kind", {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/a"), false}, 3},
    {"there already", {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/a"), true}, 2},
    {"differs in create", {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/a"), false},
        0},
    {"narrower than what is there",
        {{KZ_LIT("apps"), KZ_LIT("v1"), KZ_LIT("Deployment")}, KZ_LIT("spec/a"), true}, 3},
    {"wider than what is there",
        {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/a"), false}, 2},
    {"wider than the first, differs in create",
        {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("spec/a"), false}, 0},
};

static void merge(void **state)
{
    const struct merge_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_fieldspecs out = {NULL, 0}, table = {table_rows, 2}, more = {&c->more, 1};
    kz_loc at = {.line = 7, .col = 3};
    kz_status status = kz_fieldspecs_merge(&ctx, table, more, at, &out);
    if (c->len == 0) {
        assert_int_equal(status, KZ_EINPUT);
        assert_reported(&ctx, "7:3");
    } else {
        assert_int_equal(status, KZ_OK);
        assert_int_equal(out.len, c->len);
        assert_text(out.at[0].gvk.kind, "Deployment");
        if (c->len == 3)
            assert_true(kz_str_eq(out.at[2].path, c->more.path));
    }
    kz_ctx_release(&ctx);
}

static void read_form(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_text text = {.bytes = KZ_S("{group: g, kind: K, path: a/b, create: true}")};
    kz_node *n = NULL;
    assert_int_equal(kz_parse_config(&ctx, &text, &n), KZ_OK);
    assert_int_equal(kz_shape_check(&ctx, n, kz_fieldspec_fields, "a field spec"), KZ_OK);
    kz_fieldspec spec = kz_fieldspec_read(n);
    assert_text(spec.gvk.group, "g");
    assert_text(spec.gvk.version, "");
    assert_text(spec.gvk.kind, "K");
    assert_text(spec.path, "a/b");
    assert_true(spec.create);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, split_cases, split);
    PLAN(&plan, walk_cases, walk);
    plan_case(&plan, "kinds of what is created", created_kinds, NULL);
    plan_case(&plan, "types", types, NULL);
    PLAN(&plan, merge_cases, merge);
    plan_case(&plan, "a spec out of YAML", read_form, NULL);
    return run_plan("field specs", &plan);
}
