/*
 * images: what becomes of references, and which fields hold them.
 */
#include "transform_support.h"

static const transform_case images[] = {
    {"newTag drops a digest", "images: [{name: a, newTag: \"2\"}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a\n"
        "  - image: a:1\n"
        "  - image: a:1@sha256:0\n"
        "  - image: a@sha256:0\n"
        "  - image: b:1\n"
        "  - image: x/a:1\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a:2\n"
        "  - image: a:2\n"
        "  - image: a:2\n"
        "  - image: a:2\n"
        "  - image: b:1\n"
        "  - image: x/a:1\n",
        NULL},
    {"newName keeps both", "images: [{name: a, newName: r.io/b}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a\n"
        "  - image: a:1\n"
        "  - image: a:1@sha256:0\n"
        "  - image: a@sha256:0\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: r.io/b\n"
        "  - image: r.io/b:1\n"
        "  - image: r.io/b:1@sha256:0\n"
        "  - image: r.io/b@sha256:0\n",
        NULL},
    {"digest drops a tag", "images: [{name: a, digest: sha256:1}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a\n"
        "  - image: a:1\n"
        "  - image: a:1@sha256:0\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a@sha256:1\n"
        "  - image: a@sha256:1\n"
        "  - image: a@sha256:1\n",
        NULL},
    {"newTag and digest", "images: [{name: a, newTag: \"2\", digest: sha256:1}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a:1\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a:2@sha256:1\n",
        NULL},
    {"suffix, found twice", "images: [{name: a, tagSuffix: -x}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a\n"
        "  - image: a:1\n"
        "  - image: a:1@sha256:0\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a:-x-x\n"
        "  - image: a:1-x-x\n"
        "  - image: a:1-x-x\n",
        NULL},
    {"suffix that ends the match", "images: [{name: a, tagSuffix: \"@y\"}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a:1\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a:1@y\n",
        NULL},
    {"an entry without effect tidies", "images: [{name: a}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: \"a:\"\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a\n",
        NULL},
    {"empty name", "images: [{newName: b}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: \":x\"\n"
        "  - image: a\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: b:x\n"
        "  - image: a\n",
        NULL},
    {"plain numbers are typed again", "images: [{name: \"1\", newName: \"2\"}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: 1\n"
        "  - image: \"1\"\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: 2\n"
        "  - image: \"2\"\n",
        NULL},
    {"any list of containers", "images: [{name: a, newTag: \"2\"}]\n",
        "apiVersion: e/v1\n"
        "kind: E\n"
        "metadata:\n"
        "  name: e\n"
        "x:\n"
        "- containers:\n"
        "  - image: a\n"
        "    initContainers:\n"
        "    - image: a\n"
        "  ephemeralContainers:\n"
        "  - image: a\n",
        "apiVersion: e/v1\n"
        "kind: E\n"
        "metadata:\n"
        "  name: e\n"
        "x:\n"
        "- containers:\n"
        "  - image: a:2\n"
        "    initContainers:\n"
        "    - image: a:2\n"
        "  ephemeralContainers:\n"
        "  - image: a\n",
        NULL},
    {"definitions are left alone", "images: [{name: a, newTag: \"2\"}]\n",
        "apiVersion: e/v1\n"
        "kind: CustomResourceDefinition\n"
        "metadata:\n"
        "  name: e\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a\n",
        "apiVersion: e/v1\n"
        "kind: CustomResourceDefinition\n"
        "metadata:\n"
        "  name: e\n"
        "spec:\n"
        "  containers:\n"
        "  - image: a\n",
        NULL},
    {"null list", "images: [{name: a, newTag: \"2\"}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers: null\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers: []\n",
        NULL},
    {"list as an image", "images: [{name: a, newTag: \"2\"}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers:\n"
        "  - image: [a]\n",
        NULL, "manifests:7:12"},
    {"number as a container", "images: [{name: a, newTag: \"2\"}]\n",
        "apiVersion: v1\n"
        "kind: Pod\n"
        "metadata:\n"
        "  name: p\n"
        "spec:\n"
        "  containers: [1]\n",
        NULL, "manifests:6:16"},
};

static void run_images(void **state)
{
    run_transform_case(
        *state, &kz_images_transformer, KZ_SHAPE_OBJECTS, kz_image_fields, &kz_builtin_tables);
}

static const kz_fieldspec runner[] = {{
    .gvk = {KZ_LIT(""), KZ_LIT(""), KZ_LIT("Tool")},
    .path = KZ_LIT("spec/runner"),
    .create = true,
}};
static const kz_tables configured_tables = {.images = {runner, 1}};

static const transform_case configured[] = {
    {"a configured field", "images: [{name: a, newTag: \"2\"}]\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: t\n"
        "spec:\n"
        "  runner: a:1\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: t\n"
        "spec:\n"
        "  runner: a:2\n",
        NULL},
    {"is not created", "images: [{name: a, newTag: \"2\"}]\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: t\n"
        "spec: {}\n",
        "apiVersion: e/v1\n"
        "kind: Tool\n"
        "metadata:\n"
        "  name: t\n"
        "spec: {}\n",
        NULL},
};

static void run_configured(void **state)
{
    run_transform_case(
        *state, &kz_images_transformer, KZ_SHAPE_OBJECTS, kz_image_fields, &configured_tables);
}

static size_t add_rows(struct CMUnitTest *tests, size_t n, const transform_case *rows, size_t count,
    CMUnitTestFunction run)
{
    for (size_t i = 0; i < count; i++)
        tests[n++] = (struct CMUnitTest){
            .name = rows[i].name, .test_func = run, .initial_state = (void *)(uintptr_t)&rows[i]};
    return n;
}

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

int main(void)
{
    struct CMUnitTest tests[COUNT(images) + COUNT(configured)];
    size_t n = 0;
    n = add_rows(tests, n, images, COUNT(images), run_images);
    n = add_rows(tests, n, configured, COUNT(configured), run_configured);
    return _cmocka_run_group_tests("images", tests, n, NULL, NULL);
}
