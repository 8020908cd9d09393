/*
 * What differs, for people: a unified diff of each object, then what follows from it, then
 * the sum.
 */
#include "cli/diff.h"
#include "cli/excerpt.h"

#define RESET "\033[0m"
#define BOLD "\033[1m"
#define CYAN "\033[36m"
#define RED "\033[31m"
#define GREEN "\033[32m"

static const char *paint(const kz_diff_style *style, const char *color)
{
    return style->color ? color : "";
}

static void print_name(
    FILE *to, const char *sign, const char *side, const kz_document *document, bool with_namespace)
{
    fputs(sign, to);
    if (document == NULL) {
        fputs("/dev/null", to);
        return;
    }
    kz_diff_print_label(to, document, with_namespace);
    fputs(" (", to);
    kz_print_harmless(to, side);
    fputc(')', to);
}

static void print_head(
    FILE *to, const kz_diff_pair *pair, const kz_object_diff *object, const kz_diff_style *style)
{
    fputs(paint(style, BOLD), to);
    print_name(to, "--- ", pair->before_name, object->before, pair->with_namespaces);
    fputc('\n', to);
    print_name(to, "+++ ", pair->after_name, object->after, pair->with_namespaces);
    fprintf(to, "%s\n", paint(style, RESET));
}

static void print_line(FILE *to, const kz_hunk_line *line, const kz_diff_style *style)
{
    bool colored = style->color && line->sign != ' ';
    if (colored)
        fputs(line->sign == '-' ? RED : GREEN, to);
    putc_unlocked(line->sign, to);
    kz_diff_print_line(to, line);
    if (colored)
        fputs(RESET, to);
    putc_unlocked('\n', to);
}

static void print_object(
    FILE *to, const kz_diff_pair *pair, const kz_object_diff *object, const kz_diff_style *style)
{
    print_head(to, pair, object, style);
    for (size_t i = 0; i < object->hunk_count; i++) {
        const kz_hunk *hunk = &object->hunks[i];
        fprintf(to, "%s@@ -%zu,%zu +%zu,%zu @@%s\n", paint(style, CYAN), hunk->before,
            hunk->before_count, hunk->after, hunk->after_count, paint(style, RESET));
        for (size_t j = 0; j < hunk->count; j++)
            print_line(to, &hunk->lines[j], style);
    }
    fputc('\n', to);
}

static void write_pair(FILE *to, const kz_diff_pair *pair, bool alone, const kz_diff_style *style)
{
    const kz_object_diff *object;
    const kz_rename *rename;
    if (!alone) {
        fprintf(to, "%s== ", paint(style, BOLD));
        kz_print_harmless(to, pair->after_name);
        fprintf(to, "%s\n\n", paint(style, RESET));
    }
    for (size_t i = 0; (object = kz_diff_object(pair->diff, i)) != NULL; i++)
        if (object->what != KZ_SAME)
            print_object(to, pair, object, style);
    for (size_t i = 0; (rename = kz_diff_rename(pair->diff, i)) != NULL; i++) {
        kz_diff_print_rename(to, rename, pair->with_namespaces);
        fputs(style->uncounted && kz_diff_rename(pair->diff, i + 1) == NULL ? "\n\n" : "\n", to);
    }
    if (style->uncounted)
        return;
    kz_diff_print_counts(to, pair->diff);
    fputc('\n', to);
}

static void write(FILE *to, const kz_diff_pairs *pairs, const kz_diff_style *style)
{
    const char *gap = "";
    for (size_t i = 0; i < pairs->count; i++) {
        if (!kz_diff_differs(pairs->at[i].diff))
            continue;
        fputs(gap, to);
        write_pair(to, &pairs->at[i], pairs->count == 1, style);
        gap = style->uncounted ? "" : "\n";
    }
}

const kz_diff_format kz_diff_human = {"human", write};
