#include "cli/json_text.h"

#include <stdbool.h>
#include <stddef.h>

/* How many bytes the UTF-8 sequence at B has; 0 if it is none. */
static size_t sequence(const unsigned char *b)
{
    size_t length = b[0] < 0x80 ? 1 : b[0] < 0xC2 ? 0 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    if (b[0] > 0xF4)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((b[i] & 0xC0) != 0x80)
            return 0;
    bool overlong = (b[0] == 0xE0 && b[1] < 0xA0) || (b[0] == 0xF0 && b[1] < 0x90);
    bool no_character = (b[0] == 0xED && b[1] > 0x9F) || (b[0] == 0xF4 && b[1] > 0x8F);
    return overlong || no_character ? 0 : length;
}

void kz_print_json(FILE *to, const char *text)
{
    if (text == NULL) {
        fputs("null", to);
        return;
    }
    fputc('"', to);
    for (const unsigned char *b = (const unsigned char *)text; *b != '\0';) {
        size_t length = sequence(b);
        if (length == 0)
            fputs("\\ufffd", to);
        else if (*b == '"' || *b == '\\')
            fprintf(to, "\\%c", *b);
        else if (*b < 0x20 || *b == 0x7F)
            fprintf(to, "\\u%04x", *b);
        else
            fwrite(b, 1, length, to);
        b += length == 0 ? 1 : length;
    }
    fputc('"', to);
}
