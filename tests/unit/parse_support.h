/*
 * Reading texts and writing the trees down, for the tests of the parser.
 *
 * A tree is written here as the types and texts of its scalars, mappings with
 * their keys sorted: {s"a":i"1",x"2":n,} is {a: 1, 2: null}. The letters: s
 * string, i integer, f float, b boolean, n null, t timestamp, B base64, N a
 * number in JSON; keys that are not strings have an x. A document ends in "|".
 */
#ifndef KZ_TESTS_PARSE_SUPPORT_H
#define KZ_TESTS_PARSE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "yaml/parse.h"

#define TEXT(literal) "" literal, sizeof(literal) - 1
#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct read_case {
    const char *name, *bytes;
    size_t len;
    const char *expected; /* "error LINE:COLUMN" for a mistake */
} read_case;

static inline void add_z(kz_buf *out, const char *z)
{
    kz_buf_str(out, kz_str_c(z));
}

static inline void add_quoted(kz_buf *out, kz_str s)
{
    kz_buf_byte(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        char hex[8];
        snprintf(hex, sizeof hex, "\\x%02x", c);
        if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\')
            add_z(out, hex);
        else
            kz_buf_byte(out, (char)c);
    }
    kz_buf_byte(out, '"');
}

static inline int by_key(const void *a, const void *b)
{
    const kz_node *const *x = a, *const *y = b;
    int order = kz_str_cmp((*x)->key->text, (*y)->key->text);
    if (order != 0)
        return order;
    return ((*x)->key_loc.line > (*y)->key_loc.line) - ((*x)->key_loc.line < (*y)->key_loc.line);
}

static inline void print(kz_buf *out, const kz_node *n, bool config);

static inline void print_map(kz_buf *out, const kz_node *map, bool config)
{
    const kz_node **entries = calloc(map->count + 1, sizeof *entries);
    assert_non_null(entries);
    size_t len = 0;
    for (const kz_node *c = kz_first(map); c != NULL; c = c->next)
        entries[len++] = c;
    assert_int_equal(len, map->count);
    qsort(entries, len, sizeof *entries, by_key);
    add_z(out, "{");
    for (size_t i = 0; i < len; i++) {
        add_z(out, entries[i]->key_type == KZ_STRING ? "s" : "x");
        add_quoted(out, entries[i]->key->text);
        add_z(out, ":");
        print(out, entries[i], config);
        add_z(out, ",");
    }
    add_z(out, "}");
    free(entries);
}

static inline void print(kz_buf *out, const kz_node *n, bool config)
{
    if (n->kind == KZ_MAPPING) {
        print_map(out, n, config);
        return;
    }
    if (n->kind == KZ_SEQUENCE) {
        add_z(out, "[");
        for (const kz_node *c = kz_first(n); c != NULL; c = c->next) {
            print(out, c, config);
            add_z(out, ",");
        }
        add_z(out, "]");
        return;
    }
    assert_int_equal(n->kind, KZ_SCALAR);
    char letter = (n->flags & KZ_QUOTED) != 0 ? 's' : "sifbntB"[n->type];
    if (config && (letter == 'i' || letter == 'f'))
        letter = 'N';
    kz_buf_byte(out, letter);
    if (letter != 'n')
        add_quoted(out, n->u.text);
}

/* What reads one value; NULL: a stream of manifests. */
typedef kz_status (*reader)(kz_ctx *ctx, const kz_text *text, kz_node **out);

static inline kz_status read_case_text(kz_ctx *ctx, const kz_text *text, reader read, kz_buf *out)
{
    kz_nodes documents = {0};
    kz_node *root = NULL;
    if (read == NULL) {
        KZ_TRY(kz_parse_manifests(ctx, text, &documents));
        for (size_t i = 0; i < documents.len; i++) {
            print(out, documents.at[i], false);
            add_z(out, "|");
        }
        return KZ_OK;
    }
    KZ_TRY(read(ctx, text, &root));
    if (root == NULL)
        add_z(out, "null");
    else
        print(out, root, true);
    return KZ_OK;
}

/* Read a copy that ends where the text ends, so that a sanitizer sees what
 * reads on. */
static inline void check(const read_case *c, reader read)
{
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    char *bytes = malloc(c->len + (c->len == 0));
    assert_non_null(bytes);
    memcpy(bytes, c->bytes, c->len);
    const kz_text text = {.bytes = {bytes, c->len}};
    kz_buf out = {0};
    if (read_case_text(&ctx, &text, read, &out) != KZ_OK) {
        char place[64];
        assert_non_null(ctx.first_diag);
        kz_loc at = ctx.first_diag->at;
        snprintf(place, sizeof place, "error %u:%u", at.line, at.col);
        add_z(&out, place);
    }
    kz_buf_byte(&out, '\0');
    assert_string_equal(out.ptr, c->expected);
    kz_buf_free(&out);
    kz_ctx_release(&ctx);
    free(bytes);
}

#endif
