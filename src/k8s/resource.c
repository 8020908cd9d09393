#include "k8s/resource.h"

#include "base/nearest.h"
#include "k8s/list.h"
#include "k8s/schema.h"
#include "yaml/scalar.h"

/* The text of a scalar as it was written, also where it says null: that is how the
 * reference reads a kind or an apiVersion. */
static kz_str written(const kz_node *n)
{
    return kz_is_scalar(n) ? n->u.text : KZ_EMPTY;
}

static kz_id read_id(kz_ctx *ctx, const kz_node *root)
{
    kz_id id = {.gvk.kind = written(kz_map_get(root, KZ_S("kind")))};
    kz_gvk_split(written(kz_map_get(root, KZ_S("apiVersion"))), &id.gvk.group, &id.gvk.version);
    const kz_node *metadata = kz_map_get(root, KZ_S("metadata"));
    id.name = kz_map_text(metadata, KZ_S("name"));
    id.ns = kz_map_text(metadata, KZ_S("namespace"));
    id.cluster_scoped = kz_gvk_cluster_scoped(ctx, id.gvk);
    return id;
}

static kz_status check_metadata(kz_ctx *ctx, const kz_node *root)
{
    const kz_node *metadata = kz_map_get(root, KZ_S("metadata"));
    if (!kz_is_null(metadata) && !kz_is_map(metadata))
        return kz_report(
            ctx, metadata->loc, KZ_D_WRONG_KIND, "the metadata of an object must be a mapping");
    const kz_node *annotations = kz_map_get(metadata, KZ_S("annotations"));
    if (kz_is_seq(annotations) && annotations->count > 0)
        return kz_report(ctx, annotations->loc, KZ_D_WRONG_KIND, "annotations must be a mapping");
    return KZ_OK;
}

/* The entry of MAP whose key looks like FIELD, or NULL. */
static const kz_node *like(const kz_node *map, kz_str field)
{
    kz_nearest near = kz_nearest_to(field);
    for (const kz_node *c = kz_first(map); c != NULL; c = c->next)
        kz_nearest_offer(&near, c->key->text, c);
    return near.who;
}

/* MAP has no FIELD that says something: blame what is there instead, or AT. */
static kz_status refuse_without(
    kz_ctx *ctx, const kz_node *map, kz_str field, kz_loc at, kz_diag_id id, kz_str of)
{
    const kz_node *n = kz_map_get(map, field);
    const kz_node *other = n == NULL ? like(map, field) : NULL;
    if (n != NULL || other != NULL)
        at = n != NULL ? n->loc : other->key_loc;
    kz_report(ctx, at, id, "this " KZ_FMT " has no %s", KZ_ARG(of),
        id == KZ_D_NO_KIND ? "kind" : "metadata.name");
    if (other != NULL)
        kz_help(ctx, "did you mean '" KZ_FMT "' by '" KZ_FMT "'?", KZ_ARG(field),
            KZ_ARG(other->key->text));
    else if (kz_is_map(n) && (n->flags & KZ_FLOW) != 0)
        kz_help(ctx,
            "if this is a template, render it first; a text that begins with a brace needs "
            "quotes");
    else
        kz_help(ctx, "add '" KZ_FMT "', or leave the document out if it is no Kubernetes object",
            KZ_ARG(field));
    return KZ_EINPUT;
}

static kz_status check(kz_ctx *ctx, const kz_node *root)
{
    if (!kz_is_map(root)) {
        kz_report(ctx, root->loc, KZ_D_NOT_A_RESOURCE,
            "this is no Kubernetes object: it must be a mapping with kind and metadata");
        kz_help(ctx,
            kz_is_seq(root) ? "it is a list: write its objects as documents, with '---' "
                              "between, or as the items of a List"
                            : "it is a single value; does the file belong here?");
        return KZ_EINPUT;
    }
    const kz_node *kind = kz_map_get(root, KZ_S("kind"));
    if (kz_text_of(kind).len == 0)
        return refuse_without(ctx, root, KZ_S("kind"), root->loc, KZ_D_NO_KIND, KZ_S("object"));
    KZ_TRY(check_metadata(ctx, root));
    if (kz_str_ends(kind->u.text, KZ_S("List")))
        return KZ_OK;
    const kz_node *metadata = kz_map_get(root, KZ_S("metadata"));
    if (kz_text_of(kz_map_get(metadata, KZ_S("name"))).len > 0)
        return KZ_OK;
    if (metadata == NULL)
        return refuse_without(ctx, root, KZ_S("metadata"), root->loc, KZ_D_NO_NAME, kind->u.text);
    return refuse_without(
        ctx, metadata, KZ_S("name"), metadata->key_loc, KZ_D_NO_NAME, kind->u.text);
}

#define INTERNAL "internal.config.kubernetes.io/"

static bool has_internal(const kz_node *annotations)
{
    for (const kz_node *n = kz_first(annotations); n != NULL; n = n->next)
        if (kz_str_starts(n->key->text, KZ_S(INTERNAL)))
            return true;
    return false;
}

static kz_status read_formers(kz_ctx *ctx, kz_resource *r, const kz_node *annotations)
{
    const kz_node *field = kz_map_get(annotations, KZ_S(INTERNAL "previousNames"));
    if (field == NULL)
        return KZ_OK;
    kz_str names = written(field), name;
    kz_str namespaces = written(kz_map_get(annotations, KZ_S(INTERNAL "previousNamespaces")));
    kz_str kinds = written(kz_map_get(annotations, KZ_S(INTERNAL "previousKinds")));
    while (kz_str_split(&names, ',', &name)) {
        kz_former former = {.name = name};
        bool matched =
            kz_str_split(&namespaces, ',', &former.ns) && kz_str_split(&kinds, ',', &former.kind);
        if (!matched || (names.ptr == NULL) != (namespaces.ptr == NULL) ||
            (names.ptr == NULL) != (kinds.ptr == NULL))
            return kz_report(ctx, field->loc, KZ_D_BAD_VALUE,
                "there must be as many previous names as previous namespaces and kinds");
        KZ_PUSH(&ctx->arena, r->formers, former);
    }
    return KZ_OK;
}

static void read_affixes(kz_ctx *ctx, const kz_node *field, kz_affixes *out)
{
    kz_str rest = field == NULL ? (kz_str){0} : written(field), affix;
    while (kz_str_split(&rest, ',', &affix))
        KZ_PUSH(&ctx->arena, *out, affix);
}

/* The reference keeps the history of a resource in annotations, and so believes
 * those that it reads. */
static kz_status read_history(kz_ctx *ctx, kz_resource *r)
{
    const kz_node *annotations = kz_resource_annotations(r);
    if (!has_internal(annotations))
        return KZ_OK;
    kz_str hash = kz_map_text(annotations, KZ_S(INTERNAL "needsHashSuffix"));
    r->needs_hash = kz_str_eq(hash, KZ_S("enabled"));

    read_affixes(ctx, kz_map_get(annotations, KZ_S(INTERNAL "prefixes")), &r->prefixes);
    read_affixes(ctx, kz_map_get(annotations, KZ_S(INTERNAL "suffixes")), &r->suffixes);
    return read_formers(ctx, r, annotations);
}

kz_status kz_resource_new(kz_ctx *ctx, kz_node *root, kz_resource **out)
{
    KZ_TRY(check(ctx, root));
    kz_resource *r = KZ_NEW(&ctx->arena, kz_resource);
    r->root = root;
    r->id = read_id(ctx, root);
    KZ_TRY(kz_schema_check(ctx));
    *out = r;
    return read_history(ctx, r);
}

kz_resource *kz_resource_copy(kz_ctx *ctx, const kz_resource *r)
{
    kz_resource *copy = KZ_NEW(&ctx->arena, kz_resource);
    *copy = *r;
    copy->root = kz_node_copy(ctx, r->root);
    copy->list = NULL;
    copy->position = 0;
    /* Grown vectors leave the old block alone, but what has room would be shared. */
    copy->formers.capacity = copy->formers.len;
    copy->prefixes.capacity = copy->prefixes.len;
    copy->suffixes.capacity = copy->suffixes.len;
    return copy;
}

static bool same_as_written(kz_id a, kz_id b)
{
    return kz_str_eq(a.name, b.name) && kz_str_eq(a.ns, b.ns) && kz_gvk_eq(a.gvk, b.gvk);
}

void kz_resource_changed(kz_ctx *ctx, kz_resource *r)
{
    kz_id id = read_id(ctx, r->root);
    if (same_as_written(id, r->id)) {
        r->id = id;
        return;
    }
    bool same_version =
        kz_str_eq(id.gvk.group, r->id.gvk.group) && kz_str_eq(id.gvk.version, r->id.gvk.version);
    r->id = id;
    if (r->list == NULL)
        return;
    kz_list_note(ctx, r->list, r);
    if (!same_version)
        kz_list_note_formers(ctx, r->list, r);
}

/* The reference keeps history and origin in annotations. Its own come off in the end, but
 * until then patches and field specs find that there are some. */
static void have_annotations(kz_ctx *ctx, kz_resource *r)
{
    kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    if (kz_is_map(metadata))
        (void)kz_map_submap(ctx, metadata, KZ_S("annotations"), metadata->loc);
}

void kz_resource_remember(kz_ctx *ctx, kz_resource *r)
{
    kz_former former = {r->id.name, kz_id_namespace(r->id), r->id.gvk.kind};
    KZ_PUSH(&ctx->arena, r->formers, former);
    have_annotations(ctx, r);
}

void kz_resource_set_origin(kz_ctx *ctx, kz_resource *r, const kz_origin *origin)
{
    r->origin = origin;
    if (origin != NULL)
        have_annotations(ctx, r);
}

/* Set a text field of the metadata. The reference gives it no type, so that 123 is
 * a number if the old text had no quotes; where there was no field it adds quotes. */
static void set_metadata(kz_ctx *ctx, kz_resource *r, kz_str key, kz_str text, kz_loc at)
{
    kz_node *metadata = kz_map_submap(ctx, r->root, KZ_S("metadata"), at);
    if (metadata == NULL)
        return;
    kz_node *field = kz_map_get(metadata, key);
    if (field == NULL)
        kz_map_set(ctx, metadata, key, kz_node_string(ctx, text, at));
    else
        kz_node_set(field, kz_scalar_resolve(text, KZ_READ_MANIFEST), text, at);
    kz_resource_changed(ctx, r);
}

void kz_resource_set_name(kz_ctx *ctx, kz_resource *r, kz_str name, kz_loc at)
{
    set_metadata(ctx, r, KZ_S("name"), name, at);
}

void kz_resource_set_namespace(kz_ctx *ctx, kz_resource *r, kz_str ns, kz_loc at)
{
    if (ns.len > 0) {
        set_metadata(ctx, r, KZ_S("namespace"), ns, at);
        return;
    }
    kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    kz_node *field = kz_map_get(metadata, KZ_S("namespace"));
    if (field == NULL)
        return;
    kz_child_unlink(metadata, field);
    kz_resource_changed(ctx, r);
}

kz_id kz_resource_former(const kz_resource *r, size_t i)
{
    const kz_former *former = &r->formers.at[i];
    kz_id id = {r->id.gvk, former->name, former->ns, r->id.cluster_scoped};
    id.gvk.kind = former->kind;
    return id;
}

kz_id kz_resource_original(const kz_resource *r)
{
    return r->formers.len > 0 ? kz_resource_former(r, 0) : r->id;
}

kz_str kz_resource_original_namespace(const kz_resource *r)
{
    return r->formers.len > 0 ? r->formers.at[0].ns : kz_id_namespace(r->id);
}

static kz_node *metadata_map(const kz_resource *r, kz_str key)
{
    kz_node *map = kz_map_get(kz_map_get(r->root, KZ_S("metadata")), key);
    return kz_is_map(map) ? map : NULL;
}

kz_node *kz_resource_labels(const kz_resource *r)
{
    return metadata_map(r, KZ_S("labels"));
}

kz_node *kz_resource_annotations(const kz_resource *r)
{
    return metadata_map(r, KZ_S("annotations"));
}

kz_loc kz_resource_loc(const kz_resource *r)
{
    const kz_node *name = kz_map_get(kz_map_get(r->root, KZ_S("metadata")), KZ_S("name"));
    return name != NULL ? name->loc : r->root->loc;
}
