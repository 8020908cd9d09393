/*
 * The hash of what is in ConfigMaps and Secrets. The hashes are the reference's.
 */
#include "k8s_support.h"
#include "transform/hash.h"

static const struct hash_case {
    const char *name, *kind, *content, *hash;
} hash_cases[] = {
    {"absent", "ConfigMap", "", "6ct58987ht"},
    {"empty", "ConfigMap", "data:", "6ct58987ht"},
    {"null", "ConfigMap", "data: ~", "2t8tf57kh6"},
    {"the word null", "ConfigMap", "data: null", "g886t7dd28"},
    {"scalar", "ConfigMap", "data: 0x1F", "k58t577622"},
    {"list", "ConfigMap", "data: [a]", "dk855m5d49"},
    {"no entries", "ConfigMap", "data: {}", "42745tchd9"},
    {"text", "ConfigMap", "data: {a: b}", "4h2mbtbbt6"},
    {"key order", "ConfigMap", "data: {b: x, a10: 1, a2: 2}", "8b22b655mh"},
    {"angle brackets", "ConfigMap", "data: {a: \"<>&\"}", "fkg7g6b7g5"},
    {"separators and UTF-8", "ConfigMap", "data: {a: \"\\u2028\\u2029\\u00e9\"}", "7cm28bh94k"},
    {"control characters", "ConfigMap", "data: {a: \"\\x01\\t\\b\\f\\\\\\\"\"}", "44bhg7d67g"},
    {"integer", "ConfigMap", "data: {a: 1}", "k4gtc79h2d"},
    {"quoted integer", "ConfigMap", "data: {a: \"1\"}", "h29d89cmmt"},
    {"hexadecimal", "ConfigMap", "data: {a: 0x1F}", "mdg69966bd"},
    {"octal", "ConfigMap", "data: {a: 010}", "d4mgm7k8md"},
    {"float", "ConfigMap", "data: {a: 1.0}", "k4gtc79h2d"},
    {"large integer", "ConfigMap", "data: {a: 123456789012345678}", "mgg678t92m"},
    {"largest integer", "ConfigMap", "data: {a: 18446744073709551615}", "kkc59g4464"},
    {"exponents", "ConfigMap", "data: {a: 1e21, b: 1e-7, c: 0.000001, d: 1e20}", "8685h2dc29"},
    {"boolean and null", "ConfigMap", "data: {a: true, b: ~}", "kbf42hm6d4"},
    {"nested", "ConfigMap", "data: {a: {b: [1, 2.5, x]}}", "mh95mthcmb"},
    {"binary", "ConfigMap", "data: {a: !!binary aGk=}", "gf8mgdkb66"},
    {"date", "ConfigMap", "data: {a: 2020-01-01}", "mmg9g99mmf"},
    {"block", "ConfigMap", "data:\n  a: |\n    x\n    y\n", "ggd9tt4tmc"},
    {"immutable", "ConfigMap", "data: {a: b}\nimmutable: true", "4h2mbtbbt6"},
    {"binaryData", "ConfigMap", "binaryData: {a: AAAA}", "k69tdmk776"},
    {"binaryData, list", "ConfigMap", "binaryData: [a]", "mfcg99g7t5"},
    {"binaryData, scalar", "ConfigMap", "binaryData: x", "6ct58987ht"},
    {"secret, absent", "Secret", "", "2bg6t6bf6t"},
    {"secret", "Secret", "data: {a: Yg==}", "254c6b4h75"},
    {"secret, type", "Secret", "type: t\ndata: {a: Yg==}", "5dbt56b9dt"},
    {"secret, type as number", "Secret", "type: 5", "dg6m2f574m"},
    {"secret, null type", "Secret", "type: ~", "7f7t7mht9h"},
    {"secret, stringData", "Secret", "stringData: {a: b}", "86kg747449"},
    {"secret, stringData list", "Secret", "stringData: [a]", "kf552464k4"},
    {"secret, stringData scalar", "Secret", "stringData: x", "2bg6t6bf6t"},
    {"secret, binaryData", "Secret", "binaryData: {a: b}", "2bg6t6bf6t"},
};

static kz_resource *resource_with(
    kz_ctx *ctx, const char *kind, const char *metadata, const char *content)
{
    return resource_of(ctx,
        kz_str_printf(&ctx->arena, "apiVersion: v1\nkind: %s\nmetadata: {name: a%s}\n%s\n", kind,
            metadata, content)
            .ptr);
}

static void hashes(void **state)
{
    const struct hash_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_str hash;
    const kz_resource *r = resource_with(&ctx, c->kind, "", c->content);
    assert_int_equal(kz_content_hash(&ctx, r, &hash), KZ_OK);
    assert_text(hash, c->hash);
    kz_ctx_release(&ctx);
}

static void leaves_the_content_alone(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_str hash;
    kz_resource *r = resource_with(&ctx, "ConfigMap", "", "data: {a: 18446744073709551615}");
    const char *before = printed(&ctx, r->root);
    assert_int_equal(kz_content_hash(&ctx, r, &hash), KZ_OK);
    assert_string_equal(printed(&ctx, r->root), before);
    kz_ctx_release(&ctx);
}

static void refuses_what_cannot_be_written(void **state)
{
    (void)state;
    static const char *const contents[] = {
        "data: {a: .inf}", "data: {a: {1: b}}", "data: {a: 1, a: 2}"};
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        kz_ctx ctx;
        kz_ctx_init(&ctx, 0, NULL);
        kz_str hash;
        const kz_resource *r = resource_with(&ctx, "ConfigMap", "", contents[i]);
        assert_int_equal(kz_content_hash(&ctx, r, &hash), KZ_EINPUT);
        assert_int_equal(ctx.error_count, 1);
        kz_ctx_release(&ctx);
    }
}

#define ASKS(value) ", annotations: {internal.config.kubernetes.io/needsHashSuffix: " value "}"

static const struct wish_case {
    const char *name, *metadata;
    bool needs_hash;
    const char *renamed;
} wish_cases[] = {
    {"no wish", "", false, "a"},
    {"a generator's wish", "", true, "a-6ct58987ht"},
    {"an annotation's wish", ASKS("enabled"), false, "a-6ct58987ht"},
    {"another value", ASKS("\"true\""), false, "a"},
};

static void renames(void **state)
{
    const struct wish_case *c = *state;
    kz_ctx ctx;
    kz_list list = {0};
    kz_ctx_init(&ctx, 0, NULL);
    kz_resource *r = resource_with(&ctx, "ConfigMap", c->metadata, "");
    r->needs_hash = c->needs_hash;
    assert_int_equal(kz_list_append(&ctx, &list, r), KZ_OK);
    assert_int_equal(kz_hash_names(&ctx, &list), KZ_OK);
    assert_text(r->id.name, c->renamed);
    assert_int_equal(r->formers.len, strcmp(c->renamed, "a") != 0);
    assert_text(kz_resource_original(r).name, "a");
    kz_ctx_release(&ctx);
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, hash_cases, hashes);
    PLAN(&plan, wish_cases, renames);
    plan_case(&plan, "leaves the content alone", leaves_the_content_alone, NULL);
    plan_case(&plan, "refuses what cannot be written", refuses_what_cannot_be_written, NULL);
    return run_plan("hash", &plan);
}
