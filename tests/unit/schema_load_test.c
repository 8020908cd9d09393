/*
 * A schema that takes the place of the built-in one.
 */
#include "k8s/schema.h"
#include "k8s_support.h"

#define FLEET                                                                                      \
    "definitions:\n"                                                                               \
    "  Fleet:\n"                                                                                   \
    "    x-kubernetes-group-version-kind: [{group: sea, version: v1, kind: Fleet}]\n"              \
    "    properties:\n"
#define MERGES "x-kubernetes-patch-strategy: merge, x-kubernetes-patch-merge-key: name"

/* What is known of the field at the end of PATH: the keys of a list that merges, "-"
 * for any other field with a schema, NULL for nothing. */
static const struct load_case {
    const char *name, *document, *path, *keys;
} cases[] = {
    {"merges by a key", FLEET "      a: {type: array, items: {}, " MERGES "}", "a", "name"},
    {"map keys come first",
        FLEET "      a: {type: array, items: {}, " MERGES ", x-kubernetes-list-map-keys: [p, q]}",
        "a", "p,q"},
    {"no key: values", FLEET "      a: {type: array, x-kubernetes-patch-strategy: merge}", "a", ""},
    {"a strategy among several",
        FLEET "      a: {type: array, x-kubernetes-patch-strategy: \"retainKeys,merge\"}", "a", ""},
    {"a key without a strategy",
        FLEET "      a: {type: array, items: {}, x-kubernetes-patch-merge-key: name}", "a", "-"},
    {"in elements", FLEET "      a: {type: array, items: {properties: {b: {" MERGES "}}}}", "a/b",
        "name"},
    {"no elements unless it is an array",
        FLEET "      a: {x-kubernetes-patch-strategy: merge, items: {properties: {b: {}}}}", "a/b",
        NULL},
    {"in a map", FLEET "      a: {additionalProperties: {properties: {b: {" MERGES "}}}}",
        "a/any/b", "name"},
    {"properties come before what holds for all others",
        FLEET "      a: {properties: {b: {}}, additionalProperties: {" MERGES "}}", "a/b", "-"},
    {"what holds for all others", FLEET "      a: {additionalProperties: {" MERGES "}}", "a/c",
        "name"},
    {"no schema for all others", FLEET "      a: {additionalProperties: true}", "a/c", NULL},
    {"a reference",
        FLEET "      a: {$ref: '#/definitions/B'}\n  B: {properties: {b: {" MERGES "}}}", "a/b",
        "name"},
    {"beside a reference nothing counts",
        FLEET "      a: {$ref: '#/definitions/B', " MERGES "}\n  B: {}", "a", "-"},
    {"a reference to a reference",
        FLEET "      a: {$ref: '#/definitions/B'}\n  B: {$ref: '#/definitions/C'}\n"
              "  C: {properties: {b: {" MERGES "}}}",
        "a/b", "name"},
    {"a reference to a part",
        FLEET "      a: {$ref: '#/definitions/B/properties/b'}\n"
              "  B: {properties: {b: {" MERGES "}}}",
        "a", "name"},
    {"a reference to nothing", FLEET "      a: {$ref: '#/definitions/B'}", "a", NULL},
    {"references in a ring",
        FLEET "      a: {$ref: '#/definitions/B'}\n  B: {$ref: '#/definitions/B'}", "a", NULL},
    {"types in a ring", FLEET "      a: {$ref: '#/definitions/Fleet'}", "a/a/a/a", "-"},
    {"a built-in type is unknown", FLEET "      a: {$ref: '#/definitions/io.k8s.api.core.v1.Pod'}",
        "a", NULL},
    {"another type", "definitions: {}", "a", NULL},
    {"an empty document", "null", "a", NULL},
    {"JSON",
        "{\"definitions\":{\"F\":{\"x-kubernetes-group-version-kind\":[{\"group\":\"sea\","
        "\"version\":\"v1\",\"kind\":\"Fleet\"}],\"properties\":{\"a\":{}}}}}",
        "a", "-"},
};

static const kz_gvk fleet = {KZ_LIT("sea"), KZ_LIT("v1"), KZ_LIT("Fleet")};
static const kz_gvk pod = {KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")};

static void replace(kz_ctx *ctx, const char *document)
{
    kz_text text = {.bytes = kz_str_c(document)};
    text.file = kz_ctx_add_file(ctx, KZ_S("schema.yaml"), text.bytes);
    kz_schema_replace(ctx, &text);
}

static void load(void **state)
{
    const struct load_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    replace(&ctx, c->document);
    const kz_schema *schema = kz_schema_of(&ctx, fleet);
    assert_int_equal(kz_schema_check(&ctx), KZ_OK);
    const kz_schema_field *field = NULL;
    kz_str rest = kz_str_c(c->path), step;
    while (kz_str_split(&rest, '/', &step)) {
        field = kz_schema_get(schema, step);
        schema = field == NULL ? NULL : field->child;
    }
    bool known = field != NULL && (field->child != NULL || field->is_list);
    assert_int_equal(known, c->keys != NULL);
    char keys[100] = "-";
    if (known && field->merges) {
        keys[0] = '\0';
        for (size_t i = 0; i < field->key_count; i++)
            snprintf(keys + strlen(keys), sizeof keys - strlen(keys), "%s" KZ_FMT, i > 0 ? "," : "",
                KZ_ARG(field->keys[i]));
    }
    if (known)
        assert_string_equal(keys, c->keys);
    kz_ctx_release(&ctx);
}

static const struct refused_case {
    const char *name, *document, *place;
} refused[] = {
    {"nothing", "", "1:1"},
    {"a list", "[]", "1:1"},
    {"definitions in a list", "definitions: []", "1:14"},
    {"a definition that is a text", "definitions: {A: text}", "1:18"},
    {"a type without a kind",
        "definitions: {A: {x-kubernetes-group-version-kind: [{version: v1}]}}", "1:53"},
    {"a wrong part of a schema", "definitions: {A: {required: yes}}", "1:29"},
    {"a wrong part far inside",
        "definitions: {A: {properties: {a: {items: {additionalProperties: [x]}}}}}", "1:66"},
    {"a strategy that is no text", FLEET "      a: {type: array, x-kubernetes-patch-strategy: 1}",
        "5:53"},
    {"keys that are no list", FLEET "      a: {" MERGES ", x-kubernetes-list-map-keys: x}",
        "5:111"},
    {"paths in a list", "paths: []", "1:8"},
    {"a path that is a number", "paths: {/x: 5}", "1:13"},
    {"an operation that is a text", "paths: {/x: {get: it}}", "1:19"},
    {"a version of the format that is a number", "swagger: 2.0", "1:10"},
    {"an info that is a text", "info: it", "1:7"},
};

static void refuse(void **state)
{
    const struct refused_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    replace(&ctx, c->document);
    assert_int_equal(kz_schema_check(&ctx), KZ_OK);
    (void)kz_schema_of(&ctx, fleet);
    assert_int_equal(kz_schema_check(&ctx), KZ_EINPUT);
    assert_reported(&ctx, c->place);
    kz_ctx_release(&ctx);
}

#define GET(path, type)                                                                            \
    "  " path ": {get: {x-kubernetes-group-version-kind: {group: sea, version: v1, kind: " type    \
    "}}}\n"

static const struct scope_case {
    const char *name, *paths;
    bool cluster_scoped;
} scopes[] = {
    {"no path", "", false},
    {"a path", GET("/x/fleets", "Fleet"), true},
    {"of another type", GET("/x/boats", "Boat"), false},
    {"a path in a namespace", GET("/x/namespaces/{namespace}/fleets", "Fleet"), false},
    {"a path in a namespace and one in none",
        GET("/x/namespaces/{namespace}/fleets", "Fleet") GET("/x/fleets", "Fleet"), false},
    {"the other way round",
        GET("/x/fleets", "Fleet") GET("/x/namespaces/{namespace}/fleets", "Fleet"), false},
    {"no path without a slash", GET("x/fleets", "Fleet"), false},
};

static void scope(void **state)
{
    const struct scope_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_str parts[] = {KZ_S("paths:\n"), kz_str_c(c->paths)};
    replace(&ctx, kz_str_join(&ctx.arena, parts, 2).ptr);
    assert_int_equal(kz_gvk_cluster_scoped(&ctx, fleet), c->cluster_scoped);
    assert_int_equal(kz_schema_check(&ctx), KZ_OK);
    kz_ctx_release(&ctx);
}

/* What was asked of the built-in schema before, and whether a Pod of its own and of
 * the other schema has a "spec" and an "a" then. */
static const struct builtin_case {
    const char *name;
    bool asked_scope, asked_schema, keeps_spec, has_a;
} builtins[] = {
    {"nothing asked", false, false, false, true},
    {"a scope", true, false, true, false},
    {"a schema", false, true, false, true},
    {"both", true, true, false, true},
};

static void keep_builtin(void **state)
{
    const struct builtin_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    if (c->asked_scope)
        assert_false(kz_gvk_cluster_scoped(&ctx, fleet));
    if (c->asked_schema)
        assert_non_null(kz_schema_of(&ctx, pod));
    replace(&ctx,
        "definitions:\n  P:\n    x-kubernetes-group-version-kind: [{version: v1, kind: Pod}]\n"
        "    properties: {a: {}}\n");
    const kz_schema *schema = kz_schema_of(&ctx, pod);
    assert_int_equal(kz_schema_get(schema, KZ_S("spec")) != NULL, c->keeps_spec);
    assert_int_equal(kz_schema_get(schema, KZ_S("a")) != NULL, c->has_a);
    kz_gvk service = {KZ_EMPTY, KZ_S("v1"), KZ_S("Service")};
    assert_int_equal(kz_schema_of(&ctx, service) != NULL, c->asked_scope || c->asked_schema);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, cases, load);
    PLAN(&plan, refused, refuse);
    PLAN(&plan, scopes, scope);
    PLAN(&plan, builtins, keep_builtin);
    return run_plan("schema_load", &plan);
}
