#include "cli/depfile.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/deps.h"
#include "cli/excerpt.h"
#include "cli/file.h"
#include "cli/manifest.h"
#include "cli/memory.h"
#include "cli/print.h"

bool kz_depfile_allowed(const kz_output *output)
{
    if (output->path != NULL && (!output->in_folder || output->prune))
        return true;
    kz_print_error(output->path == NULL
            ? "--depfile says what a file is made of; name it with -o"
            : "--depfile of a directory is for the list of files in it; write that with --prune");
    return false;
}

/* Is it the same to both programs with a backslash before it? */
static bool is_ordinary(unsigned char c)
{
    return isalnum(c) || c >= 0x80 || strchr("._/-", c) != NULL;
}

/* Can both programs read it, escaped as print_name() does? Others stand for themselves in one
 * of them and not in the other. */
static bool is_sayable(const char *name)
{
    size_t length = strlen(name), slashes = 0;
    if (length == 0 || name[0] == '~' || strchr("\\:) ", name[length - 1]) != NULL)
        return false;
    for (const unsigned char *b = (const unsigned char *)name; *b != '\0'; b++) {
        if (*b < 0x20 || *b == 0x7F || strchr(";*?<>|^`&'\"", *b) != NULL)
            return false;
        if (*b == '\\')
            slashes++;
        else if (slashes > 0 && *b != ' ' && !is_ordinary(*b))
            return false;
        else
            slashes = 0;
    }
    return true;
}

/* In front of a colon more is special to Make: patterns and assignments. */
static bool is_target(const char *name)
{
    return strpbrk(name, "%=") == NULL;
}

static void print_name(FILE *to, const char *name)
{
    size_t slashes = 0;
    for (; *name != '\0'; name++) {
        for (; *name == ' ' && slashes > 0; slashes--)
            putc('\\', to);
        slashes = *name == '\\' ? slashes + 1 : 0;
        if (*name == ' ' || *name == '#' || *name == ':')
            putc('\\', to);
        if (*name == '$')
            putc('$', to);
        putc(*name, to);
    }
}

static bool is_directory(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static void leave_directories_out(kz_deps *deps)
{
    size_t kept = 0;
    for (size_t i = 0; i < deps->count; i++)
        if (is_directory(deps->at[i]))
            free(deps->at[i]);
        else
            deps->at[kept++] = deps->at[i];
    deps->count = kept;
}

/* Make takes "target: a=b" for an assignment, but not "target: c a=b". */
static bool put_plain_name_first(kz_deps *deps)
{
    size_t i = 0;
    while (i < deps->count && strchr(deps->at[i], '=') != NULL)
        i++;
    if (i == deps->count)
        return deps->count == 0;
    char *plain = deps->at[i];
    memmove(deps->at + 1, deps->at, i * sizeof *deps->at);
    deps->at[0] = plain;
    return true;
}

static bool refuse(const char *name)
{
    fputs("kz: error: no depfile can have the name '", stderr);
    kz_print_harmless(stderr, name);
    fputs("', since Make or Ninja would read another; rename it or do without --depfile\n", stderr);
    return false;
}

static bool check(const char *target, kz_deps *deps)
{
    if (!is_sayable(target) || !is_target(target))
        return refuse(target);
    for (size_t i = 0; i < deps->count; i++)
        if (!is_sayable(deps->at[i]))
            return refuse(deps->at[i]);
    return put_plain_name_first(deps) || refuse(deps->at[0]);
}

static void print(FILE *to, const char *target, const kz_deps *deps)
{
    print_name(to, target);
    putc(':', to);
    for (size_t i = 0; i < deps->count; i++) {
        fputs(" \\\n ", to);
        print_name(to, deps->at[i]);
    }
    putc('\n', to);
    for (size_t i = 0; i < deps->count; i++)
        if (is_target(deps->at[i])) {
            putc('\n', to);
            print_name(to, deps->at[i]);
            fputs(":\n", to);
        }
}

static bool print_text(kz_depfile *depfile, const kz_deps *deps)
{
    FILE *to = open_memstream(&depfile->text, &depfile->length);
    if (to != NULL)
        print(to, depfile->target, deps);
    bool done = to != NULL && fclose(to) == 0;
    if (!done)
        kz_print_error("out of memory");
    return done;
}

static char *target_of(const kz_output *output)
{
    size_t length = strlen(output->path);
    if (!output->in_folder)
        return kz_take_text("%s", output->path);
    while (length > 1 && output->path[length - 1] == '/')
        length--;
    return kz_take_text("%.*s/%s", (int)length, output->path, KZ_MANIFEST_NAME);
}

bool kz_depfile_make(
    kz_depfile *depfile, const char *path, const kz_output *output, const kz_built *built)
{
    kz_deps deps = kz_deps_of(built->results, built->count);
    leave_directories_out(&deps);
    *depfile =
        (kz_depfile){.path = path, .target = target_of(output), .is_list = output->in_folder};
    bool made = check(depfile->target, &deps) && print_text(depfile, &deps);
    kz_deps_free(&deps);
    return made;
}

/* A list that stays the same is not written again, but has to be younger than what it is made
 * of. */
static bool renew(const char *path)
{
    if (utimensat(AT_FDCWD, path, NULL, AT_SYMLINK_NOFOLLOW) == 0)
        return true;
    kz_print_error("cannot write '%s': %s", path, strerror(errno));
    return false;
}

bool kz_depfile_write(const kz_depfile *depfile)
{
    return kz_file_write(depfile->path, depfile->text, depfile->length) &&
        (!depfile->is_list || renew(depfile->target));
}

void kz_depfile_free(kz_depfile *depfile)
{
    free(depfile->target);
    free(depfile->text);
    *depfile = (kz_depfile){0};
}
