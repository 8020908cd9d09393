/*
 * Scalars that are no blocks:
 *
 *     a: plain text that
 *       goes on here
 *     b: 'it''s'
 *     c: "tab\tand \u00e9, \
 *       folded"
 */
#include "yaml/scan_inside.h"

/* Bytes that say no more than that a plain scalar begins; '-' and ':' may, if no blank follows. */
static bool is_indicator(char c)
{
    static const char indicators[] = "-?:,[]{}#&*!|>'\"%@` \n\t";
    return memchr(indicators, c, sizeof indicators - 1) != NULL;
}

bool kz_scan_begins_plain(const kz_scanner *s, const char *p)
{
    unsigned char c = (unsigned char)*p;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    return c == '-' || c == ':' ? !kz_scan_ends_word(s, p + 1) : !is_indicator(*p);
}

static kz_str without_blanks_behind(const char *p, const char *end)
{
    while (end > p && end[-1] == ' ')
        end--;
    return (kz_str){p, (size_t)(end - p)};
}

const char *kz_scan_plain(const kz_scanner *s, const char *p, const char **stop)
{
    const char *hit = p;
    for (;; hit++) {
        hit = kz_find_any(hit, s->end, ':', '#', '\n');
        if (hit == s->end || *hit == '\n')
            break;
        if (*hit == ':' ? kz_scan_ends_word(s, hit + 1) : hit > p && hit[-1] == ' ')
            break;
    }
    kz_str text = without_blanks_behind(p, hit);
    if (s->tabs && memchr(p, '\t', (size_t)(hit - p)) != NULL)
        return NULL;
    *stop = hit;
    return text.ptr + text.len;
}

/* Line breaks within a scalar: one is a space, N + 1 are N newlines. */
static char *put_breaks(char *to, uint32_t breaks)
{
    if (breaks == 1) {
        *to = ' ';
        return to + 1;
    }
    memset(to, '\n', breaks - 1);
    return to + breaks - 1;
}

/* A line of a plain scalar. */
typedef struct run {
    kz_str text;
    uint32_t breaks; /* before it */
} run;

typedef KZ_VEC(run) runs;

static kz_str join(kz_arena *arena, const runs *lines, size_t length)
{
    char *joined = kz_arena_alloc(arena, length), *to = joined;
    for (size_t i = 0; i < lines->len; i++) {
        const run *line = &lines->at[i];
        if (line->breaks > 0)
            to = put_breaks(to, line->breaks);
        memcpy(to, line->text.ptr, line->text.len);
        to += line->text.len;
    }
    return (kz_str){joined, (size_t)(to - joined)};
}

/* The scanner stands at the second line; the first, TEXT, was line number BEFORE. */
static bool join_lines(kz_scanner *s, int parent, uint32_t before, kz_str *text)
{
    kz_mark mark = kz_arena_mark(&s->ctx->scratch);
    runs lines = {0};
    KZ_PUSH(&s->ctx->scratch, lines, ((run){*text, 0}));
    size_t length = text->len;
    while (s->column > parent) {
        const char *stop, *from = s->at, *end = kz_scan_plain(s, from, &stop);
        if (end == NULL || s->commented || (stop < s->end && *stop == ':'))
            return false;
        run line = {{from, (size_t)(end - from)}, s->line - before};
        KZ_PUSH(&s->ctx->scratch, lines, line);
        length += line.text.len + line.breaks;
        before = s->line;
        if (!kz_scan_line_end(s, stop))
            return false;
        s->commented |= stop < s->end && *stop == '#';
    }
    *text = join(&s->ctx->arena, &lines, length);
    kz_arena_rewind(&s->ctx->scratch, mark);
    return true;
}

bool kz_scan_plain_lines(kz_scanner *s, int parent, const char *stop, kz_str *text)
{
    uint32_t line = s->line;
    bool commented = stop < s->end && *stop == '#';
    if (!kz_scan_line_end(s, stop))
        return false;
    if (s->column <= parent)
        return true;
    /* No text goes on behind a comment. */
    return !commented && join_lines(s, parent, line, text);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    char small = (char)(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* The digits at P, COUNT of them, as a code point; -1 if it is none. */
static int32_t code_point(const char *p, const char *end, int count)
{
    int32_t value = 0;
    if (end - p < count)
        return -1;
    for (int i = 0; i < count; i++) {
        int digit = hex_digit(p[i]);
        if (digit < 0 || value > 0x10FFFF)
            return -1;
        value = value * 16 + digit;
    }
    return value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) ? -1 : value;
}

static char *put_code_point(char *to, int32_t c)
{
    const int32_t continuation = 0x80;
    if (c < 0x80) {
        *to++ = (char)c;
        return to;
    }
    if (c < 0x800) {
        *to++ = (char)(0xC0 | (c >> 6));
    } else {
        if (c < 0x10000) {
            *to++ = (char)(0xE0 | (c >> 12));
        } else {
            *to++ = (char)(0xF0 | (c >> 18));
            *to++ = (char)(continuation | ((c >> 12) & 0x3F));
        }
        *to++ = (char)(continuation | ((c >> 6) & 0x3F));
    }
    *to++ = (char)(continuation | (c & 0x3F));
    return to;
}

/* The character for the escape at *P, behind its backslash; *P is then behind it. The
 * rarer ones are libyaml's. */
static bool unescape(const char **p, const char *end, char **to)
{
    static const char letters[] = "nt\"\\ r0abevf", meant[] = "\n\t\"\\ \r\0\a\b\x1B\v\f";
    if (*p == end)
        return false;
    char letter = *(*p)++;
    int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (digits != 0) {
        int32_t c = code_point(*p, end, digits);
        *p += digits;
        if (c >= 0)
            *to = put_code_point(*to, c);
        return c >= 0;
    }
    const char *found = memchr(letters, letter, sizeof letters - 1);
    if (found != NULL)
        *(*to)++ = meant[found - letters];
    return found != NULL;
}

/* The scanner stands behind a line break in a quoted scalar, of which it has read
 * BREAKS. On to the text of a line; false at a tab before it, or at what may end the document. */
static bool skip_line_starts(kz_scanner *s, const char **p, uint32_t *breaks)
{
    for (;;) {
        s->line++;
        s->line_start = *p;
        *p = kz_skip_spaces(*p, s->end);
        if (*p == s->end || **p == '\t')
            return false;
        if (*p == s->line_start && (**p == '-' || **p == '.'))
            return false;
        if (**p != '\n')
            return true;
        ++*breaks;
        ++*p;
    }
}

/* The end of the quoted scalar whose text begins at P: a bound for its length. */
static const char *closing_quote(const char *p, const char *end, char quote)
{
    for (;;) {
        p = quote == '"' ? kz_find_any(p, end, '"', '\\', '"')
                         : memchr(p, quote, (size_t)(end - p));
        if (p == NULL || p == end)
            return NULL;
        bool doubled = end - p > 1 && (quote == '"' ? *p == '\\' : p[1] == quote);
        if (!doubled)
            return *p == quote ? p : NULL;
        p += 2;
    }
}

/* What lies between two special bytes, FROM and P, is text; the blanks before a line
 * break are not. */
static char *put_text(char *to, const char *from, const char *p, bool at_break)
{
    while (at_break && p > from && (p[-1] == ' ' || p[-1] == '\t'))
        p--;
    memcpy(to, from, (size_t)(p - from));
    return to + (p - from);
}

/* The quoted scalar between P and CLOSE, with escapes, doubled quotes or line breaks. */
static bool read_quoted(kz_scanner *s, const char *p, const char *close, char quote, kz_str *text)
{
    char *start = kz_arena_alloc(&s->ctx->arena, (size_t)(close - p) + 1), *to = start;
    while (p < close) {
        const char *from = p;
        p = kz_find_any(p, close, quote == '"' ? '\\' : '\'', '\n', '\n');
        to = put_text(to, from, p, p < close && *p == '\n');
        if (p == close)
            break;
        uint32_t breaks = 1;
        char special = *p++;
        if (special == '\'') {
            *to++ = *p++;
        } else if (special == '\n') {
            if (!skip_line_starts(s, &p, &breaks))
                return false;
            to = put_breaks(to, breaks);
        } else if (*p == '\n') {
            p++;
            breaks = 0;
            if (!skip_line_starts(s, &p, &breaks))
                return false;
            memset(to, '\n', breaks);
            to += breaks;
        } else if (!unescape(&p, close, &to)) {
            return false;
        }
    }
    *text = (kz_str){start, (size_t)(to - start)};
    return true;
}

bool kz_scan_quoted(kz_scanner *s, kz_str *text, bool *over_lines)
{
    const char quote = *s->at, *p = s->at + 1;
    const char *close = closing_quote(p, s->end, quote);
    uint32_t line = s->line;
    if (close == NULL)
        return false;
    const char *special = kz_find_any(p, close, quote == '"' ? '\\' : '\'', '\n', '\n');
    *text = (kz_str){p, (size_t)(close - p)};
    if (special != close && !read_quoted(s, p, close, quote, text))
        return false;
    s->at = close + 1;
    *over_lines = s->line != line;
    return true;
}
