#include "cli/diff_external.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/print.h"

extern char **environ;

/* The directories, below one of their own. */
typedef struct directories {
    char *top, *before, *after;
} directories;

/* group.version.kind.namespace.name, as kubectl names them; what cannot be in the name of a
 * file is replaced. NULL if there is no memory. */
static char *path_of(const char *dir, const kz_document *d)
{
    char *path = NULL;
    size_t length;
    FILE *to = open_memstream(&path, &length);
    if (to == NULL)
        return NULL;
    fprintf(to, "%s/%s%s%s.%s.%s.%s", dir, d->group, d->group[0] != '\0' ? "." : "", d->version,
        d->kind, d->ns, d->name);
    if (fclose(to) != 0)
        return NULL;
    for (char *c = path + strlen(dir) + 1; *c != '\0'; c++)
        if (*c == '/' || *c == '\n')
            *c = '-';
    return path;
}

static bool write_side(const char *dir, const kz_document *d, const char *text, size_t length)
{
    if (text == NULL)
        return true;
    char *path = path_of(dir, d);
    FILE *to = path != NULL ? fopen(path, "w") : NULL;
    bool written = to != NULL && fwrite(text, 1, length, to) == length;
    if (to != NULL && fclose(to) != 0)
        written = false;
    if (!written)
        kz_print_error("cannot write '%s': %s", path != NULL ? path : dir, strerror(errno));
    free(path);
    return written;
}

/* Both files of an object have one name, that of the object after. */
static bool write_objects(const directories *in, const kz_diff_pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        const kz_object_diff *o;
        for (size_t j = 0; (o = kz_diff_object(pairs->at[i].diff, j)) != NULL; j++) {
            const kz_document *d = kz_diff_document(o);
            if (o->what != KZ_SAME &&
                (!write_side(in->before, d, o->before_text, o->before_length) ||
                    !write_side(in->after, d, o->after_text, o->after_length)))
                return false;
        }
    }
    return true;
}

static char *join(const char *dir, const char *name)
{
    size_t size = strlen(dir) + strlen(name) + 2;
    char *path = malloc(size);
    if (path != NULL)
        snprintf(path, size, "%s/%s", dir, name);
    return path;
}

static bool make(directories *d)
{
    const char *temporary = getenv("TMPDIR");
    d->top = join(temporary != NULL && temporary[0] != '\0' ? temporary : "/tmp", "kz-diff-XXXXXX");
    if (d->top == NULL || mkdtemp(d->top) == NULL) {
        kz_print_error("cannot make a temporary directory: %s", strerror(errno));
        free(d->top);
        d->top = NULL;
        return false;
    }
    d->before = join(d->top, "BEFORE");
    d->after = join(d->top, "AFTER");
    if (d->before != NULL && d->after != NULL && mkdir(d->before, 0700) == 0 &&
        mkdir(d->after, 0700) == 0)
        return true;
    kz_print_error("cannot make a directory in '%s': %s", d->top, strerror(errno));
    return false;
}

static void remove_files(const char *dir)
{
    DIR *open = dir != NULL ? opendir(dir) : NULL;
    if (open == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(open)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            (void)unlinkat(dirfd(open), entry->d_name, 0);
    closedir(open);
    rmdir(dir);
}

static void clean_up(directories *d)
{
    remove_files(d->before);
    remove_files(d->after);
    if (d->top != NULL)
        rmdir(d->top);
    free(d->before);
    free(d->after);
    free(d->top);
}

/* Run ARGV. Returns its exit code, or -1 after having said what went wrong. */
static int run(char *const *argv)
{
    pid_t pid;
    int status;
    int error = posix_spawnp(&pid, argv[0], NULL, NULL, argv, environ);
    if (error != 0) {
        kz_print_error("cannot run '%s': %s", argv[0], strerror(error));
        return -1;
    }
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    if (WIFEXITED(status) && WEXITSTATUS(status) <= 1)
        return WEXITSTATUS(status);
    if (WIFEXITED(status))
        kz_print_error("'%s' failed with exit status %d", argv[0], WEXITSTATUS(status));
    else
        kz_print_error("'%s' was ended by signal %d", argv[0], WTERMSIG(status));
    return -1;
}

static int run_with(const char *command, const directories *d)
{
    char *words = strdup(command);
    char **argv = calloc(strlen(command) / 2 + 4, sizeof *argv);
    size_t count = 0;
    int code = -1;
    char *rest = NULL;
    if (words != NULL && argv != NULL) {
        for (char *word = strtok_r(words, " ", &rest); word != NULL;
             word = strtok_r(NULL, " ", &rest))
            argv[count++] = word;
        argv[count++] = d->before;
        argv[count++] = d->after;
        code = run(argv);
    } else {
        kz_print_error("out of memory");
    }
    free(argv);
    free(words);
    return code;
}

bool kz_diff_show_external(const char *command, const kz_diff_pairs *pairs, bool *differs)
{
    directories d = {0};
    int code = -1;
    if (make(&d) && write_objects(&d, pairs))
        code = run_with(command, &d);
    clean_up(&d);
    *differs = code == 1;
    return code >= 0;
}
