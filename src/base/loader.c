#include "base/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/download.h"
#include "base/path.h"
#include "base/timing.h"

/* No manifest is this large; a text and its tree must fit the build's memory. */
enum { MOST_BYTES = 1 << 29 };

/* WRITTEN is how the user wrote PATH. */
static kz_status unreadable(kz_ctx *ctx, kz_loc at, kz_str path, kz_str written, int error)
{
    kz_ctx_note_missing(ctx, path);
    if (error == ENOENT || error == ENOTDIR) {
        kz_report(ctx, at, KZ_D_FILE_READ, "there is no file '" KZ_FMT "'",
            KZ_ARG(kz_path_shown(ctx, path)));
        kz_path_help_near(ctx, path, written);
        return KZ_EINPUT;
    }
    return kz_report(ctx, at, KZ_D_FILE_READ, "cannot read '" KZ_FMT "': %s",
        KZ_ARG(kz_path_shown(ctx, path)), strerror(error));
}

/* All that is left to read, but not more than MOST_BYTES + 1. A file may be longer
 * than it says: those below /proc say 0. Returns an errno value, 0 for success. */
static int read_all(kz_ctx *ctx, int fd, size_t expected, kz_str *out)
{
    size_t room = expected + 1, len = 0;
    char *text = kz_arena_alloc(&ctx->arena, room);
    for (;;) {
        ssize_t n = read(fd, text + len, room - len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        len += (size_t)n;
        if (n == 0 || len > MOST_BYTES)
            break;
        if (len == room) {
            room = room < 4096 ? 4096 : room * 2;
            text = memcpy(kz_arena_alloc(&ctx->arena, room), text, len);
        }
    }
    *out = (kz_str){text, len};
    return 0;
}

static kz_status refuse_kind(kz_ctx *ctx, kz_loc at, kz_str path, bool is_dir)
{
    kz_report(ctx, at, KZ_D_FILE_READ, "'" KZ_FMT "' is %s", KZ_ARG(kz_path_shown(ctx, path)),
        is_dir ? "a directory" : "no regular file");
    kz_help(ctx, is_dir ? "name a file in it" : "name a file");
    return KZ_EINPUT;
}

static kz_status read_open(kz_ctx *ctx, int fd, kz_str path, kz_str written, kz_loc at, kz_str *out)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return unreadable(ctx, at, path, written, errno);
    if (!S_ISREG(info.st_mode))
        return refuse_kind(ctx, at, path, S_ISDIR(info.st_mode));
    int error = 0;
    *out = (kz_str){"", MOST_BYTES + 1};
    if (info.st_size <= MOST_BYTES)
        error = read_all(ctx, fd, (size_t)info.st_size, out);
    if (error != 0)
        return unreadable(ctx, at, path, written, error);
    if (out->len > MOST_BYTES)
        return kz_report(ctx, at, KZ_D_TOO_LARGE, "'" KZ_FMT "' is larger than %d MiB",
            KZ_ARG(kz_path_shown(ctx, path)), MOST_BYTES >> 20);
    return KZ_OK;
}

static kz_status read_file(kz_ctx *ctx, kz_str path, kz_str written, kz_loc at, kz_str *out)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    /* Without waiting: a pipe must not hold up the build. */
    int fd = open(kz_str_z(&ctx->scratch, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    kz_arena_rewind(&ctx->scratch, mark);
    if (fd < 0)
        return unreadable(ctx, at, path, written, errno);
    kz_status status = read_open(ctx, fd, path, written, at, out);
    close(fd);
    return status;
}

static kz_status load_url(kz_ctx *ctx, kz_str url, kz_loc at, kz_text *out)
{
    const kz_download *d = kz_download_get(ctx, url);
    if (!d->fetched)
        return kz_report(ctx, at, KZ_D_REMOTE, "cannot fetch '" KZ_FMT "': " KZ_FMT, KZ_ARG(url),
            KZ_ARG(d->why));
    *out = (kz_text){.bytes = d->bytes, .file = d->file};
    return KZ_OK;
}

/* WRITTEN, how the user wrote RESOLVED, may be the file that its directory stands for. */
static kz_status refuse_outside(
    kz_ctx *ctx, const kz_loader *loader, kz_str resolved, kz_str written, kz_loc at)
{
    kz_str name = kz_path_base(written);
    bool kustomization = kz_str_eq(name, KZ_S("kustomization.yaml")) ||
        kz_str_eq(name, KZ_S("kustomization.yml")) || kz_str_eq(name, KZ_S("Kustomization"));
    kz_report(ctx, at, KZ_D_OUTSIDE_ROOT,
        "security; file '" KZ_FMT "' is not in or below '" KZ_FMT "'", KZ_ARG(resolved),
        KZ_ARG(loader->root));
    if (kustomization)
        kz_help(ctx, "name the directory of the kustomization: '" KZ_FMT "'",
            KZ_ARG(kz_path_dir(written)));
    else
        kz_help(ctx,
            "name the directory of a kustomization instead, or move the file; --load-restrictor "
            "LoadRestrictionsNone lifts this restriction");
    return KZ_EINPUT;
}

/* Most files lie in the root itself, which is resolved: one look instead of one for
 * each directory on the way. */
static bool is_plain_file_of(kz_ctx *ctx, const kz_loader *loader, kz_str whole)
{
    return kz_str_eq(kz_path_dir(whole), loader->root) &&
        kz_path_probe_itself(ctx, whole) == KZ_PATH_FILE;
}

/* PATH with its root before it and made clean. The reference cleans an absolute path
 * for the restriction only, so "link/.." can be two places. */
static kz_str whole_path(kz_ctx *ctx, const kz_loader *loader, kz_str path)
{
    if (loader->restrictor != KZ_RESTRICT_ROOT_ONLY && kz_path_is_absolute(path))
        return path;
    return kz_path_join(&ctx->arena, loader->root, path);
}

static kz_status load(kz_ctx *ctx, const kz_loader *loader, kz_str path, kz_loc at, kz_text *out)
{
    kz_str resolved, bytes;
    if (path.len == 0)
        return kz_report(ctx, at, KZ_D_BAD_PATH, "the path is empty");
    if (kz_is_url(path))
        return load_url(ctx, path, at, out);
    kz_str whole = resolved = whole_path(ctx, loader, path);
    if (!is_plain_file_of(ctx, loader, whole) && !kz_path_resolve(ctx, whole, &resolved))
        return unreadable(ctx, at, whole, path, errno);
    kz_note_link(ctx, whole, resolved);
    if (loader->restrictor == KZ_RESTRICT_ROOT_ONLY && !kz_path_within(resolved, loader->root))
        return refuse_outside(ctx, loader, resolved, path, at);
    const kz_text *known = kz_map_lookup(&ctx->loaded, resolved);
    if (known != NULL) {
        *out = *known;
        kz_note_read(ctx, resolved);
        return KZ_OK;
    }
    KZ_TRY(read_file(ctx, resolved, path, at, &bytes));
    kz_text *text = KZ_NEW(&ctx->arena, kz_text);
    *text = *out = (kz_text){.bytes = bytes, .file = kz_ctx_add_file(ctx, resolved, bytes)};
    *kz_map_slot_for(&ctx->arena, &ctx->loaded, resolved) = text;
    kz_note_read(ctx, resolved);
    return KZ_OK;
}

kz_status kz_load(kz_ctx *ctx, const kz_loader *loader, kz_str path, kz_loc at, kz_text *out)
{
    kz_phase outer = kz_phase_enter(ctx, KZ_PHASE_READ);
    kz_status status = load(ctx, loader, path, at, out);
    kz_phase_leave(ctx, outer);
    return status;
}
