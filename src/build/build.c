/*
 * kz_build(): the pipeline.
 */
#include "build/build.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/timing.h"
#include "build/accumulate.h"
#include "build/finish.h"
#include "build/metadata.h"
#include "build/openapi.h"
#include "build/references.h"
#include "build/revision.h"
#include "build/survey.h"
#include "transform/hash.h"

/* For a program that a build runs, such as helm. */
enum { LONGEST_RUN_MS = 600000 };

void kz_options_init(kz_options *options)
{
    *options = (kz_options){.size = sizeof *options, .run_timeout_ms = LONGEST_RUN_MS};
}

const char *kz_version(void)
{
    return KZ_VERSION;
}

static kz_status run(kz_result *result, const char *dir, const kz_options *options)
{
    kz_ctx *ctx = &result->ctx;
    const kz_root *root;
    kz_kustomization top = {0};
    bool schema_chosen = false;
    kz_accumulator acc = {.schema_chosen = &schema_chosen};

    if (options->timing)
        kz_timing_start(ctx, KZ_PHASE_READ);
    KZ_TRY(kz_root_top(ctx, kz_str_c(dir), options->restrictor, &root));
    kz_phase_enter(ctx, KZ_PHASE_ACCUMULATE);
    kz_status status = kz_kustomization_read(ctx, &root->loader, KZ_NOWHERE, &top);
    if (status == KZ_OK)
        status = kz_openapi_use(ctx, &root->loader, &top, &schema_chosen);
    if (status != KZ_OK) {
        kz_survey(ctx, root, &top, true);
        return status;
    }
    acc.tracks = kz_metadata_tracks(&top);
    KZ_TRY(kz_accumulate(ctx, root, &top, &acc));
    kz_phase_enter(ctx, KZ_PHASE_REFERENCES);
    KZ_TRY(kz_hash_names(ctx, &acc.list));
    KZ_TRY(kz_update_references(ctx, &acc.list, &acc.tables->name_reference));
    KZ_TRY(kz_vars_resolve(ctx, &acc.vars, &acc.list, acc.tables->var_reference));
    kz_phase_enter(ctx, KZ_PHASE_EMIT);
    KZ_TRY(kz_drop_local(ctx, &acc.list));
    KZ_TRY(kz_order(ctx, &acc.list, &top, options->reorder));
    KZ_TRY(kz_metadata_write(ctx, &acc.list, &top, options->managed_by_label));
    if (options->images)
        KZ_TRY(kz_result_list_images(result, &acc.list, acc.tables->images));
    return kz_result_write(result, &acc.list);
}

kz_str kz_working_directory(kz_ctx *ctx)
{
    char *cwd = getcwd(NULL, 0);
    kz_str copy = cwd == NULL ? KZ_EMPTY : kz_str_dup(&ctx->arena, kz_str_c(cwd));
    free(cwd);
    return copy;
}

bool kz_wants_libyaml(void)
{
    const char *reader = getenv("KZ_YAML");
    return reader != NULL && strcmp(reader, "libyaml") == 0;
}

kz_status kz_build_into(
    kz_result *result, const kz_ctx *parent, const char *dir, const kz_options *options)
{
    if (setjmp(result->out_of_memory) != 0)
        return kz_result_abandon(result, kz_cancelled(&result->ctx));
    if (parent != NULL)
        kz_ctx_inherit(&result->ctx, parent);
    else
        result->ctx.cwd = kz_working_directory(&result->ctx);
    result->ctx.options = options;
    kz_revision_name(&result->ctx);
    result->ctx.libyaml_only = kz_wants_libyaml();
    kz_status status = run(result, dir, options);
    if (status == KZ_OK && result->ctx.error_count > 0)
        status = KZ_EINPUT; /* of a mistake that did not end the build at once */
    kz_result_close(result, status);
    return status;
}

kz_status kz_build(kz_result **out, const char *dir, const kz_options *options)
{
    kz_options defaults;
    kz_options_init(&defaults);
    kz_result *result = calloc(1, sizeof *result);
    *out = result;
    if (result == NULL)
        return KZ_ESYSTEM;
    kz_ctx_init(&result->ctx, KZ_MOST_MEMORY, &result->out_of_memory);
    result->arena = &result->ctx.arena;
    return kz_build_into(result, NULL, dir, options != NULL ? options : &defaults);
}
