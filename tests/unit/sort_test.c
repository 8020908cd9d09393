/*
 * sortOptions: the order of the output.
 */
#include "transform_support.h"

#include "transform/sort.h"

/* A resource is "group/version Kind namespace name", "-" for no namespace. */
static const struct sort_case {
    const char *name, *options;
    const char *before[8], *after[8];
    const char *mistake;
} cases[] = {
    {"default: ranks", NULL,
        {"v1 Pod - p", "apps/v1 Deployment - d", "v1 ConfigMap - c", "v1 Namespace - n",
            "admissionregistration.k8s.io/v1 MutatingWebhookConfiguration - m", "batch/v1 Job - j"},
        {"v1 Namespace - n", "v1 ConfigMap - c", "apps/v1 Deployment - d", "batch/v1 Job - j",
            "v1 Pod - p", "admissionregistration.k8s.io/v1 MutatingWebhookConfiguration - m"},
        NULL},
    {"default: the core group comes behind named ones", NULL,
        {"v1 Aa - x", "z/v1 Aa - x", "b/v1 Aa - x"}, {"b/v1 Aa - x", "z/v1 Aa - x", "v1 Aa - x"},
        NULL},
    {"default: but its Namespaces come first", NULL,
        {"b/v1 Namespace - x", "v1 Namespace - x", "a/v1 Namespace - x"},
        {"v1 Namespace - x", "a/v1 Namespace - x", "b/v1 Namespace - x"}, NULL},
    {"default: types are compared as one text", NULL, {"a/v1 X - x", "a.b/v1 X - x"},
        {"a.b/v1 X - x", "a/v1 X - x"}, NULL},
    {"default: namespaces before names, none last", NULL,
        {"v1 Pod - a", "v1 Pod y b", "v1 Pod x c", "v1 Pod x b"},
        {"v1 Pod x b", "v1 Pod x c", "v1 Pod y b", "v1 Pod - a"}, NULL},
    {"legacy is the default", "sortOptions: {order: legacy}\n", {"v1 Pod - p", "v1 Namespace - n"},
        {"v1 Namespace - n", "v1 Pod - p"}, NULL},
    {"fifo", "sortOptions: {order: fifo}\n", {"v1 Pod - p", "v1 Namespace - n"},
        {"v1 Pod - p", "v1 Namespace - n"}, NULL},
    {"own lists",
        "sortOptions: {order: legacy, legacySortOptions: {orderFirst: [Zz, Pod], orderLast: "
        "[Namespace, Aa]}}\n",
        {"v1 Aa - a", "v1 Namespace - n", "v1 Mm - m", "v1 ConfigMap - c", "v1 Pod - p",
            "v1 Zz - z"},
        {"v1 Zz - z", "v1 Pod - p", "v1 ConfigMap - c", "v1 Mm - m", "v1 Namespace - n",
            "v1 Aa - a"},
        NULL},
    {"a kind that is named twice",
        "sortOptions: {order: legacy, legacySortOptions: {orderFirst: [A, B, A], orderLast: "
        "[B]}}\n",
        {"v1 C - c", "v1 B - b", "v1 A - a"}, {"v1 A - a", "v1 C - c", "v1 B - b"}, NULL},
    {"no lists rank nothing", "sortOptions: {order: legacy, legacySortOptions: {}}\n",
        {"v1 Namespace - n", "v1 ConfigMap - c"}, {"v1 ConfigMap - c", "v1 Namespace - n"}, NULL},
    {"no such order", "sortOptions: {order: Legacy}\n", {"v1 Pod - p"}, {NULL},
        "kustomization:1:22"},
    {"no order", "sortOptions: {legacySortOptions: {}}\n", {"v1 Pod - p"}, {NULL},
        "kustomization:1:14"},
    {"fifo with lists", "sortOptions: {order: fifo, legacySortOptions: {}}\n", {"v1 Pod - p"},
        {NULL}, "kustomization:1:47"},
};

static kz_resource *make(kz_ctx *ctx, const char *text)
{
    char api[100], kind[100], ns[100], name[100];
    assert_int_equal(sscanf(text, "%99s %99s %99s %99s", api, kind, ns, name), 4);
    kz_str line =
        strcmp(ns, "-") == 0 ? KZ_EMPTY : kz_str_printf(&ctx->arena, "  namespace: %s\n", ns);
    kz_str yaml = kz_str_printf(&ctx->arena,
        "apiVersion: %s\nkind: %s\nmetadata:\n  name: %s\n" KZ_FMT, api, kind, name, KZ_ARG(line));
    kz_list list = {0};
    read_list(ctx, yaml.ptr, &list);
    return list.items.at[0];
}

static void sort(void **state)
{
    const struct sort_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_list list = {0};
    for (size_t i = 0; c->before[i] != NULL; i++)
        KZ_PUSH(&ctx.arena, list.items, make(&ctx, c->before[i]));
    const kz_node *options = NULL;
    if (c->options != NULL)
        options = read_field(&ctx, c->options, "sortOptions", KZ_SHAPE_OBJECT, kz_sort_fields);
    kz_status status = kz_sort(&ctx, &list, options);
    if (c->mistake != NULL) {
        assert_int_equal(status, KZ_EINPUT);
        assert_mistake(&ctx, c->mistake);
    } else {
        assert_int_equal(status, KZ_OK);
        for (size_t i = 0; c->after[i] != NULL; i++)
            assert_true(kz_id_eq(list.items.at[i]->id, make(&ctx, c->after[i])->id));
    }
    kz_ctx_release(&ctx);
}

#define COUNT (sizeof cases / sizeof *cases)

int main(void)
{
    struct CMUnitTest tests[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
            .test_func = sort,
            .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests_name("sort", tests, NULL, NULL);
}
