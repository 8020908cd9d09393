#include "build/root.h"

#include "base/path.h"

static kz_status missing(kz_ctx *ctx, kz_loc at, kz_str path)
{
    return kz_report(ctx, at, KZ_D_FILE_READ, "there is no file or directory '" KZ_FMT "'",
        KZ_ARG(kz_path_shown(ctx, path)));
}

static kz_root *make(kz_ctx *ctx, kz_str dir, kz_restrictor restrictor, const kz_root *outer)
{
    kz_root *root = KZ_NEW(&ctx->arena, kz_root);
    root->loader = (kz_loader){dir, restrictor};
    root->origin = KZ_EMPTY;
    root->outer = outer;
    return root;
}

bool kz_path_is_remote(kz_str path)
{
    static const kz_str starts[] = {KZ_LIT("git@"), KZ_LIT("git::"), KZ_LIT("github.com/"),
        KZ_LIT("github.com:"), KZ_LIT("gh:"), KZ_LIT("git.com/")};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (kz_str_starts(path, starts[i]))
            return true;
    return kz_str_contains(path, KZ_S("://"));
}

static kz_status refuse_remote(kz_ctx *ctx, kz_loc at, kz_str path)
{
    kz_report(ctx, at, KZ_D_REMOTE,
        "'" KZ_FMT "' is a remote source; this version of kz reads local files only", KZ_ARG(path));
    kz_help(ctx, "fetch it into a directory below and name that");
    return KZ_EINPUT;
}

kz_status kz_root_top(kz_ctx *ctx, kz_str dir, kz_restrictor restrictor, const kz_root **out)
{
    kz_str path = kz_path_join(&ctx->arena, ctx->cwd, dir), resolved;
    if (dir.len == 0)
        return kz_report(ctx, KZ_NOWHERE, KZ_D_BAD_PATH, "the directory to build is empty");
    switch (kz_path_probe(ctx, path)) {
    case KZ_PATH_NONE:
        if (kz_path_is_remote(dir))
            return refuse_remote(ctx, KZ_NOWHERE, dir);
        return missing(ctx, KZ_NOWHERE, path);
    case KZ_PATH_FILE:
    case KZ_PATH_OTHER:
        kz_report(ctx, KZ_NOWHERE, KZ_D_NOT_A_DIRECTORY,
            "'" KZ_FMT "' is a file; a build starts at a directory", KZ_ARG(dir));
        kz_help(ctx, "name the directory that holds the kustomization file");
        return KZ_EINPUT;
    case KZ_PATH_DIR:
        break;
    }
    if (!kz_path_resolve(ctx, path, &resolved))
        return missing(ctx, KZ_NOWHERE, path);
    *out = make(ctx, resolved, restrictor, NULL);
    return KZ_OK;
}

kz_status kz_root_below(
    kz_ctx *ctx, const kz_root *outer, kz_str path, kz_loc at, const kz_root **out)
{
    if (path.len == 0)
        return kz_report(ctx, at, KZ_D_BAD_PATH, "the path is empty");
    kz_str whole = kz_path_join(&ctx->arena, outer->loader.root, path), root;
    if (kz_path_probe(ctx, whole) != KZ_PATH_DIR) {
        if (kz_path_is_remote(path))
            return refuse_remote(ctx, at, path);
        if (kz_path_probe(ctx, whole) == KZ_PATH_NONE)
            return missing(ctx, at, whole);
        return kz_report(ctx, at, KZ_D_NOT_A_DIRECTORY,
            "'" KZ_FMT "' is a file where a directory is wanted", KZ_ARG(path));
    }
    if (kz_path_is_absolute(path)) {
        kz_report(ctx, at, KZ_D_BAD_PATH, "the directory '" KZ_FMT "' must not be an absolute path",
            KZ_ARG(path));
        kz_help(ctx, "write it relative to the kustomization file");
        return KZ_EINPUT;
    }
    if (!kz_path_resolve(ctx, whole, &root))
        return missing(ctx, at, whole);
    for (const kz_root *seen = outer; seen != NULL; seen = seen->outer)
        if (kz_path_within(seen->loader.root, root))
            return kz_report(ctx, at, KZ_D_CYCLE,
                "'" KZ_FMT "' leads back to '" KZ_FMT "', which is being built already",
                KZ_ARG(path), KZ_ARG(kz_path_shown(ctx, seen->loader.root)));
    kz_root *made = make(ctx, root, outer->loader.restrictor, outer);
    made->origin = kz_path_join(&ctx->arena, outer->origin, path);
    *out = made;
    return KZ_OK;
}
