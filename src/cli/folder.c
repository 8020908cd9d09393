#include "cli/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/file.h"
#include "cli/memory.h"
#include "cli/print.h"

enum { DIR_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

/* The directory PATH and all above it. */
static bool make_all(const char *path)
{
    char *part = kz_take_text("%s/", path);
    bool made = true;
    for (char *slash = strchr(part + 1, '/'); made && slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        made = mkdir(part, 0777) == 0 || errno == EEXIST;
        *slash = '/';
    }
    free(part);
    return made;
}

static char *without_end(const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return kz_take_text("%.*s", (int)length, path);
}

bool kz_folder_open(kz_folder *folder, const char *path)
{
    *folder = (kz_folder){.fd = open(path, DIR_FLAGS)};
    if (folder->fd < 0 && errno == ENOENT && make_all(path))
        folder->fd = open(path, DIR_FLAGS);
    if (folder->fd < 0) {
        kz_print_error("cannot write to the directory '%s': %s", path, strerror(errno));
        return false;
    }
    folder->shown = without_end(path);
    (void)flock(folder->fd, LOCK_EX); /* where it is not to be had, do without */
    return true;
}

void kz_folder_close(kz_folder *folder)
{
    for (size_t i = 0; i < folder->made_count; i++)
        free(folder->made[i]);
    free(folder->made);
    free(folder->shown);
    close(folder->fd);
}

static void note_made(kz_folder *folder, const char *path)
{
    folder->made = kz_take_more(folder->made, folder->made_count, sizeof *folder->made);
    folder->made[folder->made_count++] = kz_take_text("%s", path);
}

/* Go from the directory AT, which is closed, into its directory NAME. */
static int step(int at, const char *name, bool make, bool *made)
{
    int next = openat(at, name, DIR_FLAGS | O_NOFOLLOW);
    if (next < 0 && errno == ENOENT && make) {
        *made = mkdirat(at, name, 0777) == 0;
        if (*made || errno == EEXIST)
            next = openat(at, name, DIR_FLAGS | O_NOFOLLOW);
    }
    int error = errno;
    close(at);
    errno = error;
    return next;
}

/* Open the directory that holds PATH, and let *NAME point to the last name of PATH. MAKER is
 * FOLDER where directories that are not there are to be made, else NULL. Returns -1, with errno,
 * if there is none. */
static int open_parent(
    const kz_folder *folder, kz_folder *maker, const char *path, const char **name)
{
    char *way = kz_take_text("%s", path);
    char *from = way;
    int at = openat(folder->fd, ".", DIR_FLAGS);
    for (char *slash; at >= 0 && (slash = strchr(from, '/')) != NULL; from = slash + 1) {
        bool made = false;
        *slash = '\0';
        at = step(at, from, maker != NULL, &made);
        if (made)
            note_made(maker, way);
        *slash = '/';
    }
    *name = path + (from - way);
    int error = errno;
    free(way);
    errno = error;
    return at;
}

static bool failed(const kz_folder *folder, const char *doing, const char *path)
{
    kz_print_error("cannot %s '%s/%s': %s", doing, folder->shown, path,
        errno == ENOTDIR || errno == ELOOP
            ? "what should be a directory on the way is a symbolic link or a file"
            : strerror(errno));
    return false;
}

static bool read_all(int fd, char *text, size_t *length)
{
    size_t have = 0;
    while (have < *length) {
        ssize_t n = read(fd, text + have, *length - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        have += (size_t)n;
    }
    *length = have;
    return true;
}

static kz_found read_open(int fd, char **text, size_t *length)
{
    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return KZ_FOUND_OTHER;
    *length = (size_t)info.st_size;
    *text = kz_take(*length + 1, 1);
    if (read_all(fd, *text, length))
        return KZ_FOUND_FILE;
    free(*text);
    *text = NULL;
    return KZ_FOUND_OTHER;
}

kz_found kz_folder_read(const kz_folder *folder, const char *path, char **text, size_t *length)
{
    const char *name;
    *text = NULL;
    int dir = open_parent(folder, NULL, path, &name);
    if (dir < 0)
        return errno == ENOENT ? KZ_FOUND_NOTHING : KZ_FOUND_OTHER;
    int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    kz_found found = fd < 0 && errno == ENOENT ? KZ_FOUND_NOTHING : KZ_FOUND_OTHER;
    if (fd >= 0) {
        found = read_open(fd, text, length);
        close(fd);
    }
    close(dir);
    return found;
}

static bool holds(const kz_folder *folder, const char *path, const char *text, size_t length)
{
    char *there;
    size_t size = 0;
    bool same = kz_folder_read(folder, path, &there, &size) == KZ_FOUND_FILE && size == length &&
        memcmp(there, text, length) == 0;
    free(there);
    return same;
}

/* A new file with a name of its own, to be freed, in the directory DIR. Returns -1 with errno. */
static int open_beside(int dir, char **name)
{
    enum { TRIES = 100 };
    int fd = -1;
    for (unsigned i = 0; i < TRIES && fd < 0; i++) {
        *name = kz_take_text(".kz-%ld-%u", (long)getpid(), i);
        fd = openat(dir, *name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0) {
            int error = errno;
            free(*name);
            errno = error;
            if (error != EEXIST)
                break;
        }
    }
    return fd;
}

/* MODE: of the file that is replaced; 0 if there is none. Returns false with errno. */
static bool replace(int dir, const char *name, mode_t mode, const char *text, size_t length)
{
    char *beside;
    int fd = open_beside(dir, &beside);
    if (fd < 0)
        return false;
    bool written = kz_write_all(fd, text, length) && (mode == 0 || fchmod(fd, mode) == 0);
    written = close(fd) == 0 && written && renameat(dir, beside, dir, name) == 0;
    if (!written) {
        int error = errno;
        unlinkat(dir, beside, 0);
        errno = error;
    }
    free(beside);
    return written;
}

static bool write_in(
    kz_folder *folder, int dir, const char *name, const char *path, const char *text, size_t length)
{
    struct stat info = {0};
    bool there = fstatat(dir, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
    if (there && !S_ISREG(info.st_mode)) {
        kz_print_error("cannot write '%s/%s': it is %s", folder->shown, path,
            S_ISLNK(info.st_mode)       ? "a symbolic link, and may lead elsewhere"
                : S_ISDIR(info.st_mode) ? "a directory"
                                        : "no regular file");
        return false;
    }
    return replace(dir, name, info.st_mode & 07777, text, length) || failed(folder, "write", path);
}

bool kz_folder_write(kz_folder *folder, const char *path, const char *text, size_t length)
{
    const char *name;
    if (holds(folder, path, text, length))
        return true;
    int dir = open_parent(folder, folder, path, &name);
    if (dir < 0)
        return failed(folder, "write", path);
    bool done = write_in(folder, dir, name, path, text, length);
    close(dir);
    return done;
}

/* FLAGS: those of unlinkat(). Returns false with errno. */
static bool remove_at(const kz_folder *folder, const char *path, int flags)
{
    const char *name;
    int dir = open_parent(folder, NULL, path, &name);
    if (dir < 0)
        return false;
    bool done = unlinkat(dir, name, flags) == 0;
    int error = errno;
    close(dir);
    errno = error;
    return done;
}

bool kz_folder_remove(const kz_folder *folder, const char *path)
{
    return remove_at(folder, path, 0) || failed(folder, "remove", path);
}

bool kz_folder_remove_dir(const kz_folder *folder, const char *path)
{
    return remove_at(folder, path, AT_REMOVEDIR);
}
