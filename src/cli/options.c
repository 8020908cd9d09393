#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/print.h"
#include "cli/suggest.h"

/* An option as it stands on the command line. */
typedef struct given {
    const kz_option *row;
    const char *value; /* what stands behind "=" or the letter; NULL if nothing does */
    const char *text;  /* as written, for messages */
} given;

static const kz_option *find_name(const kz_option *rows, const char *name, size_t length)
{
    for (; rows->name != NULL; rows++)
        if (strlen(rows->name) == length && strncmp(rows->name, name, length) == 0)
            return rows;
    return NULL;
}

static const kz_option *find_letter(const kz_option *rows, char letter)
{
    for (; rows->name != NULL; rows++)
        if (rows->letter == letter)
            return rows;
    return NULL;
}

static bool read_flag(const char *value, bool *out)
{
    static const char *const yes[] = {"1", "t", "T", "true", "TRUE", "True"};
    static const char *const no[] = {"0", "f", "F", "false", "FALSE", "False"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (strcmp(value, yes[i]) == 0 || strcmp(value, no[i]) == 0) {
            *out = strcmp(value, yes[i]) == 0;
            return true;
        }
    return false;
}

static bool add_value(kz_values *values, const char *value, int argc)
{
    if (values->at == NULL)
        values->at = calloc((size_t)argc + 1, sizeof *values->at);
    if (values->at == NULL) {
        kz_print_error("out of memory");
        return false;
    }
    values->at[values->count++] = value;
    return true;
}

/* "a, b or c" of the words, in TEXT; what does not fit is left out. */
static void list_words(const char *const *words, char *text, size_t size)
{
    size_t at = 0;
    text[0] = '\0';
    for (; *words != NULL; words++) {
        if ((*words)[0] == '\0')
            continue;
        bool last = words[1] == NULL || words[1][0] == '\0';
        const char *joint = at == 0 ? "" : last ? " or " : ", ";
        int n = snprintf(text + at, size - at, "%s%s", joint, *words);
        if (n < 0 || (size_t)n >= size - at)
            return;
        at += (size_t)n;
    }
}

static bool is_legal(const kz_option *row, const char *value)
{
    char all[160];
    if (row->kind != KZ_VALUE_WORD)
        return true;
    for (const char *const *word = row->words; *word != NULL; word++)
        if (strcmp(*word, value) == 0)
            return true;
    const char *near = kz_suggest(value, row->words);
    list_words(row->words, all, sizeof all);
    if (near != NULL)
        kz_print_error("'%s' is no value for --%s; did you mean '%s'? It takes %s", value,
            row->name, near, all);
    else
        kz_print_error("'%s' is no value for --%s; use %s", value, row->name, all);
    return false;
}

/* Store one option; *NEXT is the argument behind it, which it may take. */
static bool store(const given *g, void *values, int *next, int argc, char **argv)
{
    void *field = (char *)values + g->row->offset;
    if (g->row->deprecated != NULL)
        fprintf(stderr, "Flag --%s has been deprecated, %s\n", g->row->name, g->row->deprecated);
    if (g->row->value == NULL) {
        bool on = true;
        if (g->value != NULL && !read_flag(g->value, &on)) {
            kz_print_error("'%s' is no value for --%s; use true or false", g->value, g->row->name);
            return false;
        }
        memcpy(field, &on, sizeof on);
        return true;
    }
    const char *value = g->value;
    if (value == NULL) {
        if (*next >= argc) {
            kz_print_error("option %s needs a value: %s", g->text, g->row->value);
            return false;
        }
        value = argv[(*next)++];
    }
    if (!is_legal(g->row, value))
        return false;
    if (g->row->repeats)
        return add_value(field, value, argc);
    memcpy(field, &value, sizeof value);
    return true;
}

static bool refuse_unknown(const kz_option *rows, const char *name, size_t length)
{
    kz_suggestion s = {.given = name, .length = length};
    for (; rows->name != NULL; rows++)
        if (rows->about != NULL)
            kz_suggestion_try(&s, rows->name);
    if (s.best != NULL)
        kz_print_error("unknown option --%.*s; did you mean --%s?", (int)length, name, s.best);
    else
        kz_print_error("unknown option --%.*s; --help lists them", (int)length, name);
    return false;
}

static bool parse_long(
    const kz_option *rows, void *values, const char *text, int *next, int argc, char **argv)
{
    const char *name = text + 2;
    size_t length = strcspn(name, "=");
    given g = {find_name(rows, name, length), name[length] == '=' ? name + length + 1 : NULL, text};
    if (g.row == NULL)
        return refuse_unknown(rows, name, length);
    return store(&g, values, next, argc, argv);
}

static bool parse_letters(
    const kz_option *rows, void *values, const char *text, int *next, int argc, char **argv)
{
    for (const char *at = text + 1; *at != '\0'; at++) {
        given g = {find_letter(rows, *at), NULL, text};
        if (g.row == NULL) {
            kz_print_error("unknown option -%c in %s; --help lists them", *at, text);
            return false;
        }
        bool takes_rest = at[1] == '=' || (g.row->value != NULL && at[1] != '\0');
        if (takes_rest)
            g.value = at + (at[1] == '=' ? 2 : 1);
        if (!store(&g, values, next, argc, argv))
            return false;
        if (takes_rest)
            break;
    }
    return true;
}

bool kz_options_parse(
    const kz_option *rows, void *values, int argc, char **argv, kz_operands *operands)
{
    operands->count = 0;
    for (int next = 0; next < argc;) {
        const char *text = argv[next++];
        bool is_option = text[0] == '-' && text[1] != '\0';
        if (!is_option) {
            operands->at[operands->count++] = text;
        } else if (strcmp(text, "--") == 0) {
            while (next < argc)
                operands->at[operands->count++] = argv[next++];
        } else if (text[1] == '-') {
            if (!parse_long(rows, values, text, &next, argc, argv))
                return false;
        } else if (!parse_letters(rows, values, text, &next, argc, argv)) {
            return false;
        }
    }
    return true;
}

void kz_options_free(const kz_option *rows, void *values)
{
    for (const kz_option *row = rows; row->name != NULL; row++)
        if (row->repeats)
            free(((kz_values *)(void *)((char *)values + row->offset))->at);
}
