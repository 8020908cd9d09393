#include "build/accumulate.h"

#include "base/download.h"
#include "base/path.h"
#include "base/timing.h"
#include "build/ahead.h"
#include "build/base.h"
#include "build/clone.h"
#include "build/configurations.h"
#include "build/crds.h"
#include "build/metadata.h"
#include "build/openapi.h"
#include "build/plugins.h"
#include "build/remote.h"
#include "build/survey.h"
#include "build/tables_sum.h"
#include "build/validators.h"
#include "generate/generator.h"
#include "transform/transformer.h"
#include "yaml/parse.h"

/* More than any tree that a person keeps, and few enough to end in seconds: two
 * directories that name the next two, thirty times over, are a billion. */
enum { MOST_LAYERS = 100000, DEEPEST_LAYER = 500 };

static kz_status add_file(
    kz_ctx *ctx, const kz_root *root, const kz_node *entry, kz_accumulator *acc)
{
    kz_text text;
    kz_nodes documents = {0};
    kz_resources resources = {0};
    KZ_TRY(kz_load(ctx, &root->loader, kz_text_of(entry), entry->loc, &text));
    KZ_TRY(kz_parse_manifests(ctx, &text, &documents));
    KZ_TRY(kz_resources_from(ctx, &documents, &resources));
    const kz_origin *origin = acc->tracks ? kz_origin_of_file(ctx, root, kz_text_of(entry)) : NULL;
    kz_status status = KZ_OK;
    for (size_t i = 0; i < resources.len && !kz_reports_suffice(ctx); i++) {
        kz_checkpoint(ctx);
        kz_resource_set_origin(ctx, resources.at[i], origin);
        kz_status one = kz_list_append(ctx, &acc->list, resources.at[i]);
        status = status != KZ_OK ? status : one;
    }
    return status;
}

static size_t depth_of(const kz_root *root)
{
    size_t depth = 0;
    for (; root != NULL; root = root->outer)
        depth++;
    return depth;
}

bool kz_layers_fit(const kz_root *root, size_t depth, size_t layers)
{
    return depth_of(root) + depth <= DEEPEST_LAYER && layers <= MOST_LAYERS;
}

static kz_status check_limits(
    kz_ctx *ctx, const kz_root *root, const kz_node *entry, const kz_accumulator *acc)
{
    kz_checkpoint(ctx);
    if (depth_of(root) > DEEPEST_LAYER)
        return kz_report(ctx, entry->loc, KZ_D_TOO_DEEP,
            "kustomizations lie more than %d levels deep here", DEEPEST_LAYER);
    if (acc->layers > MOST_LAYERS)
        return kz_report(ctx, entry->loc, KZ_D_TOO_LARGE,
            "the build takes more than %d kustomizations", MOST_LAYERS);
    return KZ_OK;
}

/* Run the kustomization in directory INNER: a component on ACC itself, any other
 * on an accumulator of its own, which is then moved to the end of ACC. */
static kz_status run_layer(
    kz_ctx *ctx, const kz_root *inner, const kz_node *entry, bool as_component, kz_accumulator *acc)
{
    kz_kustomization k = {0};
    acc->layers++;
    KZ_TRY(check_limits(ctx, inner, entry, acc));
    const kz_base *kept = as_component ? NULL : kz_base_find(ctx, inner, acc);
    if (kept != NULL)
        return kz_base_add(ctx, kept, entry, acc);
    kz_status status = kz_kustomization_read(ctx, &inner->loader, entry->loc, &k);
    if (status == KZ_OK)
        status = kz_openapi_use(ctx, &inner->loader, &k, acc->schema_chosen);
    if (status != KZ_OK) {
        kz_survey(ctx, inner, &k, true);
        return status;
    }
    if (k.component != as_component) {
        kz_report(ctx, entry->loc, KZ_D_WRONG_HEADER, "'" KZ_FMT "' is a %s",
            KZ_ARG(kz_text_of(entry)), k.component ? "Component" : "Kustomization");
        kz_help(ctx, "name it under '%s'", k.component ? "components" : "resources");
        return KZ_EINPUT;
    }
    if (as_component)
        return kz_accumulate(ctx, inner, &k, acc);

    kz_accumulator own = {.tracks = acc->tracks,
        .schema_chosen = acc->schema_chosen,
        .ns = acc->ns,
        .layers = acc->layers};
    KZ_TRY(kz_accumulate(ctx, inner, &k, &own));
    acc->layers = own.layers;
    KZ_TRY(kz_list_append_all(ctx, &acc->list, &own.list));
    KZ_TRY(kz_tables_merge(ctx, acc->tables, own.tables, entry->loc, &acc->tables));
    return kz_vars_merge(ctx, &acc->vars, &own.vars);
}

static kz_status enter_directory(
    kz_ctx *ctx, const kz_root *root, const kz_node *entry, bool as_component, kz_accumulator *acc)
{
    const kz_root *inner;
    kz_phase outer = kz_phase_enter(ctx, KZ_PHASE_READ);
    kz_status status = kz_root_below(ctx, root, kz_text_of(entry), entry->loc, &inner);
    kz_phase_leave(ctx, outer);
    KZ_TRY(status);
    return run_layer(ctx, inner, entry, as_component, acc);
}

static kz_status add_directory(
    kz_ctx *ctx, const kz_root *root, const kz_node *entry, bool as_component, kz_accumulator *acc)
{
    const kz_frame *outer = kz_enter_doing(
        ctx, entry->loc, as_component ? "accumulating components" : "accumulating resources");
    kz_status status = enter_directory(ctx, root, entry, as_component, acc);
    kz_leave(ctx, outer);
    return status;
}

static kz_status enter_file(
    kz_ctx *ctx, const kz_root *root, const kz_node *entry, kz_accumulator *acc)
{
    const kz_frame *outer = kz_enter_doing(ctx, entry->loc, "accumulating resources");
    kz_status status = add_file(ctx, root, entry, acc);
    kz_leave(ctx, outer);
    return status;
}

/* An URL may be that of a file or that of a repository: only asking tells. If it is
 * neither, what is wrong with the file is of use if there is one. */
static kz_status add_url(
    kz_ctx *ctx, const kz_root *root, const kz_node *entry, kz_accumulator *acc)
{
    kz_git_url url;
    kz_report_mark before = kz_reports_mark(ctx);
    if (enter_file(ctx, root, entry, acc) == KZ_OK)
        return KZ_OK;
    if (!kz_git_url_parse(&ctx->arena, kz_text_of(entry), &url))
        return KZ_EINPUT;
    const kz_download *d = kz_download_get(ctx, kz_text_of(entry));
    kz_report_mark after = kz_reports_mark(ctx);
    kz_str ignored;
    if (kz_clone_get(ctx, &url, entry->loc, &ignored) != KZ_OK && d->fetched) {
        kz_reports_rewind(ctx, after);
        return KZ_EINPUT;
    }
    kz_reports_rewind(ctx, before);
    kz_status status = add_directory(ctx, root, entry, false, acc);
    if (status != KZ_OK && !d->fetched)
        kz_help(ctx, "as a file it could not be had either: " KZ_FMT, KZ_ARG(d->why));
    return status;
}

kz_status kz_accumulate_entry(
    kz_ctx *ctx, const kz_root *root, const kz_node *entry, kz_accumulator *acc)
{
    kz_git_url url;
    kz_str path = kz_text_of(entry);
    kz_str whole = kz_path_join(&ctx->arena, root->loader.root, path);
    if (kz_is_url(path))
        return add_url(ctx, root, entry, acc);
    kz_path_kind kind = path.len == 0 ? KZ_PATH_DIR : kz_path_probe(ctx, whole);
    bool remote = kind != KZ_PATH_FILE && kz_git_url_parse(&ctx->arena, path, &url);
    if (kind == KZ_PATH_DIR || remote)
        return add_directory(ctx, root, entry, false, acc);
    return enter_file(ctx, root, entry, acc);
}

static kz_loc place_of(const kz_kustomization *k, const kz_node *field)
{
    return field != NULL ? field->loc : k->at;
}

/* The tables of this layer, added to those that its bases brought. */
static kz_status configure(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc)
{
    const kz_tables *own;
    const kz_node *list = kz_kustomization_get(k, "configurations");
    KZ_TRY(kz_configurations_read(ctx, &root->loader, list, &own));
    KZ_TRY(kz_tables_merge(ctx, acc->tables, own, place_of(k, list), &acc->tables));
    list = kz_kustomization_get(k, "crds");
    KZ_TRY(kz_crds_read(ctx, &root->loader, list, &own));
    return kz_tables_merge(ctx, acc->tables, own, place_of(k, list), &acc->tables);
}

static kz_status generate(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc)
{
    const kz_node *options = kz_kustomization_get(k, "generatorOptions");
    kz_absorber absorber = {.list = &acc->list};
    kz_status status = KZ_OK;
    for (const kz_generator *const *g = kz_generators; *g != NULL; g++) {
        const kz_node *entries = kz_kustomization_get(k, (*g)->field);
        const kz_origin *origin =
            acc->tracks ? kz_origin_of_builtin(ctx, root, k, (*g)->kind) : NULL;
        const kz_node *entry = kz_first(entries);
        for (; entry != NULL && !kz_reports_suffice(ctx); entry = entry->next) {
            kz_resources made = {0};
            kz_checkpoint(ctx);
            const kz_node *whole =
                (*g)->complete != NULL ? (*g)->complete(ctx, k->root, acc->ns, entry) : entry;
            kz_status one = (*g)->generate(ctx, &root->loader, whole, options, &made);
            for (size_t i = 0; i < made.len && one == KZ_OK; i++) {
                kz_resource_set_origin(ctx, made.at[i], origin);
                one = kz_absorb(ctx, &absorber, made.at[i], entry->loc);
            }
            status = status != KZ_OK ? status : one;
        }
    }
    return status;
}

/* One run after another, as the reference has it, each noted on whatever is there then. */
static kz_status transform_by_entry(kz_ctx *ctx, const kz_layer *layer, const kz_node *config,
    const kz_transformer *t, const kz_origin *origin, kz_accumulator *acc)
{
    for (const kz_node *entry = kz_first(config); entry != NULL; entry = entry->next) {
        kz_node *one = kz_node_seq(ctx, config->loc);
        one->key = config->key;
        one->key_loc = config->key_loc;
        kz_seq_push(one, kz_node_copy(ctx, entry));
        KZ_TRY(t->apply(ctx, layer, one));
        kz_list_sweep(&acc->list);
        kz_metadata_note(ctx, &acc->list, origin);
    }
    return KZ_OK;
}

static kz_status apply_fields(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc)
{
    const kz_layer layer = {&root->loader, acc->tables, &acc->list};
    kz_status status = KZ_OK;
    for (const kz_transformer *const *t = kz_transformers; *t != NULL; t++) {
        const kz_node *config = kz_kustomization_get(k, (*t)->field);
        const kz_origin *origin =
            acc->tracks ? kz_origin_of_builtin(ctx, root, k, (*t)->kind) : NULL;
        if (acc->tracks && kz_metadata_by_entry(*t)) {
            KZ_TRY(transform_by_entry(ctx, &layer, config, *t, origin, acc));
            continue;
        }
        if (config != NULL && (status == KZ_OK || (*t)->independent)) {
            kz_status one = (*t)->apply(ctx, &layer, config);
            status = status != KZ_OK ? status : one;
        }
        if (config != NULL)
            kz_list_sweep(&acc->list);
        if (acc->tracks && kz_metadata_runs(k, *t))
            kz_metadata_note(ctx, &acc->list, origin);
    }
    return status;
}

/* An entry that fails does not keep the next ones from being looked at. */
static kz_status add_resources(
    kz_ctx *ctx, const kz_root *root, const kz_node *list, kz_accumulator *acc)
{
    kz_status status = KZ_OK;
    kz_ahead ahead = kz_ahead_begin(ctx);
    const kz_node *entry = kz_first(list);
    for (; entry != NULL && (status == KZ_OK || !kz_survey_ends(ctx)); entry = entry->next) {
        kz_ahead_look(&ahead, ctx, root, entry);
        kz_status one = kz_accumulate_entry(ctx, root, entry, acc);
        status = status != KZ_OK ? status : one;
    }
    return status;
}

static kz_status add_components(
    kz_ctx *ctx, const kz_root *root, const kz_node *list, kz_accumulator *acc)
{
    kz_status status = KZ_OK;
    const kz_node *entry = kz_first(list);
    for (; entry != NULL && (status == KZ_OK || !kz_survey_ends(ctx)); entry = entry->next) {
        kz_status one = add_directory(ctx, root, entry, true, acc);
        status = status != KZ_OK ? status : one;
    }
    return status;
}

static kz_status transform(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc)
{
    KZ_TRY(apply_fields(ctx, root, k, acc));
    KZ_TRY(kz_plugins_transform(ctx, root, k, acc));
    return kz_validators_run(ctx, root, k, acc);
}

static kz_status accumulate(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc)
{
    const kz_node *resources = kz_kustomization_get(k, "resources");
    const kz_node *components = kz_kustomization_get(k, "components");
    kz_phase outer = kz_phase_enter(ctx, KZ_PHASE_READ);
    kz_remote_prepare(ctx, resources, components, NULL);
    kz_phase_leave(ctx, outer);
    kz_status status = add_resources(ctx, root, resources, acc);
    if (status != KZ_OK) {
        kz_survey(ctx, root, k, false);
        return status;
    }
    KZ_TRY(configure(ctx, root, k, acc));
    status = generate(ctx, root, k, acc);
    if (status != KZ_OK) {
        kz_survey(ctx, root, k, false);
        return status;
    }
    KZ_TRY(kz_plugins_generate(ctx, root, k, acc));
    KZ_TRY(add_components(ctx, root, components, acc));
    outer = kz_phase_enter(ctx, KZ_PHASE_TRANSFORM);
    status = transform(ctx, root, k, acc);
    kz_phase_leave(ctx, outer);
    KZ_TRY(status);
    return kz_vars_add(ctx, &acc->vars, &acc->list, kz_kustomization_get(k, "vars"));
}

kz_status kz_accumulate(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc)
{
    kz_str outer = acc->ns, own = kz_map_text(k->root, KZ_S("namespace"));
    if (own.len > 0)
        acc->ns = own;
    kz_status status = accumulate(ctx, root, k, acc);
    acc->ns = outer;
    return status;
}
