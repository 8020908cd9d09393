/*
 * What differs, as a comment on a pull request: a summary, and for each object what can be
 * unfolded. It has a greatest size, for that is what places for comments have; what does
 * not fit is left out, and the end says so.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/diff.h"

/* Room for the end, which says what was left out. */
enum { ENDING = 600, NAMES = 300 };

/* A cut object is shown with at least so many bytes of lines. */
enum { WORTH_SHOWING = 200 };

typedef struct page {
    FILE *to;
    size_t room;                    /* bytes that may still be written, the end not counted */
    size_t objects, lines, renames; /* left out */
    char names[NAMES];              /* of such objects, as far as there is room */
    size_t names_length, names_left;
} page;

/* A part of the page while it is made. */
typedef struct part {
    FILE *to;
    char *text;
    size_t length;
} part;

static bool open_part(part *p)
{
    *p = (part){0};
    p->to = open_memstream(&p->text, &p->length);
    return p->to != NULL;
}

/* Put the part on the page if it fits. */
static bool close_part(page *on, part *p)
{
    bool fits = fclose(p->to) == 0 && p->length <= on->room;
    if (fits) {
        fwrite(p->text, 1, p->length, on->to);
        on->room -= p->length;
    }
    free(p->text);
    return fits;
}

static void print_escaped(FILE *to, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        switch (text[i]) {
        case '&':
            fputs("&amp;", to);
            break;
        case '<':
            fputs("&lt;", to);
            break;
        case '>':
            fputs("&gt;", to);
            break;
        default:
            fputc((unsigned char)text[i] < ' ' ? ' ' : text[i], to);
        }
}

/* Names are anything, and this is HTML. */
static void print_label(FILE *to, const kz_document *d, bool with_namespace)
{
    part label;
    if (!open_part(&label))
        return;
    kz_diff_print_label(label.to, d, with_namespace);
    fclose(label.to);
    print_escaped(to, label.text, label.length);
    free(label.text);
}

/* The longest run of backticks in the lines. */
static size_t longest_run(const kz_object_diff *object)
{
    size_t longest = 0;
    for (size_t i = 0; i < object->hunk_count; i++)
        for (size_t j = 0; j < object->hunks[i].count; j++) {
            const kz_hunk_line *line = &object->hunks[i].lines[j];
            for (size_t at = 0, run = 0; at < line->length; at++) {
                run = line->text[at] == '`' ? run + 1 : 0;
                longest = run > longest ? run : longest;
            }
        }
    return longest;
}

static void print_fence(FILE *to, size_t length, const char *kind)
{
    for (; length > 0; length--)
        fputc('`', to);
    fprintf(to, "%s\n", kind);
}

static size_t count_lines(const kz_object_diff *object)
{
    size_t lines = 0;
    for (size_t i = 0; i < object->hunk_count; i++)
        lines += object->hunks[i].count;
    return lines;
}

/* As many lines as ROOM bytes take. Returns how many those are. */
static size_t print_lines(FILE *to, const kz_object_diff *object, size_t room)
{
    char head[120];
    size_t printed = 0;
    for (size_t i = 0; i < object->hunk_count; i++) {
        const kz_hunk *hunk = &object->hunks[i];
        int n = snprintf(head, sizeof head, "@@ -%zu,%zu +%zu,%zu @@\n", hunk->before,
            hunk->before_count, hunk->after, hunk->after_count);
        for (size_t j = 0; j < hunk->count; j++) {
            const kz_hunk_line *line = &hunk->lines[j];
            size_t takes = line->length + 2 + (j == 0 ? (size_t)n : 0);
            if (takes > room)
                return printed;
            fprintf(to, "%s%c", j == 0 ? head : "", line->sign);
            fwrite(line->text, 1, line->length, to);
            fputc('\n', to);
            room -= takes;
            printed++;
        }
    }
    return printed;
}

static void print_summary(FILE *to, const kz_object_diff *object, bool with_namespace)
{
    fputs("<details>\n<summary>", to);
    print_label(to, kz_diff_document(object), with_namespace);
    if (object->what == KZ_CHANGED)
        fprintf(
            to, ": %zu %s", object->change_count, object->change_count == 1 ? "change" : "changes");
    else
        fputs(object->what == KZ_ADDED ? ": added" : ": removed", to);
    fputs("</summary>\n\n", to);
}

static void leave_out(page *on, const kz_object_diff *object, bool with_namespace, size_t lines)
{
    part label;
    on->objects++;
    on->lines += lines;
    if (!open_part(&label))
        return;
    fputs(on->names_length > 0 ? ", " : "", label.to);
    print_label(label.to, kz_diff_document(object), with_namespace);
    fclose(label.to);
    if (on->names_left == 0 && on->names_length + label.length < NAMES) {
        memcpy(on->names + on->names_length, label.text, label.length + 1);
        on->names_length += label.length;
    } else {
        on->names_left++;
    }
    free(label.text);
}

static void write_object(page *on, const kz_object_diff *object, bool with_namespace)
{
    part p;
    size_t fence = longest_run(object) + 1, all = count_lines(object), printed = 0;
    fence = fence < 3 ? 3 : fence;
    if (!open_part(&p))
        return;
    print_summary(p.to, object, with_namespace);
    print_fence(p.to, fence, "diff");
    fflush(p.to);
    size_t frame = p.length + fence + sizeof "\n\n</details>\n\n";
    if (frame + WORTH_SHOWING < on->room)
        printed = print_lines(p.to, object, on->room - frame);
    print_fence(p.to, fence, "");
    fputs("\n</details>\n\n", p.to);
    if (printed == 0) {
        fclose(p.to);
        free(p.text);
    } else if (!close_part(on, &p)) {
        printed = 0;
    }
    if (printed < all)
        leave_out(on, object, with_namespace, all - printed);
}

static void write_head(page *on, const kz_diff_pair *pair)
{
    part p;
    if (!open_part(&p))
        return;
    fputs("### <code>", p.to);
    print_escaped(p.to, pair->before_name, strlen(pair->before_name));
    fputs("</code> → <code>", p.to);
    print_escaped(p.to, pair->after_name, strlen(pair->after_name));
    fputs("</code>\n\n", p.to);
    if (kz_diff_differs(pair->diff))
        kz_diff_print_counts(p.to, pair->diff);
    else
        fputs("No differences", p.to);
    fputs("\n\n", p.to);
    (void)close_part(on, &p);
}

static void write_rename(page *on, const kz_rename *rename, bool with_namespace)
{
    part p, text;
    if (!open_part(&text))
        return;
    kz_diff_print_rename(text.to, rename, with_namespace);
    fclose(text.to);
    if (open_part(&p)) {
        fputs("- <code>", p.to);
        print_escaped(p.to, text.text, text.length);
        fputs("</code>\n", p.to);
        on->renames += !close_part(on, &p);
    }
    free(text.text);
}

static void write_pair(page *on, const kz_diff_pair *pair)
{
    const kz_object_diff *object;
    const kz_rename *rename;
    write_head(on, pair);
    for (size_t i = 0; (object = kz_diff_object(pair->diff, i)) != NULL; i++)
        if (object->what != KZ_SAME)
            write_object(on, object, pair->with_namespaces);
    for (size_t i = 0; (rename = kz_diff_rename(pair->diff, i)) != NULL; i++)
        write_rename(on, rename, pair->with_namespaces);
}

static void write_ending(const page *on, size_t max_bytes)
{
    if (on->objects > 0) {
        fprintf(on->to, "\nLeft out, to stay within %zu bytes: %zu lines of %s", max_bytes,
            on->lines, on->names);
        if (on->names_left > 0)
            fprintf(on->to, "%s%zu more", on->names_length > 0 ? " and " : "", on->names_left);
        fputs(".\n", on->to);
    }
    if (on->renames > 0)
        fprintf(on->to, "\nLeft out: %zu new names of generated objects.\n", on->renames);
}

static void write(FILE *to, const kz_diff_pairs *pairs, const kz_diff_style *style)
{
    page on = {.to = to, .room = style->max_bytes - ENDING};
    bool any = kz_diff_is_any(pairs);
    for (size_t i = 0; i < pairs->count; i++)
        if (!any || kz_diff_differs(pairs->at[i].diff))
            write_pair(&on, &pairs->at[i]);
    write_ending(&on, style->max_bytes);
}

const kz_diff_format kz_diff_markdown = {"markdown", write};
