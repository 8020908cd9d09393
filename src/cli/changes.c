#include "cli/changes.h"

#include <stdlib.h>
#include <string.h>

#include "cli/memory.h"

typedef struct entry {
    const kz_document *document;
    size_t root;
} entry;

typedef struct line {
    const char *text;
    size_t length;
} line;

typedef struct lines {
    line *at;
    size_t count;
} lines;

static int by_identity(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    const char *const left[] = {x->document->kind, x->document->ns, x->document->name,
        x->document->group, x->document->version};
    const char *const right[] = {y->document->kind, y->document->ns, y->document->name,
        y->document->group, y->document->version};
    if (x->root != y->root)
        return x->root < y->root ? -1 : 1;
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        int order = strcmp(left[i], right[i]);
        if (order != 0)
            return order;
    }
    return 0;
}

static entry *entries_of(const kz_built *built, size_t *count)
{
    entry *all = NULL;
    const kz_document *d;
    *count = 0;
    for (size_t i = 0; i < built->count; i++)
        for (size_t j = 0; (d = kz_result_document(built->results[i], j)) != NULL; j++) {
            all = kz_take_more(all, *count, sizeof *all);
            all[(*count)++] = (entry){d, i};
        }
    if (*count > 0)
        qsort(all, *count, sizeof *all, by_identity);
    return all;
}

static lines split(const kz_document *d)
{
    lines all = {0};
    for (const char *at = d->text, *end = at + d->length; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((newline != NULL ? newline : end) - at);
        all.at = kz_take_more(all.at, all.count, sizeof *all.at);
        all.at[all.count++] = (line){at, length};
        at += length + 1;
    }
    return all;
}

static bool equal(line a, line b)
{
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static void print_line(FILE *to, char sign, line l)
{
    fprintf(to, "%c%.*s\n", sign, (int)l.length, l.text);
}

/* The lines A[from..a_end) became B[from..b_end). */
typedef struct span {
    size_t from, a_end, b_end;
} span;

/* With up to three lines around it that are the same. */
static void print_span(FILE *to, const lines *a, const lines *b, span s)
{
    enum { CONTEXT = 3 };
    size_t first = s.from > CONTEXT ? s.from - CONTEXT : 0;
    size_t left = a->count - s.a_end;
    size_t last = s.a_end + (left > CONTEXT ? CONTEXT : left);
    size_t context = last - s.a_end + s.from - first;
    fprintf(to, "@@ -%zu,%zu +%zu,%zu @@\n", first + 1, context + s.a_end - s.from, first + 1,
        context + s.b_end - s.from);
    for (size_t i = first; i < s.from; i++)
        print_line(to, ' ', a->at[i]);
    for (size_t i = s.from; i < s.a_end; i++)
        print_line(to, '-', a->at[i]);
    for (size_t i = s.from; i < s.b_end; i++)
        print_line(to, '+', b->at[i]);
    for (size_t i = s.a_end; i < last; i++)
        print_line(to, ' ', a->at[i]);
}

/* All between the first line that differs and the last is shown as one change. */
static void print_lines(FILE *to, const kz_document *before, const kz_document *now)
{
    lines a = split(before), b = split(now);
    span s = {0, a.count, b.count};
    while (s.from < s.a_end && s.from < s.b_end && equal(a.at[s.from], b.at[s.from]))
        s.from++;
    while (s.a_end > s.from && s.b_end > s.from && equal(a.at[s.a_end - 1], b.at[s.b_end - 1])) {
        s.a_end--;
        s.b_end--;
    }
    print_span(to, &a, &b, s);
    free(a.at);
    free(b.at);
}

static void print_head(FILE *to, const char *what, const kz_built *built, const entry *e)
{
    const kz_document *d = e->document;
    bool many = built->count > 1;
    fprintf(to, "%s %s/%s%s%s%s%s\n", what, d->kind, d->name, d->ns[0] != '\0' ? " in " : "", d->ns,
        many ? " of " : "", many ? built->dirs[e->root] : "");
}

static bool print_changed(FILE *to, const kz_built *built, const entry *before, const entry *now)
{
    const kz_document *a = before->document, *b = now->document;
    if (equal((line){a->text, a->length}, (line){b->text, b->length}))
        return false;
    print_head(to, "changed", built, now);
    if (strcmp(b->kind, "Secret") != 0)
        print_lines(to, a, b);
    return true;
}

kz_changes kz_changes_print(FILE *to, const kz_built *before, const kz_built *now)
{
    kz_changes changes = {0};
    size_t old_count, new_count, i = 0, j = 0;
    entry *old = entries_of(before, &old_count), *new = entries_of(now, &new_count);
    while (i < old_count || j < new_count) {
        int order = i == old_count ? 1 : j == new_count ? -1 : by_identity(&old[i], &new[j]);
        if (order < 0) {
            print_head(to, "removed", before, &old[i++]);
            changes.removed++;
        } else if (order > 0) {
            print_head(to, "added", now, &new[j++]);
            changes.added++;
        } else {
            changes.changed += print_changed(to, now, &old[i++], &new[j++]);
        }
    }
    free(old);
    free(new);
    return changes;
}
