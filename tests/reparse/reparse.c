/*
 * Is what kz prints what it means? libfyaml, another reader, is the judge.
 *
 *     reparse FILE...              each document of FILE, printed as YAML and as JSON,
 *                                  is one and the same tree
 *     reparse --fixed FILE...      and FILE, an output of kz, is printed as it stands
 *     reparse --same JSON YAML     are these two files the same tree?
 *
 * A FILE that kz does not read is passed over, unless it is an output of kz.
 */
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libfyaml.h>

#include "yaml/emit.h"
#include "yaml/json.h"
#include "yaml/parse.h"

static const char usage[] = "usage: reparse [--fixed] FILE... | reparse --same JSON YAML\n";

static bool read_file(const char *path, kz_buf *out)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return false;
    }
    size_t n = 0;
    do {
        out->len += n;
        if (!kz_buf_reserve(out, 1 << 16))
            break;
        n = fread(out->ptr + out->len, 1, 1 << 16, file);
    } while (n > 0);
    fclose(file);
    return !out->failed;
}

static kz_str text_of(struct fy_node *n)
{
    size_t length = 0;
    const char *text = fy_node_get_scalar(n, &length);
    return text == NULL ? KZ_EMPTY : (kz_str){text, length};
}

static bool matches(kz_str text, const char *pattern)
{
    regex_t regex;
    char copy[64];
    if (text.len >= sizeof copy)
        return false;
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    if (regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB) != 0)
        abort();
    bool found = regexec(&regex, copy, 0, NULL, 0) == 0;
    regfree(&regex);
    return found;
}

static bool is_number(kz_str text)
{
    return matches(text, "^-?(0|[1-9][0-9]*)([.][0-9]*)?([eE][-+]?[0-9]+)?$");
}

/* Would some YAML reader, of version 1.1 or 1.2, take this plain text for something else than a
 * string? */
static bool is_no_string(kz_str text)
{
    return is_number(text) ||
        matches(text,
            "^(~||null|Null|NULL|true|True|TRUE|false|False|FALSE"
            "|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$");
}

static double number(kz_str text)
{
    char copy[64];
    snprintf(copy, sizeof copy, KZ_FMT, KZ_ARG(text));
    return strtod(copy, NULL);
}

static bool is_plain(struct fy_node *n)
{
    return fy_node_get_style(n) == FYNS_PLAIN;
}

/* libfyaml 0.7 garbles single-quoted text behind two quotes that follow each other, as in
 * 'a '''' b'; what it says about the text before them, and about the length, is right. */
static bool same_to_quotes(kz_str wanted, kz_str got)
{
    const char *quotes = memmem(wanted.ptr, wanted.len, "''", 2);
    return quotes != NULL && wanted.len == got.len &&
        memcmp(wanted.ptr, got.ptr, (size_t)(quotes - wanted.ptr)) == 0;
}

static bool same_string(kz_str wanted, struct fy_node *yaml)
{
    kz_str got = text_of(yaml);
    if (is_plain(yaml) && is_no_string(got))
        return false;
    return kz_str_eq(wanted, got) ||
        (fy_node_get_style(yaml) == FYNS_SINGLE_QUOTED && same_to_quotes(wanted, got));
}

static bool same_scalar(struct fy_node *json, struct fy_node *yaml)
{
    kz_str wanted = text_of(json), got = text_of(yaml);
    if (!is_plain(json))
        return same_string(wanted, yaml);
    if (!is_plain(yaml))
        return false;
    if (is_number(wanted) && is_number(got))
        return number(wanted) == number(got);
    return kz_str_eq(wanted, got);
}

static bool same(struct fy_node *json, struct fy_node *yaml);

static bool same_mapping(struct fy_node *json, struct fy_node *yaml)
{
    if (fy_node_mapping_item_count(json) != fy_node_mapping_item_count(yaml))
        return false;
    void *at = NULL;
    struct fy_node_pair *pair;
    while ((pair = fy_node_mapping_iterate(yaml, &at)) != NULL) {
        struct fy_node *key = fy_node_pair_key(pair);
        struct fy_node_pair *wanted = fy_node_mapping_lookup_pair(json, key);
        if (wanted == NULL || !same_scalar(fy_node_pair_key(wanted), key) ||
            !same(fy_node_pair_value(wanted), fy_node_pair_value(pair)))
            return false;
    }
    return true;
}

static bool same_sequence(struct fy_node *json, struct fy_node *yaml)
{
    void *at_json = NULL, *at_yaml = NULL;
    for (;;) {
        struct fy_node *wanted = fy_node_sequence_iterate(json, &at_json);
        struct fy_node *got = fy_node_sequence_iterate(yaml, &at_yaml);
        if (wanted == NULL || got == NULL)
            return wanted == got;
        if (!same(wanted, got))
            return false;
    }
}

static bool same(struct fy_node *json, struct fy_node *yaml)
{
    if (json == NULL || yaml == NULL)
        return json == yaml;
    if (fy_node_get_type(json) != fy_node_get_type(yaml))
        return false;
    switch (fy_node_get_type(yaml)) {
    case FYNT_MAPPING:
        return same_mapping(json, yaml);
    case FYNT_SEQUENCE:
        return same_sequence(json, yaml);
    default:
        return same_scalar(json, yaml);
    }
}

/* The one document of TEXT, or NULL. */
static struct fy_document *document_of(kz_str text)
{
    static const struct fy_parse_cfg quiet = {
        .flags = FYPCF_DEFAULT_PARSE | FYPCF_DISABLE_DEPTH_LIMIT | FYPCF_PREFER_RECURSIVE};
    return fy_document_build_from_string(&quiet, text.ptr, text.len);
}

static bool same_text(const char *name, kz_str json, kz_str yaml)
{
    struct fy_document *wanted = document_of(json), *got = document_of(yaml);
    bool equal =
        wanted != NULL && got != NULL && same(fy_document_root(wanted), fy_document_root(got));
    if (!equal)
        fprintf(stderr, "%s: not the same tree:\n" KZ_FMT "\nand\n" KZ_FMT "\n", name, KZ_ARG(json),
            KZ_ARG(yaml));
    fy_document_destroy(wanted);
    fy_document_destroy(got);
    return equal;
}

/* Print N, append it to ALL, and have the print judged. */
static bool judge(kz_ctx *ctx, const char *name, const kz_node *n, bool must_print, kz_buf *all)
{
    kz_buf json = {0};
    size_t from = all->len;
    bool well = !must_print;
    if (kz_emit(ctx, n, all) == KZ_OK && kz_json_write(ctx, n, &json) == KZ_OK)
        well = same_text(name, kz_buf_view(&json), kz_str_from(kz_buf_view(all), from));
    kz_buf_free(&json);
    return well;
}

static bool check(const char *path, bool fixed)
{
    kz_buf bytes = {0}, all = {0};
    kz_nodes documents = {0};
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    bool well = read_file(path, &bytes);
    kz_text text = {.bytes = kz_buf_view(&bytes)};
    text.file = kz_ctx_add_file(&ctx, kz_str_c(path), text.bytes);
    if (well && kz_parse_manifests(&ctx, &text, &documents) != KZ_OK)
        well = !fixed;
    for (size_t i = 0; well && i < documents.len; i++) {
        if (i > 0)
            kz_buf_str(&all, KZ_S("---\n"));
        well = judge(&ctx, path, documents.at[i], fixed, &all);
    }
    if (well && fixed && !kz_str_eq(text.bytes, kz_buf_view(&all))) {
        fprintf(stderr, "%s: printed again it is:\n" KZ_FMT, path, KZ_ARG(kz_buf_view(&all)));
        well = false;
    }
    if (!well)
        fprintf(stderr, "FAIL: %s\n", path);
    kz_buf_free(&bytes);
    kz_buf_free(&all);
    kz_ctx_release(&ctx);
    return well;
}

static bool check_same(const char *json_path, const char *yaml_path)
{
    kz_buf json = {0}, yaml = {0};
    bool well = read_file(json_path, &json) && read_file(yaml_path, &yaml) &&
        same_text(yaml_path, kz_buf_view(&json), kz_buf_view(&yaml));
    kz_buf_free(&json);
    kz_buf_free(&yaml);
    return well;
}

int main(int argc, char **argv)
{
    bool fixed = argc > 1 && strcmp(argv[1], "--fixed") == 0;
    if (argc == 4 && strcmp(argv[1], "--same") == 0)
        return !check_same(argv[2], argv[3]);
    if (argc <= 1 + fixed) {
        fputs(usage, stderr);
        return 2;
    }
    int failures = 0;
    for (int i = 1 + fixed; i < argc; i++)
        failures += !check(argv[i], fixed);
    return failures > 0;
}
