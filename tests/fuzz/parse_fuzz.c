/*
 * Any bytes can be read, as manifests and as a configuration, without crashing,
 * hanging or holding memory without limit. tests/fuzz/run.sh parse
 */
#include <stdlib.h>

#include "yaml/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What holds for every tree that leaves the parser. */
static void check_node(const kz_node *n)
{
    uint32_t children = 0;
    if (n->kind > KZ_SEQUENCE || n->key_type > KZ_BINARY || n->type > KZ_BINARY)
        abort();
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next, children++) {
        if ((c->key != NULL) != (n->kind == KZ_MAPPING))
            abort();
        check_node(c);
    }
    if (n->kind != KZ_SCALAR && children != n->count)
        abort();
}

static void read_text(kz_ctx *ctx, const kz_text *text)
{
    kz_nodes documents = {0};
    if (kz_parse_manifests(ctx, text, &documents) == KZ_OK)
        for (size_t i = 0; i < documents.len; i++)
            check_node(documents.at[i]);
    kz_node *root = NULL;
    if (kz_parse_config(ctx, text, &root) == KZ_OK && root != NULL)
        check_node(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kz_text text = {.bytes = {(const char *)data, size}};
    jmp_buf out_of_memory;
    kz_ctx ctx;
    kz_ctx_init(&ctx, (size_t)1 << 28, &out_of_memory);
    if (setjmp(out_of_memory) == 0)
        read_text(&ctx, &text);
    kz_ctx_release(&ctx);
    (void)kz_scalar_ambiguous(text.bytes);
    return 0;
}
