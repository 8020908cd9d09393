#include "build/plugins.h"

#include "base/nearest.h"
#include "base/path.h"
#include "build/inputs.h"
#include "build/metadata.h"
#include "function/external.h"
#include "generate/generator.h"
#include "transform/hash.h"
#include "transform/transformer.h"
#include "yaml/json.h"
#include "yaml/parse.h"

/* What a plugin kind is: a transformer of a field, with the field's value made of
 * the plugin's configuration. */
typedef struct transformer_row {
    const char *kind;
    const kz_transformer *transformer;
    const char *from;       /* the field that holds the value; NULL = the whole configuration */
    bool in_list;           /* the value is an entry of the field's list */
    bool needs_specs;       /* fieldSpecs must be given */
    size_t table;           /* of kz_tables, that fieldSpecs stand for */
    const kz_field *fields; /* of the entry, or of the value */
    kz_shape shape;
    bool needs_value;
} transformer_row;

#define NO_TABLE SIZE_MAX

static const transformer_row rows[] = {
    {"AnnotationsTransformer", &kz_common_annotations_transformer, "annotations", false, false,
        offsetof(kz_tables, common_annotations), NULL, KZ_SHAPE_STRING_MAP, false},
    {"LabelTransformer", &kz_common_labels_transformer, "labels", false, false,
        offsetof(kz_tables, common_labels), NULL, KZ_SHAPE_STRING_MAP, false},
    {"PrefixTransformer", &kz_name_prefix_transformer, "prefix", false, true,
        offsetof(kz_tables, name_prefix), NULL, KZ_SHAPE_STRING, false},
    {"SuffixTransformer", &kz_name_suffix_transformer, "suffix", false, true,
        offsetof(kz_tables, name_suffix), NULL, KZ_SHAPE_STRING, false},
    {"PrefixSuffixTransformer", &kz_name_prefix_transformer, "prefix", false, true,
        offsetof(kz_tables, name_prefix), NULL, KZ_SHAPE_STRING, false},
    {"PrefixSuffixTransformer", &kz_name_suffix_transformer, "suffix", false, true,
        offsetof(kz_tables, name_suffix), NULL, KZ_SHAPE_STRING, false},
    {"ImageTagTransformer", &kz_images_transformer, "imageTag", true, false,
        offsetof(kz_tables, images), kz_image_fields, KZ_SHAPE_OBJECT, false},
    {"ReplicaCountTransformer", &kz_replicas_transformer, "replica", true, false,
        offsetof(kz_tables, replicas), kz_replica_fields, KZ_SHAPE_OBJECT, false},
    {"ReplacementTransformer", &kz_replacements_transformer, "replacements", false, false, NO_TABLE,
        kz_replacement_fields, KZ_SHAPE_OBJECTS, false},
    {"PatchTransformer", &kz_patches_transformer, NULL, true, false, NO_TABLE, kz_patch_fields,
        KZ_SHAPE_OBJECT, false},
    {"PatchJson6902Transformer", &kz_patches_json6902_transformer, NULL, true, false, NO_TABLE,
        kz_patch_json6902_fields, KZ_SHAPE_OBJECT, false},
    {"PatchStrategicMergeTransformer", &kz_patches_strategic_merge_transformer, "paths", false,
        false, NO_TABLE, NULL, KZ_SHAPE_STRINGS, true},
};

kz_status kz_plugins_load(kz_ctx *ctx, const kz_root *root, const kz_kustomization *k,
    const char *field, const kz_accumulator *acc, kz_list *out)
{
    const kz_node *list = kz_kustomization_get(k, field);
    kz_str file = kz_path_base(ctx->files.at[k->at.file].path);
    kz_accumulator own = {.tracks = acc->tracks, .schema_chosen = acc->schema_chosen};
    for (const kz_node *entry = kz_first(list); entry != NULL; entry = entry->next) {
        kz_str text = kz_text_of(entry);
        if (!kz_plugin_text_is_inline(text)) {
            KZ_TRY(kz_accumulate_entry(ctx, root, entry, &own));
            continue;
        }
        const kz_text inside = kz_text_inside(ctx, entry);
        kz_nodes documents = {0};
        kz_resources resources = {0};
        KZ_TRY(kz_parse_manifests(ctx, &inside, &documents));
        KZ_TRY(kz_resources_from(ctx, &documents, &resources));
        for (size_t i = 0; i < resources.len; i++) {
            if (acc->tracks)
                kz_resource_set_origin(ctx, resources.at[i], kz_origin_of_file(ctx, root, file));
            KZ_TRY(kz_list_append(ctx, &own.list, resources.at[i]));
        }
    }
    *out = own.list;
    return KZ_OK;
}

static bool same_name(kz_str a, const char *b)
{
    return kz_str_eq_caseless(a, kz_str_c(b));
}

/* A number or a truth value is taken for the text that a field wants to have. */
static void make_text(kz_node *n)
{
    if (kz_is_scalar(n) && n->type != KZ_NULL)
        n->type = KZ_STRING;
    for (kz_node *c = kz_first(n); c != NULL; c = c->next)
        if (kz_is_scalar(c) && c->type != KZ_NULL)
            c->type = KZ_STRING;
}

static bool wants_text(kz_shape shape)
{
    return shape == KZ_SHAPE_STRING || shape == KZ_SHAPE_STRINGS || shape == KZ_SHAPE_STRING_MAP;
}

/* Leave out what FIELDS does not have: plugins pass over fields they do not know. */
static void prune(kz_node *map, const kz_field *fields)
{
    for (kz_node *c = kz_first(map), *next; c != NULL; c = next) {
        next = c->next;
        const kz_field *f = fields;
        while (f->name != NULL && !same_name(c->key->text, f->name))
            f++;
        if (f->name == NULL)
            kz_child_unlink(map, c);
        else if (wants_text(f->shape))
            make_text(c);
        else if (f->shape == KZ_SHAPE_OBJECT && kz_is_map(c))
            prune(c, f->fields);
        else if (f->shape == KZ_SHAPE_OBJECTS && kz_is_seq(c))
            for (kz_node *item = kz_first(c); item != NULL; item = item->next)
                if (kz_is_map(item))
                    prune(item, f->fields);
    }
}

/* The configuration as JSON has it, with FIELDS checked and no others. */
static kz_status read_config(
    kz_ctx *ctx, const kz_resource *plugin, const kz_field *fields, kz_node **out)
{
    kz_node *copy = kz_node_copy(ctx, plugin->root);
    KZ_TRY(kz_json_normalise(ctx, copy));
    prune(copy, fields);
    *out = copy;
    return kz_shape_check(ctx, copy, fields, "a plugin's configuration");
}

static kz_status read_specs(
    kz_ctx *ctx, const kz_resource *plugin, const kz_node *list, bool needed, kz_fieldspecs *out)
{
    size_t len = 0;
    kz_fieldspec *specs =
        KZ_NEW_ARRAY(&ctx->arena, kz_fieldspec, list == NULL ? 1 : (size_t)list->count + 1);
    if (needed && list == NULL)
        return kz_report(ctx, kz_resource_loc(plugin), KZ_D_PLUGIN,
            "this " KZ_FMT " has no 'fieldSpecs'", KZ_ARG(plugin->id.gvk.kind));
    for (const kz_node *n = kz_first(list); n != NULL; n = n->next)
        specs[len++] = kz_fieldspec_read(n);
    *out = (kz_fieldspecs){specs, len};
    return KZ_OK;
}

static kz_node *as_list(kz_ctx *ctx, kz_node *value)
{
    kz_node *list = kz_node_seq(ctx, value->loc);
    if (value->key != NULL)
        value = kz_node_copy(ctx, value);
    kz_seq_push(list, value);
    return list;
}

/* Names that differ between a plugin and the field it stands for. */
static void rename_fields(kz_ctx *ctx, kz_node *config)
{
    kz_node *operations = kz_map_remove(config, kz_intern(ctx, KZ_S("jsonOp")));
    if (operations != NULL)
        kz_map_set(ctx, config, KZ_S("patch"), operations);
    kz_node *patches = kz_map_remove(config, kz_intern(ctx, KZ_S("patches")));
    if (kz_text_of(patches).len == 0)
        return;
    kz_node *paths = kz_map_get(config, KZ_S("paths"));
    if (!kz_is_seq(paths))
        kz_map_set(ctx, config, KZ_S("paths"), paths = kz_node_seq(ctx, patches->loc));
    kz_seq_push(paths, kz_node_copy(ctx, patches));
}

static kz_status apply_row(kz_ctx *ctx, const kz_root *root, const transformer_row *row,
    kz_resource *plugin, kz_accumulator *acc)
{
    const kz_field fields[] = {
        {row->from != NULL ? row->from : "fieldSpecs",
            row->from != NULL ? row->shape : KZ_SHAPE_OBJECTS,
            row->from != NULL ? row->fields : kz_fieldspec_fields, NULL, ""},
        {"fieldSpecs", KZ_SHAPE_OBJECTS, kz_fieldspec_fields, NULL, ""},
        {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
    };
    kz_resource *copy = kz_resource_copy(ctx, plugin);
    kz_tables tables = {0};
    const kz_layer layer = {&root->loader, &tables, &acc->list};
    kz_node *config;
    kz_fieldspecs specs;
    rename_fields(ctx, copy->root);
    KZ_TRY(read_config(ctx, copy, row->from != NULL ? fields : row->fields, &config));
    KZ_TRY(
        read_specs(ctx, plugin, kz_map_get(config, KZ_S("fieldSpecs")), row->needs_specs, &specs));
    if (row->table != NO_TABLE)
        memcpy((char *)&tables + row->table, &specs, sizeof specs);
    kz_node *value = row->from != NULL ? kz_map_get(config, kz_str_c(row->from)) : config;
    if (row->needs_value && (value == NULL || value->count == 0))
        return kz_report(ctx, kz_resource_loc(plugin), KZ_D_PLUGIN,
            "this " KZ_FMT " has neither '%s' nor 'patches'", KZ_ARG(plugin->id.gvk.kind),
            row->from);
    if (value == NULL)
        return KZ_OK;
    return row->transformer->apply(ctx, &layer, row->in_list ? as_list(ctx, value) : value);
}

static const kz_field metadata_fields[] = {
    {"name", KZ_SHAPE_STRING, NULL, NULL, ""},
    {"namespace", KZ_SHAPE_STRING, NULL, NULL, ""},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static const kz_field namespace_fields[] = {
    {"metadata", KZ_SHAPE_OBJECT, metadata_fields, NULL, ""},
    {"fieldSpecs", KZ_SHAPE_OBJECTS, kz_fieldspec_fields, NULL, ""},
    {"unsetOnly", KZ_SHAPE_BOOL, NULL, NULL, ""},
    {"setRoleBindingSubjects", KZ_SHAPE_STRING, NULL, NULL, ""},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static kz_status apply_namespace(
    kz_ctx *ctx, const kz_root *root, const kz_resource *plugin, kz_accumulator *acc)
{
    kz_tables tables = {0};
    const kz_layer layer = {&root->loader, &tables, &acc->list};
    kz_node *config;
    KZ_TRY(read_config(ctx, plugin, namespace_fields, &config));
    KZ_TRY(
        read_specs(ctx, plugin, kz_map_get(config, KZ_S("fieldSpecs")), false, &tables.namespaces));
    const kz_node *ns = kz_map_get(kz_map_get(config, KZ_S("metadata")), KZ_S("namespace"));
    kz_namespace_options options = {
        .unset_only = kz_str_eq(kz_map_text(config, KZ_S("unsetOnly")), KZ_S("true"))};
    const kz_node *subjects = kz_map_get(config, KZ_S("setRoleBindingSubjects"));
    kz_str mode = kz_text_of(subjects);
    if (kz_str_eq(mode, KZ_S("allServiceAccounts")))
        options.subjects = KZ_SUBJECTS_ALL;
    else if (kz_str_eq(mode, KZ_S("none")))
        options.subjects = KZ_SUBJECTS_NONE;
    else if (mode.len > 0 && !kz_str_eq(mode, KZ_S("defaultOnly")))
        return kz_report(ctx, subjects->loc, KZ_D_BAD_VALUE,
            "setRoleBindingSubjects is defaultOnly, allServiceAccounts or none, not '" KZ_FMT "'",
            KZ_ARG(mode));
    return ns == NULL ? KZ_OK : kz_namespace_apply(ctx, &layer, ns, options);
}

static kz_status apply_value_add(
    kz_ctx *ctx, const kz_root *root, const kz_resource *plugin, kz_accumulator *acc)
{
    const kz_layer layer = {&root->loader, acc->tables, &acc->list};
    kz_node *config;
    KZ_TRY(read_config(ctx, plugin, kz_value_add_fields, &config));
    return kz_value_add_apply(ctx, &layer, config);
}

bool kz_plugin_is_builtin(const kz_resource *plugin)
{
    return plugin->id.gvk.group.len == 0 && kz_str_eq(plugin->id.gvk.version, KZ_S("builtin"));
}

/* NEAR: to its kind, with the kinds offered that there are. */
static kz_status refuse(
    kz_ctx *ctx, const kz_resource *plugin, const char *what, const kz_nearest *near)
{
    const kz_node *kind = kz_map_get(plugin->root, KZ_S("kind"));
    kz_report(ctx, kind != NULL ? kind->loc : kz_resource_loc(plugin), KZ_D_PLUGIN,
        "there is no built-in %s '" KZ_FMT "'", what, KZ_ARG(plugin->id.gvk.kind));
    kz_nearest_help(ctx, near);
    return KZ_EINPUT;
}

static kz_status refuse_transformer(kz_ctx *ctx, const kz_resource *plugin)
{
    static const char *const others[] = {
        "NamespaceTransformer", "ValueAddTransformer", "HashTransformer"};
    kz_nearest near = kz_nearest_to(plugin->id.gvk.kind);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        kz_nearest_offer(&near, kz_str_c(others[i]), NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        kz_nearest_offer(&near, kz_str_c(rows[i].kind), NULL);
    return refuse(ctx, plugin, "transformer", &near);
}

static kz_status run_builtin(
    kz_ctx *ctx, const kz_root *root, kz_resource *plugin, kz_accumulator *acc)
{
    kz_str kind = plugin->id.gvk.kind;
    bool found = false;
    if (kz_str_eq(kind, KZ_S("NamespaceTransformer")))
        return apply_namespace(ctx, root, plugin, acc);
    if (kz_str_eq(kind, KZ_S("ValueAddTransformer")))
        return apply_value_add(ctx, root, plugin, acc);
    if (kz_str_eq(kind, KZ_S("HashTransformer")))
        return kz_hash_names(ctx, &acc->list);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (kz_str_eq(kind, kz_str_c(rows[i].kind))) {
            found = true;
            KZ_TRY(apply_row(ctx, root, &rows[i], plugin, acc));
        }
    return found ? KZ_OK : refuse_transformer(ctx, plugin);
}

kz_status kz_plugin_transform(
    kz_ctx *ctx, const kz_root *root, kz_resource *plugin, kz_accumulator *acc)
{
    if (kz_plugin_is_builtin(plugin))
        return run_builtin(ctx, root, plugin, acc);
    return kz_external_transform(ctx, &root->loader, plugin, &acc->list);
}

/* Who does it, for the annotation: the plugin's own file and name. */
static const kz_origin *origin_of(kz_ctx *ctx, const kz_resource *plugin)
{
    if (plugin->origin == NULL)
        return NULL;
    kz_origin *origin = KZ_NEW(&ctx->arena, kz_origin);
    *origin = (kz_origin){.repo = plugin->origin->repo,
        .ref = plugin->origin->ref,
        .configured_in = plugin->origin->path,
        .api_version = kz_map_text(plugin->root, KZ_S("apiVersion")),
        .kind = plugin->id.gvk.kind,
        .name = plugin->id.name,
        .ns = plugin->id.ns};
    return origin;
}

kz_status kz_plugins_transform(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc)
{
    kz_list plugins;
    KZ_TRY(kz_plugins_load(ctx, root, k, "transformers", acc, &plugins));
    for (size_t i = 0; i < plugins.items.len; i++) {
        kz_resource *plugin = plugins.items.at[i];
        KZ_TRY(kz_plugin_transform(ctx, root, plugin, acc));
        kz_list_sweep(&acc->list);
        const kz_origin *origin = origin_of(ctx, plugin);
        if (origin != NULL)
            kz_metadata_note(ctx, &acc->list, origin);
    }
    return KZ_OK;
}

/* The generators, with the fields of their configurations; those that stand for a
 * field take their name from the metadata if the fields say none. */
static const struct {
    const kz_generator *generator;
    const kz_field *fields;
    bool takes_name;
} generators[] = {
    {&kz_config_map_generator, kz_config_map_fields, true},
    {&kz_secret_generator, kz_secret_fields, true},
    {&kz_iam_policy_generator, kz_iam_policy_fields, false},
    {&kz_helm_generator, kz_helm_plugin_fields, false},
};

static void take_name(kz_ctx *ctx, const kz_resource *plugin, kz_node *entry)
{
    kz_loc at = kz_resource_loc(plugin);
    if (kz_map_text(entry, KZ_S("name")).len == 0)
        kz_map_set(ctx, entry, KZ_S("name"), kz_node_string(ctx, plugin->id.name, at));
    if (kz_map_text(entry, KZ_S("namespace")).len == 0 && plugin->id.ns.len > 0)
        kz_map_set(ctx, entry, KZ_S("namespace"), kz_node_string(ctx, plugin->id.ns, at));
}

static kz_status generate_with(
    kz_ctx *ctx, const kz_root *root, const kz_resource *plugin, kz_resources *made)
{
    if (!kz_plugin_is_builtin(plugin))
        return kz_external_generate(ctx, &root->loader, plugin, made);
    for (size_t i = 0; i < sizeof generators / sizeof *generators; i++) {
        const kz_generator *generator = generators[i].generator;
        if (!kz_str_eq(plugin->id.gvk.kind, kz_str_c(generator->kind)))
            continue;
        kz_node *entry;
        KZ_TRY(read_config(ctx, plugin, generators[i].fields, &entry));
        if (generators[i].takes_name)
            take_name(ctx, plugin, entry);
        return generator->generate(ctx, &root->loader, entry, NULL, made);
    }
    kz_nearest near = kz_nearest_to(plugin->id.gvk.kind);
    for (size_t i = 0; i < sizeof generators / sizeof *generators; i++)
        kz_nearest_offer(&near, kz_str_c(generators[i].generator->kind), NULL);
    return refuse(ctx, plugin, "generator", &near);
}

kz_status kz_plugins_generate(
    kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, kz_accumulator *acc)
{
    kz_list plugins;
    KZ_TRY(kz_plugins_load(ctx, root, k, "generators", acc, &plugins));
    kz_absorber absorber = {.list = &acc->list};
    for (size_t i = 0; i < plugins.items.len; i++) {
        const kz_resource *plugin = plugins.items.at[i];
        kz_resources made = {0};
        KZ_TRY(generate_with(ctx, root, plugin, &made));
        for (size_t m = 0; m < made.len; m++) {
            kz_resource_set_origin(ctx, made.at[m], origin_of(ctx, plugin));
            KZ_TRY(kz_absorb(ctx, &absorber, made.at[m], kz_resource_loc(plugin)));
        }
    }
    return KZ_OK;
}
