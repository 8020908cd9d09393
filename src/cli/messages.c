#include "cli/messages.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/print.h"

/* More than anyone mends before building again. */
enum { MOST_SHOWN = 20 };

static const kz_message_format *const formats[] = {
    &kz_format_human, &kz_format_json, &kz_format_github, &kz_format_sarif};

const char *const kz_message_format_names[] = {"human", "json", "github", "sarif", NULL};
const char *const kz_color_names[] = {"auto", "always", "never", NULL};

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

static bool is_on(const char *variable)
{
    return is_set(variable) && strcmp(getenv(variable), "0") != 0;
}

static bool wants_color(int fd)
{
    if (is_set("NO_COLOR"))
        return false;
    if (is_on("CLICOLOR_FORCE") || is_on("FORCE_COLOR"))
        return true;
    const char *terminal = getenv("TERM");
    return isatty(fd) && (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

bool kz_color_read(const char *when, int fd, bool *out)
{
    if (when == NULL || strcmp(when, "auto") == 0)
        *out = wants_color(fd);
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
    return kz_color_read(given->color, STDERR_FILENO, &out->color);
}

/* A message about what several roots use is in the results of all. */
static bool is_shown(const kz_message *m, const kz_message_style *style)
{
    return !m->repeated && (m->severity == KZ_ERROR || style->warnings);
}

static size_t gather(
    kz_result *const *results, size_t count, const kz_message_style *style, const kz_message **to)
{
    size_t n = 0;
    const kz_message *m;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; (m = kz_result_message(results[i], j)) != NULL; j++) {
            if (!is_shown(m, style))
                continue;
            if (to != NULL)
                to[n] = m;
            n++;
        }
    return n;
}

/* The reference has no limit for these. */
static bool is_deprecation(const kz_message *m)
{
    return strcmp(m->id, "KZ1207") == 0;
}

static void print_each(const kz_message_list *list, const kz_message_style *style)
{
    size_t errors = 0, warnings = 0, left_out = 0;
    for (size_t i = 0; i < list->count; i++) {
        const kz_message *m = list->at[i];
        size_t *count = m->severity == KZ_ERROR ? &errors : &warnings;
        if (is_deprecation(m) || (*count)++ < MOST_SHOWN)
            style->format->message(stderr, m, style);
        else
            left_out++;
    }
    if (left_out > 0 && style->format == &kz_format_human)
        fprintf(stderr, "kz: note: %zu more like these are not shown\n", left_out);
}

void kz_print_message_list(const kz_message_list *list, const kz_message_style *style)
{
    if (style->format->document != NULL)
        style->format->document(stderr, list);
    else
        print_each(list, style);
}

void kz_print_messages(kz_result *const *results, size_t count, const kz_message_style *style)
{
    kz_message_list list = {.count = gather(results, count, style, NULL)};
    list.at = malloc((list.count + 1) * sizeof(const kz_message *));
    if (list.at == NULL) {
        kz_print_error("out of memory");
        return;
    }
    gather(results, count, style, list.at);
    kz_print_message_list(&list, style);
    free(list.at);
}

bool kz_print_outcome(kz_result *const *results, size_t count, const kz_message_style *style)
{
    for (size_t i = 0; i < count; i++)
        if (results[i] == NULL) {
            kz_print_error("out of memory");
            return false;
        }
    kz_print_messages(results, count, style);
    return true;
}
