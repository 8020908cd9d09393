/*
 * Strategic merges. The expectations were recorded from the reference.
 */
#include "k8s_support.h"
#include "patch/strategic.h"

#define REFUSED "error "

/* Bodies of a Pod; MERGED is the place in the patch if it is refused. */
static const struct merge_case {
    const char *name, *target, *patch, *merged;
} merges[] = {
    {"value changed", "spec: {a: 1, b: 2}", "spec: {b: 3}", "spec: {a: 1, b: 3}"},
    {"value added", "spec: {a: 1}", "spec: {b: {c: d}}", "spec: {a: 1, b: {c: d}}"},
    {"null deletes", "spec: {a: 1, b: 2}", "spec: {b: null}", "spec: {a: 1}"},
    {"null deletes a mapping", "spec: {a: 1, b: {c: 2}}", "spec: {b: ~}", "spec: {a: 1}"},
    {"null for what is not there", "spec: {a: 1}", "spec: {b: null}", "spec: {a: 1}"},
    {"null inside of a new mapping", "spec: {a: 1}", "spec: {b: {c: null, d: 1}}",
        "spec: {a: 1, b: {d: 1}}"},
    {"last entry deleted", "spec: {b: {c: 2}}", "spec: {b: {c: null}}", "spec: {b: {}}"},
    {"empty mapping changes nothing", "spec: {b: {c: 2}}", "spec: {b: {}}", "spec: {b: {c: 2}}"},
    {"empty mapping over null", "spec: {b: null}", "spec: {b: {}}", "spec: {b: {}}"},
    {"new empty values stay", "spec: {a: 1}", "spec: {b: {}, c: [], containers: []}",
        "spec: {a: 1, b: {}, c: [], containers: []}"},
    {"written null stays", "spec: {a: null, b: ~}", "spec: {c: 1}",
        "spec: {a: null, b: null, c: 1}"},
    {"omitted value goes",
        "spec:\n"
        "  a:\n"
        "  b: 1",
        "spec: {c: 1}", "spec: {b: 1, c: 1}"},
    {"value over null", "spec: {a: null}", "spec: {a: \"1\"}", "spec: {a: '1'}"},
    {"quotes of the target stay", "spec: {a: \"2\", b: 2}", "spec: {a: 3, b: \"3\"}",
        "spec: {a: '3', b: '3'}"},
    {"a block is quoted too",
        "spec:\n"
        "  a: |\n"
        "    x",
        "spec: {a: true}", "spec: {a: 'true'}"},
    {"quotes for null", "spec: {a: \"2\"}", "spec: {a: null}", "spec: {}"},
    {"text as it is written", "spec: {a: 1}", "spec: {a: 0x1F, b: 1e3, c: 010}",
        "spec: {a: 31, b: 1000, c: 8}"},
    {"list replaced", "spec: {args: [a, b]}", "spec: {args: [c]}", "spec: {args: [c]}"},
    {"list emptied", "spec: {args: [a, b]}", "spec: {args: []}", "spec: {args: []}"},
    {"list deleted", "spec: {args: [a, b]}", "spec: {args: null}", "spec: {}"},
    {"unknown list of mappings replaced", "spec: {foo: [{name: a, x: 1}]}",
        "spec: {foo: [{name: a, y: 2}]}", "spec: {foo: [{name: a, y: 2}]}"},
    {"directives in a replaced list are data", "spec: {foo: [{name: a}]}",
        "spec: {foo: [{$patch: delete}, {name: b, c: null}]}",
        "spec: {foo: [{$patch: delete}, {c: null, name: b}]}"},
    {"scalar for a mapping", "spec: {a: {b: 1}}", "spec: {a: 1}", "error 4:11"},
    {"mapping for a scalar", "spec: {a: 1}", "spec: {a: {b: 1}}", "error 4:11"},
    {"list for a mapping", "spec: {a: {b: 1}}", "spec: {a: [1]}", "error 4:11"},
    {"scalar for a list", "spec: {containers: [{name: a}]}", "spec: {containers: a}", "error 4:20"},
    {"delete a mapping", "spec: {a: {b: 1}, c: 2}", "spec: {a: {$patch: delete}}", "spec: {c: 2}"},
    {"replace a mapping", "spec: {a: {b: 1}}", "spec: {a: {$patch: replace, c: 2, d: null}}",
        "spec: {a: {c: 2}}"},
    {"merge a mapping", "spec: {a: {b: 1}}", "spec: {a: {$patch: merge, c: 2}}",
        "spec: {a: {b: 1, c: 2}}"},
    {"delete what is not there", "spec: {c: 2}", "spec: {a: {$patch: delete, b: 1}}",
        "spec: {c: 2}"},
    {"replace what is not there", "spec: {c: 2}", "spec: {a: {$patch: replace, b: 1}}",
        "spec: {a: {b: 1}, c: 2}"},
    {"unknown directive", "spec: {a: {b: 1}}", "spec: {a: {$patch: remove}}", "error 4:20"},
    {"unknown directive in a new mapping", "spec: {b: 1}", "spec: {a: {$patch: remove}}",
        "spec: {a: {$patch: remove}, b: 1}"},
    {"unknown directive deeper in a new mapping", "spec: {b: 1}",
        "spec: {a: {c: {$patch: remove}}}", "error 4:24"},
    {"other directives are data", "spec: {a: {b: 1}}",
        "spec: {a: {$retainKeys: [b]}, $setElementOrder/a: [b]}",
        "spec: {$setElementOrder/a: [b], a: {$retainKeys: [b], b: 1}}"},
    {"patch elements first", "spec: {containers: [{name: a, image: x}, {name: b}]}",
        "spec: {containers: [{name: c}, {name: b, image: y}]}",
        "spec: {containers: [{name: c}, {image: y, name: b}, {image: x, name: a}]}"},
    {"element changed in all its parts",
        "spec: {containers: [{name: a, image: x, args: [1], env: [{name: e, value: \"1\"}]}]}",
        "spec: {containers: [{name: a, image: y, args: [2], env: [{name: f}]}]}",
        "spec: {containers: [{args: [2], env: [{name: f}, {name: e, value: '1'}], image: "
        "y, name: a}]}"},
    {"element deleted", "spec: {containers: [{name: a}, {name: b}]}",
        "spec: {containers: [{name: a, $patch: delete}, {name: z, $patch: delete}]}",
        "spec: {containers: [{name: b}]}"},
    {"all elements deleted", "spec: {containers: [{name: a}]}",
        "spec: {containers: [{name: a, $patch: delete}]}", "spec: {containers: []}"},
    {"element replaced stays as it was", "spec: {containers: [{name: a, image: x}]}",
        "spec: {containers: [{name: a, $patch: replace, args: [1]}]}",
        "spec: {containers: [{image: x, name: a}]}"},
    {"new element to replace", "spec: {containers: [{name: a, image: x}]}",
        "spec: {containers: [{name: b, $patch: replace, args: [1]}]}",
        "spec: {containers: [{args: [1], name: b}, {image: x, name: a}]}"},
    {"list deleted by directive", "spec: {containers: [{name: a}], b: 1}",
        "spec: {containers: [{$patch: delete}]}", "spec: {b: 1}"},
    {"list replaced by directive", "spec: {containers: [{name: a}, {name: b, image: x}]}",
        "spec: {containers: [{$patch: replace}, {name: c}, {name: b}]}",
        "spec: {containers: [{name: c}, {name: b}]}"},
    {"list merged by directive", "spec: {containers: [{name: a}]}",
        "spec: {containers: [{name: c}, {$patch: merge}]}",
        "spec: {containers: [{name: c}, {name: a}]}"},
    {"unknown directive in a list", "spec: {containers: [{name: a}]}",
        "spec: {containers: [{$patch: remove}]}", "error 4:30"},
    {"directive for a new list", "spec: {a: 1}",
        "spec: {containers: [{$patch: replace}, {name: c}]}",
        "spec: {a: 1, containers: [{$patch: replace}]}"},
    {"empty list changes nothing", "spec: {containers: [{name: a}]}", "spec: {containers: []}",
        "spec: {containers: [{name: a}]}"},
    {"null deletes a list", "spec: {containers: [{name: a}], b: 1}", "spec: {containers: null}",
        "spec: {b: 1}"},
    {"nulls in a new element", "spec: {containers: [{name: a}]}",
        "spec: {containers: [{name: b, image: null, env: [{name: c, value: null}]}]}",
        "spec: {containers: [{env: [{name: c}], name: b}, {name: a}]}"},
    {"quoted keys are equal", "spec: {containers: [{name: \"1\", image: x}]}",
        "spec: {containers: [{name: 1, image: y}]}", "spec: {containers: [{image: y, name: '1'}]}"},
    {"element without its key", "spec: {containers: [{name: a}, {name: b}]}",
        "spec: {containers: [{image: x}]}", "spec: {containers: []}"},
    {"target element without its key", "spec: {containers: [{image: x}, {name: b}]}",
        "spec: {containers: [{name: c}]}", "spec: {containers: [{image: x}]}"},
    {"repeated elements in the target",
        "spec: {containers: [{name: a, image: x}, {name: a, image: y}, {name: b}]}",
        "spec: {containers: [{name: a, image: z}]}",
        "spec: {containers: [{image: y, name: a}, {name: b}]}"},
    {"repeated elements in the patch", "spec: {containers: [{name: a, image: x}]}",
        "spec: {containers: [{name: a, image: z}, {name: a, args: [1]}]}",
        "spec: {containers: [{image: z, name: a}]}"},
    {"repeated elements nobody patches",
        "spec: {containers: [{name: a, image: x}, {name: a, image: y}]}", "spec: {b: 1}",
        "spec: {b: 1, containers: [{image: y, name: a}]}"},
    {"element that is a scalar", "spec: {containers: [{name: a}]}", "spec: {containers: [a]}",
        "spec: {containers: []}"},
    {"element that is null", "spec: {containers: [{name: a}, ~]}", "spec: {b: 1}",
        "spec: {b: 1, containers: [{name: a}]}"},
    {"element that is empty", "spec: {containers: [{name: a}, {}]}",
        "spec: {containers: [{name: b}]}", "spec: {containers: [{name: b}, {name: a}]}"},
    {"other keys",
        "spec: {volumes: [{name: v, emptyDir: {}}], hostAliases: [{ip: 1.2.3.4, "
        "hostnames: [a]}]}",
        "spec: {volumes: [{name: v, configMap: {name: c}}], hostAliases: [{ip: 1.2.3.4, "
        "hostnames: [b]}]}",
        "spec: {hostAliases: [{hostnames: [b], ip: 1.2.3.4}], volumes: [{configMap: "
        "{name: c}, emptyDir: {}, name: v}]}"},
    {"lists that do not merge in the schema",
        "spec: {tolerations: [{key: a}], containers: [{name: c, envFrom: [{prefix: a}]}]}",
        "spec: {tolerations: [{key: b}], containers: [{name: c, envFrom: [{prefix: b}]}]}",
        "spec: {containers: [{envFrom: [{prefix: b}], name: c}], tolerations: [{key: b}]}"},
    {"ports by both keys",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}, "
        "{containerPort: 80, protocol: UDP}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: UDP, name: "
        "u}, {containerPort: 81, protocol: TCP}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 81, protocol: TCP}, "
        "{containerPort: 80, protocol: TCP}, {containerPort: 80, name: u, protocol: UDP}]}]}"},
    {"ports without protocol",
        "spec: {containers: [{name: a, ports: [{containerPort: 80}, {containerPort: 81}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 82}, {containerPort: 81, "
        "name: x}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 82}, {containerPort: 81, "
        "name: x}, {containerPort: 80}]}]}"},
    {"protocol only in the target",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, name: x}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}]}]}"},
    {"protocol only in the patch",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, name: x}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, name: x}]}]}"},
    {"protocol here and there",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}, "
        "{containerPort: 81, name: x}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 81, protocol: UDP}, "
        "{containerPort: 82}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 82}, {containerPort: 80, "
        "protocol: TCP}, {containerPort: 81, name: x}]}]}"},
    {"port deleted",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}, "
        "{containerPort: 81, protocol: TCP}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: TCP, "
        "$patch: delete}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 81, protocol: TCP}]}]}"},
    {"repeated ports",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: TCP, name: "
        "x}, {containerPort: 81, protocol: TCP}, {containerPort: 80, protocol: TCP, "
        "name: y}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 82, protocol: TCP}, "
        "{containerPort: 80, protocol: TCP, hostPort: 1}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 82, protocol: TCP}, "
        "{containerPort: 81, protocol: TCP}, {containerPort: 80, name: y, protocol: TCP}]}]}"},
    {"a tuple that comes twice",
        "spec: {containers: [{name: a, ports: [{containerPort: 80}, {containerPort: 81, "
        "protocol: TCP}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 80, protocol: TCP, name: "
        "x}, {containerPort: 80, name: y}]}]}",
        "spec: {containers: [{name: a, ports: [{containerPort: 80}, {containerPort: 81, "
        "protocol: TCP}]}]}"},
    {"scalars of the patch first", "metadata: {name: p, finalizers: [a, b, c]}",
        "metadata: {name: p, finalizers: [d, b]}", "metadata: {finalizers: [d, b, a, c], name: p}"},
    {"equal scalars once", "metadata: {name: p, finalizers: [a, b, a]}",
        "metadata: {name: p, finalizers: [c, c]}", "metadata: {finalizers: [c, a, b], name: p}"},
    {"scalars by their texts", "metadata: {name: p, finalizers: [\"1\"]}",
        "metadata: {name: p, finalizers: [1, 2]}", "metadata: {finalizers: ['1', 2], name: p}"},
    {"scalar list replaced", "metadata: {name: p, finalizers: [a, b]}",
        "metadata: {name: p, finalizers: [$patch: replace, c]}",
        "metadata: {finalizers: [c], name: p}"},
    {"scalar list deleted", "metadata: {name: p, finalizers: [a, b]}",
        "metadata: {name: p, finalizers: [{$patch: delete}]}", ""},
    {"mapping in a list of scalars", "metadata: {name: p, finalizers: [a, b]}",
        "metadata: {name: p, finalizers: [{x: y}]}", "error 3:34"},
    {"a type inside of an unknown field",
        "spec: {x: {apiVersion: v1, kind: Pod, spec: {containers: [{name: a, image: x}]}}}",
        "spec: {x: {spec: {containers: [{name: a, args: [1]}]}}}",
        "spec: {x: {apiVersion: v1, kind: Pod, spec: {containers: [{args: [1], image: x, "
        "name: a}]}}}"},
    {"a type that the patch names", "spec: {x: {spec: {containers: [{name: a, image: x}]}}}",
        "spec: {x: {apiVersion: v1, kind: Pod, spec: {containers: [{name: a, args: [1]}]}}}",
        "spec: {x: {apiVersion: v1, kind: Pod, spec: {containers: [{args: [1], image: x, "
        "name: a}]}}}"},
    {"a type inside of a known field",
        "metadata: {name: p, ownerReferences: [{uid: u, kind: Pod, apiVersion: v1, spec: "
        "{containers: [{name: a, x: 1}]}}]}",
        "metadata: {name: p, ownerReferences: [{uid: u, spec: {containers: [{name: a, y: "
        "1}]}}]}",
        "metadata: {name: p, ownerReferences: [{apiVersion: v1, kind: Pod, spec: "
        "{containers: [{name: a, y: 1}]}, uid: u}]}"},
    {"omitted value in flow style",
        "spec:\n"
        "  a: {b: }\n"
        "  c: {d: [{e: }]}",
        "spec: {f: 1}", "spec: {a: {}, c: {d: [{e: ''}]}, f: 1}"},
    {"flow style of the target stays",
        "spec:\n"
        "  a: [1]",
        "spec:\n"
        "  a:\n"
        "  - b:",
        "spec: {a: [{b: ''}]}"},
    {"block style of the target stays",
        "spec:\n"
        "  a:\n"
        "  - 1",
        "spec:\n"
        "  a: [{b: }]",
        "spec: {a: [{b: ''}]}"},
    {"an empty value has no style",
        "spec:\n"
        "  a: {}\n"
        "  c: []",
        "spec:\n"
        "  a:\n"
        "    x:\n"
        "    - b:\n"
        "  c:\n"
        "  - d:",
        "spec: {a: {x: [{b: null}]}, c: [{d: null}]}"},
    {"repeated key patched away once", "spec: {a: 1, a: 2}", "spec: {a: null}", "spec: {a: 2}"},
};

/* A Pod with BODY, which brings its metadata or gets some. */
static kz_resource *pod(kz_ctx *ctx, const char *body)
{
    bool has_metadata = strncmp(body, "metadata", 8) == 0;
    kz_str yaml = kz_str_printf(&ctx->arena, "apiVersion: v1\nkind: Pod\n%s%s\n",
        has_metadata ? "" : "metadata: {name: p}\n", body);
    return resource_of(ctx, kz_str_z(&ctx->arena, yaml));
}

static void merges_as_recorded(void **state)
{
    const struct merge_case *c = *state;
    const kz_strategic_options none = {0};
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = pod(&ctx, c->target);
    kz_status status = kz_strategic_patch(&ctx, r, pod(&ctx, c->patch)->root, none);
    if (strncmp(c->merged, REFUSED, strlen(REFUSED)) == 0) {
        assert_int_equal(status, KZ_EINPUT);
        assert_reported(&ctx, c->merged + strlen(REFUSED));
    } else {
        assert_int_equal(status, KZ_OK);
        assert_string_equal(printed(&ctx, r->root), printed(&ctx, pod(&ctx, c->merged)->root));
    }
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, merges, merges_as_recorded);
    return run_plan("strategic merge", &plan);
}
