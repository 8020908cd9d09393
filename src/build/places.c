#include "build/places.h"

#include "base/excerpt.h"

/* A longer line is no help, and a message should not copy a whole file. */
enum { LONGEST_LINE = 1 << 16 };

static bool find_line(kz_places *p, kz_loc at, kz_str *line)
{
    kz_str text = p->ctx->files.at[at.file].text;
    if (at.file != p->file || at.line < p->line) {
        p->file = at.file;
        p->line = 1;
        p->start = 0;
    }
    if (at.line == 0 || !kz_line_of(kz_str_from(text, p->start), at.line - p->line + 1, line))
        return false;
    p->line = at.line;
    p->start = (size_t)(line->ptr - text.ptr);
    return true;
}

kz_place kz_places_show(kz_places *places, kz_loc at)
{
    if (at.file == 0)
        return (kz_place){0};
    kz_str shown = places->ctx->files.at[at.file].shown, line;
    kz_place out = {.file = kz_str_z(places->arena, shown), .line = at.line, .column = at.col};
    if (find_line(places, at, &line) && line.len <= LONGEST_LINE) {
        out.source = kz_str_z(places->arena, line);
        out.end = kz_span_end(line, at.col);
    }
    return out;
}
