#include "cli/manual/page.h"

#include <ctype.h>
#include <string.h>

#include "cli/help.h"

/* The LENGTH bytes at TEXT so that nothing in them is a macro or an escape. Returns how
 * much that was. */
static int write_raw(const char *text, size_t length, bool opens_line, FILE *to)
{
    int written = 0;
    if (opens_line && length > 0 && (text[0] == '.' || text[0] == '\''))
        written += fprintf(to, "\\&");
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\\')
            written += fprintf(to, "\\e");
        else if (text[i] == '-')
            written += fprintf(to, "\\-");
        else
            written += fprintf(to, "%c", text[i]);
    return written;
}

/* The same as lines of text, broken at blanks. */
static void write_text(const char *text, size_t length, FILE *to)
{
    enum { LINE = 70 }; /* room for a word's escapes */
    int at = 0;
    for (const char *stop = text + length; text < stop; text += strspn(text, " ")) {
        size_t word = strcspn(text, " \n");
        if (at + (int)word > LINE) {
            fputc('\n', to);
            at = 0;
        }
        if (at > 0)
            at += fprintf(to, " ");
        at += write_raw(text, word, at == 0, to);
        text += word;
    }
    fputc('\n', to);
}

/* Each sentence opens a line, as mdoc wants it, and each line of TEXT a paragraph. */
static void write_paragraphs(const char *text, FILE *to)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        const char *stop = strstr(text, ". ");
        if (stop != NULL && (size_t)(stop - text) < length)
            length = (size_t)(stop + 1 - text);
        write_text(text, length, to);
        text += length;
        text += strspn(text, " ");
        if (*text == '\n' && text[1] != '\0')
            fputs(".Pp\n", to);
        text += strspn(text, "\n");
    }
}

/* A phrase as a sentence; what does not fit is left out. */
static void write_sentence(const char *phrase, FILE *to)
{
    char text[500];
    snprintf(text, sizeof text, "%s.", phrase);
    text[0] = (char)toupper((unsigned char)text[0]);
    write_text(text, strlen(text), to);
}

static void write_head(const kz_command *command, bool top, FILE *to)
{
    const char *joint = top ? "" : "-", *name = top ? "" : command->name;
    fputs(".Dd " KZ_MANUAL_DATE "\n.Dt KZ", to);
    fputs(joint, to);
    for (const char *c = name; *c != '\0'; c++)
        fputc(toupper((unsigned char)*c), to);
    fprintf(to, " 1\n.Os\n.Sh NAME\n.Nm kz%s%s\n.Nd ", joint, name);
    fprintf(to, "%c%s\n", tolower((unsigned char)command->about[0]), command->about + 1);
}

/* "build [DIR | URL] [options]": each group in brackets behind the first word is optional. */
static void write_synopsis(const kz_command *command, bool top, FILE *to)
{
    const char *usage = command->usage + strcspn(command->usage, " ");
    fprintf(to, ".Sh SYNOPSIS\n.Nm kz%s%s\n", top ? "" : " ", top ? "" : command->name);
    for (usage += strspn(usage, " "); *usage != '\0'; usage += strspn(usage, " ")) {
        bool optional = *usage == '[';
        size_t length = optional ? strcspn(usage, "]") : strcspn(usage, " ");
        fprintf(to, "%s%.*s\n", optional ? ".Op Ar " : ".Ar ", (int)(length - optional),
            usage + optional);
        usage += length + optional;
    }
}

static void write_option(const kz_option *row, FILE *to)
{
    fputs(".It ", to);
    if (row->letter != 0)
        fprintf(to, "Fl %c , ", row->letter);
    fprintf(to, "Fl \\-%s", row->name);
    if (row->value != NULL)
        fprintf(to, " Ar %s", row->value);
    fputc('\n', to);
    write_sentence(row->about, to);
}

static void write_options(const kz_option *rows, FILE *to)
{
    for (const kz_option *first = rows; first->name != NULL; first++) {
        if (!kz_option_opens_group(rows, first))
            continue;
        fprintf(to, ".Ss %s\n.Bl -tag -width Ds\n", kz_option_group(first));
        for (const kz_option *row = first; row->name != NULL; row++)
            if (row->about != NULL && strcmp(kz_option_group(row), kz_option_group(first)) == 0)
                write_option(row, to);
        fputs(".El\n", to);
    }
}

static void write_commands(FILE *to)
{
    fputs(".Ss Commands\n.Bl -tag -width Ds\n", to);
    for (const kz_command *const *c = kz_commands; *c != NULL; c++) {
        fprintf(to, ".It Cm %s\n", (*c)->name);
        write_sentence((*c)->about, to);
        fprintf(to, "See\n.Xr kz-%s 1 .\n", (*c)->name);
    }
    fputs(".El\n", to);
}

static void write_variables(FILE *to)
{
    fputs(".Sh ENVIRONMENT\n.Bl -tag -width Ds\n", to);
    for (const kz_variable *v = kz_variables; v->name != NULL; v++) {
        fprintf(to, ".It Ev %s\n", v->name);
        write_sentence(v->about, to);
    }
    fputs(".El\n", to);
}

static void write_exits(FILE *to)
{
    fputs(".Sh EXIT STATUS\n.Bl -tag -width Ds\n"
          ".It 0\nAll went well.\n"
          ".It 1\nSomething is wrong with the arguments or the input,\n"
          "and was said on the standard error.\n"
          ".El\n",
        to);
}

static void write_examples(const char *text, FILE *to)
{
    fputs(".Sh EXAMPLES\n.Bd -literal\n", to);
    while (*text != '\0') {
        text += strspn(text, " ");
        size_t length = strcspn(text, "\n");
        write_raw(text, length, true, to);
        fputc('\n', to);
        text += length + (text[length] == '\n');
    }
    fputs(".Ed\n", to);
}

/* In the order of the alphabet, which is that of the table. */
static void write_others(const kz_command *command, bool top, FILE *to)
{
    const char *joint = top ? "" : " ,\n";
    fprintf(to, ".Sh SEE ALSO\n%s", top ? "" : ".Xr kz 1");
    for (const kz_command *const *c = kz_commands; *c != NULL; c++)
        if (*c != command) {
            fprintf(to, "%s.Xr kz-%s 1", joint, (*c)->name);
            joint = " ,\n";
        }
    fputc('\n', to);
}

void kz_manual_write(const kz_command *command, FILE *to)
{
    bool top = command == &kz_command_top;
    write_head(command, top, to);
    write_synopsis(command, top, to);
    fputs(".Sh DESCRIPTION\n", to);
    write_sentence(command->about, to);
    if (command->details != NULL) {
        fputs(".Pp\n", to);
        write_paragraphs(command->details, to);
    }
    if (top)
        write_commands(to);
    write_options(command->options, to);
    if (top)
        write_variables(to);
    write_exits(to);
    if (command->examples != NULL)
        write_examples(command->examples, to);
    write_others(command, top, to);
}
