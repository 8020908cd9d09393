#include "function/exchange.h"

#include "base/path.h"
#include "patch/metadata.h"
#include "yaml/emit.h"
#include "yaml/parse.h"

#define INTERNAL "internal.config.kubernetes.io/"
#define LEGACY "config.kubernetes.io/"

#define RESOURCE_ID KZ_S("kustomize.config.k8s.io/id")
#define MIGRATION_ID KZ_S(INTERNAL "annotations-migration-resource-id")

/* Annotations that have an old name and a new one. */
static const struct twin {
    kz_str name, legacy;
} twins[] = {
    {KZ_LIT(INTERNAL "path"), KZ_LIT(LEGACY "path")},
    {KZ_LIT(INTERNAL "index"), KZ_LIT(LEGACY "index")},
    {KZ_LIT(INTERNAL "id"), KZ_LIT("config.k8s.io/id")},
};

enum { PATH, INDEX, ID, TWINS };

static void set(kz_ctx *ctx, kz_node *annotations, kz_str key, kz_str value)
{
    kz_map_set(ctx, annotations, key, kz_node_string(ctx, value, KZ_NOWHERE));
}

static void set_twins(kz_ctx *ctx, kz_node *annotations, size_t which, kz_str value)
{
    set(ctx, annotations, twins[which].name, value);
    set(ctx, annotations, twins[which].legacy, value);
}

static kz_status refuse_mismatch(kz_ctx *ctx, kz_loc at, const struct twin *twin)
{
    return kz_report(ctx, at, KZ_D_PLUGIN,
        "the annotations '" KZ_FMT "' and '" KZ_FMT "' contradict each other", KZ_ARG(twin->name),
        KZ_ARG(twin->legacy));
}

/* Where there is one of the twins, there are to be both, and they are to agree. */
static kz_status even_out(kz_ctx *ctx, kz_node *annotations, size_t which, kz_loc at)
{
    kz_str name = kz_map_text(annotations, twins[which].name);
    kz_str legacy = kz_map_text(annotations, twins[which].legacy);
    if (name.len > 0 && legacy.len > 0 && !kz_str_eq(name, legacy))
        return refuse_mismatch(ctx, at, &twins[which]);
    if (name.len > 0 || legacy.len > 0)
        set_twins(ctx, annotations, which, name.len > 0 ? name : legacy);
    return KZ_OK;
}

/* The id in YAML, as the reference prints its fields. */
static kz_str id_text(kz_ctx *ctx, kz_id id)
{
    const struct {
        const char *key;
        kz_str value;
    } fields[] = {{"group", id.gvk.group}, {"kind", id.gvk.kind}, {"name", id.name},
        {"namespace", id.ns}, {"version", id.gvk.version}};
    kz_str text = KZ_EMPTY;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].value.len > 0)
            text = kz_str_printf(&ctx->arena, KZ_FMT "%s: " KZ_FMT "\n", KZ_ARG(text),
                fields[i].key, KZ_ARG(fields[i].value));
    return text;
}

/* A copy of R's tree, and its annotations, which are strings. */
static kz_node *exposed(kz_ctx *ctx, const kz_resource *r, kz_node **annotations)
{
    kz_resource *copy = kz_resource_copy(ctx, r);
    kz_history_write(ctx, copy, true);
    kz_node *metadata = kz_map_submap(ctx, copy->root, KZ_S("metadata"), copy->root->loc);
    kz_metadata_restring(metadata, KZ_S("annotations"));
    *annotations = kz_map_submap(ctx, metadata, KZ_S("annotations"), copy->root->loc);
    return copy->root;
}

kz_status kz_exchange_write(kz_ctx *ctx, const kz_list *list, kz_buf *out)
{
    for (size_t i = 0; i < list->items.len; i++) {
        kz_node *annotations;
        kz_node *root = exposed(ctx, list->items.at[i], &annotations);
        set(ctx, annotations, RESOURCE_ID, id_text(ctx, list->items.at[i]->id));
        if (i > 0)
            kz_buf_str(out, KZ_S("---\n"));
        KZ_TRY(kz_emit(ctx, root, out));
    }
    return KZ_OK;
}

/* Append a document indented, FIRST before its first line. */
static kz_status write_indented(kz_ctx *ctx, const kz_node *root, const char *first, kz_buf *out)
{
    kz_buf text = {0};
    kz_status status = kz_emit(ctx, root, &text);
    kz_str rest = kz_buf_view(&text), line;
    const char *before = first;
    rest.len -= rest.len > 0; /* the last line's end begins no other line */
    while (status == KZ_OK && kz_str_split(&rest, '\n', &line)) {
        if (line.len > 0)
            kz_buf_str(out, kz_str_c(before));
        kz_buf_str(out, line);
        kz_buf_byte(out, '\n');
        before = "  ";
    }
    kz_buf_free(&text);
    return status;
}

static kz_status write_item(
    kz_ctx *ctx, kz_node *root, kz_node *annotations, size_t index, kz_buf *out)
{
    kz_str number = kz_str_printf(&ctx->arena, "%zu", index);
    KZ_TRY(even_out(ctx, annotations, PATH, root->loc));
    set_twins(ctx, annotations, INDEX, number);
    set_twins(ctx, annotations, ID, kz_str_printf(&ctx->arena, "%zu", index + 1));
    set(ctx, annotations, MIGRATION_ID, number);
    return write_indented(ctx, root, "- ", out);
}

/* The configuration, marked so that it does not come out of the build. */
static kz_node *marked(kz_ctx *ctx, const kz_resource *config, kz_node **annotations)
{
    kz_node *root = exposed(ctx, config, annotations);
    set(ctx, *annotations, KZ_S("config.kubernetes.io/local-config"), KZ_S("true"));
    return root;
}

kz_status kz_exchange_write_list(
    kz_ctx *ctx, const kz_list *list, const kz_resource *config, kz_buf *out)
{
    kz_node *annotations, *root;
    kz_buf_str(out, KZ_S("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"));
    for (size_t i = 0; list != NULL && i < list->items.len; i++) {
        root = exposed(ctx, list->items.at[i], &annotations);
        set(ctx, annotations, RESOURCE_ID, id_text(ctx, list->items.at[i]->id));
        KZ_TRY(write_item(ctx, root, annotations, i, out));
    }
    if (list == NULL || list->items.len == 0) {
        root = marked(ctx, config, &annotations);
        KZ_TRY(write_item(ctx, root, annotations, 0, out));
    }
    kz_buf_str(out, KZ_S("functionConfig:\n"));
    return write_indented(ctx, marked(ctx, config, &annotations), "  ", out);
}

static bool is_wrapper(const kz_nodes *documents)
{
    if (documents->len != 1 || !kz_is_map(documents->at[0]))
        return false;
    kz_str kind = kz_map_text(documents->at[0], KZ_S("kind"));
    return (kz_str_eq(kind, KZ_S("ResourceList")) || kz_str_eq(kind, KZ_S("List"))) &&
        (kz_map_get(documents->at[0], KZ_S("items")) != NULL ||
            kz_map_get(documents->at[0], KZ_S("functionConfig")) != NULL);
}

static void unwrap(kz_ctx *ctx, kz_nodes *documents)
{
    kz_node *items = kz_map_get(documents->at[0], KZ_S("items"));
    documents->len = 0;
    for (kz_node *item = kz_is_seq(items) ? kz_first(items) : NULL, *next; item != NULL;
         item = next) {
        next = item->next;
        KZ_PUSH(&ctx->arena, *documents, kz_child_unlink(items, item));
    }
}

/* The path annotation that the resource had when it went in; empty if it had none. */
static kz_str former_path(const kz_list *items, const kz_node *annotations)
{
    kz_str id = kz_map_text(annotations, MIGRATION_ID);
    size_t index = 0;
    for (size_t i = 0; i < id.len; i++)
        index = index * 10 + (size_t)(id.ptr[i] - '0');
    if (items == NULL || id.len == 0 || id.len > 9 || index >= items->items.len)
        return KZ_EMPTY;
    const kz_node *had = kz_resource_annotations(items->items.at[index]);
    kz_str path = kz_map_text(had, twins[PATH].name);
    return path.len > 0 ? path : kz_map_text(had, twins[PATH].legacy);
}

/* A function may have changed the path by either of its names; one that set none gets
 * what the reference would write the resource to. */
static kz_status settle_path(
    kz_ctx *ctx, const kz_exchange *e, kz_node *annotations, const kz_resource *r)
{
    kz_str former = former_path(e->items, annotations);
    kz_str name = kz_map_text(annotations, twins[PATH].name);
    kz_str legacy = kz_map_text(annotations, twins[PATH].legacy);
    if (name.len > 0 && legacy.len > 0 && former.len > 0 && !kz_str_eq(name, legacy)) {
        if (kz_str_eq(name, former))
            name = legacy;
        else if (!kz_str_eq(legacy, former))
            return refuse_mismatch(ctx, r->root->loc, &twins[PATH]);
        set_twins(ctx, annotations, PATH, name);
    }
    if (name.len > 0 || legacy.len > 0)
        return even_out(ctx, annotations, PATH, r->root->loc);
    char *kind = kz_arena_alloc(&ctx->arena, r->id.gvk.kind.len + 1);
    for (size_t i = 0; i < r->id.gvk.kind.len; i++) {
        char c = r->id.gvk.kind.ptr[i];
        kind[i] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    }
    kz_str file = kz_str_printf(
        &ctx->arena, KZ_FMT "_" KZ_FMT ".yaml", (int)r->id.gvk.kind.len, kind, KZ_ARG(r->id.name));
    if (r->id.ns.len > 0)
        file = kz_path_join(&ctx->arena, r->id.ns, file);
    set_twins(ctx, annotations, PATH, file);
    return KZ_OK;
}

static void drop(kz_ctx *ctx, kz_node *annotations, kz_str key)
{
    kz_map_remove(annotations, kz_intern(ctx, key));
}

/* Take off R what was for the program's eyes only. */
static kz_status settle(kz_ctx *ctx, const kz_exchange *e, kz_resource *r)
{
    kz_node *metadata = kz_map_submap(ctx, r->root, KZ_S("metadata"), r->root->loc);
    kz_metadata_restring(metadata, KZ_S("annotations"));
    kz_node *annotations = kz_map_submap(ctx, metadata, KZ_S("annotations"), r->root->loc);
    if (annotations == NULL)
        return KZ_OK;
    if (e->function)
        KZ_TRY(settle_path(ctx, e, annotations, r));
    for (size_t i = INDEX; e->function && i < TWINS; i++) {
        drop(ctx, annotations, twins[i].name);
        drop(ctx, annotations, twins[i].legacy);
    }
    drop(ctx, annotations, MIGRATION_ID);
    drop(ctx, annotations, RESOURCE_ID);
    if (annotations->count == 0)
        kz_child_unlink(metadata, annotations);
    return KZ_OK;
}

kz_status kz_exchange_read(kz_ctx *ctx, const kz_exchange *exchange, kz_str text, kz_resources *out)
{
    kz_nodes documents = {0};
    size_t first = out->len;
    kz_str name = kz_str_printf(&ctx->arena, "output of " KZ_FMT, KZ_ARG(exchange->name));
    const kz_text whole = {.bytes = text, .file = kz_ctx_add_file(ctx, name, text)};
    const kz_frame *outer = kz_enter(ctx, exchange->at);
    kz_status status = kz_parse_manifests(ctx, &whole, &documents);
    if (status == KZ_OK && is_wrapper(&documents))
        unwrap(ctx, &documents);
    if (status == KZ_OK)
        status = kz_resources_from(ctx, &documents, out);
    for (size_t i = first; status == KZ_OK && i < out->len; i++)
        status = settle(ctx, exchange, out->at[i]);
    kz_leave(ctx, outer);
    return status;
}
