#include "cli/place.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/memory.h"

static bool is_dir(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Take the last name off the path of LENGTH bytes; "a/b" becomes "a", "a" becomes "". */
static size_t up(const char *path, size_t length)
{
    while (length > 0 && path[length - 1] != '/')
        length--;
    return length > 0 ? length - 1 : 0;
}

static bool ends_in_up(const char *path, size_t length)
{
    return length >= 2 && memcmp(path + length - 2, "..", 2) == 0 &&
        (length == 2 || path[length - 3] == '/');
}

/* Write the relative PATH to OUT without ".", "//" and a ".." that takes back a name. */
static void clean(const char *path, char *out)
{
    size_t length = 0;
    for (const char *at = path; *at != '\0';) {
        size_t n = strcspn(at, "/");
        bool back = n == 2 && at[0] == '.' && at[1] == '.';
        if (back && length > 0 && !ends_in_up(out, length)) {
            length = up(out, length);
        } else if (n > 0 && !(n == 1 && at[0] == '.')) {
            if (length > 0)
                out[length++] = '/';
            memcpy(out + length, at, n);
            length += n;
        }
        at += n + (at[n] == '/');
    }
    out[length] = '\0';
}

/* How much of PATH, which is absolute, is that of DIR; 0 if it does not lie below it. */
static size_t within(const char *path, const char *dir)
{
    size_t length = strcmp(dir, "/") == 0 ? 0 : strlen(dir);
    bool below = strncmp(path, dir, length) == 0 && (path[length] == '/' || path[length] == '\0');
    return below ? length + (path[length] == '/') : 0;
}

char *kz_place_from_here(const char *dir)
{
    if (!is_dir(dir))
        return NULL;
    if (dir[0] != '/') {
        char *cleaned = kz_take(strlen(dir) + 1, 1);
        clean(dir, cleaned);
        return cleaned;
    }
    char *here = realpath(".", NULL), *there = realpath(dir, NULL);
    size_t shared = here != NULL && there != NULL ? within(there, here) : 0;
    char *result = kz_take_text("%s", shared > 0 ? there + shared : dir);
    free(here);
    free(there);
    return result;
}

char *kz_place_name(const char *dir)
{
    char *real = is_dir(dir) ? realpath(dir, NULL) : NULL;
    if (real == NULL)
        return NULL;
    char *name = kz_take_text("%s", strrchr(real, '/') + 1);
    free(real);
    return name;
}

/* Of two real paths. */
static char *way(const char *from, const char *to)
{
    size_t shared = 0;
    for (size_t i = 0;; i++) {
        bool ends = (from[i] == '/' || from[i] == '\0') && (to[i] == '/' || to[i] == '\0');
        if (ends)
            shared = i;
        if (from[i] != to[i] || from[i] == '\0')
            break;
    }
    size_t ups = 0;
    for (const char *c = from + shared; *c != '\0'; c++)
        ups += *c == '/' && c[1] != '\0';
    const char *rest = to + shared + (to[shared] == '/');
    char *result = kz_take(3 * ups + strlen(rest) + 2, 1);
    for (size_t i = 0; i < ups; i++)
        strcat(result, i + 1 < ups || rest[0] != '\0' ? "../" : "..");
    strcat(result, ups == 0 && rest[0] == '\0' ? "." : rest);
    return result;
}

char *kz_place_between(const char *from, const char *to)
{
    char *a = is_dir(from) ? realpath(from, NULL) : NULL;
    char *b = is_dir(to) ? realpath(to, NULL) : NULL;
    char *result = a != NULL && b != NULL ? way(a, b) : NULL;
    free(a);
    free(b);
    return result;
}
