/*
 * secretGenerator:
 *
 *   secretGenerator:
 *   - name: tls
 *     type: kubernetes.io/tls    # Opaque if it is not given
 *     files: [tls.crt, tls.key]
 */
#include "generate/generator.h"
#include "generate/object.h"

const kz_field kz_secret_fields[] = {
    KZ_OBJECT_FIELDS,
    {"type", KZ_SHAPE_STRING, NULL, NULL, "the type of the Secret"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static kz_status generate(kz_ctx *ctx, const kz_loader *loader, const kz_node *entry,
    const kz_node *options, kz_resources *out)
{
    kz_node *object;
    kz_pairs pairs = {0};
    const kz_node *type = kz_map_get(entry, KZ_S("type"));
    bool typed = kz_text_of(type).len > 0;
    KZ_TRY(kz_object_begin(ctx, entry, options, KZ_S("Secret"), &object));
    KZ_TRY(kz_sources_read(ctx, loader, entry, &pairs));
    kz_object_set(ctx, object, KZ_S("type"), typed ? kz_text_of(type) : KZ_S("Opaque"),
        typed ? type->loc : entry->loc);
    kz_node *data = kz_map_submap(ctx, object, KZ_S("data"), entry->loc);
    for (size_t i = 0; i < pairs.len; i++)
        kz_object_add(
            ctx, data, pairs.at[i].key, kz_object_base64(ctx, pairs.at[i].value), pairs.at[i].at);
    return kz_object_end(ctx, entry, options, object, out);
}

const kz_generator kz_secret_generator = {
    .field = "secretGenerator", .kind = "SecretGenerator", .generate = generate};
