#include "k8s/origin.h"

#include "yaml/emit_scalar.h"

static void add_line(kz_buf *out, const char *indent, const char *key, kz_str value)
{
    if (value.len == 0)
        return;
    kz_buf_str(out, kz_str_c(indent));
    kz_buf_str(out, kz_str_c(key));
    kz_buf_str(out, KZ_S(": "));
    kz_emitter e = {.out = out};
    kz_emit_value(&e, &(kz_value){KZ_STRING, value}, 0, true);
    kz_buf_byte(out, '\n');
}

static void add_origin(kz_buf *out, const kz_origin *origin, bool in_list)
{
    const char *indent = in_list ? "  " : "", *deeper = in_list ? "    " : "  ";
    size_t start = out->len;
    add_line(out, indent, "path", origin->path);
    add_line(out, indent, "repo", origin->repo);
    add_line(out, indent, "ref", origin->ref);
    add_line(out, indent, "configuredIn", origin->configured_in);
    if (origin->kind.len > 0) {
        kz_buf_str(out, kz_str_c(indent));
        kz_buf_str(out, KZ_S("configuredBy:\n"));
    }
    add_line(out, deeper, "apiVersion", origin->api_version);
    add_line(out, deeper, "kind", origin->kind);
    add_line(out, deeper, "name", origin->name);
    add_line(out, deeper, "namespace", origin->ns);
    if (in_list && out->len > start)
        out->ptr[start] = '-';
}

static kz_str finish(kz_arena *arena, kz_buf *out)
{
    kz_str text = kz_str_dup(arena, out->len > 0 ? kz_buf_view(out) : KZ_S("{}\n"));
    kz_buf_free(out);
    return text;
}

kz_str kz_origin_text(kz_arena *arena, const kz_origin *origin)
{
    kz_buf out = {0};
    add_origin(&out, origin, false);
    return finish(arena, &out);
}

kz_str kz_origins_text(kz_arena *arena, const kz_origins *origins)
{
    kz_buf out = {0};
    for (size_t i = 0; i < origins->len; i++)
        add_origin(&out, origins->at[i], true);
    return finish(arena, &out);
}
