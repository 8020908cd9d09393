/*
 * What differs, a line for each value:
 *
 *     Deployment/web spec.replicas: 1 → 3
 */
#include "cli/diff.h"
#include "cli/excerpt.h"

static void print_change(FILE *to, const kz_change *change)
{
    static const char *const words[] = {"", "", "added ", "removed "};
    fputc(' ', to);
    kz_print_harmless(to, change->path);
    fprintf(to, ": %s", words[change->what]);
    if (change->before != NULL)
        kz_diff_print_value(to, change->before);
    if (change->what == KZ_CHANGED)
        fputs(" → ", to);
    if (change->after != NULL)
        kz_diff_print_value(to, change->after);
}

static void write_object(FILE *to, const kz_object_diff *object, bool with_namespace)
{
    const kz_document *document = kz_diff_document(object);
    if (object->what == KZ_ADDED || object->what == KZ_REMOVED) {
        kz_diff_print_label(to, document, with_namespace);
        fprintf(to, ": %s\n", object->what == KZ_ADDED ? "added" : "removed");
    }
    for (size_t i = 0; i < object->change_count; i++) {
        kz_diff_print_label(to, document, with_namespace);
        print_change(to, &object->changes[i]);
        fputc('\n', to);
    }
}

static void write_pair(FILE *to, const kz_diff_pair *pair)
{
    const kz_object_diff *object;
    const kz_rename *rename;
    for (size_t i = 0; (object = kz_diff_object(pair->diff, i)) != NULL; i++)
        write_object(to, object, pair->with_namespaces);
    for (size_t i = 0; (rename = kz_diff_rename(pair->diff, i)) != NULL; i++) {
        kz_diff_print_rename(to, rename, pair->with_namespaces);
        fputc('\n', to);
    }
}

static void write(FILE *to, const kz_diff_pairs *pairs, const kz_diff_style *style)
{
    (void)style;
    for (size_t i = 0; i < pairs->count; i++) {
        if (!kz_diff_differs(pairs->at[i].diff))
            continue;
        if (pairs->count > 1) {
            fputs("# ", to);
            kz_print_harmless(to, pairs->at[i].after_name);
            fputc('\n', to);
        }
        write_pair(to, &pairs->at[i]);
    }
}

const kz_diff_format kz_diff_path = {"path", write};
