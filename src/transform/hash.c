#include "transform/hash.h"

#include <sodium.h>

#include "yaml/json.h"
#include "yaml/number.h"
#include "yaml/scalar.h"

#define NEEDS_HASH "internal.config.kubernetes.io/needsHashSuffix"

/* Integers go through float64 on the way. */
static void through_float(kz_ctx *ctx, kz_node *n)
{
    bool integer = kz_is_scalar(n) && n->type == KZ_INT && !(n->flags & KZ_QUOTED);
    if (integer && kz_scalar_resolve(n->u.text, KZ_READ_MANIFEST) == KZ_INT) {
        n->u.text = kz_number_integer(&ctx->arena, n->u.text);
        n->type = KZ_FLOAT;
    }
    for (kz_node *c = kz_first(n); c != NULL; c = c->next)
        through_float(ctx, c);
}

/* A field as the hashed text has it: the text of a scalar as it was written, also that
 * of null; "" if there is none; a mapping as JSON. */
static kz_status write_field(kz_ctx *ctx, const kz_resource *r, kz_str field, kz_buf *out)
{
    const kz_node *n = kz_map_get(r->root, field);
    kz_json_string(out, field);
    kz_buf_byte(out, ':');
    if (kz_is_map(n)) {
        kz_node *copy = kz_node_copy(ctx, n);
        through_float(ctx, copy);
        return kz_json_write(ctx, copy, out);
    }
    if (kz_is_seq(n))
        kz_buf_str(out, KZ_S("null"));
    else
        kz_json_string(out, n == NULL ? KZ_EMPTY : n->u.text);
    return KZ_OK;
}

/* The reference means the name to count and reads a field that never exists. */
static void write_kind_and_name(const kz_resource *r, kz_buf *out)
{
    kz_buf_str(out, KZ_S(",\"kind\":"));
    kz_json_string(out, r->id.gvk.kind);
    kz_buf_str(out, KZ_S(",\"name\":\"\""));
}

static kz_status write_more(
    kz_ctx *ctx, const kz_resource *r, kz_str field, bool only_collection, kz_buf *out)
{
    const kz_node *n = kz_map_get(r->root, field);
    if (only_collection && !kz_is_map(n) && !kz_is_seq(n))
        return KZ_OK;
    if (out->len > 1)
        kz_buf_byte(out, ',');
    return write_field(ctx, r, field, out);
}

static kz_status write_content(kz_ctx *ctx, const kz_resource *r, kz_buf *out)
{
    bool config_map = kz_str_eq(r->id.gvk.kind, KZ_S("ConfigMap"));
    if (!config_map && !kz_str_eq(r->id.gvk.kind, KZ_S("Secret")))
        return kz_json_write(ctx, r->root, out);
    kz_buf_byte(out, '{');
    if (config_map)
        KZ_TRY(write_more(ctx, r, KZ_S("binaryData"), true, out));
    KZ_TRY(write_more(ctx, r, KZ_S("data"), false, out));
    write_kind_and_name(r, out);
    if (!config_map) {
        KZ_TRY(write_more(ctx, r, KZ_S("stringData"), true, out));
        KZ_TRY(write_more(ctx, r, KZ_S("type"), false, out));
    }
    kz_buf_byte(out, '}');
    return KZ_OK;
}

kz_status kz_content_hash(kz_ctx *ctx, const kz_resource *r, kz_str *out)
{
    enum { LENGTH = 10 };
    /* Hexadecimal digits without vowels and without what looks like one. */
    static const char digits[] = "gh2k456789mbcdtf";
    unsigned char hash[crypto_hash_sha256_BYTES];
    kz_buf text = {0};
    kz_status status = write_content(ctx, r, &text);
    if (status == KZ_OK && !text.failed)
        crypto_hash_sha256(hash, (const unsigned char *)text.ptr, text.len);
    bool failed = text.failed;
    kz_buf_free(&text);
    KZ_TRY(status);
    if (failed)
        return kz_report(ctx, kz_resource_loc(r), KZ_D_TOO_LARGE, "this is too large to hash");
    char *name = kz_arena_alloc(&ctx->arena, LENGTH);
    for (size_t i = 0; i < LENGTH; i++)
        name[i] = digits[i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15];
    *out = (kz_str){name, LENGTH};
    return KZ_OK;
}

/* The reference keeps the wish in an annotation, which a resource may have too. */
static bool wants_hash(const kz_resource *r)
{
    return r->needs_hash ||
        kz_str_eq(kz_map_text(kz_resource_annotations(r), KZ_S(NEEDS_HASH)), KZ_S("enabled"));
}

kz_status kz_hash_names(kz_ctx *ctx, kz_list *list)
{
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        kz_str hash;
        kz_checkpoint(ctx);
        if (!wants_hash(r))
            continue;
        KZ_TRY(kz_content_hash(ctx, r, &hash));
        kz_str name =
            kz_str_printf(&ctx->arena, KZ_FMT "-" KZ_FMT, KZ_ARG(r->id.name), KZ_ARG(hash));
        kz_resource_remember(ctx, r);
        kz_resource_set_name(ctx, r, name, kz_resource_loc(r));
    }
    return KZ_OK;
}
