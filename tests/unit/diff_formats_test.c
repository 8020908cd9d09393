/*
 * The ways to write a diff of several pairs: a heading for each that differs, and none for the
 * others.
 */
#include <stdlib.h>

#include "plan.h"

#include "cli/diff.h"

#define MAP(name, value)                                                                           \
    "apiVersion: v1\ndata:\n  a: " value "\nkind: ConfigMap\nmetadata:\n  name: " name "\n"

static const char *const texts[][2] = {
    {MAP("a", "one"), MAP("a", "two")},
    {MAP("same", "x"), MAP("same", "x")},
    {MAP("g-2456789bcd", "x"), MAP("g-fghkmt2456", "x")}, /* a new name alone */
    {"", MAP("new", "x")},
};
static const char *const roots[] = {"k8s/staging", "k8s/test", "k8s/named", "k8s/<new>"};

enum { PAIRS = 4 };

static const struct format_case {
    const char *name;
    const kz_diff_format *format;
    size_t first, count;
    kz_diff_style style;
    const char *expected;
} cases[] = {
    {"human", &kz_diff_human, 0, PAIRS, {0},
        "== k8s/staging\n"
        "\n"
        "--- ConfigMap/a (main)\n"
        "+++ ConfigMap/a (k8s/staging)\n"
        "@@ -1,6 +1,6 @@\n"
        " apiVersion: v1\n"
        " data:\n"
        "-  a: one\n"
        "+  a: two\n"
        " kind: ConfigMap\n"
        " metadata:\n"
        "   name: a\n"
        "\n"
        "1 changed, 0 added, 0 removed\n"
        "\n"
        "== k8s/<new>\n"
        "\n"
        "--- /dev/null\n"
        "+++ ConfigMap/new (k8s/<new>)\n"
        "@@ -0,0 +1,6 @@\n"
        "+apiVersion: v1\n"
        "+data:\n"
        "+  a: x\n"
        "+kind: ConfigMap\n"
        "+metadata:\n"
        "+  name: new\n"
        "\n"
        "0 changed, 1 added, 0 removed\n"},
    {"human, coloured", &kz_diff_human, 2, 2, {.color = true},
        "\033[1m== k8s/<new>\033[0m\n"
        "\n"
        "\033[1m--- /dev/null\n"
        "+++ ConfigMap/new (k8s/<new>)\033[0m\n"
        "\033[36m@@ -0,0 +1,6 @@\033[0m\n"
        "\033[32m+apiVersion: v1\033[0m\n"
        "\033[32m+data:\033[0m\n"
        "\033[32m+  a: x\033[0m\n"
        "\033[32m+kind: ConfigMap\033[0m\n"
        "\033[32m+metadata:\033[0m\n"
        "\033[32m+  name: new\033[0m\n"
        "\n"
        "0 changed, 1 added, 0 removed\n"},
    {"human, uncounted", &kz_diff_human, 0, PAIRS, {.uncounted = true},
        "== k8s/staging\n"
        "\n"
        "--- ConfigMap/a (main)\n"
        "+++ ConfigMap/a (k8s/staging)\n"
        "@@ -1,6 +1,6 @@\n"
        " apiVersion: v1\n"
        " data:\n"
        "-  a: one\n"
        "+  a: two\n"
        " kind: ConfigMap\n"
        " metadata:\n"
        "   name: a\n"
        "\n"
        "== k8s/<new>\n"
        "\n"
        "--- /dev/null\n"
        "+++ ConfigMap/new (k8s/<new>)\n"
        "@@ -0,0 +1,6 @@\n"
        "+apiVersion: v1\n"
        "+data:\n"
        "+  a: x\n"
        "+kind: ConfigMap\n"
        "+metadata:\n"
        "+  name: new\n"
        "\n"},
    {"human, alone", &kz_diff_human, 3, 1, {0},
        "--- /dev/null\n"
        "+++ ConfigMap/new (k8s/<new>)\n"
        "@@ -0,0 +1,6 @@\n"
        "+apiVersion: v1\n"
        "+data:\n"
        "+  a: x\n"
        "+kind: ConfigMap\n"
        "+metadata:\n"
        "+  name: new\n"
        "\n"
        "0 changed, 1 added, 0 removed\n"},
    {"human, nothing", &kz_diff_human, 1, 2, {0}, ""},
    {"path", &kz_diff_path, 0, PAIRS, {0},
        "# k8s/staging\n"
        "ConfigMap/a data.a: one → two\n"
        "# k8s/<new>\n"
        "ConfigMap/new: added\n"},
    {"path, nothing", &kz_diff_path, 1, 2, {0}, ""},
    {"json", &kz_diff_json, 0, PAIRS, {0},
        "{\"schema\":1,\"pairs\":[\n"
        "{\"before\":\"main\",\"after\":\"k8s/staging\",\n"
        " \"changed\":1,\"added\":0,\"removed\":0,\n"
        " \"objects\":[\n"
        "  "
        "{\"what\":\"changed\",\"before\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
        "\"namespace\":null,\"name\":\"a\"},\"after\":{\"apiVersion\":\"v1\",\"kind\":"
        "\"ConfigMap\",\"namespace\":null,\"name\":\"a\"},\"changes\":[\n"
        "    {\"what\":\"changed\",\"path\":\"data.a\",\"before\":\"one\",\"after\":\"two\"}],\n"
        "   \"patch\":[{\"op\":\"replace\",\"path\":\"/data/a\",\"value\":\"two\"}]}],\n"
        " \"renames\":[]},\n"
        "{\"before\":\"main\",\"after\":\"k8s/test\",\n"
        " \"changed\":0,\"added\":0,\"removed\":0,\n"
        " \"objects\":[],\n"
        " \"renames\":[]},\n"
        "{\"before\":\"main\",\"after\":\"k8s/named\",\n"
        " \"changed\":0,\"added\":0,\"removed\":0,\n"
        " \"objects\":[\n"
        "  "
        "{\"what\":\"same\",\"before\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"namespace\":"
        "null,\"name\":\"g-2456789bcd\"},\"after\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
        "\"namespace\":null,\"name\":\"g-fghkmt2456\"},\"changes\":[],\n"
        "   "
        "\"patch\":[{\"op\":\"replace\",\"path\":\"/metadata/"
        "name\",\"value\":\"g-fghkmt2456\"}]}],\n"
        " \"renames\":[\n"
        "  "
        "{\"before\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"namespace\":null,\"name\":\"g-"
        "2456789bcd\"},\"after\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"namespace\":null,"
        "\"name\":\"g-fghkmt2456\"},\"references\":0}]},\n"
        "{\"before\":\"main\",\"after\":\"k8s/<new>\",\n"
        " \"changed\":0,\"added\":1,\"removed\":0,\n"
        " \"objects\":[\n"
        "  "
        "{\"what\":\"added\",\"before\":null,\"after\":{\"apiVersion\":\"v1\",\"kind\":"
        "\"ConfigMap\",\"namespace\":null,\"name\":\"new\"},\"changes\":[],\n"
        "   "
        "\"patch\":[{\"op\":\"add\",\"path\":\"\",\"value\":{\"apiVersion\":\"v1\",\"data\":{\"a\":"
        "\"x\"},\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"new\"}}}]}],\n"
        " \"renames\":[]}]}\n"},
    {"markdown", &kz_diff_markdown, 0, PAIRS, {.max_bytes = 5000},
        "### <code>main</code> → <code>k8s/staging</code>\n"
        "\n"
        "1 changed, 0 added, 0 removed\n"
        "\n"
        "<details>\n"
        "<summary>ConfigMap/a: 1 change</summary>\n"
        "\n"
        "```diff\n"
        "@@ -1,6 +1,6 @@\n"
        " apiVersion: v1\n"
        " data:\n"
        "-  a: one\n"
        "+  a: two\n"
        " kind: ConfigMap\n"
        " metadata:\n"
        "   name: a\n"
        "```\n"
        "\n"
        "</details>\n"
        "\n"
        "### <code>main</code> → <code>k8s/&lt;new&gt;</code>\n"
        "\n"
        "0 changed, 1 added, 0 removed\n"
        "\n"
        "<details>\n"
        "<summary>ConfigMap/new: added</summary>\n"
        "\n"
        "```diff\n"
        "@@ -0,0 +1,6 @@\n"
        "+apiVersion: v1\n"
        "+data:\n"
        "+  a: x\n"
        "+kind: ConfigMap\n"
        "+metadata:\n"
        "+  name: new\n"
        "```\n"
        "\n"
        "</details>\n"
        "\n"},
    {"markdown, nothing", &kz_diff_markdown, 1, 2, {.max_bytes = 5000},
        "### <code>main</code> → <code>k8s/test</code>\n"
        "\n"
        "No differences\n"
        "\n"
        "### <code>main</code> → <code>k8s/named</code>\n"
        "\n"
        "No differences\n"
        "\n"
        "- <code>ConfigMap/g-2456789bcd → g-fghkmt2456; 0 references follow</code>\n"},
};

static kz_result *manifests(const char *text)
{
    kz_result *result;
    assert_int_equal(kz_read_manifests(&result, "manifests", text, strlen(text), NULL), KZ_OK);
    return result;
}

static void writes(void **state)
{
    const struct format_case *c = *state;
    kz_diff_pair at[PAIRS] = {0};
    kz_diff_pairs pairs = {at, c->count};
    for (size_t i = 0; i < c->count; i++)
        at[i] = (kz_diff_pair){.before_name = "main",
            .after_name = roots[c->first + i],
            .before = manifests(texts[c->first + i][0]),
            .after = manifests(texts[c->first + i][1])};
    kz_diff_options options;
    kz_diff_options_init(&options);
    assert_true(kz_diff_pairs_compare(&pairs, &options));
    char *text = NULL;
    size_t length;
    FILE *to = open_memstream(&text, &length);
    assert_non_null(to);
    c->format->write(to, &pairs, &c->style);
    assert_int_equal(fclose(to), 0);
    assert_string_equal(text, c->expected);
    free(text);
    kz_diff_pairs_free(&pairs);
}

int main(void)
{
    test_plan plan = {.len = 0};
    PLAN(&plan, cases, writes);
    return run_plan("diff formats", &plan);
}
