/*
 * What the files of the scanner share. Only for the files that make up scan.h.
 *
 * Each function reads one thing that begins at s->at. NULL or false means that the
 * document is declined; all functions then return at once. Columns and lines count from 0 here, columns in bytes: the blanks that indent
 * a line are single bytes.
 */
#ifndef KZ_YAML_SCAN_INSIDE_H
#define KZ_YAML_SCAN_INSIDE_H

#include "base/bytes.h"
#include "yaml/parse_source.h"
#include "yaml/scan.h"

enum { KZ_SCAN_AT_END = -1 };

typedef struct kz_scanner {
    kz_ctx *ctx;
    const kz_piece *piece;
    const char *at, *end;
    const char *line_start; /* of the line that AT is in */
    uint32_t line;          /* its number */
    int column;             /* of AT where a line's content begins there; KZ_SCAN_AT_END */
    bool commented;         /* there was a comment line before it */
    bool tabs, non_ascii;   /* the document has some */
    bool fixed_place;       /* the document stands in a scalar whose lines are not the file's */
    uint32_t file, first_line, first_column; /* what places begin with */
    kz_source source;                        /* the piece, for its literal blocks */
    kz_document_tree *out;
    kz_nodes *new_keys; /* see kz_scan() */
} kz_scanner;

/* A scalar's text as it is meant, and how it was written. */
typedef struct kz_scanned {
    kz_str text;
    uint32_t line, indent; /* of a block: where it began, and how far its text is indented */
    uint8_t flags;         /* KZ_STYLE; 0: plain */
} kz_scanned;

/* What an entry gets from its key. */
typedef struct kz_scan_key {
    const kz_name *name;
    kz_loc loc;
    uint8_t type;
} kz_scan_key;

/* libyaml takes no key of more than 1,024 characters, counted up to its colon. */
enum { KZ_SCAN_LONGEST_KEY = 1000 };

/* The place of P, which is in the current line. */
static inline kz_loc kz_scan_place(const kz_scanner *s, const char *p)
{
    if (s->fixed_place)
        return s->piece->text->at;
    size_t column = (size_t)(p - s->line_start);
    if (s->non_ascii)
        for (const char *c = s->line_start; c < p; c++)
            column -= ((unsigned char)*c & 0xC0) == 0x80;
    column += s->first_column;
    kz_loc loc = {.file = s->file & 0xFFFFF, .line = s->first_line + s->line};
    loc.col = column < 4095 ? (uint32_t)column & 0xFFF : 4095;
    return loc;
}

static inline bool kz_scan_ends_word(const kz_scanner *s, const char *p)
{
    return p == s->end || *p == ' ' || *p == '\n';
}

/* From the start of a line on to the first content that is no comment: AT, LINE and
 * COLUMN stand there, or at the end. */
KZ_MUST_CHECK bool kz_scan_next_line(kz_scanner *s);

/* What is left of the line from P on may be blanks and a comment; P is behind a token. Then on to
 * the next line. */
KZ_MUST_CHECK bool kz_scan_line_end(kz_scanner *s, const char *p);

/* A node with nothing in it. */
static inline kz_node *kz_scan_node(kz_scanner *s, kz_kind kind, uint8_t flags, kz_loc loc)
{
    kz_node *n = kz_arena_alloc(&s->ctx->arena, sizeof *n);
    *n = (kz_node){.kind = (uint8_t)kind, .flags = flags, .loc = loc};
    return n;
}

static inline void kz_scan_append(kz_node *parent, kz_node *child)
{
    if (parent->u.child.last == NULL)
        parent->u.child.first = child;
    else
        parent->u.child.last->next = child;
    parent->u.child.last = child;
    parent->count++;
}

static inline void kz_scan_hang_key(kz_scanner *s, kz_node *value, const kz_scan_key *key)
{
    if (s->new_keys != NULL && key->name->is_new)
        KZ_PUSH(&s->ctx->arena, *s->new_keys, value);
    value->key = key->name;
    value->key_loc = key->loc;
    value->key_type = key->type;
}

/* A scalar node that began at LOC. */
kz_node *kz_scan_scalar(kz_scanner *s, kz_scanned scanned, kz_loc loc);

/* The key that was written so. */
KZ_MUST_CHECK bool kz_scan_name_key(
    kz_scanner *s, kz_scanned scanned, kz_loc loc, kz_scan_key *out);

/* The end of a plain scalar that begins at P, in this line: at a ':' that ends a key, a
 * comment or the line, trailing blanks cut off. NULL: declined. *STOP is what ended it. */
const char *kz_scan_plain(const kz_scanner *s, const char *p, const char **stop);

/* Can a plain scalar begin with the byte at P? */
bool kz_scan_begins_plain(const kz_scanner *s, const char *p);

/* The rest of a plain scalar in a block whose first line is TEXT and ended at STOP: goes
 * on over the lines that are indented more than PARENT, then to what follows. */
KZ_MUST_CHECK bool kz_scan_plain_lines(kz_scanner *s, int parent, const char *stop, kz_str *text);

/* A quoted scalar that begins at AT; AT is then behind it. *OVER_LINES: it does not end
 * in the line where it began. */
KZ_MUST_CHECK bool kz_scan_quoted(kz_scanner *s, kz_str *text, bool *over_lines);

/* A literal or folded block that begins at AT, in a collection at column PARENT. Goes on
 * to what follows. */
KZ_MUST_CHECK bool kz_scan_block(kz_scanner *s, int parent, kz_scanned *out);

/* A flow collection that begins and ends in this line; AT is then behind it. */
kz_node *kz_scan_flow(kz_scanner *s, size_t depth);

#endif
