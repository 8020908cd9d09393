/*
 * The styles of go-yaml v2: plain if the text allows it, else single quotes,
 * else double; a block for what has newlines. Lines are folded at a space once
 * they are longer than 80 characters.
 */
#include "yaml/emit_scalar.h"

#include "base/bytes.h"

static bool continues_character(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Bytes of the character at S[I]; 1 for what is no first byte. */
static size_t width(kz_str s, size_t i)
{
    unsigned char c = (unsigned char)s.ptr[i];
    size_t n = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return n <= s.len - i ? n : s.len - i;
}

static unsigned char byte_at(kz_str s, size_t i)
{
    return i < s.len ? (unsigned char)s.ptr[i] : 0;
}

static bool is_space(kz_str s, size_t i)
{
    return byte_at(s, i) == ' ';
}

static bool is_blank(kz_str s, size_t i)
{
    return byte_at(s, i) == ' ' || byte_at(s, i) == '\t';
}

/* CR, LF, NEL, LS, PS. */
static bool is_break(kz_str s, size_t i)
{
    unsigned char c = byte_at(s, i);
    if (c < 0x80)
        return c == '\n' || c == '\r';
    if (c == 0xC2)
        return byte_at(s, i + 1) == 0x85;
    return c == 0xE2 && byte_at(s, i + 1) == 0x80 &&
        (byte_at(s, i + 2) == 0xA8 || byte_at(s, i + 2) == 0xA9);
}

/* Characters that are written as they are. Beyond the basic plane, and the byte
 * order mark, they are not. */
static bool is_printable(kz_str s, size_t i)
{
    unsigned char c = byte_at(s, i), second = byte_at(s, i + 1), third = byte_at(s, i + 2);
    if (c < 0x80)
        return c == '\n' || (c >= 0x20 && c <= 0x7E);
    if (c == 0xC2)
        return second >= 0xA0;
    if (c == 0xED)
        return second < 0xA0;
    if (c == 0xEF)
        return !(second == 0xBB && third == 0xBF) &&
            !(second == 0xBF && (third == 0xBE || third == 0xBF));
    return c > 0xC2 && c < 0xF0;
}

/* Characters that mean something to YAML: at the beginning of a plain scalar... */
static bool opens_something(kz_str s, bool blank_follows)
{
    switch (s.ptr[0]) {
    case '#':
    case ',':
    case '[':
    case ']':
    case '{':
    case '}':
    case '&':
    case '*':
    case '!':
    case '|':
    case '>':
    case '\'':
    case '"':
    case '%':
    case '@':
    case '`':
        return true;
    case '?':
    case ':':
    case '-':
        return blank_follows;
    default:
        return false;
    }
}

static bool marks_document(kz_str s)
{
    return s.len >= 3 && (s.ptr[0] == '-' || s.ptr[0] == '.') && s.ptr[1] == s.ptr[0] &&
        s.ptr[2] == s.ptr[0];
}

/* ... and inside of it. */
static bool ends_something(kz_str s, size_t i, bool blank_follows, bool blank_before)
{
    return (s.ptr[i] == ':' && blank_follows) || (s.ptr[i] == '#' && blank_before);
}

static kz_text_needs analyse_any(kz_str s)
{
    bool indicators = marks_document(s);
    bool special = false, tabs = false, multiline = false;
    bool space_then_break = false, break_then_space = false;
    bool after_space = false, after_break = false, after_blank = true;
    for (size_t i = 0, next; i < s.len; i = next) {
        next = i + width(s, i);
        bool blank_follows = next >= s.len || is_blank(s, next);
        if (i == 0 ? opens_something(s, blank_follows)
                   : ends_something(s, i, blank_follows, after_blank))
            indicators = true;
        tabs |= s.ptr[i] == '\t';
        special |= s.ptr[i] != '\t' && !is_printable(s, i);
        bool space = is_space(s, i), line_break = is_break(s, i);
        break_then_space |= space && after_break;
        space_then_break |= line_break && after_space;
        multiline |= line_break;
        after_space = space;
        after_break = line_break;
        after_blank = is_blank(s, i) || line_break || s.ptr[i] == '\0';
    }
    bool space_ends = is_space(s, s.len - 1);
    bool ragged = is_space(s, 0) || is_break(s, 0) || space_ends || after_break;
    bool unquotable = special || tabs || space_then_break;
    return (kz_text_needs){.multiline = multiline,
        .plain_allowed = !ragged && !indicators && !multiline && !unquotable && !break_then_space,
        .single_allowed = !unquotable && !break_then_space,
        .literal_allowed = !unquotable && !space_ends,
        .tabs_in_literal = !special && !space_then_break && !space_ends};
}

/* Does S have this pair of bytes? */
static bool has_pair(kz_str s, char first, char second)
{
    const char *end = s.ptr + s.len;
    return kz_find_pair(s.ptr, end, first, second) < end;
}

kz_text_needs kz_text_analyse_ascii(kz_str s, unsigned kinds)
{
    const bool multiline = (kinds & KZ_HAS_NEWLINE) != 0;
    const bool space_ends = is_space(s, s.len - 1);
    if (multiline) {
        bool ragged = space_ends || has_pair(s, ' ', '\n');
        return (kz_text_needs){.multiline = true,
            .single_allowed = !has_pair(s, ' ', '\n') && !has_pair(s, '\n', ' '),
            .literal_allowed = !ragged,
            .tabs_in_literal = !ragged};
    }
    bool blank_follows = s.len == 1 || is_blank(s, 1);
    bool indicators = marks_document(s) || opens_something(s, blank_follows) ||
        ((kinds & KZ_HAS_COLON) != 0 && (s.ptr[s.len - 1] == ':' || has_pair(s, ':', ' '))) ||
        ((kinds & KZ_HAS_HASH) != 0 && has_pair(s, ' ', '#'));
    return (kz_text_needs){.plain_allowed = !indicators && !space_ends && !is_space(s, 0),
        .single_allowed = true,
        .literal_allowed = !space_ends,
        .tabs_in_literal = !space_ends};
}

kz_text_needs kz_text_analyse(kz_str s)
{
    const unsigned kinds = kz_kinds_of_bytes(s.ptr, s.ptr + s.len);
    if (s.len == 0)
        return (kz_text_needs){.plain_allowed = true, .single_allowed = true};
    if ((kinds & (KZ_HAS_TAB | KZ_HAS_CONTROL | KZ_HAS_NON_ASCII)) == 0)
        return kz_text_analyse_ascii(s, kinds);
    return analyse_any(s);
}

static size_t characters(kz_str s)
{
    const uint64_t high_bits = UINT64_C(0x8080808080808080);
    size_t n = 0, i = 0;
    while (i < s.len) {
        uint64_t eight = high_bits;
        if (s.len - i >= sizeof eight)
            memcpy(&eight, s.ptr + i, sizeof eight);
        if ((eight & high_bits) == 0) {
            n += sizeof eight;
            i += sizeof eight;
        } else {
            n += !continues_character(s.ptr[i++]);
        }
    }
    return n;
}

void kz_emit_bytes(kz_emitter *e, const char *bytes, size_t n)
{
    kz_buf_add(e->out, bytes, n);
    e->column += characters((kz_str){bytes, n});
    e->line_begun = true;
}

static void new_line(kz_emitter *e)
{
    kz_buf_byte(e->out, '\n');
    e->column = 0;
    e->line_begun = false;
}

static void pad(kz_emitter *e, size_t indent)
{
    if (e->column < indent) {
        kz_buf_spaces(e->out, indent - e->column);
        e->column = indent;
    }
}

void kz_emit_line(kz_emitter *e, size_t indent)
{
    if (e->line_begun)
        new_line(e);
    pad(e, indent);
    e->line_begun = true;
}

/* One character, whatever its bytes. Returns the position behind it. */
static size_t write_character(kz_emitter *e, kz_str s, size_t i)
{
    size_t n = width(s, i);
    kz_buf_add(e->out, s.ptr + i, n);
    e->column++;
    e->line_begun = true;
    return i + n;
}

static size_t write_break(kz_emitter *e, kz_str s, size_t i)
{
    size_t n = width(s, i);
    kz_buf_add(e->out, s.ptr + i, n);
    e->column = 0;
    e->line_begun = false;
    return i + n;
}

/* May the space at I be replaced by a new line? */
static bool is_fold(const kz_emitter *e, bool fold, bool after_space)
{
    return fold && !after_space && e->column > KZ_BEST_WIDTH;
}

void kz_emit_plain(kz_emitter *e, kz_str s, size_t indent, bool fold)
{
    if (!fold || e->column + s.len <= KZ_BEST_WIDTH) {
        kz_emit_bytes(e, s.ptr, s.len);
        return;
    }
    for (size_t i = 0; i < s.len; i++) {
        size_t space = i + kz_str_find(kz_str_from(s, i), ' ');
        kz_emit_bytes(e, s.ptr + i, space - i);
        i = space;
        if (i == s.len)
            break;
        if (is_fold(e, fold, i > 0 && is_space(s, i - 1)) && !is_space(s, i + 1))
            kz_emit_line(e, indent);
        else
            kz_emit_bytes(e, " ", 1);
    }
}

/* Line breaks in single quotes are LS and PS only: newlines make a block. */
static void write_single(kz_emitter *e, kz_str s, size_t indent, bool fold)
{
    bool after_space = false, after_break = false;
    kz_emit_bytes(e, "'", 1);
    for (size_t i = 0; i < s.len;) {
        bool space = is_space(s, i), line_break = is_break(s, i);
        if (space && is_fold(e, fold, after_space) && i > 0 && i < s.len - 1 &&
            !is_space(s, i + 1)) {
            kz_emit_line(e, indent);
            i++;
        } else if (line_break) {
            i = write_break(e, s, i);
        } else {
            if (after_break && !space)
                pad(e, indent);
            if (s.ptr[i] == '\'')
                kz_emit_bytes(e, "'", 1);
            i = write_character(e, s, i);
        }
        after_space = space;
        after_break = line_break || (after_break && space);
    }
    kz_emit_bytes(e, "'", 1);
}

static uint32_t code_point(kz_str s, size_t i, size_t n)
{
    static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t c = (unsigned char)s.ptr[i] & masks[n];
    for (size_t k = 1; k < n; k++)
        c = c << 6 | ((unsigned char)s.ptr[i + k] & 0x3F);
    return c;
}

static char short_escape(uint32_t c)
{
    switch (c) {
    case 0x00:
        return '0';
    case 0x07:
        return 'a';
    case 0x08:
        return 'b';
    case 0x09:
        return 't';
    case 0x0A:
        return 'n';
    case 0x0B:
        return 'v';
    case 0x0C:
        return 'f';
    case 0x0D:
        return 'r';
    case 0x1B:
        return 'e';
    case '"':
        return '"';
    case '\\':
        return '\\';
    case 0x85:
        return 'N';
    case 0xA0:
        return '_';
    case 0x2028:
        return 'L';
    case 0x2029:
        return 'P';
    default:
        return '\0';
    }
}

static size_t write_escape(kz_emitter *e, kz_str s, size_t i)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t n = width(s, i);
    uint32_t c = code_point(s, i, n);
    char text[12] = {'\\', short_escape(c)};
    size_t len = 2;
    if (text[1] == '\0') {
        int count = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
        text[1] = c <= 0xFF ? 'x' : c <= 0xFFFF ? 'u' : 'U';
        for (int shift = 4 * (count - 1); shift >= 0; shift -= 4)
            text[len++] = digits[c >> shift & 0xF];
    }
    kz_emit_bytes(e, text, len);
    return i + n;
}

/* The reference escapes all of a text that begins with a byte order mark. */
static void write_double(kz_emitter *e, kz_str s, size_t indent, bool fold)
{
    bool after_space = false, escape_all = kz_str_starts(s, KZ_S("\xEF\xBB\xBF"));
    kz_emit_bytes(e, "\"", 1);
    for (size_t i = 0; i < s.len;) {
        bool space = is_space(s, i);
        if (escape_all || !is_printable(s, i) || is_break(s, i) || s.ptr[i] == '"' ||
            s.ptr[i] == '\\') {
            i = write_escape(e, s, i);
        } else if (space && is_fold(e, fold, after_space) && i > 0 && i < s.len - 1) {
            kz_emit_line(e, indent);
            if (is_space(s, i + 1))
                kz_emit_bytes(e, "\\", 1);
            i++;
        } else {
            i = write_character(e, s, i);
        }
        after_space = space;
    }
    kz_emit_bytes(e, "\"", 1);
}

/* "+" keeps all newlines at the end, "-" says that there is none. */
static const char *chomping(kz_str s)
{
    size_t last = s.len - 1;
    while (last > 0 && (s.ptr[last] & 0xC0) == 0x80)
        last--;
    if (!is_break(s, last))
        return "-";
    if (last == 0)
        return "+";
    size_t before = last - 1;
    while (before > 0 && (s.ptr[before] & 0xC0) == 0x80)
        before--;
    return is_break(s, before) ? "+" : "";
}

/* Where the line at I of a text that may be a block ends: such a text has no CR and no
 * NEL. */
static size_t line_end(kz_str s, size_t i)
{
    const char *newline = memchr(s.ptr + i, '\n', s.len - i);
    size_t end = newline == NULL ? s.len : (size_t)(newline - s.ptr);
    if (memchr(s.ptr + i, 0xE2, end - i) != NULL)
        for (; i < end; i++)
            if (is_break(s, i))
                return i;
    return end;
}

static void write_literal(kz_emitter *e, kz_str s, size_t indent)
{
    const char *chomp = chomping(s);
    kz_emit_bytes(e, "|", 1);
    if (is_space(s, 0) || is_break(s, 0))
        kz_emit_bytes(e, "2", 1);
    kz_emit_bytes(e, chomp, strlen(chomp));
    new_line(e);
    for (size_t i = 0; i < s.len;) {
        if (is_break(s, i)) {
            i = write_break(e, s, i);
            continue;
        }
        if (!e->line_begun)
            pad(e, indent);
        size_t end = line_end(s, i);
        kz_buf_add(e->out, s.ptr + i, end - i);
        e->line_begun = true;
        i = end;
    }
}

static void write_in_style(kz_emitter *e, kz_str s, kz_style style, size_t indent, bool fold)
{
    kz_text_needs needs = kz_text_analyse(s);
    if (style == KZ_PLAIN_STYLE && !needs.plain_allowed)
        style = KZ_SINGLE_STYLE;
    if (style == KZ_LITERAL_STYLE && !needs.literal_allowed)
        style = KZ_DOUBLE_STYLE;
    if (style == KZ_SINGLE_STYLE && (!needs.single_allowed || (!fold && needs.multiline)))
        style = KZ_DOUBLE_STYLE;
    switch (style) {
    case KZ_PLAIN_STYLE:
        kz_emit_plain(e, s, indent, fold);
        break;
    case KZ_SINGLE_STYLE:
        write_single(e, s, indent, fold);
        break;
    case KZ_DOUBLE_STYLE:
        write_double(e, s, indent, fold);
        break;
    case KZ_LITERAL_STYLE:
        write_literal(e, s, indent);
        break;
    }
}

void kz_emit_in_style(kz_emitter *e, kz_str text, kz_style style, size_t indent)
{
    write_in_style(e, text, style, indent, false);
}

void kz_emit_value(kz_emitter *e, const kz_value *value, size_t indent, bool key)
{
    kz_str s = value->text;
    if (value->type != KZ_STRING) {
        if (value->type == KZ_FLOAT)
            s = kz_number_print(&e->ctx->scratch, s);
        kz_emit_bytes(e, s.ptr, s.len);
        return;
    }
    kz_style style = KZ_PLAIN_STYLE;
    if (memchr(s.ptr, '\n', s.len) != NULL)
        style = key ? KZ_DOUBLE_STYLE : KZ_LITERAL_STYLE;
    else if (kz_value_needs_quotes(s))
        style = KZ_DOUBLE_STYLE;
    write_in_style(e, s, style, indent, !key);
}
