/*
 * Every row of the tables is in the help, in the manual page, in the completion of each
 * shell and in docs/CLI.md; what is hidden is in none of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/complete.h"
#include "cli/help.h"
#include "cli/manual/page.h"

static void write_bash(const kz_command *command, FILE *to)
{
    (void)command;
    kz_complete_bash(to);
}

static void write_fish(const kz_command *command, FILE *to)
{
    (void)command;
    kz_complete_fish(to);
}

static void write_powershell(const kz_command *command, FILE *to)
{
    (void)command;
    kz_complete_powershell(to);
}

static void write_zsh(const kz_command *command, FILE *to)
{
    (void)command;
    kz_complete_zsh(to);
}

static void write_docs(const kz_command *command, FILE *to)
{
    (void)command;
    FILE *from = fopen(KZ_SOURCE_DIR "/docs/CLI.md", "r");
    assert_non_null(from);
    for (int c = getc(from); c != EOF; c = getc(from))
        putc(c, to);
    fclose(from);
}

/* Where rows must be. */
static const struct page {
    const char *name;
    void (*write)(const kz_command *, FILE *);
    const char *begin, *end; /* of what it says about a command; %s is its name, NULL = all */
    const char *option;      /* how an option begins */
    bool tells_words;        /* does it say which values an option takes? */
    bool knows_hidden;       /* does it name what it does not offer? */
} pages[] = {
    {"help", kz_help_print, NULL, NULL, "--", false, false},
    {"manual page", kz_manual_write, NULL, NULL, "Fl \\-", false, false},
    {"bash", write_bash, "    '%s') reply=(words --", "\n", "--", false, false},
    {"bash, values", write_bash, "_kz_value()", "\n}", "", true, true},
    {"fish", write_fish, "-n '__kz_at \"%s\"' -", "\n\n", "-l ", true, false},
    {"PowerShell", write_powershell, "        '%s' = @('--", "\n", "--", false, false},
    {"PowerShell, values", write_powershell, "$values = @{", "\n    }", "", true, true},
    {"zsh", write_zsh, "    %s)\n        _arguments", ";;", "--", true, true},
    {"docs/CLI.md", write_docs, "### `kz %s`", "\n### ", "`--", true, true},
};

static char *text_of(const struct page *page, const kz_command *command)
{
    char *text = NULL;
    size_t length;
    FILE *to = open_memstream(&text, &length);
    assert_non_null(to);
    page->write(command, to);
    fclose(to);
    return text;
}

/* What PAGE says about COMMAND, somewhere in TEXT, which it cuts. */
static char *part_of(const struct page *page, const kz_command *command, char *text)
{
    char begin[80];
    if (page->begin == NULL)
        return text;
    snprintf(begin, sizeof begin, page->begin, command->name);
    char *part = strstr(text, begin);
    if (part == NULL)
        fail_msg("%s says nothing about 'kz %s'", page->name, command->name);
    char *end = strstr(part + 1, page->end);
    if (end != NULL)
        *end = '\0';
    return part;
}

/* Is BEFORE and NAME in TEXT, with no letter of a longer name behind it? */
static bool has(const char *text, const char *before, const char *name)
{
    char whole[80];
    snprintf(whole, sizeof whole, "%s%s", before, name);
    for (const char *at = strstr(text, whole); at != NULL; at = strstr(at + 1, whole)) {
        char behind = at[strlen(whole)];
        if (behind != '-' && !(behind >= 'a' && behind <= 'z'))
            return true;
    }
    return false;
}

static void check_words(const struct page *page, const kz_option *row, const char *part)
{
    for (const char *const *word = row->words; word != NULL && *word != NULL; word++)
        if ((*word)[0] != '\0' && !has(part, "", *word))
            fail_msg("%s does not have the value %s of --%s", page->name, *word, row->name);
}

static void check_option(const struct page *page, const kz_option *row, const char *part)
{
    bool values_only = page->option[0] == '\0';
    bool found = has(part, page->option, row->name);
    if (row->about == NULL) {
        if (found && !page->knows_hidden)
            fail_msg("%s has the hidden option --%s", page->name, row->name);
        return;
    }
    if (!found && (!values_only || row->value != NULL))
        fail_msg("%s does not have --%s", page->name, row->name);
    if (page->tells_words)
        check_words(page, row, part);
}

static void rows_are_on(void **state)
{
    const struct page *page = *state;
    for (const kz_command *const *c = kz_commands; *c != NULL; c++) {
        char *text = text_of(page, *c);
        const char *part = part_of(page, *c, text);
        for (const kz_option *row = (*c)->options; row->name != NULL; row++)
            check_option(page, row, part);
        free(text);
    }
}

static void commands_are_in_the_overviews(void **state)
{
    const struct page *page = *state;
    char *text = text_of(page, &kz_command_top);
    for (const kz_command *const *c = kz_commands; *c != NULL; c++)
        if (!has(text, "", (*c)->name))
            fail_msg("%s does not have the command %s", page->name, (*c)->name);
    for (const kz_option *row = kz_command_top.options; row->name != NULL; row++)
        if (row->about != NULL && page->option[0] != '\0' && !has(text, page->option, row->name))
            fail_msg("%s does not have 'kz --%s'", page->name, row->name);
    free(text);
}

static void variables_are_described(void **state)
{
    (void)state;
    const struct page *manual = &pages[1], *docs = &pages[sizeof pages / sizeof *pages - 1];
    char *texts[] = {text_of(manual, &kz_command_top), text_of(docs, NULL)};
    for (const kz_variable *v = kz_variables; v->name != NULL; v++)
        for (size_t i = 0; i < 2; i++)
            if (!has(texts[i], i == 0 ? ".It Ev " : "`", v->name))
                fail_msg("%s is not described", v->name);
    free(texts[0]);
    free(texts[1]);
}

/* The manual pages refer to each other in this order. */
static void commands_are_sorted(void **state)
{
    (void)state;
    for (const kz_command *const *c = kz_commands; c[1] != NULL; c++)
        assert_true(strcmp(c[0]->name, c[1]->name) < 0);
}

int main(void)
{
    enum { PAGES = sizeof pages / sizeof *pages };
    struct CMUnitTest all[2 * PAGES + 2];
    for (size_t i = 0; i < PAGES; i++) {
        void *page = (void *)(uintptr_t)&pages[i];
        all[2 * i] = (struct CMUnitTest){pages[i].name, rows_are_on, NULL, NULL, page};
        all[2 * i + 1] =
            (struct CMUnitTest){pages[i].name, commands_are_in_the_overviews, NULL, NULL, page};
    }
    all[2 * PAGES] = (struct CMUnitTest)cmocka_unit_test(variables_are_described);
    all[2 * PAGES + 1] = (struct CMUnitTest)cmocka_unit_test(commands_are_sorted);
    return cmocka_run_group_tests_name("pages", all, NULL, NULL);
}
