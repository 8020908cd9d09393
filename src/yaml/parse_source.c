/*
 * Three places where the reference reads what libyaml refuses:
 *
 *     # a comment
 *     	# and one behind a tab, which only comments after comments may have
 *     {a:, b:}          # the texts "a:" and "b:"
 *     "it\'s"           # no need for that backslash
 *
 * Rather than reading YAML ourselves, we give libyaml another character there
 * and let it start over. Such texts are rare; correct ones pay nothing.
 */
#include "yaml/parse_source.h"

/* Length of the line break at the start of S, as libyaml sees it; 0 if none. */
static size_t break_length(kz_str s)
{
    switch (s.len > 0 ? s.ptr[0] : 0) {
    case '\n':
        return 1;
    case '\r':
        return kz_str_starts(s, KZ_S("\r\n")) ? 2 : 1;
    case '\xC2':
        return kz_str_starts(s, KZ_S("\xC2\x85")) ? 2 : 0;
    case '\xE2':
        return kz_str_starts(s, KZ_S("\xE2\x80\xA8")) || kz_str_starts(s, KZ_S("\xE2\x80\xA9")) ? 3
                                                                                                : 0;
    default:
        return 0;
    }
}

static bool continues_character(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* S without its first N characters. */
static kz_str skip_characters(kz_str s, size_t n)
{
    size_t at = 0;
    while (at < s.len && (n > 0 || continues_character(s.ptr[at])))
        n -= !continues_character(s.ptr[at++]);
    return kz_str_from(s, at);
}

kz_str kz_source_at(kz_source *source, size_t line, size_t column)
{
    size_t at = source->line_start;
    while (source->line < line && at < source->bytes.len) {
        size_t n = break_length(kz_str_from(source->bytes, at));
        at += n == 0 ? 1 : n;
        if (n == 0)
            continue;
        source->line++;
        source->line_start = at;
    }
    if (source->line < line)
        return KZ_EMPTY;
    return skip_characters(kz_str_from(source->bytes, source->line_start), column);
}

static size_t leading_spaces(kz_str s)
{
    size_t n = 0;
    while (n < s.len && s.ptr[n] == ' ')
        n++;
    return n;
}

/* The spaces that the first line that is not empty has in the file and not in
 * the value. */
uint32_t kz_source_indent(kz_source *source, size_t line, kz_str text)
{
    kz_str wanted = KZ_EMPTY;
    while (wanted.len == 0 && kz_str_split(&text, '\n', &wanted))
        line++;
    size_t written = leading_spaces(kz_source_at(source, line, 0));
    size_t kept = leading_spaces(wanted);
    return written > kept ? (uint32_t)(written - kept) : 0;
}

bool kz_source_has_slash(kz_str s, size_t length)
{
    s.len -= skip_characters(s, length).len;
    for (size_t i = 0; i + 1 < s.len; i++) {
        if (s.ptr[i] == '\\' && s.ptr[i + 1] == '/')
            return true;
        i += s.ptr[i] == '\\';
    }
    return false;
}

/* What follows the blanks at AT. */
static size_t behind_blanks(kz_str s, size_t at)
{
    while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\t'))
        at++;
    return at;
}

static size_t next_line(kz_str s, size_t at)
{
    size_t end = at + kz_str_find(kz_str_from(s, at), '\n');
    return end == s.len ? end : end + 1;
}

/* Is the line before START, leaving out blank ones, a comment? */
static bool follows_comment(kz_str s, size_t start)
{
    while (start > 0) {
        size_t begin = kz_str_rfind(kz_str_sub(s, 0, start - 1), '\n');
        begin = begin == start - 1 ? 0 : begin + 1;
        size_t first = behind_blanks(s, begin);
        if (first < start - 1)
            return s.ptr[first] == '#';
        start = begin;
    }
    return false;
}

/* Where the last comment begins of those that follow from START on with nothing
 * but blank lines between; START if there is none. */
static size_t last_comment(kz_str s, size_t start)
{
    size_t last = start;
    for (size_t at = start; at < s.len; at = next_line(s, at)) {
        size_t first = behind_blanks(s, at);
        if (first < s.len && s.ptr[first] == '#')
            last = first;
        else if (first < s.len && s.ptr[first] != '\n')
            break;
    }
    return last;
}

/* Comments that follow a comment may be indented by tabs. */
static bool repair_tabs(char *bytes, kz_str s, size_t start)
{
    size_t last = last_comment(s, start);
    if (!follows_comment(s, start) || last == start)
        return false;
    for (size_t at = start; at < last; at = next_line(s, at))
        for (size_t i = at; i < behind_blanks(s, at); i++)
            bytes[i] = ' ';
    return true;
}

/* A printable character that the text does not have. */
static char unused_character(kz_str s)
{
    const kz_str candidates = KZ_S("^~;$=+()<_ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (size_t i = 0; i < candidates.len; i++)
        if (kz_str_find(s, candidates.ptr[i]) == s.len)
            return candidates.ptr[i];
    return '\0';
}

/* A ":" may end a text inside of [ ] and { }. */
static bool repair_colon(kz_source *source, char *at)
{
    if (source->colon == '\0')
        source->colon = unused_character(source->bytes);
    if (source->colon == '\0' || *at != ':')
        return false;
    *at = source->colon;
    return true;
}

/* Characters that an escape can stand for, also in hexadecimal digits. */
static const struct escape {
    char letter, character;
    const char *lower, *upper;
} escapes[] = {{'e', '\x1B', "1b", "1B"}, {'v', '\v', "0b", "0B"}, {'f', '\f', "0c", "0C"},
    {'a', '\a', "07", "07"}, {'b', '\b', "08", "08"}};

/* The letter of an escape for a character that the text cannot have otherwise. */
static char unused_escape(kz_str s)
{
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        const char written[] = {'\\', escapes[i].letter};
        if (!kz_str_contains(s, (kz_str){written, 2}) &&
            !kz_str_contains(s, kz_str_c(escapes[i].lower)) &&
            !kz_str_contains(s, kz_str_c(escapes[i].upper)))
            return escapes[i].letter;
    }
    return '\0';
}

/* Between double quotes a single one may have a backslash. REST begins at the
 * first one; all up to the end of the scalar are changed. */
static bool repair_quotes(kz_source *source, char *bytes, kz_str rest)
{
    if (source->quote == '\0')
        source->quote = unused_escape(source->bytes);
    if (source->quote == '\0' || !kz_str_starts(rest, KZ_S("\\'")))
        return false;
    for (size_t i = 0; i + 1 < rest.len && rest.ptr[i] != '"'; i++) {
        if (rest.ptr[i] != '\\')
            continue;
        i++;
        if (rest.ptr[i] == '\'')
            bytes[i] = source->quote;
    }
    return true;
}

void kz_source_restore(const kz_source *source, kz_str text, bool double_quoted)
{
    char *bytes = (char *)(uintptr_t)text.ptr;
    char quote = '\0';
    for (size_t i = 0; double_quoted && i < sizeof escapes / sizeof *escapes; i++)
        if (escapes[i].letter == source->quote)
            quote = escapes[i].character;
    for (size_t i = 0; (source->colon != '\0' || quote != '\0') && i < text.len; i++) {
        if (source->colon != '\0' && bytes[i] == source->colon)
            bytes[i] = ':';
        else if (quote != '\0' && bytes[i] == quote)
            bytes[i] = '\'';
    }
}

bool kz_source_repair(kz_ctx *ctx, kz_source *source, size_t line, size_t column,
    const char *problem, bool comments_take_tabs)
{
    kz_str rest = kz_source_at(source, line, column);
    bool colon = strcmp(problem, "found unexpected ':'") == 0;
    bool quote = strcmp(problem, "found unknown escape character") == 0;
    bool tab = comments_take_tabs && rest.len > 0 && rest.ptr[0] == '\t';
    if (rest.len == 0 || (!colon && !quote && !tab))
        return false;
    size_t at = source->bytes.len - rest.len, start = source->line_start;
    kz_str copy = kz_str_dup(&ctx->arena, source->bytes);
    char *bytes = (char *)(uintptr_t)copy.ptr;
    bool repaired = colon ? repair_colon(source, bytes + at)
        : quote           ? repair_quotes(source, bytes + at, kz_str_from(copy, at))
                          : repair_tabs(bytes, copy, start);
    *source = (kz_source){.bytes = copy, .colon = source->colon, .quote = source->quote};
    return repaired;
}
