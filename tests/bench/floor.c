/*
 * The floor: read the given files, parse them with kz's parser, write them with kz's emitter
 * in one write. What a build of the same files costs more than this is what kz adds.
 *
 *     floor FILE...
 *     floor --parse FILE...      without the writing, to look at the parser alone
 *     floor --libyaml FILE...    that without the scanner for plain documents
 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/loader.h"
#include "yaml/emit.h"
#include "yaml/parse.h"

static kz_status parse_all(kz_ctx *ctx, int count, char **paths, kz_nodes *documents)
{
    kz_loader loader = {.root = kz_str_c("."), .restrictor = KZ_RESTRICT_NONE};
    for (int i = 0; i < count; i++) {
        kz_text text;
        KZ_TRY(kz_load(ctx, &loader, kz_str_c(paths[i]), KZ_NOWHERE, &text));
        KZ_TRY(kz_parse_manifests(ctx, &text, documents));
    }
    return KZ_OK;
}

static kz_status emit_all(kz_ctx *ctx, const kz_nodes *documents, kz_buf *out)
{
    for (size_t i = 0; i < documents->len; i++) {
        if (i > 0)
            kz_buf_str(out, KZ_S("---\n"));
        KZ_TRY(kz_emit(ctx, documents->at[i], out));
    }
    return KZ_OK;
}

/* Returns an errno value, 0 for success. */
static int write_all(kz_str bytes)
{
    while (bytes.len > 0) {
        ssize_t n = write(STDOUT_FILENO, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        bytes = kz_str_from(bytes, (size_t)n);
    }
    return 0;
}

int main(int argc, char **argv)
{
    kz_ctx ctx;
    kz_buf out = {0};
    kz_nodes documents = {0};
    bool libyaml = argc > 1 && strcmp(argv[1], "--libyaml") == 0;
    bool parse_only = libyaml || (argc > 1 && strcmp(argv[1], "--parse") == 0);
    int error = 0, first = parse_only ? 2 : 1;
    kz_ctx_init(&ctx, 0, NULL);
    ctx.libyaml_only = libyaml;
    kz_status status = parse_all(&ctx, argc - first, argv + first, &documents);
    if (status == KZ_OK && !parse_only)
        status = emit_all(&ctx, &documents, &out);
    if (status != KZ_OK)
        fprintf(stderr, "floor: " KZ_FMT "\n", KZ_ARG(ctx.first_diag->text));
    else if (out.failed)
        fputs("floor: out of memory\n", stderr);
    else if ((error = write_all(kz_buf_view(&out))) != 0)
        fprintf(stderr, "floor: cannot write: %s\n", strerror(error));
    bool written = status == KZ_OK && !out.failed && error == 0;
    kz_buf_free(&out);
    kz_ctx_release(&ctx);
    return written ? 0 : 1;
}
