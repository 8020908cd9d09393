#include "base/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

/* No manifest is this large; a text and its tree must fit the build's memory. */
enum { MOST_BYTES = 1 << 29 };

static kz_status unreadable(kz_ctx *ctx, kz_loc at, kz_str path, int error)
{
    if (error == ENOENT || error == ENOTDIR)
        return kz_report(ctx, at, KZ_D_FILE_READ, "there is no file '" KZ_FMT "'",
            KZ_ARG(kz_path_shown(ctx, path)));
    return kz_report(ctx, at, KZ_D_FILE_READ, "cannot read '" KZ_FMT "': %s",
        KZ_ARG(kz_path_shown(ctx, path)), strerror(error));
}

/* Everything in the file, which may grow or shrink while it is read. Returns an
 * errno value, 0 for success. */
static int read_all(kz_ctx *ctx, int fd, size_t expected, kz_str *out)
{
    char *text = kz_arena_alloc(&ctx->arena, expected + 1);
    size_t len = 0;
    while (len < expected) {
        ssize_t n = read(fd, text + len, expected - len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        if (n == 0)
            break;
        len += (size_t)n;
    }
    text[len] = '\0';
    *out = (kz_str){text, len};
    return 0;
}

static kz_status read_open(kz_ctx *ctx, int fd, kz_str path, kz_loc at, kz_str *out)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return unreadable(ctx, at, path, errno);
    if (!S_ISREG(info.st_mode))
        return kz_report(ctx, at, KZ_D_FILE_READ, "'" KZ_FMT "' is %s",
            KZ_ARG(kz_path_shown(ctx, path)),
            S_ISDIR(info.st_mode) ? "a directory" : "no regular file");
    if (info.st_size > MOST_BYTES)
        return kz_report(ctx, at, KZ_D_TOO_LARGE, "'" KZ_FMT "' is larger than %d MiB",
            KZ_ARG(kz_path_shown(ctx, path)), MOST_BYTES >> 20);
    int error = read_all(ctx, fd, (size_t)info.st_size, out);
    return error == 0 ? KZ_OK : unreadable(ctx, at, path, error);
}

static kz_status read_file(kz_ctx *ctx, kz_str path, kz_loc at, kz_str *out)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    /* Without waiting: a pipe must not hold up the build. */
    int fd = open(kz_str_z(&ctx->scratch, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    kz_arena_rewind(&ctx->scratch, mark);
    if (fd < 0)
        return unreadable(ctx, at, path, errno);
    kz_status status = read_open(ctx, fd, path, at, out);
    close(fd);
    return status;
}

kz_status kz_load(kz_ctx *ctx, const kz_loader *loader, kz_str path, kz_loc at, kz_text *out)
{
    kz_str whole = kz_path_join(&ctx->arena, loader->root, path), resolved, bytes;
    if (path.len == 0)
        return kz_report(ctx, at, KZ_D_BAD_PATH, "the path is empty");
    if (!kz_path_resolve(ctx, whole, &resolved))
        return unreadable(ctx, at, whole, errno);
    if (loader->restrictor == KZ_RESTRICT_ROOT_ONLY && !kz_path_within(resolved, loader->root)) {
        kz_report(ctx, at, KZ_D_OUTSIDE_ROOT,
            "security; file '" KZ_FMT "' is not in or below '" KZ_FMT "'", KZ_ARG(resolved),
            KZ_ARG(loader->root));
        kz_help(ctx, "--load-restrictor LoadRestrictionsNone lifts this restriction");
        return KZ_EINPUT;
    }
    const kz_text *known = kz_map_lookup(&ctx->loaded, resolved);
    if (known != NULL) {
        *out = *known;
        return KZ_OK;
    }
    KZ_TRY(read_file(ctx, resolved, at, &bytes));
    kz_text *text = KZ_NEW(&ctx->arena, kz_text);
    *text = *out = (kz_text){.bytes = bytes, .file = kz_ctx_add_file(ctx, resolved, bytes)};
    *kz_map_slot_for(&ctx->arena, &ctx->loaded, resolved) = text;
    return KZ_OK;
}
