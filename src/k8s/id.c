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

static kz_str or_else(kz_str text, kz_str otherwise)
{
    return text.len > 0 ? text : otherwise;
}

kz_str kz_id_print(kz_arena *arena, kz_id id)
{
    kz_str parts[] = {
        or_else(id.gvk.kind, KZ_S("[noKind]")),
        KZ_S("."),
        or_else(id.gvk.version, KZ_S("[noVer]")),
        KZ_S("."),
        or_else(id.gvk.group, KZ_S("[noGrp]")),
        KZ_S("/"),
        or_else(id.name, KZ_S("[noName]")),
        KZ_S("."),
        or_else(id.ns, KZ_S("[noNs]")),
    };
    return kz_str_join(arena, parts, sizeof parts / sizeof *parts);
}
