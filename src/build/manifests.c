/*
 * kz_read_manifests() and kz_read_live(): manifests from elsewhere as if a build had made
 * them.
 */
#include <setjmp.h>
#include <stdlib.h>

#include "base/run.h"
#include "base/timing.h"
#include "build/build.h"
#include "yaml/parse.h"

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

static kz_status read_text(kz_result *result, const kz_text *text)
{
    kz_ctx *ctx = &result->ctx;
    kz_nodes documents = {0};
    kz_resources resources = {0};
    kz_list list = {0};
    kz_phase_enter(ctx, KZ_PHASE_PARSE);
    if (!read_json(ctx, text, &documents))
        KZ_TRY(kz_parse_manifests(ctx, text, &documents));
    KZ_TRY(kz_resources_from(ctx, &documents, &resources));
    for (size_t i = 0; i < resources.len; i++)
        KZ_TRY(kz_list_append(ctx, &list, resources.at[i]));
    kz_phase_enter(ctx, KZ_PHASE_EMIT);
    return kz_result_write(result, &list);
}

/* Where manifests come from. */
typedef struct origin {
    const char *name;        /* of a file, or of what is given */
    kz_str given;            /* nowhere: read the file */
    const kz_result *wanted; /* not NULL: ask CLUSTER for its objects */
    const kz_live *cluster;
} origin;

static kz_status read_given(kz_result *result, const origin *from)
{
    kz_ctx *ctx = &result->ctx;
    kz_text text;
    if (from->given.ptr == NULL) {
        const kz_loader here = {ctx->cwd, KZ_RESTRICT_NONE};
        KZ_TRY(kz_load(ctx, &here, kz_str_c(from->name), KZ_NOWHERE, &text));
        return read_text(result, &text);
    }
    kz_str path = kz_str_dup(&ctx->arena, kz_str_c(from->name));
    kz_str bytes = kz_str_dup(&ctx->arena, from->given);
    text = (kz_text){.bytes = bytes, .file = kz_ctx_add_file(ctx, path, bytes)};
    return read_text(result, &text);
}

static kz_status refuse_kubectl(kz_ctx *ctx, const kz_command *command, const kz_ran *ran)
{
    kz_str said = kz_str_trim(ran->errors);
    kz_report(ctx, KZ_NOWHERE, KZ_D_CLUSTER,
        "cannot ask the cluster: '" KZ_FMT "': " KZ_FMT "%s" KZ_FMT,
        KZ_ARG(kz_command_text(ctx, command)), KZ_ARG(kz_ran_text(ctx, command, ran)),
        said.len > 0 ? "\n" : "", KZ_ARG(said));
    if (ran->outcome == KZ_NOT_STARTED)
        kz_help(ctx, "install kubectl, or name the program that is to be run for it");
    return KZ_EINPUT;
}

static kz_status ask_cluster(kz_result *result, const origin *from)
{
    kz_ctx *ctx = &result->ctx;
    const kz_live *cluster = from->cluster;
    kz_words words = {0};
    const char *program = cluster != NULL ? cluster->kubectl : NULL;
    KZ_WORD(ctx, words, kz_str_c(program != NULL ? program : "kubectl"));
    if (cluster != NULL && cluster->context != NULL) {
        KZ_WORD(ctx, words, KZ_S("--context"));
        KZ_WORD(ctx, words, kz_str_c(cluster->context));
    }
    static const char *const rest[] = {"get", "--ignore-not-found", "-o", "json", "-f", "-"};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        KZ_WORD(ctx, words, kz_str_c(rest[i]));
    KZ_WORDS_END(ctx, words);
    kz_command command = {.argv = words.at, .timeout_ms = ctx->options->run_timeout_ms};
    command.input.ptr = kz_result_text(from->wanted, &command.input.len);
    if (command.input.len == 0)
        return KZ_OK;
    kz_phase_enter(ctx, KZ_PHASE_READ);
    kz_ran ran = kz_run(ctx, &command);
    if (ran.outcome != KZ_RAN_WELL)
        return refuse_kubectl(ctx, &command, &ran);
    const kz_text text = {
        .bytes = ran.output, .file = kz_ctx_add_file(ctx, KZ_S("kubectl"), ran.output)};
    return read_text(result, &text);
}

static kz_status read_into(kz_result *result, const origin *from, const kz_options *options)
{
    if (setjmp(result->out_of_memory) != 0)
        return kz_result_abandon(result, kz_cancelled(&result->ctx));
    result->ctx.cwd = kz_working_directory(&result->ctx);
    result->ctx.options = options;
    result->ctx.libyaml_only = kz_wants_libyaml();
    if (options->timing)
        kz_timing_start(&result->ctx, KZ_PHASE_READ);
    kz_status status = from->wanted != NULL ? ask_cluster(result, from) : read_given(result, from);
    kz_result_close(result, status);
    return status;
}

static kz_status read(kz_result **out, const origin *from, const kz_options *options)
{
    kz_options defaults;
    kz_options_init(&defaults);
    kz_result *result = calloc(1, sizeof *result);
    *out = result;
    if (result == NULL)
        return KZ_ESYSTEM;
    kz_ctx_init(&result->ctx, KZ_MOST_MEMORY, &result->out_of_memory);
    result->arena = &result->ctx.arena;
    return read_into(result, from, options != NULL ? options : &defaults);
}

kz_status kz_read_manifests(
    kz_result **out, const char *name, const char *text, size_t length, const kz_options *options)
{
    return read(out, &(origin){.name = name, .given = {text, length}}, options);
}

kz_status kz_read_live(
    kz_result **out, const kz_result *wanted, const kz_live *cluster, const kz_options *options)
{
    return read(out, &(origin){.wanted = wanted, .cluster = cluster}, options);
}
