#include "cli/inputs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/memory.h"

/* What a file is like; all zero if there is none. Of a directory it is only of interest
 * which one it is: what is in it has stamps of its own. */
typedef struct stamp {
    dev_t device;
    ino_t number;
    mode_t mode;
    off_t size;
    struct timespec modified, changed;
} stamp;

struct kz_input {
    char *path;
    stamp stamp;
};

static stamp look(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return (stamp){0};
    stamp s = {.device = info.st_dev, .number = info.st_ino, .mode = info.st_mode};
    if (!S_ISDIR(info.st_mode)) {
        s.size = info.st_size;
        s.modified = info.st_mtim;
        s.changed = info.st_ctim;
    }
    return s;
}

static bool same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool same(const stamp *a, const stamp *b)
{
    return a->device == b->device && a->number == b->number && a->mode == b->mode &&
        a->size == b->size && same_time(a->modified, b->modified) &&
        same_time(a->changed, b->changed);
}

static void add(kz_inputs *inputs, char *path)
{
    inputs->at = kz_take_more(inputs->at, inputs->count, sizeof *inputs->at);
    inputs->at[inputs->count++] = (kz_input){.path = path};
}

/* With the names that another kustomization file would have beside it. */
static void add_file(kz_inputs *inputs, const char *path)
{
    static const char *const names[] = {"kustomization.yaml", "kustomization.yml", "Kustomization"};
    enum { COUNT = sizeof names / sizeof *names };
    const char *slash = strrchr(path, '/');
    bool is_one = false;
    for (size_t i = 0; i < COUNT; i++)
        is_one = is_one || strcmp(slash + 1, names[i]) == 0;
    if (!is_one)
        add(inputs, kz_take_text("%s", path));
    for (size_t i = 0; is_one && i < COUNT; i++)
        add(inputs, kz_take_text("%.*s/%s", (int)(slash - path), path, names[i]));
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const kz_input *)a)->path, ((const kz_input *)b)->path);
}

static void sort(kz_inputs *inputs)
{
    size_t left = 0;
    if (inputs->count > 0)
        qsort(inputs->at, inputs->count, sizeof *inputs->at, by_path);
    for (size_t i = 0; i < inputs->count; i++) {
        if (left > 0 && strcmp(inputs->at[left - 1].path, inputs->at[i].path) == 0)
            free(inputs->at[i].path);
        else
            inputs->at[left++] = inputs->at[i];
    }
    inputs->count = left;
}

kz_inputs kz_inputs_of(const kz_built *built, const kz_inputs *earlier)
{
    kz_inputs inputs = {0};
    const char *path;
    for (size_t i = 0; i < built->count; i++)
        for (size_t j = 0; (path = kz_result_input(built->results[i], j)) != NULL; j++)
            add_file(&inputs, path);
    for (size_t i = 0; earlier != NULL && i < earlier->count; i++)
        add(&inputs, kz_take_text("%s", earlier->at[i].path));
    sort(&inputs);
    for (size_t i = 0; i < inputs.count; i++)
        inputs.at[i].stamp = look(inputs.at[i].path);
    return inputs;
}

size_t kz_inputs_there(const kz_inputs *inputs)
{
    size_t count = 0;
    for (size_t i = 0; i < inputs->count; i++)
        count += inputs->at[i].stamp.mode != 0;
    return count;
}

void kz_inputs_free(kz_inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        free(inputs->at[i].path);
    free(inputs->at);
    *inputs = (kz_inputs){0};
}

bool kz_inputs_differ(const kz_inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++) {
        const stamp now = look(inputs->at[i].path);
        if (!same(&now, &inputs->at[i].stamp))
            return true;
    }
    return false;
}

/* The clock of a file system may lag behind by a tick of the kernel. */
static bool is_since(struct timespec time, struct timespec since)
{
    enum { LAG_NS = 20000000, SECOND_NS = 1000000000 };
    int64_t seconds = (int64_t)time.tv_sec - (int64_t)since.tv_sec;
    int64_t ns = (int64_t)time.tv_nsec - (int64_t)since.tv_nsec;
    if (seconds > 1 || seconds < -1)
        return seconds > 0;
    return seconds * SECOND_NS + ns > -LAG_NS;
}

bool kz_inputs_fresh(const kz_inputs *inputs, const kz_inputs *earlier, struct timespec since)
{
    for (size_t i = 0; i < inputs->count; i++) {
        const kz_input *input = &inputs->at[i];
        if (input->stamp.mode == 0 || !is_since(input->stamp.changed, since))
            continue;
        const kz_input *before = earlier->count == 0
            ? NULL
            : bsearch(input, earlier->at, earlier->count, sizeof *earlier->at, by_path);
        if (before == NULL || !same(&before->stamp, &input->stamp))
            return true;
    }
    return false;
}

char **kz_inputs_dirs(const kz_inputs *inputs, size_t *count)
{
    char **dirs = NULL;
    *count = 0;
    for (size_t i = 0; i < inputs->count; i++) {
        const char *path = inputs->at[i].path;
        size_t length = (size_t)(strrchr(path, '/') - path);
        length += length == 0; /* that of "/file" is "/" */
        if (*count > 0 && strlen(dirs[*count - 1]) == length &&
            memcmp(dirs[*count - 1], path, length) == 0)
            continue;
        dirs = kz_take_more(dirs, *count, sizeof *dirs);
        dirs[(*count)++] = kz_take_text("%.*s", (int)length, path);
    }
    return dirs;
}
