#include "cli/output.h"

#include <ctype.h>
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

static bool write_all(int fd, const char *text, size_t length)
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
    bool written = write_all(fd, text, length);
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
    bool written = write_all(fd, text, length) && fchmod(fd, mode) == 0;
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

bool kz_output_write_file(const char *path, const char *text, size_t length)
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

static const char *effective_namespace(const kz_document *d)
{
    return d->ns[0] == '\0' ? "default" : d->ns;
}

static bool has_many_namespaces(const kz_result *result)
{
    const char *first = NULL;
    const kz_document *d;
    for (size_t i = 0; (d = kz_result_document(result, i)) != NULL; i++) {
        if (d->cluster_scoped)
            continue;
        if (first != NULL && strcmp(first, effective_namespace(d)) != 0)
            return true;
        first = effective_namespace(d);
    }
    return false;
}

/* DIR/[namespace_][group_]version_kind_name.yaml, in small letters. NULL if there
 * is no memory. */
static char *path_of(const char *dir, const kz_document *d, bool with_namespace)
{
    const char *ns = with_namespace && !d->cluster_scoped ? effective_namespace(d) : "";
    const char *const parts[] = {ns, d->group, d->version, d->kind};
    size_t size = strlen(dir) + strlen(d->name) + 16;
    for (size_t i = 0; i < 4; i++)
        size += strlen(parts[i]) + 1;
    char *path = malloc(size);
    if (path == NULL)
        return NULL;
    int at = snprintf(path, size, "%s/", dir);
    int name = at;
    for (size_t i = 0; i < 4; i++)
        if (parts[i][0] != '\0')
            at += snprintf(path + at, size - (size_t)at, "%s_", parts[i]);
    snprintf(path + at, size - (size_t)at, "%s.yaml", d->name);
    for (char *c = path + name; *c != '\0'; c++)
        *c = (char)tolower((unsigned char)*c);
    return path;
}

static bool write_document(const char *dir, const kz_document *d, bool with_namespace)
{
    char *path = path_of(dir, d, with_namespace);
    if (path == NULL)
        return failed(dir);
    bool done = false;
    if (strchr(path + strlen(dir) + 1, '/') != NULL)
        kz_print_error("%s/%s cannot become a file name: it has a slash in it", d->kind, d->name);
    else
        done = kz_output_write_file(path, d->text, d->length);
    free(path);
    return done;
}

void kz_output_join(kz_result *const *results, size_t count, FILE *to)
{
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        size_t length;
        const char *text = kz_result_text(results[i], &length);
        if (length == 0)
            continue;
        if (!first)
            fputs("---\n", to);
        fwrite(text, 1, length, to);
        first = false;
    }
}

static bool write_joined(kz_result *const *results, size_t count, const char *path)
{
    size_t length = 0;
    const char *text = kz_result_text(results[0], &length);
    if (count == 1)
        return kz_output_write_file(path, text, length);
    char *joined = NULL;
    FILE *to = open_memstream(&joined, &length);
    if (to == NULL)
        return failed(path);
    kz_output_join(results, count, to);
    bool done = fclose(to) == 0 ? kz_output_write_file(path, joined, length) : failed(path);
    free(joined);
    return done;
}

static bool write_documents(const kz_result *result, const char *dir)
{
    bool with_namespace = has_many_namespaces(result);
    const kz_document *d;
    for (size_t i = 0; (d = kz_result_document(result, i)) != NULL; i++)
        if (!write_document(dir, d, with_namespace))
            return false;
    return true;
}

bool kz_output_write(kz_result *const *results, size_t count, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
        return write_joined(results, count, path);
    if (count == 1)
        return write_documents(results[0], path);
    kz_print_error("the resources of several kustomizations cannot go into one directory, '%s': "
                   "files of one name would replace each other; name a file",
        path);
    return false;
}
