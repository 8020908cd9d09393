/*
 * kz images [DIR...] [-o json] [--unique]
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/json_text.h"
#include "cli/messages.h"
#include "cli/print.h"
#include "cli/progress.h"

typedef struct images_options {
    kz_common_options common;
    kz_message_options messages;
    kz_build_options how;
    bool unique;
    const char *output;
} images_options;

static const char *const formats[] = {"text", "json", NULL};

static const kz_option options[] = {
    {.name = "output",
        .letter = 'o',
        .value = "FORMAT",
        .about = "text (the default) or json",
        .group = "Output",
        .kind = KZ_VALUE_WORD,
        .words = formats,
        .offset = offsetof(images_options, output)},
    {.name = "unique",
        .about = "print each image once, and nothing else",
        .group = "Output",
        .offset = offsetof(images_options, unique)},
    KZ_BUILD_OPTIONS(images_options, how),
    KZ_MESSAGE_OPTIONS(images_options, messages),
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

/* What is printed of an image, in the order by which rows are sorted. */
enum { IMAGE, NAMESPACE, OBJECT, FIELD, PLACE, COLUMNS };

typedef struct row {
    const kz_image *image;
    const kz_document *document;
    char *cells[COLUMNS];
} row;

typedef struct table {
    row *rows;
    size_t count;
} table;

/* TEXT in one line, so that no image can pretend to be two. */
static char *one_line(const char *text)
{
    static const char digits[] = "0123456789abcdef";
    char *copy = malloc(4 * strlen(text) + 1), *to = copy;
    if (copy == NULL)
        return NULL;
    for (const unsigned char *b = (const unsigned char *)text; *b != '\0'; b++)
        if (*b < 0x20 || *b == 0x7F) {
            *to++ = '\\';
            *to++ = 'x';
            *to++ = digits[*b >> 4];
            *to++ = digits[*b & 15];
        } else {
            *to++ = (char)*b;
        }
    *to = '\0';
    return copy;
}

static char *place_text(const kz_place *place)
{
    char *text = NULL, *line;
    if (place->file == NULL)
        return one_line("-");
    if (asprintf(&text, "%s:%u:%u", place->file, place->line, place->column) < 0)
        return NULL;
    line = one_line(text);
    free(text);
    return line;
}

static char *object_text(const kz_document *document)
{
    char *text = NULL, *line;
    if (asprintf(&text, "%s/%s", document->kind, document->name) < 0)
        return NULL;
    line = one_line(text);
    free(text);
    return line;
}

static bool fill(row *r, const kz_image *image, const kz_document *document)
{
    *r = (row){.image = image,
        .document = document,
        .cells = {[IMAGE] = one_line(image->text),
            [NAMESPACE] = one_line(document->ns[0] != '\0' ? document->ns : "-"),
            [OBJECT] = object_text(document),
            [FIELD] = one_line(image->path),
            [PLACE] = place_text(&image->place)}};
    for (size_t i = 0; i < COLUMNS; i++)
        if (r->cells[i] == NULL)
            return false;
    return true;
}

static void free_row(row *r)
{
    for (size_t i = 0; i < COLUMNS; i++)
        free(r->cells[i]);
}

static void free_table(table *t)
{
    for (size_t i = 0; i < t->count; i++)
        free_row(&t->rows[i]);
    free(t->rows);
}

static bool collect(kz_result *const *results, size_t count, table *t)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; kz_result_image(results[i], k) != NULL; k++)
            total++;
    t->rows = calloc(total + 1, sizeof *t->rows);
    if (t->rows == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        const kz_image *image;
        for (size_t k = 0; (image = kz_result_image(results[i], k)) != NULL; k++)
            if (!fill(&t->rows[t->count++], image, kz_result_document(results[i], image->document)))
                return false;
    }
    return true;
}

static int by_cells(const row *a, const row *b, size_t columns)
{
    int order = 0;
    for (size_t i = 0; i < columns && order == 0; i++)
        order = strcmp(a->cells[i], b->cells[i]);
    return order;
}

static int by_all(const void *a, const void *b)
{
    return by_cells(a, b, COLUMNS);
}

/* Sort, and keep the first of those that are equal in their first COLUMNS. */
static void sort(table *t, size_t columns)
{
    size_t kept = 0;
    qsort(t->rows, t->count, sizeof *t->rows, by_all);
    for (size_t i = 0; i < t->count; i++)
        if (kept > 0 && by_cells(&t->rows[kept - 1], &t->rows[i], columns) == 0)
            free_row(&t->rows[i]);
        else
            t->rows[kept++] = t->rows[i];
    t->count = kept;
}

/* Characters of UTF-8 text. */
static size_t width(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void print_text(const table *t, size_t columns)
{
    size_t widths[COLUMNS] = {0};
    for (size_t i = 0; i < t->count; i++)
        for (size_t k = 0; k + 1 < columns; k++) {
            size_t own = width(t->rows[i].cells[k]);
            widths[k] = own > widths[k] ? own : widths[k];
        }
    for (size_t i = 0; i < t->count; i++) {
        for (size_t k = 0; k < columns; k++) {
            const char *cell = t->rows[i].cells[k];
            fputs(cell, stdout);
            if (k + 1 < columns)
                printf("%*s", (int)(widths[k] - width(cell) + 2), "");
        }
        putchar('\n');
    }
}

static void print_member(const char *name, const char *text, const char *before)
{
    printf("%s\"%s\": ", before, name);
    kz_print_json(stdout, text);
}

static void print_image(const row *r, bool unique)
{
    const kz_image *image = r->image;
    const kz_document *d = r->document;
    print_member("image", image->text, "  {");
    print_member("name", image->name, ", ");
    print_member("tag", image->tag, ", ");
    print_member("digest", image->digest, ", ");
    if (!unique) {
        print_member("group", d->group, ",\n   ");
        print_member("version", d->version, ", ");
        print_member("kind", d->kind, ", ");
        print_member("namespace", d->ns, ", ");
        print_member("object", d->name, ", ");
        print_member("path", image->path, ",\n   ");
        print_member("file", image->place.file, ",\n   ");
        printf(", \"line\": %u, \"column\": %u", image->place.line, image->place.column);
    }
    putchar('}');
}

static void print_json(const table *t, bool unique)
{
    putchar('[');
    for (size_t i = 0; i < t->count; i++) {
        fputs(i > 0 ? ",\n" : "\n", stdout);
        print_image(&t->rows[i], unique);
    }
    puts(t->count > 0 ? "\n]" : "]");
}

static bool deliver(kz_result *const *results, size_t count, const images_options *given)
{
    table t = {NULL, 0};
    const size_t columns = given->unique ? 1 : COLUMNS;
    bool done = collect(results, count, &t);
    if (!done) {
        kz_print_error("out of memory");
    } else {
        sort(&t, columns);
        if (given->output != NULL && strcmp(given->output, "json") == 0)
            print_json(&t, given->unique);
        else
            print_text(&t, columns);
        done = kz_finish_output(0) == 0;
    }
    free_table(&t);
    return done;
}

static int list(const kz_operands *dirs, const images_options *given)
{
    kz_options library_options;
    kz_message_style style;
    kz_progress_line line;
    if (!kz_message_style_read(&given->messages, &style) ||
        !kz_build_options_read(&given->how, &library_options))
        return 1;
    library_options.strict = given->messages.strict;
    library_options.images = true;
    kz_result **results = calloc(dirs->count, sizeof *results);
    if (results == NULL) {
        kz_print_error("out of memory");
        return 1;
    }
    kz_progress_show(&line, &library_options);
    kz_interruptible(&library_options.cancel);
    kz_status status = kz_build_many(results, dirs->at, dirs->count, &library_options);
    kz_interrupt_now();
    bool done = kz_print_outcome(results, dirs->count, &style) && status == KZ_OK &&
        deliver(results, dirs->count, given);
    for (size_t i = 0; i < dirs->count; i++)
        kz_result_free(results[i]);
    free(results);
    return done ? 0 : 1;
}

static int run(const void *given, const kz_operands *operands)
{
    const char *here = ".";
    const kz_operands only = {&here, 1};
    return list(operands->count > 0 ? operands : &only, given);
}

const kz_command kz_command_images = {
    .name = "images",
    .usage = "images [DIR | URL]... [options]",
    .about = "List the images that builds name, and who set them",
    .details = "A line each: the image, the namespace and the object, the field, and the place in "
               "the file that gave the image its value, be it a manifest, a patch or an entry of "
               "images.\n",
    .examples = "  kz images k8s/overlays/production\n"
                "  kz images --unique k8s/overlays/* | xargs -n1 docker pull\n",
    .takes = KZ_VALUE_ROOT,
    .options = options,
    .size = sizeof(images_options),
    .run = run,
};
