/*
 * helmCharts: render Helm charts, by helm.
 *
 *   helmGlobals:
 *     chartHome: charts
 *   helmCharts:
 *   - name: minecraft
 *     repo: https://itzg.github.io/minecraft-server-charts
 *     version: 3.1.3
 *     releaseName: moria
 *     valuesInline: {minecraftServer: {eula: true}}
 *
 * A chart that is not below chartHome is pulled into it first.
 */
#include "generate/helm.h"

#include "base/path.h"
#include "base/run.h"
#include "generate/generator.h"
#include "yaml/parse.h"

#define GLOBAL_FIELDS                                                                              \
    {"chartHome", KZ_SHAPE_STRING, NULL, NULL, "directory of charts"},                             \
    {                                                                                              \
        "configHome", KZ_SHAPE_STRING, NULL, NULL, "directory of helm's configuration"             \
    }

#define CHART_FIELDS                                                                               \
    {"name", KZ_SHAPE_STRING, NULL, NULL, "name of the chart"},                                    \
        {"version", KZ_SHAPE_STRING, NULL, NULL, "version of the chart"},                          \
        {"repo", KZ_SHAPE_STRING, NULL, NULL, "URL of the repository"},                            \
        {"releaseName", KZ_SHAPE_STRING, NULL, NULL, "name of the release"},                       \
        {"namespace", KZ_SHAPE_STRING, NULL, NULL, "namespace of the release"},                    \
        {"additionalValuesFiles", KZ_SHAPE_STRINGS, NULL, NULL, "more files of values"},           \
        {"valuesFile", KZ_SHAPE_STRING, NULL, NULL, "file of values"},                             \
        {"valuesInline", KZ_SHAPE_ANY, NULL, NULL, "values"},                                      \
        {"valuesMerge", KZ_SHAPE_STRING, NULL, NULL, "override, merge or replace"},                \
        {"includeCRDs", KZ_SHAPE_BOOL, NULL, NULL, "render CRDs too"},                             \
        {"skipHooks", KZ_SHAPE_BOOL, NULL, NULL, "leave hooks out"},                               \
        {"apiVersions", KZ_SHAPE_STRINGS, NULL, NULL, "API versions to claim"},                    \
        {"kubeVersion", KZ_SHAPE_STRING, NULL, NULL, "Kubernetes version to claim"},               \
        {"nameTemplate", KZ_SHAPE_STRING, NULL, NULL, "template of the release's name"},           \
        {"skipTests", KZ_SHAPE_BOOL, NULL, NULL, "leave tests out"},                               \
        {"debug", KZ_SHAPE_BOOL, NULL, NULL, "ask helm for details"},                              \
    {                                                                                              \
        "devel", KZ_SHAPE_BOOL, NULL, NULL, "take development versions too"                        \
    }

#define END                                                                                        \
    {                                                                                              \
        NULL, KZ_SHAPE_ANY, NULL, NULL, NULL                                                       \
    }

const kz_field kz_helm_global_fields[] = {GLOBAL_FIELDS, END};
const kz_field kz_helm_chart_fields[] = {CHART_FIELDS, END};
const kz_field kz_helm_plugin_fields[] = {GLOBAL_FIELDS, CHART_FIELDS, END};

const kz_field kz_helm_old_chart_fields[] = {
    {"chartName", KZ_SHAPE_STRING, NULL, NULL, "name of the chart"},
    {"chartVersion", KZ_SHAPE_STRING, NULL, NULL, "version of the chart"},
    {"chartRepoUrl", KZ_SHAPE_STRING, NULL, NULL, "URL of the repository"},
    {"chartHome", KZ_SHAPE_STRING, NULL, NULL, "directory of charts"},
    {"chartRepoName", KZ_SHAPE_STRING, NULL, NULL, "without effect"},
    {"helmBin", KZ_SHAPE_STRING, NULL, NULL, "without effect"},
    {"helmHome", KZ_SHAPE_STRING, NULL, NULL, "directory of helm's configuration"},
    {"values", KZ_SHAPE_STRING, NULL, NULL, "file of values"},
    {"valuesLocal", KZ_SHAPE_ANY, NULL, NULL, "values"},
    {"valuesMerge", KZ_SHAPE_STRING, NULL, NULL, "override, merge or replace"},
    {"releaseName", KZ_SHAPE_STRING, NULL, NULL, "name of the release"},
    {"releaseNamespace", KZ_SHAPE_STRING, NULL, NULL, "without effect"},
    {"extraArgs", KZ_SHAPE_STRINGS, NULL, NULL, "without effect"},
    END,
};

static const kz_node *complete(
    kz_ctx *ctx, const kz_node *kustomization, kz_str ns, const kz_node *entry)
{
    kz_node *copy = kz_node_copy(ctx, entry);
    const kz_node *globals = kz_map_get(kustomization, KZ_S("helmGlobals"));
    for (const kz_node *n = kz_first(globals); n != NULL; n = n->next)
        kz_map_set(ctx, copy, n->key->text, kz_node_copy(ctx, n));
    if (kz_str_eq(kz_map_text(copy, KZ_S("debug")), KZ_S("false"))) /* as if it were not there */
        kz_map_remove(copy, kz_intern(ctx, KZ_S("debug")));
    if (kz_map_text(copy, KZ_S("namespace")).len == 0 && ns.len > 0)
        kz_map_set(ctx, copy, KZ_S("namespace"), kz_node_string(ctx, ns, entry->loc));
    return copy;
}

static const char *command_name(const kz_ctx *ctx)
{
    return ctx->options->helm.command != NULL ? ctx->options->helm.command : "helm";
}

/* The texts of additionalValuesFiles are read by helm; reading them here too is how the
 * load restriction gets to see them. */
static kz_status check_files(kz_ctx *ctx, const kz_chart *chart)
{
    kz_text text;
    const kz_node *list = kz_map_get(chart->entry, KZ_S("additionalValuesFiles"));
    for (const kz_node *n = kz_first(list); n != NULL; n = n->next)
        KZ_TRY(kz_load(ctx, chart->loader, kz_text_of(n), n->loc, &text));
    return KZ_OK;
}

static kz_status check(kz_ctx *ctx, const kz_chart *chart)
{
    const kz_node *merge = kz_map_get(chart->entry, KZ_S("valuesMerge"));
    if (ctx->options == NULL || !(ctx->options->helm.enabled || ctx->options->plugins.enabled)) {
        kz_report(ctx, chart->entry->loc, KZ_D_HELM,
            "this chart needs helm, which may not be run: must specify --enable-helm");
        return KZ_EINPUT;
    }
    if (command_name(ctx)[0] == '\0')
        return kz_report(ctx, chart->entry->loc, KZ_D_HELM, "must specify --helm-command");
    if (chart->name.len == 0)
        return kz_report(ctx, chart->entry->loc, KZ_D_HELM, "the chart has no name");
    if (!kz_helm_merge_known(kz_text_of(merge)))
        return kz_report(ctx, merge->loc, KZ_D_BAD_VALUE,
            "valuesMerge is override, merge or replace, not '" KZ_FMT "'",
            KZ_ARG(kz_text_of(merge)));
    return check_files(ctx, chart);
}

/* Charts of a repository and version lie in a directory of their own. */
static kz_str chart_home(kz_ctx *ctx, const kz_chart *chart)
{
    kz_str home = kz_chart_get(chart, "chartHome"), version = kz_chart_get(chart, "version");
    home = kz_path_join(&ctx->arena, chart->loader->root, home.len > 0 ? home : KZ_S("charts"));
    if (version.len == 0 || kz_chart_get(chart, "repo").len == 0)
        return home;
    return kz_path_join(&ctx->arena, home,
        kz_str_printf(&ctx->arena, KZ_FMT "-" KZ_FMT, KZ_ARG(chart->name), KZ_ARG(version)));
}

static kz_status open_chart(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *entry, kz_chart *out)
{
    kz_tempdir *temp;
    *out = (kz_chart){.loader = loader, .entry = entry, .name = kz_map_text(entry, KZ_S("name"))};
    KZ_TRY(check(ctx, out));
    KZ_TRY(kz_tempdir_make(ctx, entry->loc, &temp));
    out->temp = temp;
    out->home = chart_home(ctx, out);
    out->config_home = kz_chart_get(out, "configHome");
    if (out->config_home.len == 0)
        out->config_home = kz_path_join(&ctx->arena, temp->path, KZ_S("helm"));
    return KZ_OK;
}

static const char *variable(kz_ctx *ctx, const char *name, kz_str home, const char *below)
{
    return kz_str_z(
        &ctx->arena, kz_str_printf(&ctx->arena, "%s=" KZ_FMT "%s", name, KZ_ARG(home), below));
}

static void begin(kz_ctx *ctx, kz_words *words)
{
    KZ_WORD(ctx, *words, kz_str_c(command_name(ctx)));
}

static void add(kz_ctx *ctx, kz_words *words, const char *word)
{
    KZ_WORD(ctx, *words, kz_str_c(word));
}

/* An option and its value, if there is a value. */
static void add_option(kz_ctx *ctx, kz_words *words, const char *option, kz_str value)
{
    if (value.len == 0)
        return;
    add(ctx, words, option);
    KZ_WORD(ctx, *words, value);
}

static void add_flag(
    kz_ctx *ctx, kz_words *words, const kz_chart *chart, const char *field, const char *flag)
{
    if (kz_str_eq(kz_chart_get(chart, field), KZ_S("true")))
        add(ctx, words, flag);
}

static kz_status run(kz_ctx *ctx, const kz_chart *chart, kz_words *words, kz_str *output)
{
    const char *env[] = {
        variable(ctx, "HELM_CONFIG_HOME", chart->config_home, ""),
        variable(ctx, "HELM_CACHE_HOME", chart->config_home, "/.cache"),
        variable(ctx, "HELM_DATA_HOME", chart->config_home, "/.data"),
        NULL,
    };
    KZ_WORDS_END(ctx, *words);
    const kz_command command = {.argv = words->at,
        .env = env,
        .timeout_ms = ctx->options->run_timeout_ms,
        .own_group = true};
    kz_ran ran = kz_run(ctx, &command);
    *output = ran.output;
    if (ran.outcome == KZ_RAN_WELL)
        return KZ_OK;
    kz_str said = kz_str_trim(ran.errors);
    kz_report(ctx, chart->entry->loc, KZ_D_HELM,
        "chart '" KZ_FMT "': " KZ_FMT ": " KZ_FMT "%s" KZ_FMT, KZ_ARG(chart->name),
        KZ_ARG(kz_command_text(ctx, &command)), KZ_ARG(kz_ran_text(ctx, &command, &ran)),
        said.len > 0 ? "\n" : "", KZ_ARG(said));
    if (ran.outcome == KZ_NOT_STARTED)
        kz_help(ctx, "is '%s' installed? --helm-command names another program", command.argv[0]);
    return KZ_EINPUT;
}

/* The major number of the first thing in TEXT that looks like a version: 3 of
 * "v3.14.2+gc309b6f"; empty if nothing does. */
static kz_str major_version(kz_str text)
{
    for (size_t i = 0, end; i < text.len; i = end + 1) {
        for (end = i; end < text.len && text.ptr[end] >= '0' && text.ptr[end] <= '9'; end++)
            continue;
        bool dotted = end + 1 < text.len && text.ptr[end] == '.' && text.ptr[end + 1] >= '0' &&
            text.ptr[end + 1] <= '9';
        if (end > i && dotted)
            return kz_str_sub(text, i, end);
    }
    return KZ_EMPTY;
}

static kz_status check_version(kz_ctx *ctx, const kz_chart *chart)
{
    kz_words words = {0};
    kz_str output;
    begin(ctx, &words);
    add(ctx, &words, "version");
    add(ctx, &words, "--short");
    KZ_TRY(run(ctx, chart, &words, &output));
    kz_str major = major_version(output);
    if (!kz_str_eq(major, KZ_S("3")) && !kz_str_eq(major, KZ_S("4")))
        return kz_report(ctx, chart->entry->loc, KZ_D_HELM,
            "'%s' must be Helm 3 or 4; it says its version is '" KZ_FMT "'", command_name(ctx),
            KZ_ARG(kz_str_trim(output)));
    return KZ_OK;
}

static kz_status pull(kz_ctx *ctx, const kz_chart *chart)
{
    kz_words words = {0};
    kz_str output, repo = kz_chart_get(chart, "repo");
    if (repo.len == 0) {
        kz_ctx_note_missing(ctx, kz_path_join(&ctx->arena, chart->home, chart->name));
        return kz_report(ctx, chart->entry->loc, KZ_D_HELM,
            "there is no chart '" KZ_FMT "' in '" KZ_FMT "', and no 'repo' to pull it from",
            KZ_ARG(chart->name), KZ_ARG(kz_path_shown(ctx, chart->home)));
    }
    begin(ctx, &words);
    add(ctx, &words, "pull");
    add(ctx, &words, "--untar");
    add_option(ctx, &words, "--untardir", chart->home);
    if (kz_str_starts(repo, KZ_S("oci://"))) {
        repo.len -= kz_str_ends(repo, KZ_S("/"));
        kz_str address =
            kz_str_printf(&ctx->arena, KZ_FMT "/" KZ_FMT, KZ_ARG(repo), KZ_ARG(chart->name));
        KZ_WORD(ctx, words, address);
    } else {
        add_option(ctx, &words, "--repo", repo);
        KZ_WORD(ctx, words, chart->name);
    }
    add_option(ctx, &words, "--version", kz_chart_get(chart, "version"));
    add_flag(ctx, &words, chart, "devel", "--devel");
    return run(ctx, chart, &words, &output);
}

/* What is said of the cluster: by the entry, else by the command line. */
static void add_claims(kz_ctx *ctx, kz_words *words, const kz_chart *chart)
{
    const kz_helm_options *given = &ctx->options->helm;
    const kz_node *versions = kz_map_get(chart->entry, KZ_S("apiVersions"));
    kz_str kube_version = kz_chart_get(chart, "kubeVersion");
    for (const kz_node *n = kz_first(versions); n != NULL; n = n->next) {
        add(ctx, words, "--api-versions");
        KZ_WORD(ctx, *words, kz_text_of(n));
    }
    bool none = versions == NULL || versions->count == 0;
    for (const char *const *v = given->api_versions; none && v != NULL && *v != NULL; v++) {
        add(ctx, words, "--api-versions");
        add(ctx, words, *v);
    }
    if (kube_version.len == 0 && given->kube_version != NULL)
        kube_version = kz_str_c(given->kube_version);
    add_option(ctx, words, "--kube-version", kube_version);
}

/* PATH below ROOT, even if it is absolute: that is what the reference gives to helm. */
static kz_str below(kz_ctx *ctx, kz_str root, kz_str path)
{
    while (kz_path_is_absolute(path))
        path = kz_str_from(path, 1);
    return kz_path_join(&ctx->arena, root, path);
}

static void add_template_words(
    kz_ctx *ctx, kz_words *words, const kz_chart *chart, kz_str values_file)
{
    kz_str release = kz_chart_get(chart, "releaseName");
    begin(ctx, words);
    add(ctx, words, "template");
    KZ_WORD(ctx, *words, release.len > 0 ? release : KZ_S("--generate-name"));
    KZ_WORD(ctx, *words, kz_path_join(&ctx->arena, chart->home, chart->name));
    add_option(ctx, words, "--namespace", kz_chart_get(chart, "namespace"));
    add_option(ctx, words, "--name-template", kz_chart_get(chart, "nameTemplate"));
    add_option(ctx, words, "-f", values_file);
    const kz_node *more = kz_map_get(chart->entry, KZ_S("additionalValuesFiles"));
    for (const kz_node *n = kz_first(more); n != NULL; n = n->next)
        add_option(ctx, words, "-f", below(ctx, chart->loader->root, kz_text_of(n)));
    add_claims(ctx, words, chart);
    add_flag(ctx, words, chart, "includeCRDs", "--include-crds");
    add_flag(ctx, words, chart, "skipTests", "--skip-tests");
    add_flag(ctx, words, chart, "skipHooks", "--no-hooks");
    const kz_node *debug = kz_map_get(chart->entry, KZ_S("debug"));
    if (kz_str_eq(kz_text_of(debug), KZ_S("true")) || (debug == NULL && ctx->options->helm.debug))
        add(ctx, words, "--debug");
    add_flag(ctx, words, chart, "devel", "--devel");
}

/* The resources in OUTPUT. Each is marked: helm has put it into its namespace, so the
 * field "namespace" leaves it there. */
static kz_status read_output(kz_ctx *ctx, const kz_chart *chart, kz_str output, kz_resources *out)
{
    kz_nodes documents = {0};
    size_t first = out->len;
    kz_str name = kz_str_printf(&ctx->arena, "helm template " KZ_FMT, KZ_ARG(chart->name));
    const kz_text text = {.bytes = output, .file = kz_ctx_add_file(ctx, name, output)};
    KZ_TRY(kz_parse_manifests(ctx, &text, &documents));
    KZ_TRY(kz_resources_from(ctx, &documents, out));
    for (size_t i = first; i < out->len; i++) {
        kz_node *root = out->at[i]->root;
        kz_node *metadata = kz_map_submap(ctx, root, KZ_S("metadata"), root->loc);
        kz_node *notes = kz_map_submap(ctx, metadata, KZ_S("annotations"), root->loc);
        if (notes != NULL)
            kz_map_set(ctx, notes, KZ_S("internal.config.kubernetes.io/helm-generated"),
                kz_node_string(ctx, KZ_S("true"), root->loc));
    }
    return KZ_OK;
}

static kz_status generate(kz_ctx *ctx, const kz_loader *loader, const kz_node *entry,
    const kz_node *options, kz_resources *out)
{
    (void)options;
    kz_chart chart;
    kz_words words = {0};
    kz_str values_file, output;
    KZ_TRY(open_chart(ctx, loader, entry, &chart));
    KZ_TRY(check_version(ctx, &chart));
    kz_str directory = kz_path_join(&ctx->arena, chart.home, chart.name);
    if (kz_path_probe(ctx, directory) != KZ_PATH_DIR)
        KZ_TRY(pull(ctx, &chart));
    kz_note_tree(ctx, directory);
    KZ_TRY(kz_helm_values(ctx, &chart, &values_file));
    add_template_words(ctx, &words, &chart, values_file);
    KZ_TRY(run(ctx, &chart, &words, &output));
    return read_output(ctx, &chart, output, out);
}

const kz_generator kz_helm_generator = {.field = "helmCharts",
    .kind = "HelmChartInflationGenerator",
    .generate = generate,
    .complete = complete};
