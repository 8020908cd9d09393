#include "cli/complete.h"

const char *kz_complete_kind(kz_value_kind kind)
{
    static const char *const names[] = {
        [KZ_VALUE_TEXT] = "text",
        [KZ_VALUE_WORD] = "words",
        [KZ_VALUE_FILE] = "file",
        [KZ_VALUE_DIR] = "dir",
        [KZ_VALUE_ROOT] = "root",
        [KZ_VALUE_PROGRAM] = "program",
        [KZ_VALUE_COMMAND] = "command",
    };
    return names[kind];
}

void kz_complete_escaped(const char *text, char c, const char *with, FILE *to)
{
    for (; *text != '\0'; text++)
        if (*text == c)
            fputs(with, to);
        else
            fputc(*text, to);
}

void kz_complete_words(const char *const *words, const char *separator, FILE *to)
{
    for (; *words != NULL; words++)
        if ((*words)[0] != '\0')
            fprintf(to, "%s%s", separator, *words);
}
