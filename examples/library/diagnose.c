/*
 * Build a directory with libkz and print what there is to say about it as data, one
 * "key: value" a line.
 *
 *     cc diagnose.c $(pkg-config --cflags --libs libkz) -o diagnose
 *     ./diagnose k8s/overlays/production
 */
#include <stdio.h>

#include <kz/kz.h>

static void print_place(const char *what, const kz_place *place)
{
    if (place->file == NULL)
        return;
    printf("%s: %s", what, place->file);
    if (place->line > 0)
        printf(":%u:%u", place->line, place->column);
    if (place->end > 0)
        printf("-%u", place->end);
    putchar('\n');
}

static void print_message(const kz_message *m)
{
    static const char *const severities[] = {"note", "warning", "error"};
    printf("id: %s\nseverity: %s\ntext: %s\n", m->id, severities[m->severity], m->text);
    print_place("place", &m->place);
    if (m->place.source != NULL)
        printf("source: %s\n", m->place.source);
    for (size_t i = 0; i < m->chain_length; i++)
        print_place("included from", &m->chain[i].place);
    for (size_t i = 0; i < m->remark_count; i++) {
        printf("remark: %s\n", m->remarks[i].text);
        print_place("remark at", &m->remarks[i].place);
    }
    if (m->help != NULL)
        printf("help: %s\n", m->help);
    putchar('\n');
}

int main(int argc, char **argv)
{
    kz_result *result;
    kz_options options;
    kz_options_init(&options);
    options.strict = true;
    kz_status status = kz_build(&result, argc > 1 ? argv[1] : ".", &options);
    if (result == NULL)
        return 2;
    for (size_t i = 0; kz_result_message(result, i) != NULL; i++)
        print_message(kz_result_message(result, i));
    printf("documents: %zu\n", kz_result_document_count(result));
    kz_result_free(result);
    return status == KZ_OK ? 0 : 1;
}
