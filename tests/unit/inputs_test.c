/*
 * Which files kustomizations and the configurations of plugins name.
 */
#include "plan.h"

#include "base/buf.h"
#include "build/inputs.h"
#include "yaml/parse.h"

typedef struct inputs_case {
    const char *name, *text;
    const char
        *expected; /* "FIELD PATH" of each, "?" behind those that may be texts; "; " between */
} inputs_case;

static const inputs_case kustomizations[] = {
    {"patches", "patches: [{path: a.yaml}, {patch: b}, {path: ../c.yaml}]\n",
        "patches a.yaml; patches ../c.yaml; "},
    {"the order is that of the table",
        "crds: [c]\nopenapi: {path: o}\nreplacements: [{path: r}]\nconfigurations: [f]\n",
        "openapi o; replacements r; configurations f; crds c; "},
    {"either a file or a text", "patchesStrategicMerge: [a.yaml]\n",
        "patchesStrategicMerge a.yaml?; "},
    {"JSON patches", "patchesJson6902: [{path: a.json}]\n", "patchesJson6902 a.json; "},
    {"keys of files",
        "configMapGenerator: [{files: [a, k=b, k=c=d], envs: [x=y], env: e}, {literals: [l=m]}]\n",
        "configMapGenerator a; configMapGenerator b; "
        "configMapGenerator x=y; configMapGenerator e; "},
    {"secrets", "secretGenerator: [{files: [a], envs: [b], env: c}]\n",
        "secretGenerator a; secretGenerator b; secretGenerator c; "},
    {"charts", "helmCharts: [{name: n, valuesFile: v, additionalValuesFiles: [w, x]}]\n",
        "helmCharts v; helmCharts w; helmCharts x; "},
    {"directories are none", "resources: [a.yaml]\ncomponents: [b]\ngenerators: [c]\n", ""},
    {"wrong shapes and empty texts",
        "patches: {path: a}\nopenapi: [b]\ncrds: [1, {a: b}, '', c]\nconfigurations: 7\n",
        "patches a; crds c; "},
};

#define BUILTIN(kind) "apiVersion: builtin\nkind: " kind "\n"

static const inputs_case plugins[] = {
    {"a patch", BUILTIN("PatchTransformer") "path: a.yaml\nfiles: [b]\n", "path a.yaml; "},
    {"a JSON patch", BUILTIN("PatchJson6902Transformer") "path: a.json\n", "path a.json; "},
    {"patches", BUILTIN("PatchStrategicMergeTransformer") "paths: [a.yaml, b.yaml]\n",
        "paths a.yaml?; paths b.yaml?; "},
    {"replacements", BUILTIN("ReplacementTransformer") "replacements: [{path: a}, {source: {}}]\n",
        "replacements a; "},
    {"a generator", BUILTIN("ConfigMapGenerator") "files: [a, k=b]\nenvs: [c]\nenv: d\n",
        "files a; files b; envs c; env d; "},
    {"a secret", BUILTIN("SecretGenerator") "files: [a]\n", "files a; "},
    {"a chart",
        BUILTIN("HelmChartInflationGenerator") "valuesFile: a\nadditionalValuesFiles: [b]\n",
        "valuesFile a; additionalValuesFiles b; "},
    {"a field in another case", BUILTIN("ConfigMapGenerator") "FILES: [a]\n", "files a; "},
    {"a program's arguments", "apiVersion: v1\nkind: PatchTransformer\nargsFromFile: a\npath: b\n",
        "argsFromFile a; "},
    {"arguments of what is no program", BUILTIN("PatchTransformer") "argsFromFile: a\n", ""},
    {"none", BUILTIN("PrefixTransformer") "prefix: a-\npath: b\n", ""},
};

static void write_down(void *data, const kz_input *input)
{
    kz_buf *out = data;
    kz_buf_str(out, kz_str_c(input->field));
    kz_buf_byte(out, ' ');
    kz_buf_str(out, input->path);
    kz_buf_str(out, input->or_inline ? kz_str_c("?; ") : kz_str_c("; "));
}

static void names(const inputs_case *c, bool is_plugin)
{
    kz_ctx ctx;
    kz_buf out = {0};
    const kz_text text = {.bytes = kz_str_c(c->text)};
    kz_kustomization k = {0};
    kz_ctx_init(&ctx, 0, NULL);
    assert_int_equal(kz_parse_config(&ctx, &text, &k.root), KZ_OK);
    if (is_plugin)
        kz_plugin_inputs_each(k.root, write_down, &out);
    else
        kz_inputs_each(&k, write_down, &out);
    kz_buf_byte(&out, '\0');
    assert_string_equal(out.ptr, c->expected);
    kz_buf_free(&out);
    kz_ctx_release(&ctx);
}

static void kustomization_names(void **state)
{
    names(*state, false);
}

static void plugin_names(void **state)
{
    names(*state, true);
}

static void tells_texts_from_paths(void **state)
{
    (void)state;
    assert_true(kz_plugin_text_is_inline(KZ_S("kind: A")));
    assert_true(kz_plugin_text_is_inline(KZ_S("a.yaml\n")));
    assert_true(kz_plugin_text_is_inline(KZ_S("{apiVersion: builtin}")));
    assert_false(kz_plugin_text_is_inline(KZ_S("a.yaml")));
    assert_false(kz_plugin_text_is_inline(KZ_S("../a/dir:b")));
    assert_false(kz_plugin_text_is_inline(KZ_S("https://example.com/a.yaml")));
    assert_false(kz_plugin_text_is_inline(KZ_EMPTY));
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, kustomizations, kustomization_names);
    PLAN(&plan, plugins, plugin_names);
    plan_case(&plan, "texts and paths", tells_texts_from_paths, NULL);
    return run_plan("inputs", &plan);
}
