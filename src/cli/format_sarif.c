/*
 * Messages as one SARIF 2.1.0 document, which code scanning services read. It is written
 * in any case: a service wants to know that there is nothing any more.
 */
#include <string.h>

#include "cli/json_text.h"
#include "cli/messages.h"

static const char *const levels[] = {"note", "warning", "error"};

/* A file name as a reference: relative to where kz ran, or an address of its own. */
static void print_uri(FILE *to, const char *file)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    bool is_address = strstr(file, "://") != NULL;
    fputs(file[0] == '/' ? "\"file://" : "\"", to);
    for (const char *c = file; *c != '\0'; c++)
        if (strchr(plain, *c) != NULL || (is_address && strchr(":?=&%#@+,;", *c) != NULL))
            fputc(*c, to);
        else
            fprintf(to, "%%%02X", (unsigned)(unsigned char)*c);
    fputc('"', to);
}

static void print_location(FILE *to, const kz_place *place, const char *text)
{
    fputs("{\"physicalLocation\":{\"artifactLocation\":{\"uri\":", to);
    print_uri(to, place->file);
    fputc('}', to);
    if (place->line > 0)
        fprintf(to, ",\"region\":{\"startLine\":%u", place->line);
    if (place->line > 0 && place->column > 0)
        fprintf(to, ",\"startColumn\":%u", place->column);
    if (place->line > 0 && place->end > 0)
        fprintf(to, ",\"endColumn\":%u", place->end);
    fputs(place->line > 0 ? "}}" : "}", to);
    if (text != NULL) {
        fputs(",\"message\":{\"text\":", to);
        kz_print_json(to, text);
        fputc('}', to);
    }
    fputc('}', to);
}

static bool said_before(const kz_message_list *list, size_t end, const char *id)
{
    for (size_t i = 0; i < end; i++)
        if (strcmp(list->at[i]->id, id) == 0)
            return true;
    return false;
}

static void print_rules(FILE *to, const kz_message_list *list)
{
    const char *separator = "";
    for (size_t i = 0; i < list->count; i++)
        if (!said_before(list, i, list->at[i]->id)) {
            fprintf(to, "%s{\"id\":\"%s\"}", separator, list->at[i]->id);
            separator = ",";
        }
}

static void print_result(FILE *to, const kz_message *m)
{
    fprintf(to, "{\"ruleId\":\"%s\",\"level\":\"%s\",\"message\":{\"text\":", m->id,
        levels[m->severity]);
    kz_print_json(to, m->text);
    fputc('}', to);
    if (m->help != NULL) {
        fputs(",\"properties\":{\"help\":", to);
        kz_print_json(to, m->help);
        fputc('}', to);
    }
    if (m->place.file != NULL) {
        fputs(",\"locations\":[", to);
        print_location(to, &m->place, NULL);
        fputc(']', to);
    }
    const char *separator = ",\"relatedLocations\":[";
    for (size_t i = 0; i < m->remark_count; i++)
        if (m->remarks[i].place.file != NULL) {
            fputs(separator, to);
            print_location(to, &m->remarks[i].place, m->remarks[i].text);
            separator = ",";
        }
    for (size_t i = 0; i < m->chain_length; i++)
        if (m->chain[i].place.file != NULL) {
            fputs(separator, to);
            print_location(to, &m->chain[i].place, "included from here");
            separator = ",";
        }
    fputs(separator[1] == '\0' ? "]}" : "}", to);
}

static void print_document(FILE *to, const kz_message_list *list)
{
    fprintf(to,
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
        "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"kz\",\"version\":\"%s\",\"rules\":[",
        kz_version());
    print_rules(to, list);
    fputs("]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[", to);
    for (size_t i = 0; i < list->count; i++) {
        fputs(i > 0 ? "," : "", to);
        print_result(to, list->at[i]);
    }
    fputs("]}]}\n", to);
}

const kz_message_format kz_format_sarif = {.name = "sarif", .document = print_document};
