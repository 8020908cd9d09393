/*
 * JSON, strictly as Go's encoding/json reads it. A JSON 6902 patch that begins
 * with "[" is read so and not as YAML, which makes a difference for
 *
 *     "\/spec"    "\ud83d\ude00"    [{op: test}]
 */
#include "base/timing.h"
#include "yaml/parse.h"

typedef struct reading {
    kz_ctx *ctx;
    const kz_text *text;
    kz_str rest;
    uint32_t line;
    size_t column; /* of COUNTED, which is the last place asked for */
    const char *counted;
} reading;

static kz_loc place(reading *r)
{
    const kz_text *text = r->text;
    for (; r->counted < r->rest.ptr; r->counted++)
        r->column += ((unsigned char)*r->counted & 0xC0) != 0x80;
    size_t column = r->column;
    if (text->at.line != 0 && text->indent == 0)
        return text->at;
    column += text->at.line != 0 ? text->indent : 0;
    kz_loc loc = {.file = text->file & 0xFFFFF, .line = text->at.line + r->line};
    loc.col = column < 4095 ? (uint32_t)column & 0xFFF : 4095;
    return loc;
}

static kz_status refuse(reading *r, const char *what)
{
    return kz_report(r->ctx, place(r), KZ_D_YAML_SYNTAX, "malformed JSON: %s", what);
}

static void skip(reading *r, size_t n)
{
    r->rest = kz_str_from(r->rest, n);
}

static void skip_blanks(reading *r)
{
    while (r->rest.len > 0 && kz_str_find(KZ_S(" \t\r\n"), r->rest.ptr[0]) < 4) {
        bool new_line = r->rest.ptr[0] == '\n';
        skip(r, 1);
        if (!new_line)
            continue;
        r->line++;
        r->column = 1;
        r->counted = r->rest.ptr;
    }
}

static bool take(reading *r, char c)
{
    if (r->rest.len == 0 || r->rest.ptr[0] != c)
        return false;
    skip(r, 1);
    return true;
}

static int32_t hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hexadecimal digits at the start of S, or -1. */
static int32_t hex4(kz_str s)
{
    int32_t code = 0;
    if (s.len < 4)
        return -1;
    for (size_t i = 0; i < 4; i++) {
        if (hex_value(s.ptr[i]) < 0)
            return -1;
        code = code * 16 + hex_value(s.ptr[i]);
    }
    return code;
}

static size_t put_utf8(char *to, int32_t code)
{
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (char)(0xC0 | code >> 6);
        to[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        to[0] = (char)(0xE0 | code >> 12);
        to[1] = (char)(0x80 | (code >> 6 & 0x3F));
        to[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | code >> 18);
    to[1] = (char)(0x80 | (code >> 12 & 0x3F));
    to[2] = (char)(0x80 | (code >> 6 & 0x3F));
    to[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

/* The "u" of an escape is behind us. Half of a pair alone is U+FFFD. */
static bool take_code(reading *r, char *to, size_t *len)
{
    int32_t code = hex4(r->rest);
    if (code < 0)
        return false;
    skip(r, 4);
    if (code >= 0xD800 && code < 0xDC00 && kz_str_starts(r->rest, KZ_S("\\u"))) {
        int32_t low = hex4(kz_str_from(r->rest, 2));
        if (low >= 0xDC00 && low < 0xE000) {
            skip(r, 6);
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    if (code >= 0xD800 && code < 0xE000)
        code = 0xFFFD;
    *len += put_utf8(to + *len, code);
    return true;
}

static bool take_escape(reading *r, char *to, size_t *len)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (r->rest.len == 0)
        return false;
    if (take(r, 'u'))
        return take_code(r, to, len);
    const char *at = r->rest.ptr[0] == '\0' ? NULL : strchr(letters, r->rest.ptr[0]);
    if (at == NULL)
        return false;
    to[(*len)++] = meanings[at - letters];
    skip(r, 1);
    return true;
}

/* How many bytes at the start of S are one UTF-8 character; 0 if none are. */
static size_t character_length(kz_str s)
{
    size_t n = 1;
    while (n <= 4 && n <= s.len && !kz_str_is_utf8(kz_str_sub(s, 0, n)))
        n++;
    return n <= 4 && n <= s.len ? n : 0;
}

/* The opening quote is next. What is no UTF-8 becomes U+FFFD, a byte at a time. */
static kz_status read_string(reading *r, kz_str *out)
{
    skip(r, 1);
    size_t most = kz_str_find(r->rest, '"');
    while (most < r->rest.len && most > 0 && r->rest.ptr[most - 1] == '\\')
        most += 1 + kz_str_find(kz_str_from(r->rest, most + 1), '"');
    char *to = kz_arena_alloc(&r->ctx->arena, 3 * (most < r->rest.len ? most : r->rest.len) + 1);
    size_t len = 0;
    while (!take(r, '"')) {
        if (r->rest.len == 0)
            return refuse(r, "a string does not end");
        if ((unsigned char)r->rest.ptr[0] < 0x20)
            return refuse(r, "a control character in a string must be written as an escape");
        if (take(r, '\\')) {
            if (!take_escape(r, to, &len))
                return refuse(r, "unknown escape in a string");
            continue;
        }
        size_t n = character_length(r->rest);
        kz_str part = n == 0 ? KZ_S("\xEF\xBF\xBD") : kz_str_sub(r->rest, 0, n);
        memcpy(to + len, part.ptr, part.len);
        len += part.len;
        skip(r, n == 0 ? 1 : n);
    }
    *out = (kz_str){to, len};
    return KZ_OK;
}

static size_t digits(kz_str s, size_t at)
{
    while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
        at++;
    return at;
}

/* The length of the JSON number at the start of S; 0 if there is none. */
static size_t number_length(kz_str s)
{
    size_t from = s.len > 0 && s.ptr[0] == '-', at = digits(s, from);
    if (at == from || (at > from + 1 && s.ptr[from] == '0'))
        return 0;
    if (at < s.len && s.ptr[at] == '.') {
        from = at + 1;
        at = digits(s, from);
        if (at == from)
            return 0;
    }
    if (at < s.len && (s.ptr[at] | 0x20) == 'e') {
        from = at + 1;
        if (from < s.len && (s.ptr[from] == '-' || s.ptr[from] == '+'))
            from++;
        at = digits(s, from);
        if (at == from)
            return 0;
    }
    return at;
}

static kz_status read_word(reading *r, kz_node *n)
{
    static const struct {
        const char *word;
        kz_type type;
    } words[] = {{"true", KZ_BOOL}, {"false", KZ_BOOL}, {"null", KZ_NULL}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!kz_str_starts(r->rest, kz_str_c(words[i].word)))
            continue;
        n->type = (uint8_t)words[i].type;
        n->u.text = kz_str_c(words[i].word);
        skip(r, n->u.text.len);
        return KZ_OK;
    }
    size_t len = number_length(r->rest);
    if (len == 0)
        return refuse(r, r->rest.len == 0 ? "it ends too early" : "a value is missing");
    n->u.text = kz_str_dup(&r->ctx->arena, kz_str_sub(r->rest, 0, len));
    n->type = (uint8_t)kz_scalar_resolve(n->u.text, KZ_READ_CONFIG);
    if (n->type == KZ_STRING)
        return refuse(r, "a number is too large");
    skip(r, len);
    return KZ_OK;
}

static kz_status read_value(reading *r, size_t depth, kz_node **out);

/* Behind an element: true for a comma, false for the END; else a mistake. */
static kz_status take_comma(reading *r, char end, bool *more)
{
    skip_blanks(r);
    *more = take(r, ',');
    if (!*more && !take(r, end))
        return refuse(r, end == ']' ? "a ',' or ']' is missing" : "a ',' or '}' is missing");
    skip_blanks(r);
    return KZ_OK;
}

static kz_status read_array(reading *r, size_t depth, kz_node *list)
{
    skip(r, 1);
    skip_blanks(r);
    bool more = !take(r, ']');
    while (more) {
        kz_node *item;
        KZ_TRY(read_value(r, depth + 1, &item));
        kz_seq_push(list, item);
        KZ_TRY(take_comma(r, ']', &more));
    }
    return KZ_OK;
}

/* Add an entry, or put VALUE into the place of an earlier one of the same key. */
static void put(reading *r, kz_node *map, kz_map *seen, kz_str key, kz_loc loc, kz_node *value)
{
    const kz_name *name = kz_intern(r->ctx, key);
    void **slot = kz_map_slot_for(&r->ctx->scratch, seen, name->text);
    if (*slot != NULL) {
        kz_node_become(*slot, value);
        return;
    }
    *slot = value;
    kz_map_append(map, name, loc, value);
}

static kz_status read_object(reading *r, size_t depth, kz_node *map)
{
    kz_mark mark = kz_arena_mark(&r->ctx->scratch);
    kz_map seen = {0};
    skip(r, 1);
    skip_blanks(r);
    bool more = !take(r, '}');
    while (more) {
        kz_loc loc = place(r);
        kz_str key;
        kz_node *value;
        if (r->rest.len == 0 || r->rest.ptr[0] != '"')
            return refuse(r, "a key must be a string in double quotes");
        KZ_TRY(read_string(r, &key));
        skip_blanks(r);
        if (!take(r, ':'))
            return refuse(r, "a ':' is missing");
        KZ_TRY(read_value(r, depth + 1, &value));
        put(r, map, &seen, key, loc, value);
        KZ_TRY(take_comma(r, '}', &more));
    }
    kz_arena_rewind(&r->ctx->scratch, mark);
    return KZ_OK;
}

static kz_status read_value(reading *r, size_t depth, kz_node **out)
{
    skip_blanks(r);
    char c = r->rest.len == 0 ? '\0' : r->rest.ptr[0];
    kz_loc loc = place(r);
    if (depth > KZ_MAX_DEPTH)
        return kz_report(
            r->ctx, loc, KZ_D_TOO_DEEP, "values nest more than %d levels deep", KZ_MAX_DEPTH);
    *out = c == '{' ? kz_node_map(r->ctx, loc)
        : c == '['  ? kz_node_seq(r->ctx, loc)
                    : kz_node_string(r->ctx, KZ_EMPTY, loc);
    switch (c) {
    case '{':
        return read_object(r, depth, *out);
    case '[':
        return read_array(r, depth, *out);
    case '"':
        return read_string(r, &(*out)->u.text);
    default:
        return read_word(r, *out);
    }
}

kz_status kz_parse_json(kz_ctx *ctx, const kz_text *text, kz_node **out)
{
    reading r = {.ctx = ctx,
        .text = text,
        .rest = text->bytes,
        .line = 1,
        .column = 1,
        .counted = text->bytes.ptr};
    kz_phase outer = kz_phase_enter(ctx, KZ_PHASE_PARSE);
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_status status = read_value(&r, 1, out);
    skip_blanks(&r);
    if (status == KZ_OK && r.rest.len > 0)
        status = refuse(&r, "something follows the end");
    kz_arena_rewind(&ctx->scratch, mark);
    kz_phase_leave(ctx, outer);
    return status;
}
