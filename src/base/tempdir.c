#include "base/tempdir.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

kz_status kz_tempdir_make(kz_ctx *ctx, kz_loc at, kz_tempdir **out)
{
    const char *base = getenv("TMPDIR");
    kz_str parent = kz_str_c(base != NULL && base[0] != '\0' ? base : "/tmp");
    kz_str made =
        kz_path_join(&ctx->arena, kz_path_join(&ctx->arena, ctx->cwd, parent), KZ_S("kz-XXXXXX"));
    kz_tempdir *dir = KZ_NEW(&ctx->arena, kz_tempdir);
    char *path = kz_arena_alloc(&ctx->arena, made.len + 1);
    memcpy(path, made.ptr, made.len);
    path[made.len] = '\0';
    if (mkdtemp(path) == NULL)
        return kz_report(ctx, at, KZ_D_FILE_WRITE, "cannot make a directory in '" KZ_FMT "': %s",
            KZ_ARG(parent), strerror(errno));
    dir->path = kz_str_c(path);
    dir->next = ctx->tempdirs;
    ctx->tempdirs = dir;
    (void)kz_path_resolve(ctx, kz_str_c(path), &dir->path);
    *out = dir;
    return KZ_OK;
}

static int write_all(int fd, kz_str bytes)
{
    while (bytes.len > 0) {
        ssize_t n = write(fd, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        bytes = kz_str_from(bytes, (size_t)n);
    }
    return 0;
}

kz_status kz_tempdir_write(
    kz_ctx *ctx, const kz_tempdir *dir, kz_str name, kz_str bytes, kz_loc at, kz_str *path)
{
    *path = kz_path_join(&ctx->arena, dir->path, name);
    int fd = open(
        kz_str_z(&ctx->arena, *path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    int error = fd < 0 ? errno : write_all(fd, bytes);
    if (fd >= 0 && close(fd) != 0 && error == 0)
        error = errno;
    if (error != 0)
        return kz_report(ctx, at, KZ_D_FILE_WRITE, "cannot write '" KZ_FMT "': %s", KZ_ARG(*path),
            strerror(error));
    return KZ_OK;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *where)
{
    (void)info;
    (void)type;
    (void)where;
    (void)remove(path);
    return 0;
}

void kz_tempdirs_remove(kz_ctx *ctx)
{
    enum { OPEN_AT_ONCE = 16 };
    for (kz_tempdir *dir = ctx->tempdirs; dir != NULL; dir = dir->next)
        nftw(dir->path.ptr, remove_one, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS);
    ctx->tempdirs = NULL;
}
