/*
 * Messages for programs: each is one JSON object on one line. docs/DIAGNOSTICS.md has
 * the schema.
 */
#include "cli/json_text.h"
#include "cli/messages.h"

static const char *const severities[] = {"note", "warning", "error"};

static void print_place(FILE *to, const kz_place *place)
{
    if (place->file == NULL) {
        fputs("null", to);
        return;
    }
    fputs("{\"file\":", to);
    kz_print_json(to, place->file);
    if (place->line > 0)
        fprintf(to, ",\"line\":%u,\"column\":%u", place->line, place->column);
    if (place->end > 0)
        fprintf(to, ",\"endColumn\":%u", place->end);
    if (place->source != NULL) {
        fputs(",\"source\":", to);
        kz_print_json(to, place->source);
    }
    fputc('}', to);
}

static void print_message(FILE *to, const kz_message *m, const kz_message_style *style)
{
    (void)style;
    fprintf(to, "{\"id\":\"%s\",\"severity\":\"%s\",\"message\":", m->id, severities[m->severity]);
    kz_print_json(to, m->text);
    fputs(",\"help\":", to);
    kz_print_json(to, m->help);
    fputs(",\"place\":", to);
    print_place(to, &m->place);
    fputs(",\"chain\":[", to);
    for (size_t i = 0; i < m->chain_length; i++) {
        fprintf(to, "%s{\"doing\":", i > 0 ? "," : "");
        kz_print_json(to, m->chain[i].doing);
        fputs(",\"place\":", to);
        print_place(to, &m->chain[i].place);
        fputc('}', to);
    }
    fputs("],\"remarks\":[", to);
    for (size_t i = 0; i < m->remark_count; i++) {
        fprintf(to, "%s{\"message\":", i > 0 ? "," : "");
        kz_print_json(to, m->remarks[i].text);
        fputs(",\"place\":", to);
        print_place(to, &m->remarks[i].place);
        fputc('}', to);
    }
    fputs("]}\n", to);
}

const kz_message_format kz_format_json = {.name = "json", .message = print_message};
