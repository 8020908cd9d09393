#include "transform/setter.h"

#include "yaml/scalar.h"

kz_status kz_set_scalar(kz_ctx *ctx, kz_node *field, kz_type type, kz_str text, kz_loc loc)
{
    if (!kz_is_scalar(field))
        return kz_report(ctx, field->loc, KZ_D_WRONG_KIND,
            "a single value is to be written here, but this is a %s",
            kz_is_map(field) ? "mapping" : "list");
    kz_node_set(field, type, text, loc);
    return KZ_OK;
}

kz_status kz_set_untyped(kz_ctx *ctx, kz_node *field, kz_str text, kz_loc loc)
{
    KZ_TRY(kz_set_scalar(ctx, field, kz_scalar_resolve(text, KZ_READ_MANIFEST), text, loc));
    field->flags |= KZ_UNTYPED;
    return KZ_OK;
}
