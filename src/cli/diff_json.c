/*
 * What differs, for programs. docs/DIFF.md has the schema.
 */
#include <string.h>

#include "cli/diff.h"
#include "cli/json_text.h"

static const char *const words[] = {"same", "changed", "added", "removed"};

static void print_field(FILE *to, const char *name, const char *value)
{
    fprintf(to, "\"%s\":", name);
    kz_print_json(to, value);
}

static void print_document(FILE *to, const kz_document *d)
{
    if (d == NULL) {
        fputs("null", to);
        return;
    }
    fputs("{\"apiVersion\":", to);
    char version[512];
    snprintf(
        version, sizeof version, "%s%s%s", d->group, d->group[0] != '\0' ? "/" : "", d->version);
    kz_print_json(to, version);
    fputc(',', to);
    print_field(to, "kind", d->kind);
    fputc(',', to);
    print_field(to, "namespace", d->ns[0] != '\0' ? d->ns : NULL);
    fputc(',', to);
    print_field(to, "name", d->name);
    fputc('}', to);
}

static void print_change(FILE *to, const kz_change *change)
{
    fprintf(to, "{\"what\":\"%s\",", words[change->what]);
    print_field(to, "path", change->path);
    if (change->before != NULL)
        fprintf(to, ",\"before\":%s", change->before);
    if (change->after != NULL)
        fprintf(to, ",\"after\":%s", change->after);
    fputc('}', to);
}

static void print_object(FILE *to, const kz_object_diff *object)
{
    fprintf(to, "{\"what\":\"%s\",\"before\":", words[object->what]);
    print_document(to, object->before);
    fputs(",\"after\":", to);
    print_document(to, object->after);
    fputs(",\"changes\":[", to);
    for (size_t i = 0; i < object->change_count; i++) {
        fputs(i > 0 ? ",\n    " : "\n    ", to);
        print_change(to, &object->changes[i]);
    }
    fprintf(to, "],\n   \"patch\":%s}", object->patch);
}

static void print_rename(FILE *to, const kz_rename *rename)
{
    fputs("{\"before\":", to);
    print_document(to, rename->before);
    fputs(",\"after\":", to);
    print_document(to, rename->after);
    fprintf(to, ",\"references\":%zu}", rename->references);
}

static void print_pair(FILE *to, const kz_diff_pair *pair)
{
    const kz_object_diff *object;
    const kz_rename *rename;
    fputs("{", to);
    print_field(to, "before", pair->before_name);
    fputc(',', to);
    print_field(to, "after", pair->after_name);
    fprintf(to, ",\n \"changed\":%zu,\"added\":%zu,\"removed\":%zu,\n \"objects\":[",
        kz_diff_count(pair->diff, KZ_CHANGED), kz_diff_count(pair->diff, KZ_ADDED),
        kz_diff_count(pair->diff, KZ_REMOVED));
    for (size_t i = 0; (object = kz_diff_object(pair->diff, i)) != NULL; i++) {
        fputs(i > 0 ? ",\n  " : "\n  ", to);
        print_object(to, object);
    }
    fputs("],\n \"renames\":[", to);
    for (size_t i = 0; (rename = kz_diff_rename(pair->diff, i)) != NULL; i++) {
        fputs(i > 0 ? ",\n  " : "\n  ", to);
        print_rename(to, rename);
    }
    fputs("]}", to);
}

static void write(FILE *to, const kz_diff_pairs *pairs, const kz_diff_style *style)
{
    (void)style;
    fputs("{\"schema\":1,\"pairs\":[\n", to);
    for (size_t i = 0; i < pairs->count; i++) {
        fputs(i > 0 ? ",\n" : "", to);
        print_pair(to, &pairs->at[i]);
    }
    fputs("]}\n", to);
}

const kz_diff_format kz_diff_json = {"json", write};
