#include "cli/messages.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/print.h"

/* More than anyone mends before building again. */
enum { MOST_SHOWN = 20 };

static const kz_message_format *const formats[] = {
    &kz_format_human, &kz_format_json, &kz_format_github, &kz_format_sarif};

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

static bool is_on(const char *variable)
{
    return is_set(variable) && strcmp(getenv(variable), "0") != 0;
}

static bool wants_color(void)
{
    if (is_set("NO_COLOR"))
        return false;
    if (is_on("CLICOLOR_FORCE") || is_on("FORCE_COLOR"))
        return true;
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

static bool read_color(const char *when, bool *out)
{
    if (when == NULL || strcmp(when, "auto") == 0)
        *out = wants_color();
    else if (strcmp(when, "always") == 0 || strcmp(when, "never") == 0)
        *out = when[0] == 'a';
    else {
        kz_print_error("'%s' is no value for --color; use auto, always or never", when);
        return false;
    }
    return true;
}

bool kz_message_style_read(const kz_message_options *given, kz_message_style *out)
{
    const char *name = given->format != NULL ? given->format : kz_format_human.name;
    *out = (kz_message_style){.warnings = !given->no_warnings};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i]->name, name) == 0)
            out->format = formats[i];
    if (out->format == NULL) {
        kz_print_error(
            "'%s' is no value for --error-format; use human, json, github or sarif", name);
        return false;
    }
    return read_color(given->color, &out->color);
}

bool kz_message_shown(const kz_message *m, const kz_message_style *style)
{
    return m->severity == KZ_ERROR || style->warnings;
}

/* The reference has no limit for these. */
static bool is_deprecation(const kz_message *m)
{
    return strcmp(m->id, "KZ1207") == 0;
}

void kz_print_messages(const kz_result *result, const kz_message_style *style)
{
    const kz_message_format *format = style->format;
    const kz_message *m;
    size_t errors = 0, warnings = 0, left_out = 0;
    if (format->document != NULL) {
        format->document(stderr, result, style);
        return;
    }
    for (size_t i = 0; (m = kz_result_message(result, i)) != NULL; i++) {
        if (!kz_message_shown(m, style))
            continue;
        size_t *count = m->severity == KZ_ERROR ? &errors : &warnings;
        if (is_deprecation(m) || (*count)++ < MOST_SHOWN)
            format->message(stderr, m, style);
        else
            left_out++;
    }
    if (left_out > 0 && format == &kz_format_human)
        fprintf(stderr, "kz: note: %zu more like these are not shown\n", left_out);
}
