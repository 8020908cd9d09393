/*
 * Messages for people:
 *
 *     overlay/kustomization.yaml:4:3: error: there is no file 'nope.yaml' [KZ1001]
 *       4 | - nope.yaml
 *         |   ^^^^^^^^^
 *       included from top/kustomization.yaml:2:3
 *       help: ...
 */
#include <string.h>

#include "cli/excerpt.h"
#include "cli/messages.h"

#define RESET "\033[0m"
#define BOLD "\033[1m"

static const struct {
    const char *word, *color;
} severities[] = {{"note", "\033[1;36m"}, {"warning", "\033[1;33m"}, {"error", "\033[1;31m"}};

static void print_place(FILE *to, const kz_place *place)
{
    kz_print_harmless(to, place->file != NULL ? place->file : "kz");
    if (place->file != NULL && place->line > 0)
        fprintf(to, ":%u:%u", place->line, place->column);
}

static const char *paint(const kz_message_style *style, const char *color)
{
    return style->color ? color : "";
}

static void print_text(FILE *to, const char *text, const kz_message_style *style)
{
    fputs(paint(style, BOLD), to);
    kz_print_harmless(to, text);
    fputs(paint(style, RESET), to);
}

static void print_head(FILE *to, const kz_message *m, const kz_message_style *style)
{
    fputs(paint(style, BOLD), to);
    print_place(to, &m->place);
    fprintf(to, ": %s%s:%s ", paint(style, severities[m->severity].color),
        severities[m->severity].word, paint(style, RESET));
    print_text(to, m->text, style);
    fprintf(to, " [%s]\n", m->id);
}

static void print_remark(FILE *to, const kz_remark *remark, const kz_message_style *style)
{
    fputs("  ", to);
    print_place(to, &remark->place);
    fprintf(to, ": %snote:%s ", paint(style, severities[KZ_NOTE].color), paint(style, RESET));
    kz_print_harmless(to, remark->text);
    fputc('\n', to);
    kz_excerpt_print(to, &remark->place, '-', paint(style, severities[KZ_NOTE].color));
}

static void print_message(FILE *to, const kz_message *m, const kz_message_style *style)
{
    /* Scripts look for the reference's own line. */
    if (strcmp(m->id, "KZ1207") == 0) {
        fprintf(to, "# Warning: %s\n", m->text);
        return;
    }
    print_head(to, m, style);
    kz_excerpt_print(to, &m->place, '^', paint(style, severities[m->severity].color));
    for (size_t i = 0; i < m->chain_length; i++) {
        const kz_step *step = &m->chain[i];
        fprintf(to, "  %s%sincluded from ", step->doing != NULL ? step->doing : "",
            step->doing != NULL ? ", " : "");
        print_place(to, &step->place);
        fputc('\n', to);
    }
    for (size_t i = 0; i < m->remark_count; i++)
        print_remark(to, &m->remarks[i], style);
    if (m->help == NULL)
        return;
    fprintf(to, "  %shelp:%s ", paint(style, "\033[1;32m"), paint(style, RESET));
    kz_print_harmless(to, m->help);
    fputc('\n', to);
}

const kz_message_format kz_format_human = {.name = "human", .message = print_message};
