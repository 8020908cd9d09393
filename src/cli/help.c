#include "cli/help.h"

#include <string.h>

enum { LINE = 80, WIDEST_NAME = 32 };

const char *kz_option_group(const kz_option *row)
{
    return row->group != NULL ? row->group : "Options";
}

static bool same_group(const kz_option *a, const kz_option *b)
{
    return strcmp(kz_option_group(a), kz_option_group(b)) == 0;
}

bool kz_option_opens_group(const kz_option *rows, const kz_option *row)
{
    if (row->about == NULL)
        return false;
    for (; rows != row; rows++)
        if (rows->about != NULL && same_group(rows, row))
            return false;
    return true;
}

/* "  -o, --output PATH": how wide that is. */
static int width(const kz_option *row)
{
    return (int)(8 + strlen(row->name) + (row->value != NULL ? 1 + strlen(row->value) : 0));
}

static int column_of_texts(const kz_option *rows)
{
    int column = 0;
    for (; rows->name != NULL; rows++)
        if (rows->about != NULL && width(rows) > column && width(rows) <= WIDEST_NAME)
            column = width(rows);
    return column + 2;
}

/* The LENGTH bytes at TEXT from column AT on, broken at blanks, each line at column START. */
static void print_broken(const char *text, size_t length, int at, int start, FILE *to)
{
    const char *end = text + length;
    if (at > 0 && at > start - 2) {
        fputc('\n', to);
        at = 0;
    }
    while (text < end) {
        int word = (int)strcspn(text, " \n");
        if (at > start && at + 1 + word > LINE) {
            fputc('\n', to);
            at = 0;
        }
        at += at <= start ? fprintf(to, "%*s", start - at, "") : fprintf(to, " ");
        at += fprintf(to, "%.*s", word, text);
        text += word;
        text += strspn(text, " ");
    }
    fputc('\n', to);
}

static void print_option(const kz_option *row, int column, FILE *to)
{
    char letter[] = {'-', row->letter, ',', '\0'};
    int at = fprintf(to, "  %3s --%s%s%s", row->letter != 0 ? letter : "", row->name,
        row->value != NULL ? " " : "", row->value != NULL ? row->value : "");
    print_broken(row->about, strlen(row->about), at, column, to);
}

static void print_options(const kz_option *rows, FILE *to)
{
    int column = column_of_texts(rows);
    for (const kz_option *first = rows; first->name != NULL; first++) {
        if (!kz_option_opens_group(rows, first))
            continue;
        fprintf(to, "\n%s:\n", kz_option_group(first));
        for (const kz_option *row = first; row->name != NULL; row++)
            if (row->about != NULL && same_group(first, row))
                print_option(row, column, to);
    }
}

static void print_commands(FILE *to)
{
    enum { COLUMN = 14 };
    fputs("\nCommands:\n", to);
    for (const kz_command *const *c = kz_commands; *c != NULL; c++)
        print_broken((*c)->about, strlen((*c)->about), fprintf(to, "  %s", (*c)->name), COLUMN, to);
}

/* Paragraphs are lines, which are broken to the width. */
static void print_paragraphs(const char *text, FILE *to)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        fputc('\n', to);
        print_broken(text, length, 0, 0, to);
        text += length;
        text += strspn(text, "\n");
    }
}

void kz_help_print(const kz_command *command, FILE *to)
{
    fprintf(to, "%s.\n\nUsage:\n  %s%s\n", command->about, command == &kz_command_top ? "" : "kz ",
        command->usage);
    if (command == &kz_command_top)
        print_commands(to);
    if (command->details != NULL)
        print_paragraphs(command->details, to);
    if (command->examples != NULL)
        fprintf(to, "\nExamples:\n%s", command->examples);
    print_options(command->options, to);
    if (command == &kz_command_top)
        fputs("\n'kz help COMMAND' says more.\n", to);
}
