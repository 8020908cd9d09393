#include "cli/excerpt.h"

#include <stdint.h>
#include <string.h>

enum { TAB = 4, WIDEST = 100, BEFORE_MARK = 30 };

/* One code point of a line, as it is shown. */
typedef struct cell {
    const char *bytes;
    size_t length; /* of the bytes in the line */
    uint32_t code;
    unsigned width; /* columns of the terminal */
} cell;

/* Which code points take two columns and which none: the blocks that matter. */
static unsigned width_of(uint32_t code)
{
    static const struct {
        uint32_t first, last;
        unsigned width;
    } blocks[] = {{0x0300, 0x036F, 0}, {0x1100, 0x115F, 2}, {0x200B, 0x200F, 0},
        {0x20D0, 0x20F0, 0}, {0x2E80, 0x303E, 2}, {0x3041, 0xA4CF, 2}, {0xAC00, 0xD7A3, 2},
        {0xF900, 0xFAFF, 2}, {0xFE00, 0xFE0F, 0}, {0xFE20, 0xFE2F, 0}, {0xFE30, 0xFE6F, 2},
        {0xFF00, 0xFF60, 2}, {0xFFE0, 0xFFE6, 2}, {0x1F300, 0x1F64F, 2}, {0x1F680, 0x1F6FF, 2},
        {0x1F900, 0x1F9FF, 2}, {0x20000, 0x3FFFD, 2}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (code >= blocks[i].first && code <= blocks[i].last)
            return blocks[i].width;
    return 1;
}

/* Would a terminal do something on it, or turn the text around? */
static bool is_unprintable(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFFFD ||
        (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* The code point that begins at TEXT, which is not its end. */
static cell next_cell(const char *text)
{
    const unsigned char *b = (const unsigned char *)text;
    size_t length = b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    uint32_t code = length == 1 ? b[0] : b[0] & (0x7Fu >> length);
    size_t i = 1;
    for (; i < length && (b[i] & 0xC0) == 0x80; i++)
        code = code << 6 | (b[i] & 0x3F);
    bool broken = i < length || (b[0] >= 0x80 && b[0] < 0xC2);
    if (broken)
        code = 0xFFFD;
    return (cell){text, i, code, code == '\t' ? TAB : width_of(code)};
}

static void print_cell(FILE *to, const cell *c)
{
    if (c->code == '\t')
        fprintf(to, "%*s", TAB, "");
    else if (is_unprintable(c->code))
        fputs("\xEF\xBF\xBD", to);
    else
        fwrite(c->bytes, 1, c->length, to);
}

/* Columns of the terminal before code point COLUMN, from 1; a line may end earlier. */
static unsigned columns_before(const char *line, uint32_t column)
{
    unsigned width = 0;
    for (uint32_t i = 1; i < column; i++) {
        if (*line == '\0')
            return width + 1;
        cell c = next_cell(line);
        width += c.width;
        line += c.length;
    }
    return width;
}

/* What of a line is shown, in columns of the terminal. */
typedef struct window {
    unsigned from, to;
    bool cut_before, cut_behind;
} window;

static window window_around(const char *line, unsigned mark)
{
    unsigned all = columns_before(line, UINT32_MAX) - 1;
    window w = {0, all, false, false};
    if (all <= WIDEST)
        return w;
    w.from = mark > WIDEST - BEFORE_MARK ? mark - BEFORE_MARK : 0;
    w.to = w.from + WIDEST < all ? w.from + WIDEST : all;
    w.cut_before = w.from > 0;
    w.cut_behind = w.to < all;
    return w;
}

static void print_line(FILE *to, const char *line, const window *w)
{
    unsigned at = 0;
    fputs(w->cut_before ? "..." : "", to);
    while (*line != '\0') {
        cell c = next_cell(line);
        if (at >= w->from && at + c.width <= w->to)
            print_cell(to, &c);
        at += c.width;
        line += c.length;
    }
    fputs(w->cut_behind ? "..." : "", to);
}

static int digits(uint32_t n)
{
    int count = 1;
    for (; n >= 10; n /= 10)
        count++;
    return count;
}

void kz_excerpt_print(FILE *to, const kz_place *place, char mark, const char *color)
{
    if (place->source == NULL || place->column == 0)
        return;
    unsigned start = columns_before(place->source, place->column);
    unsigned end = place->end > place->column ? columns_before(place->source, place->end) : 0;
    window w = window_around(place->source, start);
    end = end > w.to ? w.to : end;
    fprintf(to, "  %u | ", place->line);
    print_line(to, place->source, &w);
    int blanks = (int)(start > w.from ? start - w.from : 0) + (w.cut_before ? 3 : 0);
    fprintf(to, "\n  %*s | %*s%s", digits(place->line), "", blanks, "", color);
    unsigned length = end > start ? end - start : 1;
    while (length-- > 0)
        fputc(mark, to);
    fprintf(to, "%s\n", color[0] != '\0' ? "\033[0m" : "");
}

void kz_print_harmless(FILE *to, const char *text)
{
    while (*text != '\0') {
        if (*text >= ' ' && *text <= '~') {
            putc_unlocked(*text++, to);
            continue;
        }
        cell c = next_cell(text);
        if (c.code == '\n')
            fputc('\n', to);
        else
            print_cell(to, &c);
        text += c.length;
    }
}
