/*
 * Both sides of each pair: built, read, or asked of a cluster.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/diff.h"
#include "cli/print.h"

/* A side of a pair, and where its result goes. */
typedef struct source {
    const char *name, *path;
    kz_result **to;
} source;

typedef struct sources {
    source *at;
    size_t count;
} sources;

/* What cannot be built or read by name: stdin, pipes. */
static bool is_stream(const source *s)
{
    struct stat info;
    return strcmp(s->path, "-") == 0 ||
        (stat(s->path, &info) == 0 && !S_ISDIR(info.st_mode) && !S_ISREG(info.st_mode));
}

static bool is_file(const source *s)
{
    struct stat info;
    return stat(s->path, &info) == 0 && S_ISREG(info.st_mode);
}

static bool is_nothing(const source *s)
{
    return s->path[0] == '\0';
}

static bool is_built(const source *s)
{
    return !is_nothing(s) && !is_stream(s) && !is_file(s);
}

static bool read_to_end(FILE *from, FILE *to)
{
    char block[1 << 16];
    size_t n;
    while ((n = fread(block, 1, sizeof block, from)) > 0)
        if (fwrite(block, 1, n, to) < n)
            return false;
    return ferror(from) == 0;
}

static kz_status read_stream(const source *s, const kz_options *options)
{
    bool is_stdin = strcmp(s->path, "-") == 0;
    FILE *from = is_stdin ? stdin : fopen(s->path, "r");
    char *text = NULL;
    size_t length;
    FILE *to = from == NULL ? NULL : open_memstream(&text, &length);
    bool read = to != NULL && read_to_end(from, to);
    int error = errno;
    if (to != NULL && fclose(to) != 0)
        read = false;
    if (from != NULL && !is_stdin)
        fclose(from);
    kz_status status = KZ_ESYSTEM;
    if (read)
        status = kz_read_manifests(s->to, is_stdin ? "stdin" : s->name, text, length, options);
    else
        kz_print_error("cannot read '%s': %s", s->name, strerror(error));
    free(text);
    return status;
}

static kz_status read_files(const sources *all, const kz_options *options)
{
    kz_status worst = KZ_OK;
    for (size_t i = 0; i < all->count; i++) {
        const source *s = &all->at[i];
        kz_status status = KZ_OK;
        if (is_nothing(s))
            status = kz_read_manifests(s->to, s->name, "", 0, options);
        else if (is_stream(s))
            status = read_stream(s, options);
        else if (is_file(s))
            status = kz_read_manifests(s->to, s->path, NULL, 0, options);
        worst = status > worst ? status : worst;
    }
    return worst;
}

/* Build all that are no files side by side. */
static kz_status build_rest(const sources *all, const kz_options *options)
{
    kz_status status = KZ_OK;
    const char **dirs = calloc(all->count + 1, sizeof *dirs);
    kz_result **results = calloc(all->count + 1, sizeof *results);
    size_t count = 0;
    if (dirs == NULL || results == NULL)
        status = KZ_ESYSTEM;
    for (size_t i = 0; status == KZ_OK && i < all->count; i++)
        if (is_built(&all->at[i]))
            dirs[count++] = all->at[i].path;
    if (count > 0)
        status = kz_build_many(results, dirs, count, options);
    count = 0;
    for (size_t i = 0; results != NULL && i < all->count; i++)
        if (is_built(&all->at[i]))
            *all->at[i].to = results[count++];
    free(dirs);
    free(results);
    return status;
}

static source source_of(const char *name, const char *path, kz_result **to)
{
    return (source){name, path != NULL ? path : name, to};
}

/* What is to be built or read: of a live pair what is after only. */
static sources sources_of(kz_diff_pairs *pairs)
{
    sources all = {.at = calloc(2 * pairs->count + 1, sizeof *all.at)};
    for (size_t i = 0; all.at != NULL && i < pairs->count; i++) {
        kz_diff_pair *pair = &pairs->at[i];
        if (!pair->live)
            all.at[all.count++] = source_of(pair->before_name, pair->before_path, &pair->before);
        all.at[all.count++] = source_of(pair->after_name, pair->after_path, &pair->after);
    }
    return all;
}

static void print_messages(const kz_diff_pairs *pairs, const kz_message_style *style)
{
    kz_result **results = calloc(2 * pairs->count + 1, sizeof *results);
    size_t count = 0;
    for (size_t i = 0; results != NULL && i < pairs->count; i++) {
        if (pairs->at[i].before != NULL)
            results[count++] = pairs->at[i].before;
        if (pairs->at[i].after != NULL)
            results[count++] = pairs->at[i].after;
    }
    if (results != NULL)
        kz_print_messages(results, count, style);
    free(results);
}

static kz_status ask_cluster(
    kz_diff_pairs *pairs, const kz_live *cluster, const kz_options *options)
{
    kz_status status = KZ_OK;
    for (size_t i = 0; status == KZ_OK && i < pairs->count; i++)
        if (pairs->at[i].live)
            status = kz_read_live(&pairs->at[i].before, pairs->at[i].after, cluster, options);
    return status;
}

bool kz_diff_pairs_load(kz_diff_pairs *pairs, const kz_live *cluster, const kz_options *options,
    const kz_message_style *messages)
{
    sources all = sources_of(pairs);
    kz_status built = all.at != NULL ? build_rest(&all, options) : KZ_ESYSTEM;
    kz_status status = all.at != NULL ? read_files(&all, options) : KZ_ESYSTEM;
    status = built > status ? built : status;
    if (status == KZ_OK)
        status = ask_cluster(pairs, cluster, options);
    print_messages(pairs, messages);
    free(all.at);
    return status == KZ_OK;
}

/* Is there a namespaced document of another namespace than *FIRST, which is set if it is NULL? */
static bool has_another(const kz_result *result, const char **first)
{
    const kz_document *d;
    for (size_t i = 0; (d = kz_result_document(result, i)) != NULL; i++) {
        if (d->cluster_scoped)
            continue;
        if (*first == NULL)
            *first = d->ns;
        if (strcmp(*first, d->ns) != 0)
            return true;
    }
    return false;
}

/* Is the namespace needed to tell the objects of the pair apart? */
static bool has_namespaces(const kz_diff_pair *pair)
{
    const char *before = NULL, *after = NULL;
    return has_another(pair->before, &before) || has_another(pair->after, &after);
}

bool kz_diff_pairs_compare(kz_diff_pairs *pairs, const kz_diff_options *options)
{
    for (size_t i = 0; i < pairs->count; i++) {
        kz_diff_pair *pair = &pairs->at[i];
        kz_diff_options own = *options;
        own.live = pair->live;
        if (kz_diff(&pair->diff, pair->before, pair->after, &own) != KZ_OK) {
            kz_print_error("out of memory");
            return false;
        }
        pair->with_namespaces = has_namespaces(pair);
    }
    return true;
}

void kz_diff_pairs_free(kz_diff_pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        kz_diff_free(pairs->at[i].diff);
        kz_result_free(pairs->at[i].before);
        kz_result_free(pairs->at[i].after);
    }
}
