#include "base/excerpt.h"

bool kz_line_of(kz_str text, uint32_t line, kz_str *out)
{
    if (line == 0 || text.len == 0)
        return false;
    kz_str rest = text;
    for (uint32_t i = 1; i < line; i++) {
        size_t end = kz_str_find(rest, '\n');
        if (end == rest.len)
            return false;
        rest = kz_str_from(rest, end + 1);
    }
    *out = kz_str_sub(rest, 0, kz_str_find(rest, '\n'));
    if (kz_str_ends(*out, KZ_S("\r")))
        out->len--;
    return true;
}

static bool begins_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* The byte at which code point COL begins; line.len if the line is shorter. */
static size_t byte_at(kz_str line, uint32_t col)
{
    size_t i = 0;
    for (uint32_t at = 1; i < line.len && at < col; at++)
        do
            i++;
        while (i < line.len && !begins_character(line.ptr[i]));
    return i;
}

static size_t quoted_end(kz_str line, size_t from)
{
    char quote = line.ptr[from];
    for (size_t i = from + 1; i < line.len; i++)
        if (quote == '"' && line.ptr[i] == '\\')
            i++;
        else if (line.ptr[i] == quote)
            return i + 1;
    return line.len;
}

/* Where a plain scalar ends: before ": ", " #", and what closes a flow collection. */
static size_t plain_end(kz_str line, size_t from)
{
    size_t i = from;
    for (; i < line.len; i++) {
        char c = line.ptr[i];
        bool last = i + 1 == line.len || line.ptr[i + 1] == ' ';
        if ((c == ':' && last) || c == '\t' || (c == ' ' && !last && line.ptr[i + 1] == '#'))
            break;
        if ((c == ',' && last) || c == ']' || c == '}')
            break;
    }
    while (i > from + 1 && line.ptr[i - 1] == ' ')
        i--;
    return i > from ? i : from + 1;
}

static bool is_one(char c)
{
    return c == '[' || c == '{' || c == '|' || c == '>' || c == '\t' || c == ' ';
}

uint32_t kz_span_end(kz_str line, uint32_t col)
{
    size_t from = byte_at(line, col), end;
    if (col == 0 || from >= line.len)
        return 0;
    char first = line.ptr[from];
    if (first == '"' || first == '\'')
        end = quoted_end(line, from);
    else if (is_one(first) || (first == '-' && from + 1 < line.len && line.ptr[from + 1] == ' '))
        end = from + 1;
    else
        end = plain_end(line, from);
    uint32_t after = col;
    for (size_t i = from; i < end; i++)
        after += begins_character(line.ptr[i]) ? 1 : 0;
    return after;
}
