/*
 * What the ways to write a diff have in common.
 */
#include <ctype.h>
#include <string.h>

#include "cli/diff.h"
#include "cli/excerpt.h"

bool kz_diff_differs(const kz_diff_result *diff)
{
    return kz_diff_count(diff, KZ_CHANGED) + kz_diff_count(diff, KZ_ADDED) +
        kz_diff_count(diff, KZ_REMOVED) >
        0;
}

bool kz_diff_is_any(const kz_diff_pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++)
        if (kz_diff_differs(pairs->at[i].diff))
            return true;
    return false;
}

const kz_document *kz_diff_document(const kz_object_diff *object)
{
    return object->after != NULL ? object->after : object->before;
}

void kz_diff_print_label(FILE *to, const kz_document *d, bool with_namespace)
{
    kz_print_harmless(to, d->kind);
    fputc('/', to);
    if (with_namespace && d->ns[0] != '\0') {
        kz_print_harmless(to, d->ns);
        fputc('/', to);
    }
    kz_print_harmless(to, d->name);
}

void kz_diff_print_counts(FILE *to, const kz_diff_result *diff)
{
    fprintf(to, "%zu changed, %zu added, %zu removed", kz_diff_count(diff, KZ_CHANGED),
        kz_diff_count(diff, KZ_ADDED), kz_diff_count(diff, KZ_REMOVED));
}

void kz_diff_print_rename(FILE *to, const kz_rename *rename, bool with_namespace)
{
    kz_diff_print_label(to, rename->before, with_namespace);
    fputs(" → ", to);
    kz_print_harmless(to, rename->after->name);
    fprintf(to, "; %zu %s", rename->references,
        rename->references == 1 ? "reference follows" : "references follow");
}

void kz_diff_print_line(FILE *to, const kz_hunk_line *line)
{
    char part[256];
    for (size_t at = 0; at < line->length;) {
        /* Most lines are ASCII, and there are many of them. */
        if (line->text[at] >= ' ' && line->text[at] <= '~') {
            putc_unlocked(line->text[at++], to);
            continue;
        }
        size_t n = line->length - at;
        if (n >= sizeof part)
            for (n = sizeof part - 1; n > sizeof part - 5 && (line->text[at + n] & 0xC0) == 0x80;)
                n--;
        memcpy(part, line->text + at, n);
        part[n] = '\0';
        kz_print_harmless(to, part);
        at += n;
    }
}

/* May the JSON text go without its quotes? It must not look like another type then, and
 * have no escapes in it. */
static bool is_plain(const char *json, size_t length)
{
    static const char *const others[] = {"\"true\"", "\"false\"", "\"null\"", "\"\""};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(json, others[i]) == 0)
            return false;
    unsigned char first = (unsigned char)json[1];
    if (!isalnum(first) && first != '/' && first != '*' && first != '.' && first < 0x80)
        return false;
    bool is_number = strspn(json + 1, "0123456789.eE+-") == length - 2;
    return !is_number && memchr(json, '\\', length) == NULL && json[length - 2] != ' ';
}

void kz_diff_print_value(FILE *to, const char *json)
{
    enum { LONGEST = 100 };
    size_t length = strlen(json);
    bool plain = json[0] == '"' && is_plain(json, length);
    size_t end = plain ? length - 1 : length, cut = end;
    if (end > LONGEST)
        for (cut = LONGEST; (json[cut] & 0xC0) == 0x80;)
            cut--;
    char shown[LONGEST + 1];
    size_t start = plain ? 1 : 0;
    memcpy(shown, json + start, cut - start);
    shown[cut - start] = '\0';
    kz_print_harmless(to, shown);
    if (cut < end)
        fputs("…", to);
}
