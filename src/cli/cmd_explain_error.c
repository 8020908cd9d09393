/*
 * kz explain-error [ID]
 */
#include <stdio.h>
#include <strings.h>

#include "cli/command.h"
#include "cli/explain.h"
#include "cli/print.h"

static const kz_option options[] = {
    KZ_COMMON_OPTIONS,
    {.name = NULL},
};

static void print_lines_indented(const char *text)
{
    fputs("    ", stdout);
    for (; *text != '\0'; text++) {
        putchar(*text);
        if (*text == '\n')
            fputs("    ", stdout);
    }
    putchar('\n');
}

static int explain(const char *id)
{
    for (const kz_explanation *e = kz_explanations; e->id != NULL; e++)
        if (strcasecmp(e->id, id) == 0 || strcasecmp(e->id + 2, id) == 0) {
            printf("%s: %s\n\n", e->id, e->title);
            print_lines_indented(e->example);
            printf("\n%s\n", e->mend);
            return kz_finish_output(0);
        }
    kz_print_error("there is no message '%s'; 'kz explain-error' lists them", id);
    return 1;
}

static int list(void)
{
    for (const kz_explanation *e = kz_explanations; e->id != NULL; e++)
        printf("%s  %s\n", e->id, e->title);
    return kz_finish_output(0);
}

static int run(const void *given, const kz_operands *operands)
{
    (void)given;
    if (operands->count > 1) {
        kz_print_error("name one id, not %zu", operands->count);
        return 1;
    }
    return operands->count == 1 ? explain(operands->at[0]) : list();
}

const kz_command kz_command_explain_error = {
    .name = "explain-error",
    .usage = "explain-error [ID]",
    .about = "Say what the id of a message means, and how to mend the mistake",
    .details = "ID stands in brackets behind a message. Without it all are listed.\n",
    .examples = "  kz explain-error KZ1204\n",
    .options = options,
    .size = sizeof(kz_common_options),
    .run = run,
};
