/*
 * Build two directories with libkz and print what differs between them, and which files each
 * was made of, as data, one "key: value" a line.
 *
 *     cc compare.c $(pkg-config --cflags --libs libkz) -o compare
 *     ./compare k8s/overlays/staging k8s/overlays/production
 */
#include <stdio.h>

#include <kz/kz.h>

static void print_files(const char *what, const kz_result *result)
{
    const char *path;
    for (size_t i = 0; (path = kz_result_input(result, i)) != NULL; i++)
        printf("%s: %s\n", what, path);
}

static void print_object(const kz_object_diff *object)
{
    static const char *const words[] = {"same", "changed", "added", "removed"};
    const kz_document *d = object->after != NULL ? object->after : object->before;
    printf("%s: %s/%s\n", words[object->what], d->kind, d->name);
    for (size_t i = 0; i < object->change_count; i++) {
        const kz_change *c = &object->changes[i];
        printf("  %s: %s -> %s\n", c->path, c->before != NULL ? c->before : "nothing",
            c->after != NULL ? c->after : "nothing");
    }
}

static int print_difference(const kz_result *before, const kz_result *after)
{
    kz_diff_result *diff;
    if (kz_diff(&diff, before, after, NULL) != KZ_OK)
        return 2;
    for (size_t i = 0; kz_diff_object(diff, i) != NULL; i++)
        print_object(kz_diff_object(diff, i));
    for (size_t i = 0; kz_diff_rename(diff, i) != NULL; i++) {
        const kz_rename *r = kz_diff_rename(diff, i);
        printf("renamed: %s -> %s\n", r->before->name, r->after->name);
    }
    bool differs = kz_diff_count(diff, KZ_CHANGED) + kz_diff_count(diff, KZ_ADDED) +
            kz_diff_count(diff, KZ_REMOVED) >
        0;
    kz_diff_free(diff);
    return differs ? 1 : 0;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s DIRECTORY DIRECTORY\n", argv[0]);
        return 2;
    }
    const char *const dirs[] = {argv[1], argv[2]};
    kz_result *results[2] = {NULL, NULL};
    int code = 2;
    if (kz_build_many(results, dirs, 2, NULL) == KZ_OK) {
        print_files("before is made of", results[0]);
        print_files("after is made of", results[1]);
        code = print_difference(results[0], results[1]);
    } else {
        fputs("one of them cannot be built; diagnose.c shows how to say why\n", stderr);
    }
    kz_result_free(results[0]);
    kz_result_free(results[1]);
    return code;
}
