#include "base/path.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tempdir.h"

bool kz_path_is_absolute(kz_str path)
{
    return path.len > 0 && path.ptr[0] == '/';
}

/* Take PART to the end of TEXT[0..len), which is a cleaned path: skip ".", go back
 * for "..". FLOOR is how much of it cannot be taken back. Returns the new length. */
static size_t add_part(char *text, size_t len, size_t *floor, kz_str part, bool absolute)
{
    if (part.len == 0 || kz_str_eq(part, KZ_S(".")))
        return len;
    bool up = kz_str_eq(part, KZ_S(".."));
    if (up && len > *floor) {
        do
            len--;
        while (len > *floor && text[len] != '/');
        return len;
    }
    if (up && absolute)
        return len;
    if (len > (absolute ? 1u : 0u))
        text[len++] = '/';
    memcpy(text + len, part.ptr, part.len);
    len += part.len;
    if (up)
        *floor = len;
    return len;
}

kz_str kz_path_join(kz_arena *arena, kz_str dir, kz_str path)
{
    bool absolute = kz_path_is_absolute(path) || kz_path_is_absolute(dir);
    kz_str halves[2] = {kz_path_is_absolute(path) ? KZ_EMPTY : dir, path};
    char *text = kz_arena_alloc(arena, dir.len + path.len + 3);
    size_t len = 0, floor = 0;
    if (absolute) {
        text[0] = '/';
        len = floor = 1;
    }
    for (size_t i = 0; i < 2; i++)
        for (kz_str rest = halves[i]; rest.len > 0;) {
            size_t slash = kz_str_find(rest, '/');
            len = add_part(text, len, &floor, kz_str_sub(rest, 0, slash), absolute);
            rest = slash < rest.len ? kz_str_from(rest, slash + 1) : KZ_EMPTY;
        }
    return len == 0 ? KZ_S(".") : (kz_str){text, len};
}

static kz_str without_end_slashes(kz_str path)
{
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    return path;
}

kz_str kz_path_base(kz_str path)
{
    path = without_end_slashes(path);
    if (path.len == 0)
        return KZ_S(".");
    size_t slash = kz_str_rfind(path, '/');
    return slash == path.len || path.len == 1 ? path : kz_str_from(path, slash + 1);
}

kz_str kz_path_dir(kz_str path)
{
    path = without_end_slashes(path);
    size_t slash = kz_str_rfind(path, '/');
    if (slash == path.len)
        return KZ_S(".");
    return without_end_slashes(kz_str_sub(path, 0, slash == 0 ? 1 : slash));
}

bool kz_path_within(kz_str path, kz_str dir)
{
    if (dir.len == 1 && dir.ptr[0] == '/')
        return kz_path_is_absolute(path);
    return kz_str_starts(path, dir) && (path.len == dir.len || path.ptr[dir.len] == '/');
}

/* Such a path is none to the system, which would see its beginning alone. */
static bool has_nul(kz_str path)
{
    return kz_str_find(path, '\0') < path.len;
}

static kz_path_kind probe(kz_ctx *ctx, kz_str path, int flags)
{
    struct stat info;
    if (has_nul(path))
        return KZ_PATH_NONE;
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    int failed = fstatat(AT_FDCWD, kz_str_z(&ctx->scratch, path), &info, flags);
    kz_arena_rewind(&ctx->scratch, mark);
    if (failed != 0)
        return KZ_PATH_NONE;
    if (S_ISDIR(info.st_mode))
        return KZ_PATH_DIR;
    return S_ISREG(info.st_mode) ? KZ_PATH_FILE : KZ_PATH_OTHER;
}

kz_path_kind kz_path_probe(kz_ctx *ctx, kz_str path)
{
    return probe(ctx, path, 0);
}

kz_path_kind kz_path_probe_itself(kz_ctx *ctx, kz_str path)
{
    return probe(ctx, path, AT_SYMLINK_NOFOLLOW);
}

bool kz_path_resolve(kz_ctx *ctx, kz_str path, kz_str *resolved)
{
    if (has_nul(path)) {
        errno = EINVAL;
        return false;
    }
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    char *real = realpath(kz_str_z(&ctx->scratch, path), NULL);
    kz_arena_rewind(&ctx->scratch, mark);
    if (real == NULL)
        return false;
    *resolved = kz_str_dup(&ctx->arena, kz_str_c(real));
    free(real);
    return true;
}

kz_str kz_path_resolve_parents(kz_ctx *ctx, kz_str path)
{
    kz_str dir = kz_path_dir(path), real;
    while (dir.len > 1 && !kz_path_resolve(ctx, dir, &real))
        dir = kz_path_dir(dir);
    if (dir.len <= 1)
        return path;
    return kz_path_join(&ctx->arena, real, kz_str_from(path, dir.len + 1));
}

/* What the link at PATH says. False if there is none. */
static bool read_link(kz_ctx *ctx, kz_str path, kz_str *target)
{
    char text[PATH_MAX];
    if (has_nul(path))
        return false;
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    ssize_t length = readlink(kz_str_z(&ctx->scratch, path), text, sizeof text);
    kz_arena_rewind(&ctx->scratch, mark);
    if (length > 0)
        *target = kz_str_dup(&ctx->arena, (kz_str){text, (size_t)length});
    return length > 0;
}

void kz_path_trace(kz_ctx *ctx, kz_str dir, kz_str path, kz_path_list *out)
{
    enum { MOST_LINKS = 40 }; /* as many as the system follows */
    const bool below = kz_path_within(path, dir);
    kz_str at = below ? dir : KZ_S("/"), rest = below ? kz_str_from(path, dir.len) : path, target;
    for (size_t links = 0; rest.len > 0 && links <= MOST_LINKS;) {
        size_t end = kz_str_find(rest, '/');
        kz_str next = kz_path_join(&ctx->arena, at, kz_str_sub(rest, 0, end));
        rest = end < rest.len ? kz_str_from(rest, end + 1) : KZ_EMPTY;
        if (next.len <= at.len || !read_link(ctx, next, &target)) {
            at = next;
            continue;
        }
        links++;
        KZ_PUSH(&ctx->arena, *out, next);
        rest = kz_str_join(&ctx->arena, (kz_str[]){target, KZ_S("/"), rest}, 3);
        at = kz_path_is_absolute(target) ? KZ_S("/") : at;
    }
    KZ_PUSH(&ctx->arena, *out, at);
}

kz_str kz_path_shown(kz_ctx *ctx, kz_str path)
{
    for (const kz_ctx *owner = ctx; owner != NULL; owner = owner->parent)
        for (const kz_tempdir *dir = owner->tempdirs; dir != NULL; dir = dir->next)
            if (dir->shown.len > 0 && kz_path_within(path, dir->path))
                return kz_str_printf(&ctx->arena, KZ_FMT "/" KZ_FMT, KZ_ARG(dir->shown),
                    KZ_ARG(kz_str_from(path, dir->path.len)));
    if (ctx->revision_dir.len > 0 && kz_path_within(path, ctx->revision_dir)) {
        size_t below = ctx->revision_dir.len + (path.len > ctx->revision_dir.len);
        return kz_str_join(
            &ctx->arena, (kz_str[]){ctx->revision_name, kz_str_from(path, below)}, 2);
    }
    if (ctx->cwd.len <= 1 || !kz_path_within(path, ctx->cwd))
        return path;
    return path.len == ctx->cwd.len ? KZ_S(".") : kz_str_from(path, ctx->cwd.len + 1);
}
