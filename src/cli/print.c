#include "cli/print.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void print_place(const kz_place *place)
{
    if (place->file == NULL)
        fputs("kz", stderr);
    else if (place->line == 0)
        fputs(place->file, stderr);
    else
        fprintf(stderr, "%s:%u:%u", place->file, place->line, place->column);
}

static void print_message(const kz_message *m)
{
    static const char *const words[] = {"note", "warning", "error"};
    /* Scripts look for the reference's own line. */
    if (strcmp(m->id, "KZ1207") == 0) {
        fprintf(stderr, "# Warning: %s\n", m->text);
        return;
    }
    print_place(&m->place);
    fprintf(stderr, ": %s: %s\n", words[m->severity], m->text);
    for (size_t i = 0; i < m->chain_length; i++) {
        const kz_step *step = &m->chain[i];
        fprintf(stderr, "  %s%sincluded from ", step->doing != NULL ? step->doing : "",
            step->doing != NULL ? ", " : "");
        print_place(&step->place);
        fputc('\n', stderr);
    }
    if (m->help != NULL)
        fprintf(stderr, "  help: %s\n", m->help);
}

void kz_print_messages(const kz_result *result)
{
    const kz_message *m;
    for (size_t i = 0; (m = kz_result_message(result, i)) != NULL; i++)
        print_message(m);
}

static void print_ms(const char *what, uint64_t ns)
{
    fprintf(stderr, "%-10s %9.3f ms\n", what, (double)ns / 1e6);
}

void kz_print_timing(const kz_result *result)
{
    static const char *const names[] = {
        "read", "parse", "accumulate", "transform", "references", "emit"};
    uint64_t total = 0;
    for (kz_phase phase = 0; phase <= KZ_PHASE_LAST; phase++) {
        uint64_t ns = kz_result_phase_ns(result, phase);
        print_ms(names[phase], ns);
        total += ns;
    }
    print_ms("total", total);
}

void kz_print_error(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fputs("kz: error: ", stderr);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
    va_end(args);
}
