/*
 * Whatever the scanner reads, it reads as libyaml does: the same tree, places and types
 * included. tests/fuzz/run.sh scan
 */
#include <stdio.h>
#include <stdlib.h>

#include "yaml/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool same_place(kz_loc a, kz_loc b)
{
    return a.file == b.file && a.line == b.line && a.col == b.col;
}

static bool same_key(const kz_node *a, const kz_node *b)
{
    if (a->key == NULL || b->key == NULL)
        return a->key == b->key;
    return a->key == b->key && a->key_type == b->key_type && same_place(a->key_loc, b->key_loc);
}

static bool same_tree(const kz_node *a, const kz_node *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    if (a->kind != b->kind || a->type != b->type || a->flags != b->flags || a->count != b->count ||
        !same_place(a->loc, b->loc) || !same_key(a, b))
        return false;
    if (a->kind == KZ_SCALAR)
        return kz_str_eq(a->u.text, b->u.text);
    const kz_node *x = kz_first(a), *y = kz_first(b);
    for (; x != NULL && y != NULL; x = x->next, y = y->next)
        if (!same_tree(x, y))
            return false;
    return x == y;
}

static void require(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

static void compare(kz_ctx *ctx, const kz_piece *piece)
{
    kz_document_tree scanned, parsed;
    bool read = kz_scan(ctx, piece, &scanned, NULL);
    require(ctx->first_diag == NULL, "something was reported");
    if (!read)
        return;
    require(
        kz_libyaml_read(ctx, piece, &parsed) == KZ_OK, "the scanner reads what libyaml refuses");
    require(!parsed.aliases, "there are aliases");
    require(same_tree(scanned.root, parsed.root), "the trees differ");
}

static void try_reader(kz_text text, kz_reader reader, bool lenient)
{
    const kz_piece piece = {
        .text = &text, .bytes = text.bytes, .line = 3, .reader = reader, .lenient = lenient};
    jmp_buf out_of_memory;
    kz_ctx ctx;
    kz_ctx_init(&ctx, (size_t)1 << 28, &out_of_memory);
    if (setjmp(out_of_memory) == 0)
        compare(&ctx, &piece);
    kz_ctx_release(&ctx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kz_loc at = {.line = 7, .file = 2, .col = 9};
    kz_text text = {.bytes = {(const char *)data, size}, .file = 1};
    try_reader(text, KZ_READ_MANIFEST, false);
    try_reader(text, KZ_READ_CONFIG, size % 2 == 0);
    text.at = at;
    text.indent = size % 3 == 0 ? 4 : 0;
    try_reader(text, KZ_READ_MANIFEST, false);
    return 0;
}
