/*
 * The block structure of a document: who is whose child is decided by columns.
 *
 *     a:            # a mapping at column 0
 *       b: 1        # deeper: the value of "a"
 *     c:
 *     - d: 2        # a list may stand at the column of its key
 *       e: 3        # a mapping at column 2
 */
#include "yaml/scan.h"

#include "yaml/scan_inside.h"

/* "---" and "..." end a document, wherever they stand at the start of a line. */
static bool is_marker(const kz_scanner *s)
{
    return s->end - s->at >= 3 && (memcmp(s->at, "---", 3) == 0 || memcmp(s->at, "...", 3) == 0);
}

bool kz_scan_next_line(kz_scanner *s)
{
    s->commented = false;
    for (;;) {
        const char *p = kz_skip_spaces(s->at, s->end);
        if (p < s->end && *p == '#') {
            s->commented = true;
            p = kz_find_newline(p, s->end);
        }
        if (p == s->end || *p != '\n') {
            s->column = p == s->end ? KZ_SCAN_AT_END : (int)(p - s->line_start);
            s->at = p;
            break;
        }
        s->at = s->line_start = p + 1;
        s->line++;
    }
    return s->column != 0 ? s->at == s->end || *s->at != '\t' : *s->at != '\t' && !is_marker(s);
}

bool kz_scan_line_end(kz_scanner *s, const char *p)
{
    const char *from = p;
    p = kz_skip_spaces(p, s->end);
    if (p < s->end && *p == '#' && (p > from || p[-1] == ' '))
        p = kz_find_newline(p, s->end);
    if (p < s->end && *p != '\n')
        return false;
    s->at = p;
    if (p < s->end) {
        s->at = s->line_start = p + 1;
        s->line++;
    }
    return kz_scan_next_line(s);
}

/* As kz_source_indent() has it, which looks at lines without a text in a way of its own. */
static uint32_t literal_indent(kz_scanner *s, const kz_scanned *block)
{
    for (size_t i = 0; i < block->text.len; i++)
        if (block->text.ptr[i] != '\n')
            return block->indent;
    return kz_source_indent(&s->source, block->line, block->text);
}

static bool set_config_value(kz_scanner *s, kz_scanned scanned, bool json, kz_node *n)
{
    n->flags = 0;
    if (scanned.flags == 0)
        n->type = (uint8_t)kz_scalar_resolve(scanned.text, KZ_READ_CONFIG);
    if ((scanned.flags & KZ_LITERAL) != 0)
        n->count = literal_indent(s, &scanned);
    return kz_tree_config_scalar(s->ctx, json, n, KZ_EMPTY) == KZ_OK;
}

kz_node *kz_scan_scalar(kz_scanner *s, kz_scanned scanned, kz_loc loc)
{
    kz_node *n = kz_scan_node(s, KZ_SCALAR, scanned.flags, loc);
    n->u.text = scanned.text;
    if (s->piece->reader == KZ_READ_CONFIG)
        return set_config_value(s, scanned, !s->piece->lenient, n) ? n : NULL;
    if (scanned.flags == 0)
        n->type = (uint8_t)kz_scalar_resolve(scanned.text, KZ_READ_MANIFEST);
    return n;
}

static bool name_config_key(kz_scanner *s, kz_scanned scanned, kz_loc loc, kz_scan_key *out)
{
    kz_node n = {.kind = KZ_SCALAR, .loc = loc, .u.text = scanned.text};
    kz_str text;
    if (!set_config_value(s, scanned, false, &n) ||
        kz_tree_config_key(s->ctx, !s->piece->lenient, &n, &text) != KZ_OK)
        return false;
    out->name = kz_intern(s->ctx, text);
    return true;
}

bool kz_scan_name_key(kz_scanner *s, kz_scanned scanned, kz_loc loc, kz_scan_key *out)
{
    *out = (kz_scan_key){.loc = loc, .type = KZ_STRING};
    if (kz_str_eq(scanned.text, KZ_S("<<")))
        return false;
    if (s->piece->reader == KZ_READ_CONFIG)
        return name_config_key(s, scanned, loc, out);
    out->name = kz_intern(s->ctx, scanned.text);
    if (scanned.flags == 0 && !out->name->word)
        out->type = (uint8_t)kz_scalar_resolve(scanned.text, KZ_READ_MANIFEST);
    return true;
}

static bool is_dash(const kz_scanner *s)
{
    return *s->at == '-' && kz_scan_ends_word(s, s->at + 1);
}

static bool is_quote(const kz_scanner *s)
{
    return *s->at == '"' || *s->at == '\'';
}

/* What stands at AT is a plain or quoted scalar, or a key. STOP: where it ended. */
typedef struct word {
    kz_scanned scanned;
    kz_loc loc;
    bool is_key; /* AT is then behind its colon */
    const char *stop;
} word;

static bool read_quoted_word(kz_scanner *s, word *w)
{
    const char *from = s->at;
    bool over_lines;
    w->scanned.flags = KZ_QUOTED;
    if (!kz_scan_quoted(s, &w->scanned.text, &over_lines))
        return false;
    w->stop = s->at;
    const char *p = kz_skip_spaces(s->at, s->end);
    w->is_key = p < s->end && *p == ':' && kz_scan_ends_word(s, p + 1);
    if (!w->is_key)
        return true;
    s->at = p + 1;
    return !over_lines && p - from <= KZ_SCAN_LONGEST_KEY;
}

static bool read_plain_word(kz_scanner *s, word *w)
{
    const char *from = s->at;
    if (!kz_scan_begins_plain(s, from))
        return false;
    const char *end = kz_scan_plain(s, from, &w->stop);
    if (end == NULL)
        return false;
    w->scanned.text = (kz_str){from, (size_t)(end - from)};
    w->is_key = w->stop < s->end && *w->stop == ':';
    if (w->is_key)
        s->at = w->stop + 1;
    return !w->is_key || w->stop - from <= KZ_SCAN_LONGEST_KEY;
}

static bool read_word(kz_scanner *s, word *w)
{
    *w = (word){.loc = kz_scan_place(s, s->at)};
    return is_quote(s) ? read_quoted_word(s, w) : read_plain_word(s, w);
}

/* What may stand at a place. */
typedef enum room {
    FOR_ANYTHING, /* a line of its own, or behind "- " */
    FOR_SCALARS   /* behind "key: " */
} room;

static kz_node *read_node(kz_scanner *s, int parent, size_t depth, room where);

/* What belongs to the key or the dash that AT is behind, in a collection at column PARENT. */
static kz_node *read_value(kz_scanner *s, int parent, size_t depth, room where)
{
    const char *behind = s->at, *p = kz_skip_spaces(behind, s->end);
    if (p < s->end && *p != '\n' && (*p != '#' || p == behind)) {
        s->at = p;
        s->column = (int)(p - s->line_start);
        return read_node(s, parent, depth, where);
    }
    kz_loc loc = kz_scan_place(s, behind);
    if (!kz_scan_line_end(s, p))
        return NULL;
    if (s->column > parent || (where == FOR_SCALARS && s->column == parent && is_dash(s)))
        return read_node(s, parent, depth, FOR_ANYTHING);
    return kz_scan_scalar(s, (kz_scanned){.text = KZ_EMPTY}, loc);
}

static kz_node *read_sequence(kz_scanner *s, size_t depth)
{
    const int column = s->column;
    kz_node *seq = kz_scan_node(s, KZ_SEQUENCE, 0, kz_scan_place(s, s->at));
    do {
        s->at++;
        kz_node *item = read_value(s, column, depth + 1, FOR_ANYTHING);
        if (item == NULL)
            return NULL;
        kz_scan_append(seq, item);
    } while (s->column == column && is_dash(s));
    return s->column <= column ? seq : NULL;
}

/* FIRST is its first key. */
static kz_node *read_mapping(kz_scanner *s, int column, size_t depth, word *first)
{
    kz_node *map = kz_scan_node(s, KZ_MAPPING, 0, first->loc);
    word *w = first;
    for (;;) {
        kz_scan_key key;
        if (!w->is_key || !kz_scan_name_key(s, w->scanned, w->loc, &key))
            return NULL;
        kz_node *value = read_value(s, column, depth + 1, FOR_SCALARS);
        if (value == NULL)
            return NULL;
        kz_scan_hang_key(s, value, &key);
        kz_scan_append(map, value);
        if (s->column != column)
            break;
        if (!read_word(s, w))
            return NULL;
    }
    return s->column < column ? map : NULL;
}

static kz_node *read_block(kz_scanner *s, int parent)
{
    kz_loc loc = kz_scan_place(s, s->at);
    kz_scanned scanned;
    return kz_scan_block(s, parent, &scanned) ? kz_scan_scalar(s, scanned, loc) : NULL;
}

static kz_node *read_flow(kz_scanner *s, size_t depth)
{
    kz_node *n = kz_scan_flow(s, depth);
    return n != NULL && kz_scan_line_end(s, s->at) ? n : NULL;
}

static kz_node *read_word_node(kz_scanner *s, int parent, size_t depth, room where)
{
    const int column = s->column;
    word w;
    if (!read_word(s, &w))
        return NULL;
    if (w.is_key)
        return where == FOR_ANYTHING ? read_mapping(s, column, depth, &w) : NULL;
    bool read = w.scanned.flags != 0 ? kz_scan_line_end(s, w.stop)
                                     : kz_scan_plain_lines(s, parent, w.stop, &w.scanned.text);
    return read ? kz_scan_scalar(s, w.scanned, w.loc) : NULL;
}

/* The node at AT, in COLUMN, which belongs to a collection at column PARENT. The scanner
 * then stands at what follows. */
static kz_node *read_node(kz_scanner *s, int parent, size_t depth, room where)
{
    if (depth > KZ_MAX_DEPTH)
        return NULL;
    if (is_dash(s))
        return where == FOR_ANYTHING ? read_sequence(s, depth) : NULL;
    switch (*s->at) {
    case '[':
    case '{':
        return read_flow(s, depth);
    case '|':
    case '>':
        return read_block(s, parent);
    default:
        return read_word_node(s, parent, depth, where);
    }
}

/* Bytes from 0x80 on: characters, and none of those that YAML forbids, skips, or takes for line ends. */
static bool are_fine_characters(kz_str bytes)
{
    if (!kz_str_is_utf8(bytes))
        return false;
    const unsigned char *p = (const unsigned char *)bytes.ptr, *end = p + bytes.len;
    for (; p < end; p++) {
        bool control = p[0] == 0xC2 && p[1] < 0xA0;
        bool line_end = p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9);
        bool mark = p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF;
        bool no_character = p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE;
        if (control || line_end || mark || no_character)
            return false;
    }
    return true;
}

static void set_places(kz_scanner *s)
{
    const kz_text *text = s->piece->text;
    s->file = text->file;
    s->first_line = s->piece->line + 1 + text->at.line;
    s->first_column = text->at.line != 0 ? text->indent + 1 : 1;
    s->fixed_place = text->at.line != 0 && text->indent == 0;
}

static bool read_document(kz_scanner *s)
{
    bool marked = s->end - s->at >= 3 && memcmp(s->at, "---", 3) == 0;
    if (marked ? !kz_scan_line_end(s, s->at + 3) : !kz_scan_next_line(s))
        return false;
    if (s->column == KZ_SCAN_AT_END)
        return !marked;
    if (is_dash(s) || *s->at == '[' || *s->at == '{') {
        s->out->root = read_node(s, KZ_SCAN_AT_END, 1, FOR_ANYTHING);
    } else {
        const int column = s->column;
        word first;
        if (read_word(s, &first))
            s->out->root = read_mapping(s, column, 1, &first);
    }
    return s->out->root != NULL && s->column == KZ_SCAN_AT_END;
}

bool kz_scan(kz_ctx *ctx, const kz_piece *piece, kz_document_tree *out, kz_nodes *new_keys)
{
    const kz_str bytes = piece->bytes;
    const unsigned kinds = kz_kinds_of_bytes(bytes.ptr, bytes.ptr + bytes.len);
    const bool non_ascii = (kinds & KZ_HAS_NON_ASCII) != 0;
    *out = (kz_document_tree){0};
    if ((kinds & KZ_HAS_CONTROL) != 0 || (non_ascii && !are_fine_characters(bytes)))
        return false;
    kz_scanner s = {.ctx = ctx, .piece = piece, .at = bytes.ptr, .end = bytes.ptr + bytes.len};
    s.line_start = s.at;
    s.source.bytes = bytes;
    s.tabs = (kinds & KZ_HAS_TAB) != 0;
    s.non_ascii = non_ascii;
    s.out = out;
    s.new_keys = new_keys;
    set_places(&s);
    /* A value that is refused may stand before a mistake that libyaml sees first. */
    kz_report_mark mark = kz_reports_mark(ctx);
    bool read = read_document(&s);
    if (!read)
        kz_reports_rewind(ctx, mark);
    return read;
}
