/*
 * Messages as workflow commands of GitHub Actions, which shows them beside the line:
 *
 *     ::error file=base/kustomization.yaml,line=4,endLine=4,col=3,endColumn=12,title=KZ1001::...
 */
#include <string.h>

#include "cli/messages.h"

/* A percent sign and line ends are written as codes, and so is what separates properties. */
static void print_escaped(FILE *to, const char *text, const char *special)
{
    for (; *text != '\0'; text++)
        if (strchr(special, *text) != NULL)
            fprintf(to, "%%%02X", (unsigned)(unsigned char)*text);
        else
            fputc(*text, to);
}

static void print_property(FILE *to, const char *text)
{
    print_escaped(to, text, "%\r\n:,");
}

static void print_data(FILE *to, const char *text)
{
    print_escaped(to, text, "%\r\n");
}

static void print_place_words(FILE *to, const kz_place *place)
{
    print_data(to, place->file != NULL ? place->file : "kz");
    if (place->line > 0)
        fprintf(to, ":%u:%u", place->line, place->column);
}

static void print_message(FILE *to, const kz_message *m, const kz_message_style *style)
{
    (void)style;
    static const char *const commands[] = {"notice", "warning", "error"};
    fprintf(to, "::%s ", commands[m->severity]);
    if (m->place.file != NULL) {
        fputs("file=", to);
        print_property(to, m->place.file);
        fputc(',', to);
        if (m->place.line > 0)
            fprintf(
                to, "line=%u,endLine=%u,col=%u,", m->place.line, m->place.line, m->place.column);
        if (m->place.end > 0)
            fprintf(to, "endColumn=%u,", m->place.end - 1);
    }
    fprintf(to, "title=%s::", m->id);
    print_data(to, m->text);
    for (size_t i = 0; i < m->chain_length; i++) {
        fputs("%0Aincluded from ", to);
        print_place_words(to, &m->chain[i].place);
    }
    for (size_t i = 0; i < m->remark_count; i++) {
        fputs("%0A", to);
        print_place_words(to, &m->remarks[i].place);
        fputs(": ", to);
        print_data(to, m->remarks[i].text);
    }
    if (m->help != NULL) {
        fputs("%0Ahelp: ", to);
        print_data(to, m->help);
    }
    fputc('\n', to);
}

const kz_message_format kz_format_github = {.name = "github", .message = print_message};
