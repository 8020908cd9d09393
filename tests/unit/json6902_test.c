/*
 * JSON 6902 patches. The expectations were recorded from the reference.
 */
#include "k8s_support.h"
#include "patch/json6902.h"

#define REFUSED "error "
#include "yaml/json.h"

/* Bodies of a resource; PATCHED is the place in the patch if it is refused. */
static const struct patch_case {
    const char *name, *target, *patch, *patched;
} patches[] = {
    {"add a key", "a: {b: 1}", "- {op: add, path: /a/c, value: 2}", "a: {b: 1, c: 2}"},
    {"add over a key", "a: {b: 1}", "- {op: add, path: /a/b, value: [2]}", "a: {b: [2]}"},
    {"add null", "a: {b: 1}", "- {op: add, path: /a/c, value: null}", "a: {b: 1, c: null}"},
    {"add without value", "a: {b: 1}", "- {op: add, path: /a/b}", "a: {b: null}"},
    {"add at a position", "a: [x, y]", "- {op: add, path: /a/1, value: z}", "a: [x, z, y]"},
    {"add at the end", "a: [x, y]", "- {op: add, path: /a/2, value: z}", "a: [x, y, z]"},
    {"add behind the end", "a: [x, y]", "- {op: add, path: /a/3, value: z}", "error 1:19"},
    {"append", "a: [x, y]", "- {op: add, path: /a/-, value: z}", "a: [x, y, z]"},
    {"add from the end", "a: [x, y]", "- {op: add, path: /a/-1, value: z}", "a: [x, y, z]"},
    {"add before the front", "a: [x, y]", "- {op: add, path: /a/-3, value: z}", "a: [z, x, y]"},
    {"add too far before the front", "a: [x, y]", "- {op: add, path: /a/-4, value: z}",
        "error 1:19"},
    {"add with a signed index", "a: [x, y]", "- {op: add, path: /a/+1, value: z}", "a: [x, z, y]"},
    {"add with a leading zero", "a: [x, y]", "- {op: add, path: /a/01, value: z}", "a: [x, z, y]"},
    {"add at no index", "a: [x, y]", "- {op: add, path: /a/b, value: z}", "error 1:19"},
    {"add to what is missing", "a: 1", "- {op: add, path: /b/c, value: z}", "error 1:19"},
    {"add to null", "a: null", "- {op: add, path: /a/c, value: z}", "error 1:19"},
    {"add to a scalar", "a: 1", "- {op: add, path: /a/c, value: z}", "error 1:19"},
    {"add to a list element", "a: [{b: 1}, {b: 2}]", "- {op: add, path: /a/-1/c, value: 3}",
        "a: [{b: 1}, {b: 2, c: 3}]"},
    {"escapes", "a: {b/c: 1, d~e: 2}",
        "- {op: add, path: /a/b~1c, value: 3}\n"
        "- {op: add, path: /a/d~0e, value: 4}\n"
        "- {op: add, path: /a/f~01, value: 5}",
        "a: {b/c: 3, d~e: 4, f~1: 5}"},
    {"empty key", "a: 1", "- {op: add, path: /, value: 2}",
        "'': 2\n"
        "a: 1"},
    {"what stands before the first slash", "a: {b: 1}", "- {op: add, path: x/a/b, value: 2}",
        "a: {b: 2}"},
    {"path without a slash", "a: 1", "- {op: add, path: a, value: 2}", "error 1:19"},
    {"empty path for add", "a: 1", "- {op: add, path: \"\", value: {}}", "error 1:19"},
    {"remove a key", "a: {b: 1, c: 2}", "- {op: remove, path: /a/b}", "a: {c: 2}"},
    {"remove what is missing", "a: {b: 1}", "- {op: remove, path: /a/c}", "error 1:22"},
    {"remove an element", "a: [x, y, z]", "- {op: remove, path: /a/1}", "a: [x, z]"},
    {"remove the last element", "a: [x, y, z]", "- {op: remove, path: /a/-1}", "a: [x, y]"},
    {"remove behind the end", "a: [x]", "- {op: remove, path: /a/1}", "error 1:22"},
    {"remove at the dash", "a: [x]", "- {op: remove, path: /a/-}", "error 1:22"},
    {"replace a key", "a: {b: 1}", "- {op: replace, path: /a/b, value: {c: 1}}", "a: {b: {c: 1}}"},
    {"replace what is missing", "a: {b: 1}", "- {op: replace, path: /a/c, value: 1}",
        "a: {b: 1, c: 1}"},
    {"replace below what is missing", "a: {b: 1}", "- {op: replace, path: /c/d, value: 1}",
        "error 1:23"},
    {"replace an element", "a: [x, y]", "- {op: replace, path: /a/-1, value: z}", "a: [x, z]"},
    {"replace behind the end", "a: [x, y]", "- {op: replace, path: /a/2, value: z}", "error 1:23"},
    {"replace at the dash", "a: [x, y]", "- {op: replace, path: /a/-, value: z}", "error 1:23"},
    {"replace everything", "a: 1",
        "- {op: replace, path: \"\", value: {apiVersion: example.com/v1, kind: T, "
        "metadata: {name: t}, b: 2}}",
        "b: 2"},
    {"replace everything by a list", "a: 1", "- {op: replace, path: \"\", value: [1]}",
        "error 1:23"},
    {"replace everything by a scalar", "a: 1", "- {op: replace, path: \"\", value: 1}",
        "error 1:23"},
    {"replace everything twice", "a: 1",
        "- {op: replace, path: \"\", value: [1]}\n"
        "- {op: replace, path: \"\", value: {kind: T, apiVersion: example.com/v1, "
        "metadata: {name: t}}}",
        ""},
    {"move a key", "a: {b: 1, c: 2}", "- {op: move, from: /a/b, path: /d}",
        "a: {c: 2}\n"
        "d: 1"},
    {"move within a list", "a: [x, y, z]", "- {op: move, from: /a/0, path: /a/-}", "a: [y, z, x]"},
    {"move into itself", "a: {b: {}}", "- {op: move, from: /a, path: /a/b}", "error 1:20"},
    {"move to itself", "a: {b: 1}", "- {op: move, from: /a/b, path: /a/b}", "a: {b: 1}"},
    {"move what is missing", "a: {b: 1}", "- {op: move, from: /a/c, path: /d}", "error 1:20"},
    {"move null", "a: {b: null}", "- {op: move, from: /a/b, path: /d}",
        "a: {}\n"
        "d: null"},
    {"copy a key", "a: {b: {c: [1]}}",
        "- {op: copy, from: /a/b, path: /d}\n"
        "- {op: add, path: /d/c/-, value: 2}",
        "a: {b: {c: [1]}}\n"
        "d: {c: [1, 2]}"},
    {"copy into itself", "a: {b: 1}", "- {op: copy, from: /a, path: /a/c}", "a: {b: 1, c: {b: 1}}"},
    {"copy what is missing", "a: {b: 1}", "- {op: copy, from: /a/c, path: /d}",
        "a: {b: 1}\n"
        "d: null"},
    {"copy from what is missing", "a: {b: 1}", "- {op: copy, from: /c/d, path: /d}", "error 1:20"},
    {"copy an element", "a: [x, y]", "- {op: copy, from: /a/-1, path: /a/0}", "a: [y, x, y]"},
    {"copy without from", "a: [x, y]", "- {op: copy, path: /a/0}", "error 1:3"},
    {"test a string", "a: x", "- {op: test, path: /a, value: x}", "a: x"},
    {"test another string", "a: x", "- {op: test, path: /a, value: y}", "error 1:31"},
    {"test a number", "a: 1.0", "- {op: test, path: /a, value: 1}", "a: 1"},
    {"test a number as a string", "a: 1", "- {op: test, path: /a, value: \"1\"}", "error 1:31"},
    {"test a number in another notation", "a: 31", "- {op: test, path: /a, value: 0x1F}", "a: 31"},
    {"test a long number", "a: 9007199254740993", "- {op: test, path: /a, value: 9007199254740993}",
        "a: 9007199254740992"},
    {"test a word of YAML 1.1", "a: true", "- {op: test, path: /a, value: on}", "a: true"},
    {"test null", "a: null", "- {op: test, path: /a, value: null}", "a: null"},
    {"test what is missing against null", "a: 1", "- {op: test, path: /b, value: null}", "a: 1"},
    {"test what is missing without value", "a: 1", "- {op: test, path: /b}", "a: 1"},
    {"test without value", "a: 1", "- {op: test, path: /a}", "error 1:20"},
    {"test against null", "a: 1", "- {op: test, path: /a, value: null}", "error 1:31"},
    {"test a mapping", "a: {b: 1, c: [x, {d: null}]}",
        "- {op: test, path: /a, value: {c: [x, {d: null}], b: 1}}", "a: {b: 1, c: [x, {d: null}]}"},
    {"test a mapping with less", "a: {b: 1, c: 2}", "- {op: test, path: /a, value: {b: 1}}",
        "error 1:31"},
    {"test a list", "a: [1, 2]", "- {op: test, path: /a, value: [1, 2]}", "a: [1, 2]"},
    {"test a list in another order", "a: [1, 2]", "- {op: test, path: /a, value: [2, 1]}",
        "error 1:31"},
    {"test a list with null", "a: [1, null]", "- {op: test, path: /a, value: [1, null]}",
        "error 1:31"},
    {"test everything", "a: 1",
        "- {op: test, path: \"\", value: {a: 1, apiVersion: example.com/v1, kind: T, "
        "metadata: {name: t}}}",
        "a: 1"},
    {"test behind the end", "a: [1]", "- {op: test, path: /a/1, value: null}", "error 1:20"},
    {"numbers go through a float",
        "a: 12345678901234567\n"
        "b: 1",
        "- {op: add, path: /c, value: 12345678901234567}",
        "a: 12345678901234568\n"
        "b: 1\n"
        "c: 12345678901234568"},
    {"large and small numbers",
        "a: 1e21\n"
        "b: 0.0000001\n"
        "c: 1.0\n"
        "d: 0x1F\n"
        "e: 010",
        "- {op: test, path: /c, value: 1}",
        "a: 1e+21\n"
        "b: 1e-07\n"
        "c: 1\n"
        "d: 31\n"
        "e: 8"},
    {"words of YAML 1.1 in the patch", "a: 1",
        "- {op: add, path: /b, value: yes}\n"
        "- {op: add, path: /c, value: \"no\"}",
        "a: 1\n"
        "b: true\n"
        "c: 'no'"},
    {"JSON", "a: 1",
        "[{\"op\": \"add\", \"path\": \"/b\", \"value\": {\"c\": \"\\u00e9\\/\", \"d\": "
        "1e3, \"c\": 2}}]",
        "a: 1\n"
        "b: {c: 2, d: 1000}"},
    {"JSON compares texts", "a: 1", "[{\"op\": \"test\", \"path\": \"/a\", \"value\": 1.0}]",
        "error 1:40"},
    {"JSON compares escapes", "a: b<c",
        "[{\"op\": \"test\", \"path\": \"/a\", \"value\": \"b<c\"}]", "error 1:40"},
    {"YAML does not compare escapes", "a: b<c", "- {op: test, path: /a, value: b<c}", "a: b<c"},
    {"unknown operation", "a: 1", "- {op: ad, path: /b, value: 1}", "error 1:8"},
    {"no operation", "a: 1", "- {path: /b, value: 1}", "error 1:3"},
    {"operation of another type", "a: 1", "- {op: 1, path: /b, value: 1}", "error 1:8"},
    {"no path", "a: 1", "- {op: add, value: 1}", "error 1:3"},
    {"path of another type", "a: 1", "- {op: add, path: 1, value: 1}", "error 1:19"},
    {"operation that is null", "a: 1", "- null", "error 1:3"},
    {"last operation fails", "a: 1",
        "- {op: add, path: /b, value: 1}\n"
        "- {op: remove, path: /c}",
        "error 2:22"},
    {"name removed", "a: 1", "- {op: remove, path: /metadata/name}", "error 1:22"},
    {"kind removed", "a: 1", "- {op: remove, path: /kind}", "error 1:22"},
    {"metadata that are a text", "a: 1", "- {op: add, path: /metadata, value: x}", "error 1:19"},
    {"annotations become strings", "metadata: {name: t, annotations: {a: 1, b: null}}",
        "- {op: add, path: /metadata/annotations/c, value: {d: 1}}",
        "metadata: {annotations: {a: '1', b: 'null', c: ''}, name: t}"},
    {"annotations that are a text go", "a: 1", "- {op: add, path: /metadata/annotations, value: x}",
        "a: 1"},
    {"annotations that are a list", "a: 1",
        "- {op: add, path: /metadata/annotations, value: [{a: b}]}", "error 1:19"},
    {"labels stay as they are", "metadata: {name: t, labels: {a: 1}}",
        "- {op: add, path: /metadata/labels/b, value: null}",
        "metadata: {labels: {a: 1, b: null}, name: t}"},
};

static kz_resource *thing(kz_ctx *ctx, const char *body)
{
    bool has_metadata = strncmp(body, "metadata", 8) == 0;
    kz_str yaml = kz_str_printf(&ctx->arena, "apiVersion: example.com/v1\nkind: T\n%s%s\n",
        has_metadata ? "" : "metadata: {name: t}\n", body);
    return resource_of(ctx, kz_str_z(&ctx->arena, yaml));
}

static const kz_json_patch *patch_of(kz_ctx *ctx, const char *text)
{
    kz_text whole = {.bytes = kz_str_c(text)};
    bool as_json = text[0] == '[';
    kz_node *list;
    const kz_json_patch *patch;
    whole.file = kz_ctx_add_file(ctx, KZ_S("p.yaml"), whole.bytes);
    kz_status status =
        as_json ? kz_parse_json(ctx, &whole, &list) : kz_parse_config(ctx, &whole, &list);
    assert_int_equal(status, KZ_OK);
    assert_int_equal(kz_json_patch_read(ctx, list, as_json, &patch), KZ_OK);
    return patch;
}

static void patches_as_recorded(void **state)
{
    const struct patch_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = thing(&ctx, c->target);
    kz_status status = kz_json_patch_apply(&ctx, r, patch_of(&ctx, c->patch));
    if (strncmp(c->patched, REFUSED, strlen(REFUSED)) == 0) {
        assert_int_equal(status, KZ_EINPUT);
        assert_reported(&ctx, c->patched + strlen(REFUSED));
    } else {
        assert_int_equal(status, KZ_OK);
        assert_string_equal(printed(&ctx, r->root), printed(&ctx, thing(&ctx, c->patched)->root));
    }
    kz_ctx_release(&ctx);
}

static const struct list_case {
    const char *name, *text, *place;
} lists[] = {
    {"a mapping", "op: add\npath: /a\n", "1:1"},
    {"a list in the list", "- [add, /a]\n", "1:3"},
    {"a text in the list", "- {op: add, path: /a}\n- add\n", "2:3"},
};

static void refuses_to_read(void **state)
{
    const struct list_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_text text = {.bytes = kz_str_c(c->text)};
    kz_node *list;
    const kz_json_patch *patch;
    assert_int_equal(kz_parse_config(&ctx, &text, &list), KZ_OK);
    assert_int_equal(kz_json_patch_read(&ctx, list, false, &patch), KZ_EINPUT);
    assert_reported(&ctx, c->place);
    kz_ctx_release(&ctx);
}

static void follows_the_id(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = thing(&ctx, "a: 1");
    const kz_json_patch *patch = patch_of(&ctx,
        "- {op: replace, path: /metadata/name, value: new}\n"
        "- {op: add, path: /metadata/namespace, value: shop}\n");
    assert_int_equal(kz_json_patch_length(patch), 2);
    assert_int_equal(kz_json_patch_apply(&ctx, r, patch), KZ_OK);
    assert_text(r->id.name, "new");
    assert_text(r->id.ns, "shop");
    assert_int_equal(r->formers.len, 0);
    kz_ctx_release(&ctx);
}

/* A patch for many resources gives each its own values. */
static void copies_values(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_json_patch *patch = patch_of(&ctx,
        "- {op: add, path: /b, value: {c: [1]}}\n"
        "- {op: add, path: /b/c/-, value: 2}\n");
    for (int i = 0; i < 2; i++) {
        kz_resource *r = thing(&ctx, "a: 1");
        assert_int_equal(kz_json_patch_apply(&ctx, r, patch), KZ_OK);
        assert_int_equal(kz_map_get(kz_map_get(r->root, KZ_S("b")), KZ_S("c"))->count, 2);
    }
    kz_ctx_release(&ctx);
}

/* Where the reference has its own annotations there are some to be found; they can
 * be copied, and stay what they were. */
static void shows_the_history(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = thing(&ctx, "a: 1");
    kz_resource_remember(&ctx, r);
    kz_resource_set_name(&ctx, r, KZ_S("u"), KZ_NOWHERE);
    kz_resource_remember(&ctx, r);
    assert_int_equal(kz_json_patch_apply(&ctx, r,
                         patch_of(&ctx,
                             "- {op: copy, from: /metadata/annotations, path: /b}\n"
                             "- {op: add, path: /metadata/annotations/c, value: 1}\n")),
        KZ_OK);
    assert_string_equal(printed(&ctx, r->root),
        "a: 1\n"
        "apiVersion: example.com/v1\n"
        "b:\n"
        "  internal.config.kubernetes.io/previousKinds: T,T\n"
        "  internal.config.kubernetes.io/previousNames: t,u\n"
        "  internal.config.kubernetes.io/previousNamespaces: default,default\n"
        "kind: T\n"
        "metadata:\n"
        "  annotations:\n"
        "    c: \"1\"\n"
        "  name: u\n");
    assert_int_equal(kz_json_patch_apply(
                         &ctx, r, patch_of(&ctx, "- {op: remove, path: /metadata/annotations}\n")),
        KZ_OK);
    assert_int_equal(r->formers.len, 2);
    kz_ctx_release(&ctx);
}

/* Every copy doubles what there is. */
static void stops_copying(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_str op = KZ_EMPTY;
    for (int i = 0; i < 60; i++)
        op = kz_str_printf(
            &ctx.arena, KZ_FMT "- {op: copy, from: /a, path: /a/b%d}\n", KZ_ARG(op), i);
    kz_resource *r = thing(&ctx, "a: {}");
    assert_int_equal(kz_json_patch_apply(&ctx, r, patch_of(&ctx, op.ptr)), KZ_EINPUT);
    assert_int_equal(ctx.last_diag->id, KZ_D_TOO_LARGE);
    kz_ctx_release(&ctx);
}

/* Nothing nests deeper than what can be read. */
static void stops_nesting(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_str op = KZ_S("- {op: add, path: /a, value: {}}\n");
    for (int i = 0; i < 1100; i++)
        op = kz_str_printf(&ctx.arena,
            KZ_FMT "- {op: move, from: /a, path: /b}\n- {op: add, path: /a, value: {}}\n"
                   "- {op: move, from: /b, path: /a/b}\n",
            KZ_ARG(op));
    kz_resource *r = thing(&ctx, "c: 1");
    assert_int_equal(kz_json_patch_apply(&ctx, r, patch_of(&ctx, op.ptr)), KZ_EINPUT);
    assert_int_equal(ctx.last_diag->id, KZ_D_TOO_DEEP);
    kz_ctx_release(&ctx);
}

/* Mappings with many keys are looked into by a table, which must stay true. */
static void finds_in_large_mappings(void **state)
{
    (void)state;
    enum { KEYS = 200 };
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_str op = KZ_EMPTY;
    for (int i = 0; i < KEYS; i++)
        op = kz_str_printf(
            &ctx.arena, KZ_FMT "- {op: add, path: /a/k%d, value: {v: %d}}\n", KZ_ARG(op), i, i);
    op = kz_str_printf(&ctx.arena,
        KZ_FMT "- {op: test, path: /a/k7, value: {v: 7}}\n"
               "- {op: replace, path: /a/k7, value: 8}\n"
               "- {op: test, path: /a/k7, value: 8}\n"
               "- {op: remove, path: /a/k7}\n"
               "- {op: test, path: /a/k7, value: null}\n"
               "- {op: add, path: /a/k7, value: 9}\n"
               "- {op: copy, from: /a, path: /b}\n"
               "- {op: remove, path: /b/k7}\n"
               "- {op: test, path: /a/k7, value: 9}\n"
               "- {op: replace, path: /a, value: {k7: 1}}\n"
               "- {op: test, path: /a, value: {k7: 1}}\n",
        KZ_ARG(op));
    kz_resource *r = thing(&ctx, "a: {}");
    assert_int_equal(kz_json_patch_apply(&ctx, r, patch_of(&ctx, op.ptr)), KZ_OK);
    assert_int_equal(kz_map_get(r->root, KZ_S("b"))->count, KEYS - 1);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, patches, patches_as_recorded);
    PLAN(&plan, lists, refuses_to_read);
    plan_case(&plan, "the id follows", follows_the_id, NULL);
    plan_case(&plan, "values are copied", copies_values, NULL);
    plan_case(&plan, "the history shows", shows_the_history, NULL);
    plan_case(&plan, "copying without end", stops_copying, NULL);
    plan_case(&plan, "nesting without end", stops_nesting, NULL);
    plan_case(&plan, "large mappings", finds_in_large_mappings, NULL);
    return run_plan("JSON patch", &plan);
}
