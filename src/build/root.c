#include "build/root.h"

#include "base/path.h"
#include "build/clone.h"

/* There is nothing at PLACE, which was written as PATH. */
static kz_status missing(kz_ctx *ctx, kz_loc at, kz_str path, kz_str place)
{
    bool like_url = kz_str_contains(path, KZ_S("://"));
    kz_ctx_note_missing(ctx, place);
    kz_report(ctx, at, KZ_D_FILE_READ, "there is no file or directory '" KZ_FMT "'",
        KZ_ARG(like_url ? path : kz_path_shown(ctx, place)));
    if (like_url)
        kz_help(ctx,
            "it is no address of a git repository either: "
            "https|http|ssh|file://HOST/ORG/REPO[//DIRECTORY][?ref=REF]");
    else
        kz_path_help_near(ctx, place, path);
    return KZ_EINPUT;
}

static kz_root *make(kz_ctx *ctx, kz_str dir, kz_restrictor restrictor, const kz_root *outer)
{
    kz_root *root = KZ_NEW(&ctx->arena, kz_root);
    root->loader = (kz_loader){dir, restrictor};
    root->origin = KZ_EMPTY;
    root->outer = outer;
    root->visit = outer != NULL ? outer->visit : NULL;
    return root;
}

static kz_status refuse_cycle(kz_ctx *ctx, kz_loc at, kz_str path, kz_str seen)
{
    return kz_report(ctx, at, KZ_D_CYCLE,
        "cycle detected: '" KZ_FMT "' leads back to '" KZ_FMT "', which is being built already",
        KZ_ARG(path), KZ_ARG(seen));
}

/* OUTER names SEEN, which led to it: the directories on the way round. */
static kz_status refuse_circle(
    kz_ctx *ctx, kz_loc at, kz_str path, const kz_root *outer, const kz_root *seen)
{
    kz_str back = kz_path_shown(ctx, seen->loader.root), way = back;
    for (const kz_root *r = outer; r != seen; r = r->outer)
        way = kz_str_printf(&ctx->arena, KZ_FMT " -> " KZ_FMT,
            KZ_ARG(kz_path_shown(ctx, r->loader.root)), KZ_ARG(way));
    kz_status status = refuse_cycle(ctx, at, path, back);
    kz_help(
        ctx, "take one entry out of the circle: " KZ_FMT " -> " KZ_FMT, KZ_ARG(back), KZ_ARG(way));
    return status;
}

/* PATH is above SEEN, which the reference takes for a circle too. */
static kz_status refuse_above(kz_ctx *ctx, kz_loc at, kz_str path, const kz_root *seen)
{
    kz_report(ctx, at, KZ_D_CYCLE,
        "cycle detected: '" KZ_FMT "' holds '" KZ_FMT "', which is being built already",
        KZ_ARG(path), KZ_ARG(kz_path_shown(ctx, seen->loader.root)));
    kz_help(ctx, "name a directory that is beside this one or below it, but not above it");
    return KZ_EINPUT;
}

/* The reference knows a repository again by how its address begins. */
static kz_status check_visits(kz_ctx *ctx, const kz_root *outer, const kz_git_url *url, kz_loc at)
{
    for (const kz_root *seen = outer; seen != NULL; seen = seen->outer)
        if (seen->visit != NULL && kz_str_starts(seen->visit->url.raw, url->raw))
            return refuse_cycle(ctx, at, url->raw, seen->visit->url.raw);
    return KZ_OK;
}

/* The directory within a clone; none of its links may lead out. */
static kz_status find_within(kz_ctx *ctx, const kz_visit *visit, kz_loc at, kz_str *out)
{
    kz_str whole = kz_path_join(&ctx->arena, visit->dir, visit->url.path);
    if (!kz_path_resolve(ctx, whole, out))
        return missing(ctx, at, KZ_EMPTY, whole);
    if (!kz_path_within(*out, visit->dir))
        return kz_report(ctx, at, KZ_D_OUTSIDE_ROOT,
            "security; '" KZ_FMT "' is outside of the repository '" KZ_FMT "'",
            KZ_ARG(visit->url.path), KZ_ARG(visit->url.repo));
    if (kz_path_probe(ctx, *out) != KZ_PATH_DIR)
        return kz_report(ctx, at, KZ_D_NOT_A_DIRECTORY,
            "'" KZ_FMT "' is a file where a directory is wanted", KZ_ARG(visit->url.path));
    return KZ_OK;
}

kz_str kz_root_origin_of(kz_ctx *ctx, const kz_git_url *url)
{
    if (url->path.len == 0)
        return KZ_S("notCloned");
    return kz_path_join(&ctx->arena, KZ_EMPTY, url->path);
}

/* The root in a repository. Nothing is read outside of it, whatever the user allows. */
static kz_status visit(
    kz_ctx *ctx, const kz_root *outer, const kz_git_url *url, kz_loc at, const kz_root **out)
{
    kz_str dir = KZ_EMPTY;
    kz_visit *v = KZ_NEW(&ctx->arena, kz_visit);
    if (url->forced)
        kz_report(ctx, at, KZ_D_GIT_FORCED,
            "the prefix 'git::' of '" KZ_FMT "' has no effect; a later version may refuse it",
            KZ_ARG(url->raw));
    KZ_TRY(check_visits(ctx, outer, url, at));
    v->url = *url;
    KZ_TRY(kz_clone_get(ctx, url, at, &v->dir));
    KZ_TRY(find_within(ctx, v, at, &dir));
    kz_root *root = make(ctx, dir, KZ_RESTRICT_ROOT_ONLY, outer);
    root->visit = v;
    root->origin = kz_root_origin_of(ctx, url);
    *out = root;
    return KZ_OK;
}

static kz_status refuse_file(kz_ctx *ctx, kz_str path)
{
    kz_report(ctx, KZ_NOWHERE, KZ_D_NOT_A_DIRECTORY,
        "'" KZ_FMT "' is a file; a build starts at a directory", KZ_ARG(path));
    kz_help(ctx, "name the directory that holds the kustomization file");
    return KZ_EINPUT;
}

kz_status kz_root_top(kz_ctx *ctx, kz_str dir, kz_restrictor restrictor, const kz_root **out)
{
    kz_git_url url;
    kz_str path = kz_path_join(&ctx->arena, ctx->cwd, dir), resolved;
    if (dir.len == 0)
        return kz_report(ctx, KZ_NOWHERE, KZ_D_BAD_PATH, "the directory to build is empty");
    if (kz_git_url_parse(&ctx->arena, dir, &url))
        return visit(ctx, NULL, &url, KZ_NOWHERE, out);
    kz_path_kind kind = kz_path_probe(ctx, path);
    if (kind == KZ_PATH_FILE || kind == KZ_PATH_OTHER)
        return refuse_file(ctx, dir);
    if (kind == KZ_PATH_NONE || !kz_path_resolve(ctx, path, &resolved))
        return missing(ctx, KZ_NOWHERE, dir, path);
    kz_note_link(ctx, path, resolved);
    *out = make(ctx, resolved, restrictor, NULL);
    return KZ_OK;
}

static kz_status refuse_absolute(kz_ctx *ctx, kz_str path, kz_loc at)
{
    kz_report(ctx, at, KZ_D_BAD_PATH, "the directory '" KZ_FMT "' must not be an absolute path",
        KZ_ARG(path));
    kz_help(ctx, "write it relative to the kustomization file");
    return KZ_EINPUT;
}

/* A directory that is PLACE, seen from OUTER, is none that is being built already, and lies
 * in the repository that OUTER is in. Each visit to a repository counts for itself. */
static kz_status check_place(
    kz_ctx *ctx, const kz_root *outer, kz_str path, kz_str place, kz_loc at)
{
    if (outer->visit != NULL && !kz_path_within(place, outer->visit->dir))
        return kz_report(ctx, at, KZ_D_OUTSIDE_ROOT,
            "security; bases in kustomizations found in cloned git repos must be within the repo, "
            "but '" KZ_FMT "' is outside of '" KZ_FMT "'",
            KZ_ARG(path), KZ_ARG(outer->visit->url.repo));
    for (const kz_root *seen = outer; seen != NULL && seen->visit == outer->visit;
         seen = seen->outer)
        if (kz_str_eq(seen->loader.root, place))
            return refuse_circle(ctx, at, path, outer, seen);
        else if (kz_path_within(seen->loader.root, place))
            return refuse_above(ctx, at, path, seen);
    return KZ_OK;
}

kz_status kz_root_below(
    kz_ctx *ctx, const kz_root *outer, kz_str path, kz_loc at, const kz_root **out)
{
    kz_git_url url;
    if (path.len == 0)
        return kz_report(ctx, at, KZ_D_BAD_PATH, "the path is empty");
    if (kz_git_url_parse(&ctx->arena, path, &url))
        return visit(ctx, outer, &url, at, out);
    kz_str whole = kz_path_join(&ctx->arena, outer->loader.root, path), root;
    kz_path_kind kind = kz_path_probe(ctx, whole);
    if (kind == KZ_PATH_FILE || kind == KZ_PATH_OTHER)
        return kz_report(ctx, at, KZ_D_NOT_A_DIRECTORY,
            "'" KZ_FMT "' is a file where a directory is wanted", KZ_ARG(path));
    if (kind == KZ_PATH_NONE)
        return missing(ctx, at, path, whole);
    if (kz_path_is_absolute(path))
        return refuse_absolute(ctx, path, at);
    if (!kz_path_resolve(ctx, whole, &root))
        return missing(ctx, at, path, whole);
    kz_note_link(ctx, whole, root);
    KZ_TRY(check_place(ctx, outer, path, root, at));
    kz_root *made = make(ctx, root, outer->loader.restrictor, outer);
    made->origin = kz_path_join(&ctx->arena, outer->origin, path);
    *out = made;
    return KZ_OK;
}
