/*
 * One scalar as text: which style it needs, and writing it.
 */
#ifndef KZ_YAML_EMIT_SCALAR_H
#define KZ_YAML_EMIT_SCALAR_H

#include "base/buf.h"
#include "yaml/prints.h"
#include "yaml/value.h"

/* Longer keys, in bytes, and keys of several lines are written "? key". */
enum { KZ_SIMPLE_KEY_MAX = 128 };

/* Lines are folded at a space once they are longer. */
enum { KZ_BEST_WIDTH = 80 };

/* Where in the output a writer stands. */
typedef struct kz_emitter {
    kz_ctx *ctx;
    kz_buf *out;
    size_t column;    /* characters since the line began */
    bool line_begun;  /* false right after a line break that belongs to a block scalar */
    kz_prints *notes; /* NULL: nothing is to be noted */
    const kz_unchanged *unchanged; /* NULL: everything is written anew */
} kz_emitter;

/* What a text needs to be read back as itself. */
typedef struct kz_text_needs {
    bool multiline;       /* it has line breaks */
    bool plain_allowed;   /* outside of flow collections */
    bool single_allowed;  /* in single quotes */
    bool literal_allowed; /* as a block */
    bool tabs_in_literal; /* as a block if tabs may stand in one: go-yaml v3 */
} kz_text_needs;

kz_text_needs kz_text_analyse(kz_str text);

/* The same for a text of at least one byte that is all printable ASCII and newlines; KINDS are those
 * of its bytes, see base/bytes.h. */
kz_text_needs kz_text_analyse_ascii(kz_str text, unsigned kinds);

/* Write VALUE. INDENT is where a continued line begins. A simple KEY stays on
 * its line. Nothing is written before the value; the caller has left the space. */
void kz_emit_value(kz_emitter *e, const kz_value *value, size_t indent, bool key);

/* Write scalar N if it is one of those that need no second look: ASCII without quotes, also
 * in several lines, a number or a truth value that goes into the output as it is. INDENT is where a
 * continued line begins. False: nothing is written. */
bool kz_emit_as_written(kz_emitter *e, const kz_node *n, size_t indent);

/* Write a text without quotes. FOLD: long lines are folded. */
void kz_emit_plain(kz_emitter *e, kz_str text, size_t indent, bool fold);

/* Begin a line at INDENT and write "WORD:". */
void kz_emit_word_key(kz_emitter *e, kz_str word, size_t indent);

/* How a text is written. */
typedef enum kz_style {
    KZ_PLAIN_STYLE,
    KZ_SINGLE_STYLE,
    KZ_DOUBLE_STYLE,
    KZ_LITERAL_STYLE
} kz_style;

/* Write TEXT in STYLE, or in the next that can hold it; no line is folded. */
void kz_emit_in_style(kz_emitter *e, kz_str text, kz_style style, size_t indent);

/* Begin a new line, unless one was begun just now, and go to INDENT. */
void kz_emit_line(kz_emitter *e, size_t indent);

/* Bytes that are no line breaks. */
void kz_emit_bytes(kz_emitter *e, const char *bytes, size_t n);

#endif
