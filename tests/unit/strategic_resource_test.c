/*
 * What a strategic merge does to a resource besides merging. The expectations were
 * recorded from the reference.
 */
#include "k8s_support.h"
#include "patch/strategic.h"

/* A Pod with BODY, which brings its metadata or gets some. */
static kz_resource *pod(kz_ctx *ctx, const char *body)
{
    bool has_metadata = strncmp(body, "metadata", 8) == 0;
    kz_str yaml = kz_str_printf(&ctx->arena, "apiVersion: v1\nkind: Pod\n%s%s\n",
        has_metadata ? "" : "metadata: {name: p}\n", body);
    return resource_of(ctx, kz_str_z(&ctx->arena, yaml));
}

/* What a patch may do to the resource as a whole. */
static const struct resource_case {
    const char *name;
    kz_strategic_options options;
    const char *target, *patch, *patched; /* PATCHED is NULL if it is deleted */
} resources[] = {
    {"name, kind and namespace stay", {.targeted = true},
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata: {name: web, namespace: shop}\n"
        "spec: {a: 1}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, namespace: y}\n"
        "spec: {b: 2}",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata: {name: web, namespace: shop}\n"
        "spec: {a: 1, b: 2}"},
    {"no namespace comes", {.targeted = true},
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata: {name: web}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, namespace: y}\n"
        "spec: {b: 2}",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata: {name: web}\n"
        "spec: {b: 2}"},
    {"name may change", {.targeted = true, .allow_name_change = true},
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata: {name: web, namespace: shop}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, namespace: y}",
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata: {name: x, namespace: shop}"},
    {"kind may change", {.targeted = true, .allow_kind_change = true},
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata: {name: web, namespace: shop}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, namespace: y}",
        "apiVersion: apps/v1\n"
        "kind: Foo\n"
        "metadata: {name: web, namespace: shop}"},
    {"both may change", {.targeted = true, .allow_name_change = true, .allow_kind_change = true},
        "apiVersion: apps/v1\n"
        "kind: Deployment\n"
        "metadata: {name: web}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}",
        "apiVersion: apps/v1\n"
        "kind: Foo\n"
        "metadata: {name: x}"},
    {"deleted", {0},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}\n"
        "$patch: delete",
        NULL},
    {"replaced as a whole stays", {0},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}\n"
        "a: 1",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}\n"
        "b: 2\n"
        "$patch: replace",
        "a: 1\n"
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}"},
    {"metadata deleted", {0},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: {a: b}}\n"
        "a: 1",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, $patch: delete}",
        "a: 1\n"
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}"},
    {"name that looks like a number", {.targeted = true},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: 12}\n"
        "a: 1",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}\n"
        "b: 2",
        "a: 1\n"
        "apiVersion: v1\n"
        "b: 2\n"
        "kind: Foo\n"
        "metadata: {name: 12}"},
    {"null labels of a targeted patch", {.targeted = true},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: {a: b, c: d, e: f}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata:\n"
        "  name: x\n"
        "  labels:\n"
        "    a: null\n"
        "    c:\n"
        "    e: {}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {labels: {a: 'null', c: '', e: ''}, name: x}"},
    {"null labels of another patch", {0},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: {a: b, c: d}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: {a: null}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {labels: {c: d}, name: x}"},
    {"labels of a targeted patch are strings", {.targeted = true},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: {a: 1}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: {a: 2, b: 0x1F, c: on}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {labels: {a: '2', b: '0x1F', c: 'on'}, name: x}"},
    {"labels of another patch are not", {0},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: {a: 1}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: {a: 2, b: 0x1F}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {labels: {a: 2, b: 31}, name: x}"},
    {"no labels in a targeted patch", {.targeted = true},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: {a: b}, annotations: {c: d}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, labels: null, annotations: {}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {annotations: {c: d}, labels: {a: b}, name: x}"},
    {"null annotations where names may change", {.allow_name_change = true},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, annotations: {a: b}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x, annotations: {a: null}}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {annotations: {a: 'null'}, name: x}"},
    {"target without apiVersion", {.targeted = true},
        "kind: Foo\n"
        "metadata: {name: x}\n"
        "a: 1",
        "apiVersion: v1\n"
        "kind: Bar\n"
        "metadata: {name: x}\n"
        "b: 2",
        "a: 1\n"
        "apiVersion: null\n"
        "b: 2\n"
        "kind: Foo\n"
        "metadata: {name: x}"},
    {"the target's type decides", {.targeted = true},
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata: {name: x}\n"
        "spec: {containers: [{name: a, image: b}]}",
        "apiVersion: v9\n"
        "kind: Foo\n"
        "metadata: {name: x}\n"
        "spec: {containers: [{name: a, args: [c]}]}",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata: {name: x}\n"
        "spec: {containers: [{args: [c], image: b, name: a}]}"},
    {"else the patch's type", {.targeted = true},
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}\n"
        "spec: {containers: [{name: a, image: b}]}",
        "apiVersion: v9\n"
        "kind: Pod\n"
        "metadata: {name: x}\n"
        "spec: {containers: [{name: a, args: [c]}]}",
        "apiVersion: v1\n"
        "kind: Foo\n"
        "metadata: {name: x}\n"
        "spec: {containers: [{args: [c], image: b, name: a}]}"},
};

static void patches_as_recorded(void **state)
{
    const struct resource_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = resource_of(&ctx, c->target);
    kz_id before = r->id;
    assert_int_equal(
        kz_strategic_patch(&ctx, r, resource_of(&ctx, c->patch)->root, c->options), KZ_OK);
    assert_int_equal(r->removed, c->patched == NULL);
    bool renames = c->options.allow_name_change || c->options.allow_kind_change;
    assert_int_equal(r->formers.len, renames);
    if (renames)
        assert_true(kz_id_eq(kz_resource_original(r), before));
    if (c->patched != NULL) {
        kz_resource *expected = resource_of(&ctx, c->patched);
        kz_resource_strip(&ctx, r);
        assert_string_equal(printed(&ctx, r->root), printed(&ctx, expected->root));
        assert_true(kz_id_eq(r->id, expected->id));
    }
    kz_ctx_release(&ctx);
}

/* The patch is used again for the next target. */
static void keeps_the_patch(void **state)
{
    (void)state;
    const kz_strategic_options targeted = {.targeted = true};
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *patch = pod(&ctx, "spec: {a: {$patch: replace, b: null}, c: {d: [1]}}");
    const char *before = printed(&ctx, patch->root);
    kz_resource *r = pod(&ctx, "spec: {a: {e: 1}, c: 1}");
    assert_int_equal(kz_strategic_patch(&ctx, r, patch->root, targeted), KZ_EINPUT);
    r = pod(&ctx, "spec: {a: {e: 1}}");
    assert_int_equal(kz_strategic_patch(&ctx, r, patch->root, targeted), KZ_OK);
    assert_string_equal(printed(&ctx, patch->root), before);
    kz_ctx_release(&ctx);
}

/* The history is kept in annotations by the reference, and goes with them. */
static const struct history_case {
    const char *name, *patch;
    bool targeted, kept;
} histories[] = {
    {"annotations added", "metadata: {name: p, annotations: {a: b}}", false, true},
    {"annotations nulled", "metadata: {name: p, annotations: null}", false, false},
    {"annotations deleted", "metadata: {name: p, annotations: {$patch: delete}}", false, false},
    {"annotations replaced", "metadata: {name: p, annotations: {$patch: replace}}", false, false},
    {"metadata replaced", "metadata: {name: p, $patch: replace}", false, false},
    {"nulled for a target", "metadata: {name: p, annotations: null}", true, true},
    {"replaced for a target", "metadata: {name: p, annotations: {$patch: replace, a: b}}", true,
        false},
};

static void keeps_history(void **state)
{
    const struct history_case *c = *state;
    const kz_strategic_options options = {.targeted = c->targeted};
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = pod(&ctx, "metadata: {name: old}");
    kz_resource_remember(&ctx, r);
    kz_resource_set_name(&ctx, r, KZ_S("p"), KZ_NOWHERE);
    r->needs_hash = true;
    assert_int_equal(kz_strategic_patch(&ctx, r, pod(&ctx, c->patch)->root, options), KZ_OK);
    assert_int_equal(r->formers.len, c->kept);
    assert_int_equal(r->needs_hash, c->kept);
    assert_null(kz_map_get(
        kz_resource_annotations(r), KZ_S("internal.config.kubernetes.io/previousNames")));
    kz_ctx_release(&ctx);
}

/* A list of N elements "name: PREFIX0" and so on. */
static kz_str long_list(kz_ctx *ctx, const char *prefix, size_t n)
{
    kz_str *parts = KZ_NEW_ARRAY(&ctx->arena, kz_str, n + 2);
    parts[0] = KZ_S("spec: {volumes: [");
    for (size_t i = 0; i < n; i++)
        parts[i + 1] = kz_str_printf(&ctx->arena, "{name: %s%zu}, ", prefix, i);
    parts[n + 1] = KZ_S("]}");
    return kz_str_join(&ctx->arena, parts, n + 2);
}

static void merges_long_lists(void **state)
{
    (void)state;
    enum { LENGTH = 50000 };
    const kz_strategic_options none = {0};
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = pod(&ctx, long_list(&ctx, "a", LENGTH).ptr);
    kz_resource *patch = pod(&ctx, long_list(&ctx, "b", LENGTH).ptr);
    assert_int_equal(kz_strategic_patch(&ctx, r, patch->root, none), KZ_OK);
    const kz_node *volumes = kz_map_get(kz_map_get(r->root, KZ_S("spec")), KZ_S("volumes"));
    assert_int_equal(volumes->count, 2 * LENGTH);
    assert_text(kz_map_text(kz_first(volumes), KZ_S("name")), "b0");
    kz_ctx_release(&ctx);
}

/* Elements without keys are compared all with all, which must end. */
static void refuses_long_odd_lists(void **state)
{
    (void)state;
    const kz_strategic_options none = {0};
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = pod(&ctx, long_list(&ctx, "a", 10000).ptr);
    kz_resource *patch = pod(&ctx, "spec: {volumes: [{a: b}]}");
    assert_int_equal(kz_strategic_patch(&ctx, r, patch->root, none), KZ_EINPUT);
    assert_int_equal(ctx.last_diag->id, KZ_D_TOO_LARGE);
    kz_ctx_release(&ctx);
}

/* A place in the merged tree is where its value was written. */
static void keeps_places(void **state)
{
    (void)state;
    const kz_strategic_options targeted = {.targeted = true};
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = pod(&ctx, "spec:\n  a: 1\n  b: 2");
    kz_resource *patch = pod(&ctx, "\n\nspec:\n  a: 3\n  c: 4");
    kz_loc name_at = kz_resource_loc(r);
    assert_int_equal(kz_strategic_patch(&ctx, r, patch->root, targeted), KZ_OK);
    const kz_node *spec = kz_map_get(r->root, KZ_S("spec"));
    kz_loc a = kz_map_get(spec, KZ_S("a"))->loc, b = kz_map_get(spec, KZ_S("b"))->loc;
    assert_int_equal(a.line, 7);
    assert_int_equal(a.file, patch->root->loc.file);
    assert_int_equal(b.line, 6);
    assert_int_equal(b.file, name_at.file);
    assert_int_equal(kz_map_get(spec, KZ_S("c"))->loc.line, 8);
    assert_int_equal(kz_resource_loc(r).line, name_at.line);
    assert_int_equal(kz_resource_loc(r).file, name_at.file);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, resources, patches_as_recorded);
    PLAN(&plan, histories, keeps_history);
    plan_case(&plan, "the patch is kept", keeps_the_patch, NULL);
    plan_case(&plan, "long lists", merges_long_lists, NULL);
    plan_case(&plan, "long lists without keys", refuses_long_odd_lists, NULL);
    plan_case(&plan, "places", keeps_places, NULL);
    return run_plan("strategic patch", &plan);
}
