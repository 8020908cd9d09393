#include "function/exec_plugin.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/path.h"
#include "base/run.h"
#include "base/tempdir.h"
#include "function/exchange.h"
#include "function/shlex.h"
#include "yaml/emit.h"

/* Linux takes no longer text for one variable. */
enum { LONGEST_VARIABLE = 131071 };

/* DIR/BELOW if the variable has a value and there is such a directory, else empty. */
static kz_str candidate(kz_ctx *ctx, const char *variable, const char *below)
{
    const char *dir = getenv(variable);
    if (dir == NULL || dir[0] == '\0')
        return KZ_EMPTY;
    kz_str path = kz_path_join(
        &ctx->arena, kz_path_join(&ctx->arena, ctx->cwd, kz_str_c(dir)), kz_str_c(below));
    return kz_path_probe(ctx, path) != KZ_PATH_NONE ? path : KZ_EMPTY;
}

static kz_str find_home(kz_ctx *ctx)
{
    static const char *const places[][2] = {{"KUSTOMIZE_PLUGIN_HOME", ""},
        {"XDG_CONFIG_HOME", "kustomize/plugin"}, {"HOME", ".config/kustomize/plugin"},
        {"HOME", "kustomize/plugin"}};
    kz_str home = KZ_EMPTY;
    for (size_t i = 0; i < sizeof places / sizeof *places && home.len == 0; i++)
        home = candidate(ctx, places[i][0], places[i][1]);
    return home;
}

static kz_str lower(kz_ctx *ctx, kz_str text)
{
    char *copy = kz_arena_alloc(&ctx->arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        copy[i] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    }
    return (kz_str){copy, text.len};
}

kz_status kz_exec_plugin_find(kz_ctx *ctx, const kz_resource *plugin, const char **out)
{
    struct stat info;
    kz_loc at = kz_resource_loc(plugin);
    kz_gvk gvk = plugin->id.gvk;
    kz_str home = find_home(ctx);
    if (home.len == 0) {
        kz_report(ctx, at, KZ_D_PLUGIN,
            "'" KZ_FMT "' is an external plugin, and there is no directory of plugins",
            KZ_ARG(gvk.kind));
        kz_help(ctx, "KUSTOMIZE_PLUGIN_HOME names one; $HOME/.config/kustomize/plugin is another");
        return KZ_EINPUT;
    }
    const kz_str parts[] = {gvk.group, gvk.version, lower(ctx, gvk.kind), gvk.kind};
    kz_str path = home;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        path = kz_path_join(&ctx->arena, path, parts[i]);
    *out = kz_str_z(&ctx->arena, path);
    if (stat(*out, &info) == 0 && (info.st_mode & 0111) != 0)
        return KZ_OK;
    if (kz_path_probe(ctx, path) != KZ_PATH_NONE)
        return kz_report(
            ctx, at, KZ_D_PLUGIN, "the plugin '" KZ_FMT "' is not executable", KZ_ARG(path));
    kz_str library = kz_str_printf(&ctx->arena, KZ_FMT ".so", KZ_ARG(path));
    if (kz_path_probe(ctx, library) == KZ_PATH_NONE)
        return kz_report(ctx, at, KZ_D_PLUGIN, "there is no plugin '" KZ_FMT "'", KZ_ARG(path));
    kz_report(ctx, at, KZ_D_PLUGIN,
        "the plugin '" KZ_FMT "' is a Go library, which only the Go program that it was built "
        "with can load",
        KZ_ARG(library));
    kz_help(ctx, "make it a KRM function or a program of the name '" KZ_FMT "'", KZ_ARG(path));
    return KZ_EINPUT;
}

/* argsOneLiner: -a "b c", and argsFromFile: a file with one on each line. */
static kz_status add_arguments(
    kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin, kz_words *words)
{
    const kz_node *line = kz_map_get(plugin->root, KZ_S("argsOneLiner"));
    const kz_node *file = kz_map_get(plugin->root, KZ_S("argsFromFile"));
    if (!kz_shlex_split(ctx, kz_text_of(line), words))
        return kz_report(
            ctx, line->loc, KZ_D_PLUGIN, "there is an unclosed quote in 'argsOneLiner'");
    if (kz_text_of(file).len == 0)
        return KZ_OK;
    kz_text text;
    KZ_TRY(kz_load(ctx, loader, kz_text_of(file), file->loc, &text));
    kz_str rest = text.bytes, word;
    while (kz_str_split(&rest, '\n', &word)) {
        while (word.len > 0 && word.ptr[0] == ' ')
            word = kz_str_from(word, 1);
        if (word.len > 0)
            KZ_WORD(ctx, *words, word);
    }
    return KZ_OK;
}

static void add_variable(kz_ctx *ctx, kz_words *env, const char *name, kz_str value)
{
    kz_str text = kz_str_join(&ctx->arena, (kz_str[]){kz_str_c(name), KZ_S("="), value}, 3);
    if (text.len <= LONGEST_VARIABLE)
        KZ_WORD(ctx, *env, text);
}

static kz_status config_text(kz_ctx *ctx, const kz_resource *plugin, kz_str *out)
{
    kz_buf text = {0};
    kz_status status = kz_emit(ctx, plugin->root, &text);
    *out = kz_str_dup(&ctx->arena, kz_buf_view(&text));
    kz_buf_free(&text);
    return status;
}

static kz_status fail(
    kz_ctx *ctx, const kz_resource *plugin, const kz_command *command, const kz_ran *ran)
{
    kz_str said = kz_str_trim(ran->errors);
    return kz_report(ctx, kz_resource_loc(plugin), KZ_D_PLUGIN_FAILED,
        "the plugin '%s' failed: " KZ_FMT "%s" KZ_FMT, command->argv[0],
        KZ_ARG(kz_ran_text(ctx, command, ran)), said.len > 0 ? "\n" : "", KZ_ARG(said));
}

static kz_status run(kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin,
    const kz_words *words, const kz_words *env, kz_str input, kz_resources *out)
{
    const kz_command command = {.argv = words->at,
        .env = env->at,
        .dir = kz_str_z(&ctx->arena, loader->root),
        .input = input,
        .timeout_ms = ctx->options->run_timeout_ms,
        .own_group = true};
    kz_ran ran = kz_run(ctx, &command);
    if (ran.outcome != KZ_RAN_WELL)
        return fail(ctx, plugin, &command, &ran);
    const kz_exchange exchange = {kz_str_c(words->at[0]), kz_resource_loc(plugin), false, NULL};
    return kz_exchange_read(ctx, &exchange, ran.output, out);
}

kz_status kz_exec_plugin_run(kz_ctx *ctx, const kz_loader *loader, const kz_resource *plugin,
    const kz_list *list, kz_resources *out)
{
    kz_words words = {0}, env = {0};
    kz_tempdir *temp = NULL;
    kz_str config, file;
    kz_buf input = {0};
    const char *program = NULL;
    KZ_TRY(kz_exec_plugin_find(ctx, plugin, &program));
    kz_note_tree(ctx, kz_str_c(program));
    KZ_TRY(config_text(ctx, plugin, &config));
    KZ_TRY(kz_tempdir_make(ctx, kz_resource_loc(plugin), &temp));
    KZ_TRY(kz_tempdir_write(
        ctx, temp, KZ_S("plugin-config.yaml"), config, kz_resource_loc(plugin), &file));
    KZ_WORD(ctx, words, kz_str_c(program));
    KZ_WORD(ctx, words, file);
    KZ_TRY(add_arguments(ctx, loader, plugin, &words));
    KZ_WORDS_END(ctx, words);
    add_variable(ctx, &env, "KUSTOMIZE_PLUGIN_CONFIG_STRING", config);
    add_variable(ctx, &env, "KUSTOMIZE_PLUGIN_CONFIG_ROOT", loader->root);
    KZ_WORDS_END(ctx, env);
    kz_status status = list != NULL ? kz_exchange_write(ctx, list, &input) : KZ_OK;
    if (status == KZ_OK)
        status = run(ctx, loader, plugin, &words, &env, kz_buf_view(&input), out);
    kz_buf_free(&input);
    return status;
}
