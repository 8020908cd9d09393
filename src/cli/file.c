#include "cli/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/print.h"

static bool failed(const char *path)
{
    kz_print_error("cannot write '%s': %s", path, strerror(errno));
    return false;
}

bool kz_write_all(int fd, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, text, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        text += n;
        length -= (size_t)n;
    }
    return true;
}

/* What is no regular file (a pipe, /dev/stdout) cannot be replaced. */
static bool write_in_place(const char *path, const char *text, size_t length)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return failed(path);
    bool written = kz_write_all(fd, text, length);
    if (close(fd) != 0 || !written)
        return failed(path);
    return true;
}

static mode_t mode_of_new_files(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool write_beside(
    const char *path, char *beside, mode_t mode, const char *text, size_t length)
{
    int fd = mkstemp(beside);
    if (fd < 0)
        return failed(path);
    bool written = kz_write_all(fd, text, length) && fchmod(fd, mode) == 0;
    if (close(fd) != 0 || !written || rename(beside, path) != 0) {
        int error = errno;
        unlink(beside);
        errno = error;
        return failed(path);
    }
    return true;
}

static bool write_regular(const char *path, mode_t mode, const char *text, size_t length)
{
    static const char tail[] = ".kz-XXXXXX";
    size_t size = strlen(path) + sizeof tail;
    char *beside = malloc(size);
    if (beside == NULL)
        return failed(path);
    snprintf(beside, size, "%s%s", path, tail);
    bool done = write_beside(path, beside, mode, text, length);
    free(beside);
    return done;
}

bool kz_file_write(const char *path, const char *text, size_t length)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        if (lstat(path, &info) == 0)
            return write_in_place(path, text, length);
        return write_regular(path, mode_of_new_files(), text, length);
    }
    if (!S_ISREG(info.st_mode))
        return write_in_place(path, text, length);
    char *target = realpath(path, NULL);
    if (target == NULL)
        return failed(path);
    bool done = write_regular(target, info.st_mode & 07777, text, length);
    free(target);
    return done;
}
