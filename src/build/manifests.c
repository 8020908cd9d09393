/*
 * kz_read_manifests(): rendered manifests as if a build had made them.
 */
#include <setjmp.h>
#include <stdlib.h>

#include "base/path.h"
#include "base/timing.h"
#include "build/build.h"
#include "yaml/parse.h"

static kz_status load(kz_ctx *ctx, const char *name, kz_str given, kz_text *out)
{
    if (given.ptr == NULL) {
        const kz_loader here = {ctx->cwd, KZ_RESTRICT_NONE};
        return kz_load(ctx, &here, kz_str_c(name), KZ_NOWHERE, out);
    }
    kz_str path = kz_str_dup(&ctx->arena, kz_str_c(name));
    kz_str bytes = kz_str_dup(&ctx->arena, given);
    *out = (kz_text){.bytes = bytes, .file = kz_ctx_add_file(ctx, path, bytes)};
    return KZ_OK;
}

/* Is TEXT one JSON value? There are escapes in JSON that YAML does not have. */
static bool read_json(kz_ctx *ctx, const kz_text *text, kz_nodes *out)
{
    kz_str trimmed = kz_str_trim(text->bytes);
    kz_report_mark mark = kz_reports_mark(ctx);
    kz_node *root;
    if (trimmed.len == 0 || trimmed.ptr[0] != '{')
        return false;
    if (kz_parse_json(ctx, text, &root) != KZ_OK) {
        kz_reports_rewind(ctx, mark);
        return false;
    }
    KZ_PUSH(&ctx->arena, *out, root);
    return true;
}

static kz_status read(kz_result *result, const char *name, kz_str given)
{
    kz_ctx *ctx = &result->ctx;
    kz_text text;
    kz_nodes documents = {0};
    kz_resources resources = {0};
    kz_list list = {0};
    KZ_TRY(load(ctx, name, given, &text));
    kz_phase_enter(ctx, KZ_PHASE_PARSE);
    if (!read_json(ctx, &text, &documents))
        KZ_TRY(kz_parse_manifests(ctx, &text, &documents));
    KZ_TRY(kz_resources_from(ctx, &documents, &resources));
    for (size_t i = 0; i < resources.len; i++)
        KZ_TRY(kz_list_append(ctx, &list, resources.at[i]));
    kz_phase_enter(ctx, KZ_PHASE_EMIT);
    return kz_result_write(result, &list);
}

static kz_status read_into(
    kz_result *result, const char *name, kz_str given, const kz_options *options)
{
    if (setjmp(result->out_of_memory) != 0) {
        kz_result_exhausted(result);
        return KZ_ESYSTEM;
    }
    result->ctx.cwd = kz_working_directory(&result->ctx);
    result->ctx.options = options;
    result->ctx.libyaml_only = kz_wants_libyaml();
    if (options->timing)
        kz_timing_start(&result->ctx, KZ_PHASE_READ);
    kz_status status = read(result, name, given);
    kz_result_close(result, status);
    return status;
}

kz_status kz_read_manifests(
    kz_result **out, const char *name, const char *text, size_t length, const kz_options *options)
{
    kz_options defaults;
    kz_options_init(&defaults);
    kz_result *result = calloc(1, sizeof *result);
    *out = result;
    if (result == NULL)
        return KZ_ESYSTEM;
    kz_ctx_init(&result->ctx, KZ_MOST_MEMORY, &result->out_of_memory);
    result->arena = &result->ctx.arena;
    return read_into(result, name, (kz_str){text, length}, options != NULL ? options : &defaults);
}
