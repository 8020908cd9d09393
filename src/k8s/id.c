#include "k8s/id.h"

void kz_gvk_split(kz_str api_version, kz_str *group, kz_str *version)
{
    size_t slash = kz_str_find(api_version, '/');
    bool core = slash == api_version.len;
    *group = core ? KZ_EMPTY : kz_str_sub(api_version, 0, slash);
    *version = core ? api_version : kz_str_from(api_version, slash + 1);
}

bool kz_gvk_eq(kz_gvk a, kz_gvk b)
{
    return kz_str_eq(a.kind, b.kind) && kz_str_eq(a.group, b.group) &&
        kz_str_eq(a.version, b.version);
}

static bool agrees(kz_str text, kz_str pattern)
{
    return pattern.len == 0 || kz_str_eq(text, pattern);
}

bool kz_gvk_selected(kz_gvk gvk, kz_gvk pattern)
{
    return agrees(gvk.kind, pattern.kind) && agrees(gvk.group, pattern.group) &&
        agrees(gvk.version, pattern.version);
}

kz_str kz_gvk_key(kz_arena *arena, kz_gvk gvk)
{
    const kz_str nul = {"", 1};
    kz_str parts[] = {gvk.kind, nul, gvk.group, nul, gvk.version};
    return kz_str_join(arena, parts, sizeof parts / sizeof *parts);
}

kz_str kz_id_namespace(kz_id id)
{
    if (id.cluster_scoped)
        return KZ_S("_non_namespaceable_");
    return id.ns.len == 0 ? KZ_S("default") : id.ns;
}

bool kz_id_eq(kz_id a, kz_id b)
{
    return kz_str_eq(a.name, b.name) && kz_gvk_eq(a.gvk, b.gvk) &&
        kz_str_eq(kz_id_namespace(a), kz_id_namespace(b));
}

kz_str kz_gvk_version(kz_arena *arena, kz_gvk gvk)
{
    return kz_str_printf(arena, KZ_FMT "%s" KZ_FMT, KZ_ARG(gvk.group),
        gvk.group.len > 0 && gvk.version.len > 0 ? "/" : "", KZ_ARG(gvk.version));
}

/* TEXT between BEFORE and AFTER, or nothing. */
static kz_str part(kz_arena *arena, const char *before, kz_str text, const char *after)
{
    return text.len > 0 ? kz_str_printf(arena, "%s" KZ_FMT "%s", before, KZ_ARG(text), after)
                        : KZ_EMPTY;
}

kz_str kz_id_print(kz_arena *arena, kz_id id)
{
    bool core = id.gvk.group.len == 0 && kz_str_eq(id.gvk.version, KZ_S("v1"));
    kz_str parts[] = {
        id.gvk.kind.len > 0 ? id.gvk.kind : KZ_S("object"),
        part(arena, " '", id.name, "'"),
        part(arena, " of ", core ? KZ_EMPTY : kz_gvk_version(arena, id.gvk), ""),
        part(arena, " in namespace '", id.ns, "'"),
    };
    return kz_str_join(arena, parts, sizeof parts / sizeof *parts);
}
