#include "function/function.h"

#include "base/path.h"
#include "base/run.h"
#include "function/container.h"
#include "function/exchange.h"

/* "NAME=value" of the function, then of the command line; the last of a name counts.
 * The reference passes over those whose value has a '=' in it. */
static void add_environment(kz_ctx *ctx, const kz_node *declared, kz_words *env)
{
    const char *const *given = ctx->options->plugins.env;
    KZ_VEC(kz_str) all = {0};
    for (const kz_node *n = kz_first(declared); n != NULL; n = n->next)
        KZ_PUSH(&ctx->arena, all, kz_text_of(n));
    for (; given != NULL && *given != NULL; given++)
        KZ_PUSH(&ctx->arena, all, kz_str_c(*given));
    for (size_t i = all.len; i-- > 0;) {
        kz_str text = all.at[i];
        size_t equals = kz_str_find(text, '=');
        bool legal = equals < text.len && kz_str_rfind(text, '=') == equals, seen = false;
        for (size_t k = 0; k < env->len; k++)
            seen = seen || strncmp(env->at[k], text.ptr, equals + 1) == 0;
        if (legal && !seen)
            KZ_WORD(ctx, *env, text);
    }
}

/* A path starts at the kustomization's directory; other names are looked up in PATH. */
static void add_program(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *exec, kz_words *words, kz_words *env)
{
    const kz_node *args = kz_map_get(exec, KZ_S("args"));
    kz_str path = kz_map_text(exec, KZ_S("path"));
    if (kz_str_find(path, '/') < path.len)
        kz_note_tree(ctx, kz_path_join(&ctx->arena, loader->root, path));
    KZ_WORD(ctx, *words, path);
    for (const kz_node *n = kz_first(args); n != NULL; n = n->next)
        KZ_WORD(ctx, *words, kz_text_of(n));
    add_environment(ctx, kz_map_get(exec, KZ_S("envs")), env);
}

/* The command of the function. None, and OK, if it may not run. */
static kz_status prepare(kz_ctx *ctx, const kz_loader *loader, const kz_function_spec *spec,
    kz_words *words, kz_words *env)
{
    const kz_plugin_options *options = &ctx->options->plugins;
    if (kz_str_eq(kz_map_text(spec->container, KZ_S("network")), KZ_S("true")) &&
        !options->network) {
        kz_report(ctx, spec->at, KZ_D_PLUGIN,
            "this function needs the network: network required but not enabled with --network");
        return KZ_EINPUT;
    }
    if (kz_map_text(spec->container, KZ_S("image")).len > 0)
        kz_container_words(ctx, spec, loader->root, words);
    else if (options->exec && kz_map_text(spec->exec, KZ_S("path")).len > 0)
        add_program(ctx, loader, spec->exec, words, env);
    if (words->len > 0 && loader->root.len == 1)
        return kz_report(ctx, spec->at, KZ_D_PLUGIN,
            "a function is not run for a kustomization in the root directory");
    return KZ_OK;
}

static kz_status fail(
    kz_ctx *ctx, const kz_function_spec *spec, const kz_command *command, const kz_ran *ran)
{
    kz_report(ctx, spec->at, KZ_D_PLUGIN_FAILED, "the function '%s' failed: " KZ_FMT,
        command->argv[0], KZ_ARG(kz_ran_text(ctx, command, ran)));
    if (ran->outcome == KZ_NOT_STARTED)
        kz_help(ctx,
            "a path with a '/' in it starts at the kustomization's directory, any other "
            "is looked up in PATH");
    return KZ_EINPUT;
}

static kz_status run_with(kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin,
    const kz_function_spec *spec, const kz_list *list, kz_buf *input, const kz_words *words,
    const kz_words *env, kz_resources *out)
{
    KZ_TRY(kz_exchange_write_list(ctx, list, plugin, input));
    if (input->failed)
        return kz_report(ctx, spec->at, KZ_D_TOO_LARGE, "this is too much for a function");
    const kz_command command = {.argv = words->at,
        .env = env->at,
        .dir = kz_str_z(&ctx->arena, loader->root),
        .input = kz_buf_view(input),
        .timeout_ms = ctx->options->run_timeout_ms,
        .shows_errors = true,
        .own_group = true};
    kz_ran ran = kz_run(ctx, &command);
    if (ran.outcome != KZ_RAN_WELL)
        return fail(ctx, spec, &command, &ran);
    const kz_exchange exchange = {kz_str_c(words->at[0]), spec->at, true, list};
    return kz_exchange_read(ctx, &exchange, ran.output, out);
}

kz_status kz_function_run(kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin,
    const kz_function_spec *spec, const kz_list *list, bool *ran, kz_resources *out)
{
    kz_words words = {0}, env = {0};
    kz_buf input = {0};
    KZ_TRY(prepare(ctx, loader, spec, &words, &env));
    *ran = words.len > 0;
    if (!*ran)
        return KZ_OK;
    KZ_WORDS_END(ctx, words);
    KZ_WORDS_END(ctx, env);
    kz_status status = run_with(ctx, loader, plugin, spec, list, &input, &words, &env, out);
    kz_buf_free(&input);
    return status;
}
