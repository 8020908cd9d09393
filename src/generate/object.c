#include "generate/object.h"

#include <sodium.h>

#include "generate/generator.h"
#include "yaml/scalar.h"

enum { BASE64_LINE = 70 };

const kz_field kz_generator_options_fields[] = {
    {"labels", KZ_SHAPE_STRING_MAP, NULL, NULL, "labels of the generated objects"},
    {"annotations", KZ_SHAPE_STRING_MAP, NULL, NULL, "annotations of the generated objects"},
    {"disableNameSuffixHash", KZ_SHAPE_BOOL, NULL, NULL, "keep the names as they are"},
    {"immutable", KZ_SHAPE_BOOL, NULL, NULL, "make the objects immutable"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static kz_node *value_node(kz_ctx *ctx, kz_str value, kz_loc at)
{
    kz_node *n = kz_node_string(ctx, value, at);
    if (kz_str_find(value, '\n') < value.len)
        n->flags = KZ_QUOTED | KZ_LITERAL;
    else if (kz_scalar_ambiguous(value))
        n->flags = KZ_QUOTED;
    return n;
}

void kz_object_set(kz_ctx *ctx, kz_node *map, kz_str key, kz_str value, kz_loc at)
{
    kz_map_set(ctx, map, key, value_node(ctx, value, at));
}

void kz_object_add(kz_ctx *ctx, kz_node *map, kz_str key, kz_str value, kz_loc at)
{
    kz_node *n = value_node(ctx, value, at);
    kz_map_append(map, kz_intern(ctx, key), at, n);
    bool merges = kz_str_eq(key, KZ_S("<<"));
    n->key_type = (uint8_t)(merges ? KZ_NULL : kz_scalar_resolve(key, KZ_READ_MANIFEST));
}

void kz_object_renew(kz_ctx *ctx, kz_node *entry, kz_str value, kz_loc at)
{
    kz_node_become(entry, value_node(ctx, value, at));
    entry->key_loc = at;
}

kz_str kz_object_base64(kz_ctx *ctx, kz_str bytes)
{
    size_t size = sodium_base64_ENCODED_LEN(bytes.len, sodium_base64_VARIANT_ORIGINAL);
    char *text = kz_arena_alloc(&ctx->arena, size);
    sodium_bin2base64(
        text, size, (const unsigned char *)bytes.ptr, bytes.len, sodium_base64_VARIANT_ORIGINAL);
    size_t len = size - 1;
    if (len < BASE64_LINE)
        return (kz_str){text, len};
    char *lines = kz_arena_alloc(&ctx->arena, len + len / BASE64_LINE + 1);
    size_t to = 0;
    for (size_t from = 0; from < len; from += BASE64_LINE) {
        size_t n = len - from < BASE64_LINE ? len - from : BASE64_LINE;
        memcpy(lines + to, text + from, n);
        lines[to + n] = '\n';
        to += n + 1;
    }
    return (kz_str){lines, to};
}

static bool is_on(const kz_node *options, kz_str field)
{
    return kz_str_eq(kz_map_text(options, field), KZ_S("true"));
}

static bool is_on_in_either(const kz_node *entry, const kz_node *options, kz_str field)
{
    return is_on(kz_map_get(entry, KZ_S("options")), field) || is_on(options, field);
}

/* The entry's own ones, and of the file's those that it lacks. */
static void set_metadata(
    kz_ctx *ctx, kz_node *metadata, const kz_node *entry, const kz_node *options, kz_str field)
{
    const kz_node *from[] = {
        kz_map_get(kz_map_get(entry, KZ_S("options")), field), kz_map_get(options, field)};
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_map known = {0};
    for (size_t i = 0; i < 2; i++)
        for (kz_node *pair = kz_first(from[i]); pair != NULL; pair = pair->next) {
            kz_node *map = kz_map_submap(ctx, metadata, field, pair->loc);
            void **slot = kz_map_slot_for(&ctx->scratch, &known, pair->key->text);
            if (*slot == NULL)
                kz_object_add(ctx, map, pair->key->text, kz_text_of(pair), pair->loc);
            *slot = pair;
        }
    kz_arena_rewind(&ctx->scratch, mark);
}

kz_status kz_object_begin(
    kz_ctx *ctx, const kz_node *entry, const kz_node *options, kz_str kind, kz_node **out)
{
    const kz_node *name = kz_map_get(entry, KZ_S("name"));
    const kz_node *ns = kz_map_get(entry, KZ_S("namespace"));
    if (kz_text_of(name).len == 0)
        return kz_report(ctx, entry->loc, KZ_D_GENERATOR_NAME,
            "a generated " KZ_FMT " must have a name", KZ_ARG(kind));
    kz_node *object = *out = kz_node_map(ctx, entry->loc);
    kz_object_set(ctx, object, KZ_S("apiVersion"), KZ_S("v1"), entry->loc);
    kz_object_set(ctx, object, KZ_S("kind"), kind, entry->loc);
    kz_node *metadata = kz_map_submap(ctx, object, KZ_S("metadata"), entry->loc);
    kz_object_set(ctx, metadata, KZ_S("name"), kz_text_of(name), name->loc);
    if (kz_text_of(ns).len > 0)
        kz_object_set(ctx, metadata, KZ_S("namespace"), kz_text_of(ns), ns->loc);
    set_metadata(ctx, metadata, entry, options, KZ_S("labels"));
    set_metadata(ctx, metadata, entry, options, KZ_S("annotations"));
    if (is_on_in_either(entry, options, KZ_S("immutable")))
        kz_map_set(
            ctx, object, KZ_S("immutable"), kz_node_scalar(ctx, KZ_BOOL, KZ_S("true"), entry->loc));
    return KZ_OK;
}

/* Unknown words mean what no word means: the object must be new. */
static kz_behavior behavior_of(kz_ctx *ctx, const kz_node *entry)
{
    const kz_node *field = kz_map_get(entry, KZ_S("behavior"));
    kz_str word = kz_text_of(field);
    if (kz_str_eq(word, KZ_S("merge")))
        return KZ_BEHAVIOR_MERGE;
    if (kz_str_eq(word, KZ_S("replace")))
        return KZ_BEHAVIOR_REPLACE;
    if (word.len > 0 && !kz_str_eq(word, KZ_S("create")))
        kz_report(ctx, field->loc, KZ_D_UNKNOWN_OPTION,
            "'" KZ_FMT "' is no behavior, so it means create; there are create, merge and replace",
            KZ_ARG(word));
    return KZ_BEHAVIOR_CREATE;
}

kz_status kz_object_end(
    kz_ctx *ctx, const kz_node *entry, const kz_node *options, kz_node *object, kz_resources *out)
{
    kz_resource *r;
    KZ_TRY(kz_resource_new(ctx, object, &r));
    /* The reference notes the behavior in annotations, so patches and field specs find
     * that there are some. */
    kz_node *metadata = kz_map_get(object, KZ_S("metadata"));
    (void)kz_map_submap(ctx, metadata, KZ_S("annotations"), metadata->loc);
    r->behavior = behavior_of(ctx, entry);
    r->needs_hash = !is_on_in_either(entry, options, KZ_S("disableNameSuffixHash"));
    KZ_PUSH(&ctx->arena, *out, r);
    return KZ_OK;
}
