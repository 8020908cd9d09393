#include "cli/manifest.h"

#include <sodium/crypto_hash_sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/layout.h"
#include "cli/memory.h"
#include "cli/print.h"

static const char head[] = "kz-manifest 1";

typedef struct reader {
    kz_manifest *manifest;
    kz_manifest_run *run;
    const char *root;
} reader;

void kz_manifest_hash(const char *text, size_t length, char out[KZ_HASH_LENGTH + 1])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const unsigned char *)text, length);
    for (size_t i = 0; i < sizeof hash; i++)
        snprintf(out + 2 * i, 3, "%02x", hash[i]);
}

kz_manifest_run *kz_manifest_add_run(kz_manifest *manifest, const char *form)
{
    kz_manifest_run *run = kz_take(1, sizeof *run);
    run->form = kz_take_text("%s", form);
    manifest->runs = kz_take_more(manifest->runs, manifest->run_count, sizeof run);
    manifest->runs[manifest->run_count++] = run;
    return run;
}

void kz_manifest_add(kz_manifest *manifest, kz_manifest_run *run, const char *root,
    const char *path, const char hash[KZ_HASH_LENGTH + 1])
{
    manifest->claims = kz_take_more(manifest->claims, manifest->count, sizeof *manifest->claims);
    kz_claim *claim = &manifest->claims[manifest->count++];
    *claim =
        (kz_claim){.run = run, .root = kz_take_text("%s", root), .path = kz_take_text("%s", path)};
    memcpy(claim->hash, hash, sizeof claim->hash);
}

void kz_manifest_add_made(kz_manifest *manifest, const char *path)
{
    manifest->made = kz_take_more(manifest->made, manifest->made_count, sizeof *manifest->made);
    manifest->made[manifest->made_count++] = (kz_made){.path = kz_take_text("%s", path)};
}

void kz_manifest_free(kz_manifest *manifest)
{
    for (size_t i = 0; i < manifest->count; i++) {
        free(manifest->claims[i].root);
        free(manifest->claims[i].path);
    }
    for (size_t i = 0; i < manifest->run_count; i++) {
        free(manifest->runs[i]->form);
        free(manifest->runs[i]);
    }
    for (size_t i = 0; i < manifest->made_count; i++)
        free(manifest->made[i].path);
    free(manifest->claims);
    free(manifest->runs);
    free(manifest->made);
    *manifest = (kz_manifest){0};
}

static const char *behind(const char *line, const char *word)
{
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

/* "HASH PATH" */
static bool read_claim(reader *r, const char *line)
{
    char hash[KZ_HASH_LENGTH + 1];
    if (strspn(line, "0123456789abcdef") != KZ_HASH_LENGTH || line[KZ_HASH_LENGTH] != ' ')
        return false;
    const char *path = line + KZ_HASH_LENGTH + 1;
    if (r->root == NULL || !kz_layout_is_safe(path))
        return false;
    memcpy(hash, line, KZ_HASH_LENGTH);
    hash[KZ_HASH_LENGTH] = '\0';
    kz_manifest_add(r->manifest, r->run, r->root, path, hash);
    return true;
}

static bool read_line(reader *r, const char *line)
{
    const char *value;
    if ((value = behind(line, "run")) != NULL) {
        r->run = kz_manifest_add_run(r->manifest, value);
        r->root = NULL;
        return true;
    }
    if (behind(line, "root") != NULL || behind(line, "url") != NULL) {
        r->root = line;
        return r->run != NULL;
    }
    if ((value = behind(line, "made")) != NULL) {
        kz_manifest_add_made(r->manifest, value);
        return kz_layout_is_safe(value);
    }
    return read_claim(r, line);
}

static bool refuse(const kz_folder *folder, size_t line)
{
    kz_print_error("line %zu of '%s/" KZ_MANIFEST_NAME "' is not what this version of kz writes; "
                   "remove that file to begin anew, which leaves the files of earlier builds",
        line, folder->shown);
    return false;
}

/* TEXT is taken apart into lines. */
static bool read_text(kz_manifest *manifest, const kz_folder *folder, char *text)
{
    reader r = {.manifest = manifest};
    size_t line = 1;
    for (char *end; *text != '\0'; text = end + 1, line++) {
        end = strchr(text, '\n');
        if (end == NULL)
            return refuse(folder, line);
        *end = '\0';
        if (!(line == 1 ? strcmp(text, head) == 0 : read_line(&r, text)))
            return refuse(folder, line);
    }
    return line > 1 || refuse(folder, line);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const kz_made *)a)->path, ((const kz_made *)b)->path);
}

static void sort_made(kz_manifest *manifest)
{
    if (manifest->made_count > 0)
        qsort(manifest->made, manifest->made_count, sizeof *manifest->made, by_path);
}

bool kz_manifest_read(kz_manifest *manifest, const kz_folder *folder)
{
    char *text;
    size_t length;
    *manifest = (kz_manifest){0};
    kz_found found = kz_folder_read(folder, KZ_MANIFEST_NAME, &text, &length);
    if (found == KZ_FOUND_OTHER)
        kz_print_error("'%s/" KZ_MANIFEST_NAME "' is no file that can be read", folder->shown);
    if (found != KZ_FOUND_FILE)
        return found == KZ_FOUND_NOTHING;
    manifest->was_there = true;
    bool good = read_text(manifest, folder, text);
    free(text);
    if (good)
        sort_made(manifest);
    else
        kz_manifest_free(manifest);
    return good;
}

static int by_place(const void *a, const void *b)
{
    const kz_claim *x = a, *y = b;
    int order = strcmp(x->run->form, y->run->form);
    if (order == 0)
        order = strcmp(x->run->first_root, y->run->first_root);
    if (order == 0)
        order = strcmp(x->root, y->root);
    return order != 0 ? order : strcmp(x->path, y->path);
}

static void sort(kz_manifest *manifest)
{
    for (size_t i = 0; i < manifest->run_count; i++)
        manifest->runs[i]->first_root = NULL;
    for (size_t i = 0; i < manifest->count; i++) {
        kz_claim *claim = &manifest->claims[i];
        if (claim->run->first_root == NULL || strcmp(claim->root, claim->run->first_root) < 0)
            claim->run->first_root = claim->root;
    }
    if (manifest->count > 0)
        qsort(manifest->claims, manifest->count, sizeof *manifest->claims, by_place);
    sort_made(manifest);
}

static void print(const kz_manifest *manifest, FILE *to)
{
    fprintf(to, "%s\n", head);
    const char *printed = "";
    for (size_t i = 0; i < manifest->made_count; i++) {
        const kz_made *made = &manifest->made[i];
        if (made->gone || strcmp(made->path, printed) == 0)
            continue;
        printed = made->path;
        fprintf(to, "made %s\n", printed);
    }
    const kz_claim *last = NULL;
    for (size_t i = 0; i < manifest->count; i++) {
        const kz_claim *claim = &manifest->claims[i];
        bool new_run = last == NULL || last->run != claim->run;
        if (new_run)
            fprintf(to, "run %s\n", claim->run->form);
        if (new_run || strcmp(last->root, claim->root) != 0)
            fprintf(to, "%s\n", claim->root);
        fprintf(to, "%s %s\n", claim->hash, claim->path);
        last = claim;
    }
}

bool kz_manifest_write(kz_manifest *manifest, kz_folder *folder)
{
    char *text = NULL;
    size_t length = 0;
    sort(manifest);
    FILE *to = open_memstream(&text, &length);
    if (to != NULL)
        print(manifest, to);
    bool done = to != NULL && fclose(to) == 0;
    if (!done)
        kz_print_error("out of memory");
    done = done && kz_folder_write(folder, KZ_MANIFEST_NAME, text, length);
    free(text);
    return done;
}
