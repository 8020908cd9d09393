/*
 * configMapGenerator:
 *
 *   configMapGenerator:
 *   - name: settings
 *     literals: [LOG_LEVEL=info]
 *     files: [logo.png]          # no UTF-8: goes to binaryData
 */
#include "generate/generator.h"
#include "generate/object.h"

const kz_field kz_config_map_fields[] = {
    KZ_OBJECT_FIELDS,
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static kz_status generate(kz_ctx *ctx, const kz_loader *loader, const kz_node *entry,
    const kz_node *options, kz_resources *out)
{
    kz_node *object;
    kz_pairs pairs = {0};
    KZ_TRY(kz_object_begin(ctx, entry, options, KZ_S("ConfigMap"), &object));
    KZ_TRY(kz_sources_read(ctx, loader, entry, &pairs));
    for (size_t i = 0; i < pairs.len; i++) {
        const kz_pair *pair = &pairs.at[i];
        bool text = kz_str_is_utf8(pair->value);
        kz_node *map =
            kz_map_submap(ctx, object, text ? KZ_S("data") : KZ_S("binaryData"), entry->loc);
        kz_str value = text ? pair->value : kz_object_base64(ctx, pair->value);
        kz_object_add(ctx, map, pair->key, value, pair->at);
    }
    return kz_object_end(ctx, entry, options, object, out);
}

const kz_generator kz_config_map_generator = {
    .field = "configMapGenerator", .kind = "ConfigMapGenerator", .generate = generate};
