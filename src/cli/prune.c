#include "cli/prune.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/memory.h"
#include "cli/place.h"
#include "cli/print.h"

static const char root_word[] = "root ";

typedef struct pruner {
    kz_manifest *manifest;
    kz_folder *folder;
    const kz_plan *plan;
    const char **roots; /* sorted */
    size_t root_count;
    const char *form;
    kz_manifest_run *run; /* the new one */
    const char **kept;    /* paths that others claim, sorted */
    size_t kept_count;
    bool failed;
} pruner;

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_among(const char *text, const char *const *sorted, size_t count)
{
    return count > 0 && bsearch(&text, sorted, count, sizeof *sorted, by_text) != NULL;
}

static bool has_breaks(const char *text)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < ' ')
            return true;
    return false;
}

void kz_prune_free_roots(char **roots, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(roots[i]);
    free(roots);
}

char **kz_prune_roots(const kz_folder *folder, const kz_built *built)
{
    char **roots = kz_take(built->count, sizeof *roots);
    for (size_t i = 0; i < built->count; i++) {
        char *way = kz_place_between(folder->shown, built->dirs[i]);
        roots[i] = way != NULL ? kz_take_text("%s%s", root_word, way)
                               : kz_take_text("url %s", built->dirs[i]);
        free(way);
        if (has_breaks(roots[i])) {
            kz_print_error("'%s' has a name that " KZ_MANIFEST_NAME " cannot hold", built->dirs[i]);
            kz_prune_free_roots(roots, i + 1);
            return NULL;
        }
    }
    return roots;
}

/* A root without a kustomization file is never built again. */
static bool is_gone(const kz_folder *folder, const char *root)
{
    static const char *const names[] = {"kustomization.yaml", "kustomization.yml", "Kustomization"};
    if (strncmp(root, root_word, sizeof root_word - 1) != 0)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *file = kz_take_text("%s/%s", root + sizeof root_word - 1, names[i]);
        bool there = faccessat(folder->fd, file, F_OK, 0) == 0;
        free(file);
        if (there)
            return false;
    }
    return true;
}

static bool is_ours(const pruner *p, const kz_claim *claim)
{
    return strcmp(claim->run->form, p->form) == 0 && is_among(claim->root, p->roots, p->root_count);
}

/* Take over the claims of these roots, and of those of the same runs that are gone. */
static void take_over(pruner *p)
{
    size_t count = p->manifest->count;
    kz_claim *claims = p->manifest->claims;
    bool *ours = kz_take(count, sizeof *ours);
    for (size_t i = 0; i < count; i++) {
        ours[i] = is_ours(p, &claims[i]);
        claims[i].run->continued |= ours[i];
    }
    bool gone = false;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(claims[i].root, claims[i - 1].root) != 0)
            gone = is_gone(p->folder, claims[i].root);
        ours[i] = ours[i] || (gone && claims[i].run->continued);
    }
    for (size_t i = 0; i < count; i++)
        if (ours[i])
            claims[i].run = p->run;
    free(ours);
}

static void list_kept(pruner *p)
{
    const kz_manifest *m = p->manifest;
    p->kept = kz_take(m->count, sizeof *p->kept);
    for (size_t i = 0; i < m->count; i++)
        if (m->claims[i].run != p->run)
            p->kept[p->kept_count++] = m->claims[i].path;
    qsort(p->kept, p->kept_count, sizeof *p->kept, by_text);
}

static int path_is(const void *path, const void *made)
{
    return strcmp(path, ((const kz_made *)made)->path);
}

static kz_made *find_made(const kz_manifest *manifest, const char *path)
{
    size_t count = manifest->made_count;
    return count == 0 ? NULL
                      : bsearch(path, manifest->made, count, sizeof *manifest->made, path_is);
}

/* The directories above PATH that were made for files, as far as they are empty now. */
static void remove_dirs(pruner *p, const char *path)
{
    char *dir = kz_take_text("%s", path);
    for (char *slash; (slash = strrchr(dir, '/')) != NULL;) {
        *slash = '\0';
        kz_made *made = find_made(p->manifest, dir);
        if (made == NULL || !kz_folder_remove_dir(p->folder, dir))
            break;
        made->gone = true;
    }
    free(dir);
}

/* Remove the file of CLAIM. Returns whether the claim is done with. */
static bool remove_file(pruner *p, const kz_claim *claim)
{
    char *text, hash[KZ_HASH_LENGTH + 1] = "";
    size_t length;
    kz_found found = kz_folder_read(p->folder, claim->path, &text, &length);
    if (found == KZ_FOUND_NOTHING)
        return true;
    if (found == KZ_FOUND_FILE)
        kz_manifest_hash(text, length, hash);
    free(text);
    if (strcmp(hash, claim->hash) != 0) {
        kz_print_warning(
            "'%s/%s' is kept, for it is not what kz wrote there", p->folder->shown, claim->path);
        return false;
    }
    if (!kz_folder_remove(p->folder, claim->path)) {
        p->failed = true;
        return false;
    }
    fprintf(stderr, "kz: removed '%s/%s'\n", p->folder->shown, claim->path);
    remove_dirs(p, claim->path);
    return true;
}

/* Is CLAIM, one of the run's, done with? */
static bool settle(pruner *p, const kz_claim *claim, bool remove)
{
    if (kz_plan_find(p->plan, claim->path) != NULL || is_among(claim->path, p->kept, p->kept_count))
        return true;
    return remove && remove_file(p, claim);
}

/* What others claim may have been written anew. */
static void rehash(const pruner *p, kz_claim *claim)
{
    const kz_planned *file = kz_plan_find(p->plan, claim->path);
    if (file != NULL)
        kz_manifest_hash(file->document->text, file->document->length, claim->hash);
}

static void settle_all(pruner *p, bool remove)
{
    kz_manifest *m = p->manifest;
    size_t left = 0;
    for (size_t i = 0; i < m->count; i++) {
        kz_claim claim = m->claims[i];
        if (claim.run == p->run && settle(p, &claim, remove)) {
            free(claim.root);
            free(claim.path);
            continue;
        }
        rehash(p, &claim);
        m->claims[left++] = claim;
    }
    m->count = left;
}

static void add_new(pruner *p, char *const *roots)
{
    for (size_t i = 0; i < p->plan->count; i++) {
        const kz_planned *file = &p->plan->files[i];
        char hash[KZ_HASH_LENGTH + 1];
        kz_manifest_hash(file->document->text, file->document->length, hash);
        kz_manifest_add(p->manifest, p->run, roots[file->root], file->path, hash);
    }
    for (size_t i = 0; i < p->folder->made_count; i++)
        kz_manifest_add_made(p->manifest, p->folder->made[i]);
}

bool kz_prune(kz_manifest *manifest, kz_folder *folder, const kz_plan *plan, char *const *roots,
    size_t count, const char *form, bool remove)
{
    pruner p = {.manifest = manifest, .folder = folder, .plan = plan, .form = form};
    p.roots = kz_take(count, sizeof *p.roots);
    p.root_count = count;
    memcpy(p.roots, roots, count * sizeof *p.roots);
    qsort(p.roots, count, sizeof *p.roots, by_text);
    p.run = kz_manifest_add_run(manifest, form);
    take_over(&p);
    list_kept(&p);
    settle_all(&p, remove);
    add_new(&p, roots);
    free(p.kept);
    free(p.roots);
    return !p.failed;
}
