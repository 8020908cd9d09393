#include "build/kustfile.h"

#include "base/nearest.h"
#include "base/path.h"
#include "base/reads.h"
#include "base/timing.h"
#include "yaml/parse.h"

const char *const kz_kustomization_names[] = {
    "kustomization.yaml", "kustomization.yml", "Kustomization", NULL};

/* Deprecated fields, in the order in which the reference warns of them. */
static const char *const deprecated[] = {
    "bases", "commonLabels", "imageTags", "patchesJson6902", "patchesStrategicMerge", "vars"};

const kz_node *kz_kustomization_get(const kz_kustomization *k, const char *field)
{
    return kz_map_get(k->root, kz_str_c(field));
}

/* A kustomization file is one that can be read: a regular file, within the root
 * once links are resolved. Others of that name are passed over, as the reference
 * passes over them. */
static bool readable(kz_ctx *ctx, const kz_loader *loader, kz_str name)
{
    kz_str path = kz_path_join(&ctx->arena, loader->root, name), resolved;
    kz_path_kind kind = kz_path_probe_itself(ctx, path);
    if (kind == KZ_PATH_NONE || kind == KZ_PATH_FILE)
        return kind == KZ_PATH_FILE;
    if (kz_path_probe(ctx, path) != KZ_PATH_FILE || !kz_path_resolve(ctx, path, &resolved))
        return false;
    return loader->restrictor == KZ_RESTRICT_NONE || kz_path_within(resolved, loader->root);
}

bool kz_kustomization_is_name(kz_str name)
{
    for (size_t i = 0; kz_kustomization_names[i] != NULL; i++)
        if (kz_str_eq(name, kz_str_c(kz_kustomization_names[i])))
            return true;
    return false;
}

static kz_status refuse_without_file(kz_ctx *ctx, const kz_loader *loader, kz_loc at, kz_str dir)
{
    kz_nearest near = kz_nearest_to(kz_str_c(kz_kustomization_names[0]));
    kz_nearest_offer_files(ctx, &near, loader->root);
    kz_ctx_note_missing(
        ctx, kz_path_join(&ctx->arena, loader->root, kz_str_c(kz_kustomization_names[0])));
    kz_report(ctx, at, KZ_D_NO_KUSTOMIZATION,
        "unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in "
        "directory '" KZ_FMT "'",
        KZ_ARG(dir));
    if (kz_kustomization_is_name(near.best))
        kz_help(ctx, "there is '" KZ_FMT "', but it is %s", KZ_ARG(near.best),
            kz_path_probe(ctx, kz_path_join(&ctx->arena, loader->root, near.best)) == KZ_PATH_DIR
                ? "a directory"
                : "no file within the directory");
    else if (near.best.len > 0)
        kz_help(ctx, "there is '" KZ_FMT "', which is not one of these names", KZ_ARG(near.best));
    else
        kz_help(ctx, "name its files one by one, or put a kustomization.yaml there that does");
    return KZ_EINPUT;
}

static kz_status load_file(kz_ctx *ctx, const kz_loader *loader, kz_loc at, kz_text *text)
{
    kz_str found[3];
    size_t count = 0;
    for (size_t i = 0; kz_kustomization_names[i] != NULL; i++)
        if (readable(ctx, loader, kz_str_c(kz_kustomization_names[i])))
            found[count++] = kz_str_c(kz_kustomization_names[i]);
    kz_str dir = kz_path_shown(ctx, loader->root);
    if (count == 0)
        return refuse_without_file(ctx, loader, at, dir);
    if (count > 1) {
        for (size_t i = 0; i < count; i++) /* one of them is to go */
            kz_note_tree(ctx, kz_path_join(&ctx->arena, loader->root, found[i]));
        return kz_report(ctx, at, KZ_D_MANY_KUSTOMIZATIONS,
            "there is both " KZ_FMT " and " KZ_FMT " in '" KZ_FMT "'; keep one", KZ_ARG(found[0]),
            KZ_ARG(found[1]), KZ_ARG(dir));
    }
    return kz_load(ctx, loader, found[0], at, text);
}

static const kz_field *field_named(const char *name)
{
    for (const kz_field *f = kz_kustomization_fields; f->name != NULL; f++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

static void warn_of_deprecated(kz_ctx *ctx, const kz_node *root)
{
    for (size_t i = 0; i < sizeof deprecated / sizeof *deprecated; i++) {
        const kz_node *value = kz_map_get(root, kz_str_c(deprecated[i]));
        if (value == NULL)
            continue;
        kz_report(ctx, value->key_loc, KZ_D_DEPRECATED_FIELD,
            "'%s' is deprecated. Please use '%s' instead. %sRun 'kustomize edit fix' to update "
            "your Kustomization automatically.",
            deprecated[i], field_named(deprecated[i])->use_instead,
            strcmp(deprecated[i], "vars") == 0 ? "[EXPERIMENTAL] " : "");
    }
}

/* Put the elements of the old field behind those of the new one. An empty old
 * field is as good as none: it does not make a file less empty. */
static void move_behind(kz_ctx *ctx, kz_node *root, kz_str old_name, kz_str new_name)
{
    kz_node *old = kz_map_remove(root, kz_intern(ctx, old_name));
    if (old == NULL || old->count == 0)
        return;
    kz_node *list = kz_map_get(root, new_name);
    if (list == NULL) {
        kz_map_set(ctx, root, new_name, old);
        return;
    }
    for (kz_node *item = kz_first(old), *next; item != NULL; item = next) {
        next = item->next;
        kz_seq_push(list, kz_child_unlink(old, item));
    }
}

/* Only apiVersion, kind and empty strings: nothing is asked for. */
static bool asks_for_nothing(const kz_node *root)
{
    for (const kz_node *f = kz_first(root); f != NULL; f = f->next) {
        kz_str name = f->key->text;
        if (kz_str_eq(name, KZ_S("apiVersion")) || kz_str_eq(name, KZ_S("kind")))
            continue;
        if (!kz_is_scalar(f) || f->u.text.len > 0)
            return false;
    }
    return true;
}

static kz_status refuse_kind(kz_ctx *ctx, const kz_node *kind)
{
    kz_nearest near = kz_nearest_to(kind->u.text);
    kz_nearest_offer(&near, KZ_S("Kustomization"), NULL);
    kz_nearest_offer(&near, KZ_S("Component"), NULL);
    kz_report(ctx, kind->loc, KZ_D_WRONG_HEADER,
        "kind is '" KZ_FMT "'; it must be Kustomization or Component", KZ_ARG(kind->u.text));
    if (near.best.len > 0)
        kz_nearest_help(ctx, &near);
    else
        kz_help(ctx, "a manifest goes into a file of its own, which 'resources' names");
    return KZ_EINPUT;
}

static kz_status refuse_version(
    kz_ctx *ctx, const kz_node *version, bool component, const char *wanted)
{
    kz_report(ctx, version->loc, KZ_D_WRONG_HEADER,
        "apiVersion is '" KZ_FMT "'; of a %s it must be %s", KZ_ARG(version->u.text),
        component ? "Component" : "Kustomization", wanted);
    kz_help(ctx, "write 'apiVersion: %s', or leave the line out", wanted);
    return KZ_EINPUT;
}

static kz_status check_header(kz_ctx *ctx, kz_kustomization *k)
{
    const kz_node *kind = kz_map_get(k->root, KZ_S("kind"));
    const kz_node *version = kz_map_get(k->root, KZ_S("apiVersion"));
    kz_str text = kz_text_of(kind);
    k->component = kz_str_eq(text, KZ_S("Component"));
    if (text.len > 0 && !k->component && !kz_str_eq(text, KZ_S("Kustomization")))
        return refuse_kind(ctx, kind);
    const char *wanted =
        k->component ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1";
    text = kz_text_of(version);
    if (text.len > 0 && !kz_str_eq(text, kz_str_c(wanted)))
        return refuse_version(ctx, version, k->component, wanted);
    return KZ_OK;
}

static void copy_text(
    kz_ctx *ctx, const kz_node *from, const char *field, kz_node *to, const char *as)
{
    const kz_node *value = kz_map_get(from, kz_str_c(field));
    if (kz_text_of(value).len > 0)
        kz_map_set(ctx, to, kz_str_c(as), kz_node_copy(ctx, value));
}

/* The entries of helmChartInflationGenerator as those of helmCharts and helmGlobals. */
static void modernise_charts(kz_ctx *ctx, kz_node *root)
{
    static const char *const names[][2] = {{"chartName", "name"}, {"chartVersion", "version"},
        {"chartRepoUrl", "repo"}, {"values", "valuesFile"}, {"valuesLocal", "valuesInline"},
        {"valuesMerge", "valuesMerge"}, {"releaseName", "releaseName"}};
    kz_node *old = kz_map_remove(root, kz_intern(ctx, KZ_S("helmChartInflationGenerator")));
    kz_node *globals = kz_node_map(ctx, root->loc);
    for (kz_node *entry = kz_first(old); entry != NULL; entry = entry->next) {
        kz_node *charts = kz_map_get(root, KZ_S("helmCharts"));
        kz_node *chart = kz_node_map(ctx, entry->loc);
        if (charts == NULL)
            kz_map_set(ctx, root, KZ_S("helmCharts"), charts = kz_node_seq(ctx, entry->loc));
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            kz_node *value = kz_map_get(entry, kz_str_c(names[i][0]));
            if (value != NULL)
                kz_map_set(ctx, chart, kz_str_c(names[i][1]), kz_node_copy(ctx, value));
        }
        kz_seq_push(charts, chart);
        copy_text(ctx, entry, "helmHome", globals, "configHome");
        copy_text(ctx, entry, "chartHome", globals, "chartHome");
    }
    if (globals->count > 0 && kz_map_get(root, KZ_S("helmGlobals")) == NULL)
        kz_map_set(ctx, root, KZ_S("helmGlobals"), globals);
}

void kz_kustomization_keep(kz_ctx *ctx, const kz_loader *loader, const kz_kustomization *k)
{
    kz_kustomization *copy = KZ_NEW(&ctx->arena, kz_kustomization);
    *copy = *k;
    *kz_map_slot_for(&ctx->arena, &ctx->kustomizations, loader->root) = copy;
}

/* The reference takes any word and does nothing for those that it does not know. */
static void warn_of_words(kz_ctx *ctx, const kz_node *list)
{
    static const char *const known[] = {
        "originAnnotations", "transformerAnnotations", "managedByLabel"};
    for (const kz_node *n = kz_first(list); n != NULL; n = n->next) {
        kz_nearest near = kz_nearest_to(kz_text_of(n));
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            kz_nearest_offer(&near, kz_str_c(known[i]), known[i]);
        if (near.best.len > 0 && kz_str_eq(near.best, kz_text_of(n)))
            continue;
        kz_report(ctx, n->loc, KZ_D_UNKNOWN_OPTION,
            "'" KZ_FMT "' is no build metadata, so it does nothing; there are originAnnotations, "
            "transformerAnnotations and managedByLabel",
            KZ_ARG(kz_text_of(n)));
        kz_nearest_help(ctx, &near);
    }
}

static bool is_content(kz_str line)
{
    return line.len > 0 && line.ptr[0] != '#' && line.ptr[0] != '%';
}

/* The reference reads the first document, and not a word of those behind it. */
static void warn_of_documents(kz_ctx *ctx, const kz_text *text)
{
    kz_str rest = text->bytes, line;
    bool content = false, separated = false;
    kz_loc at = {.file = text->file & 0xFFFFF, .line = 1, .col = 1}, here = at;
    if (!kz_str_contains(text->bytes, KZ_S("\n---")))
        return;
    for (; kz_str_split(&rest, '\n', &line); here.line++) {
        bool separator = kz_str_starts(line, KZ_S("---"));
        bool says = !separator && is_content(kz_str_trim(line));
        if (separated && says) {
            kz_report(ctx, at, KZ_D_IGNORED_DOCUMENT,
                "only the first document of a kustomization file counts: all below is ignored");
            kz_help(ctx, "remove this line if all belongs together");
            return;
        }
        if (content && separator && !separated)
            at = here;
        separated |= content && separator;
        content |= says;
    }
}

static kz_status refuse_form(kz_ctx *ctx, const kz_node *root)
{
    kz_report(ctx, root->loc, KZ_D_WRONG_TYPE, "a kustomization file must be a mapping of fields");
    kz_help(ctx, "write fields, such as 'resources:' with '- FILE' on the lines below");
    return KZ_EINPUT;
}

static kz_status refuse_empty(kz_ctx *ctx, kz_loc at)
{
    kz_report(
        ctx, at, KZ_D_EMPTY_KUSTOMIZATION, "the kustomization file is empty: it asks for nothing");
    kz_help(ctx, "name files and directories below 'resources:', each with '- ' before it");
    return KZ_EINPUT;
}

kz_status kz_kustomization_read(
    kz_ctx *ctx, const kz_loader *loader, kz_loc at, kz_kustomization *out)
{
    kz_text text;
    const kz_kustomization *kept = kz_map_lookup(&ctx->kustomizations, loader->root);
    if (kept != NULL) {
        *out = *kept;
        kz_note_reads(ctx, &kept->reads);
        return KZ_OK;
    }
    size_t reads = ctx->reads.len;
    kz_phase outer = kz_phase_enter(ctx, KZ_PHASE_READ);
    kz_status status = load_file(ctx, loader, at, &text);
    kz_phase_leave(ctx, outer);
    KZ_TRY(status);
    *out = (kz_kustomization){.at = {.file = (uint32_t)text.file & 0xfffff, .line = 1, .col = 1},
        .reads = kz_reads_since(ctx, reads)};
    KZ_TRY(kz_parse_config(ctx, &text, &out->root));
    if (out->root == NULL)
        out->root = kz_node_map(ctx, out->at);
    if (!kz_is_map(out->root))
        return refuse_form(ctx, out->root);
    KZ_TRY(kz_shape_check(ctx, out->root, kz_kustomization_fields, "a kustomization"));
    warn_of_deprecated(ctx, out->root);
    warn_of_documents(ctx, &text);
    move_behind(ctx, out->root, KZ_S("bases"), KZ_S("resources"));
    move_behind(ctx, out->root, KZ_S("imageTags"), KZ_S("images"));
    modernise_charts(ctx, out->root);
    warn_of_words(ctx, kz_map_get(out->root, KZ_S("buildMetadata")));
    if (asks_for_nothing(out->root))
        return refuse_empty(ctx, out->at);
    return check_header(ctx, out);
}
