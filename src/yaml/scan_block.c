/*
 * Literal and folded blocks:
 *
 *     script: |-
 *       set -e
 *         more indented
 *
 *       behind an empty line
 */
#include "yaml/scan_inside.h"

typedef enum chomping { STRIP, CLIP, KEEP } chomping;

typedef struct block {
    bool folded;
    chomping chomping;
    int increment; /* the indentation that the header says, from the parent on; 0: none */
    int parent;    /* the column of the collection it is in */
    int indent;
} block;

/* A line of the text, or the blank ones before it. */
typedef struct line {
    const char *text, *end; /* from behind the indentation up to the newline */
    uint32_t blank;         /* lines before it that are empty */
    bool newline;           /* it ends in one; not so the last line of some files */
} line;

/* "|", ">", with "-" or "+" and a digit behind. */
static bool read_header(kz_scanner *s, block *b)
{
    const char *p = s->at;
    b->folded = *p++ == '>';
    b->chomping = CLIP;
    for (int i = 0; i < 2 && p < s->end; i++) {
        if (b->chomping == CLIP && (*p == '-' || *p == '+'))
            b->chomping = *p++ == '-' ? STRIP : KEEP;
        else if (b->increment == 0 && *p >= '1' && *p <= '9')
            b->increment = *p++ - '0';
    }
    const char *blanks = p;
    p = kz_skip_spaces(p, s->end);
    if (p < s->end && *p == '#' && p > blanks)
        p = kz_find_newline(p, s->end);
    if (p == s->end || *p != '\n')
        return false;
    s->at = s->line_start = p + 1;
    s->line++;
    return true;
}

/* The indentation of the first line that has a text, unless the header says it. Blank
 * lines before it that are longer would count, and no tab may follow; such blocks are
 * libyaml's. */
static bool find_indent(const kz_scanner *s, block *b)
{
    const char *p = s->at;
    int longest = 0, spaces = 0;
    b->indent = b->parent + b->increment;
    if (b->increment != 0)
        return true;
    for (;; p++) {
        const char *from = p;
        p = kz_skip_spaces(p, s->end);
        spaces = (int)(p - from);
        if (p == s->end || *p != '\n')
            break;
        longest = spaces > longest ? spaces : longest;
    }
    bool text = spaces > b->parent, tab = p < s->end && *p == '\t';
    longest = longest > b->parent ? longest : b->parent + 1;
    b->indent = text ? spaces : longest;
    return !tab && (!text || longest <= spaces);
}

/* Take the next line of the block. False at its end, and at a tab in the indentation,
 * which *GOOD tells. The scanner then stands at the line that ended it. */
static bool next_line(kz_scanner *s, const block *b, line *out, bool *good)
{
    out->blank = 0;
    for (;;) {
        const char *p = s->at, *indented = kz_skip_spaces(p, s->end);
        if (indented == s->end && indented - p <= b->indent) {
            s->at = s->end;
            return false;
        }
        if (indented - p >= b->indent) {
            out->text = p + b->indent;
            if (indented - p > b->indent || *indented != '\n')
                break;
        } else if (*indented != '\n') {
            *good = *indented != '\t';
            return false;
        }
        out->blank++;
        s->line++;
        s->at = s->line_start = indented + 1;
    }
    out->end = kz_find_newline(out->text, s->end);
    out->newline = out->end < s->end;
    s->at = out->end + out->newline;
    s->line += out->newline;
    s->line_start = s->at;
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

typedef KZ_VEC(line) lines;

static char *put_newlines(char *to, size_t n)
{
    memset(to, '\n', n);
    return to + n;
}

/* The break behind one line and the blank lines before the next. A folded block makes a
 * space of it, or drops it before blank lines, unless one of the lines is indented more. */
static char *put_break(char *to, const block *b, const line *before, const line *next)
{
    bool fold = b->folded && !is_blank(*before->text) && !is_blank(*next->text);
    if (!fold)
        *to++ = '\n';
    else if (next->blank == 0)
        *to++ = ' ';
    return put_newlines(to, next->blank);
}

static kz_str join(kz_arena *arena, const block *b, const lines *all, uint32_t blank, size_t most)
{
    char *text = kz_arena_alloc(arena, most), *to = text;
    const line *last = NULL;
    for (size_t i = 0; i < all->len; i++) {
        const line *l = &all->at[i];
        to = last == NULL ? put_newlines(to, l->blank) : put_break(to, b, last, l);
        memcpy(to, l->text, (size_t)(l->end - l->text));
        to += l->end - l->text;
        last = l;
    }
    if (b->chomping != STRIP && last != NULL && last->newline)
        *to++ = '\n';
    if (b->chomping == KEEP)
        to = put_newlines(to, blank);
    return (kz_str){text, (size_t)(to - text)};
}

/* One line, with or without its newline, is a part of the file. */
static bool is_slice(const block *b, const lines *all, uint32_t blank)
{
    return all->len == 1 && all->at[0].blank == 0 && (b->chomping != KEEP || blank == 0);
}

static bool read_lines(kz_scanner *s, const block *b, kz_str *text)
{
    line few[8], next; /* most blocks need no more */
    lines all = {.at = few, .capacity = sizeof few / sizeof *few};
    bool good = true;
    size_t most = 0;
    while (next_line(s, b, &next, &good)) {
        KZ_PUSH(&s->ctx->scratch, all, next);
        most += (size_t)(next.end - next.text) + next.blank + 1;
    }
    if (is_slice(b, &all, next.blank)) {
        const line *only = &all.at[0];
        bool newline = b->chomping != STRIP && only->newline;
        *text = (kz_str){only->text, (size_t)(only->end - only->text) + newline};
    } else {
        *text = join(&s->ctx->arena, b, &all, next.blank, most + next.blank);
    }
    return good;
}

bool kz_scan_block(kz_scanner *s, int parent, kz_scanned *out)
{
    block b = {.parent = parent};
    out->line = s->line;
    if (!read_header(s, &b) || !find_indent(s, &b))
        return false;
    out->flags = KZ_QUOTED | (b.folded ? KZ_FOLDED : KZ_LITERAL);
    kz_mark mark = kz_arena_mark(&s->ctx->scratch);
    bool good = read_lines(s, &b, &out->text);
    kz_arena_rewind(&s->ctx->scratch, mark);
    return good && kz_scan_next_line(s);
}
