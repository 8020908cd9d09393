#include "cli/complete.h"

const char *kz_complete_name(const kz_command *command)
{
    return command == &kz_command_top ? "" : command->name;
}

static const char *const kinds[] = {
    [KZ_VALUE_TEXT] = "text",
    [KZ_VALUE_WORD] = "words",
    [KZ_VALUE_FILE] = "file",
    [KZ_VALUE_DIR] = "dir",
    [KZ_VALUE_ROOT] = "root",
    [KZ_VALUE_PROGRAM] = "program",
    [KZ_VALUE_COMMAND] = "words",
};

void kz_complete_takes(kz_value_kind kind, const char *const *words, const char *quote,
    const char *separator, FILE *to)
{
    const char *first = words != NULL ? kinds[KZ_VALUE_WORD] : kinds[kind];
    fprintf(to, "%s%s%s", quote, first, quote);
    if (kind == KZ_VALUE_COMMAND)
        for (const kz_command *const *c = kz_commands; *c != NULL; c++)
            fprintf(to, "%s%s%s%s", separator, quote, (*c)->name, quote);
    for (; words != NULL && *words != NULL; words++)
        if ((*words)[0] != '\0')
            fprintf(to, "%s%s%s%s", separator, quote, *words, quote);
}

void kz_complete_words(const char *const *words, FILE *to)
{
    const char *separator = "";
    for (; *words != NULL; words++)
        if ((*words)[0] != '\0') {
            fprintf(to, "%s%s", separator, *words);
            separator = " ";
        }
}
