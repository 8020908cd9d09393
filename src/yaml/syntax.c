/*
 * A parser notices a mistake where it cannot go on, which is often far behind the
 * mistake: a quote that is not closed is noticed at the next one, or at the end of the
 * file. So the lines up to there are looked at again, one by one, for what people
 * get wrong.
 */
#include "yaml/syntax.h"

typedef struct line {
    kz_str text; /* without its end */
    size_t number;
    size_t indent; /* columns of blanks and tabs at its start */
} line;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool next_line(kz_str *rest, line *out)
{
    kz_str text;
    if (!kz_str_split(rest, '\n', &text))
        return false;
    if (kz_str_ends(text, KZ_S("\r")))
        text.len--;
    out->text = text;
    out->indent = 0;
    while (out->indent < text.len && is_blank(text.ptr[out->indent]))
        out->indent++;
    return true;
}

/* Line NUMBER; a line without text behind the last one, where a parser stops at the end. */
static line line_at(kz_str text, size_t number)
{
    kz_str rest = text;
    for (line l = {.number = 0}; next_line(&rest, &l); l.number++)
        if (l.number == number)
            return l;
    return (line){.text = KZ_EMPTY, .number = number};
}

static bool has_content(const line *l)
{
    return l->indent < l->text.len && l->text.ptr[l->indent] != '#';
}

/* The line before NUMBER that has content; number 0 and no text if there is none. */
static line content_before(kz_str text, size_t number)
{
    kz_str rest = text;
    line l = {.number = 0}, found = {.text = KZ_EMPTY};
    for (; l.number < number && next_line(&rest, &l); l.number++)
        if (has_content(&l))
            found = l;
    return found;
}

static size_t characters(kz_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

static kz_syntax at_byte(const line *l, size_t byte, const char *problem, const char *help)
{
    size_t column = characters(kz_str_sub(l->text, 0, byte < l->text.len ? byte : l->text.len));
    return (kz_syntax){l->number, column, problem, help};
}

/* Where the value begins of a line like "key: value" or "- value". */
static size_t value_start(const line *l)
{
    size_t at = l->indent;
    while (at + 1 < l->text.len && l->text.ptr[at] == '-' && is_blank(l->text.ptr[at + 1]))
        for (at++; at < l->text.len && is_blank(l->text.ptr[at]); at++)
            continue;
    for (size_t i = at; i + 1 < l->text.len; i++) {
        if (l->text.ptr[i] == '"' || l->text.ptr[i] == '\'')
            break;
        if (l->text.ptr[i] == ':' && is_blank(l->text.ptr[i + 1])) {
            for (at = i + 1; at < l->text.len && is_blank(l->text.ptr[at]); at++)
                continue;
            break;
        }
    }
    return at;
}

/* The byte behind the quote that closes the one at FROM; 0 if none does in the line. */
static size_t closing_quote(kz_str s, size_t from)
{
    char quote = s.ptr[from];
    for (size_t i = from + 1; i < s.len; i++)
        if (quote == '"' && s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == quote)
            return i + 1;
    return 0;
}

/* Is nothing behind AT but blanks, a comment, or what closes a collection? */
static bool is_end(kz_str s, size_t at)
{
    while (at < s.len && (is_blank(s.ptr[at]) || strchr(",]}:", s.ptr[at]) != NULL))
        at++;
    return at >= s.len || s.ptr[at] == '#';
}

static bool explain_quote(const line *l, kz_syntax *out)
{
    size_t at = value_start(l);
    if (at >= l->text.len || (l->text.ptr[at] != '"' && l->text.ptr[at] != '\''))
        return false;
    bool is_double = l->text.ptr[at] == '"';
    size_t end = closing_quote(l->text, at);
    if (end == 0)
        *out = at_byte(l, at,
            is_double ? "the quote \" that begins here is not closed"
                      : "the quote ' that begins here is not closed",
            is_double ? "put a \" at the end of the text" : "put a ' at the end of the text");
    else if (!is_end(l->text, end))
        *out = at_byte(l, end, "there is more behind the quote that ends the text",
            is_double ? "write a quote within the text as \\\", or put the text into single quotes"
                      : "write a quote within the text as '', or put the text into double quotes");
    else
        return false;
    return true;
}

/* The number of the line in which the quote at byte FROM of L is closed, in TEXT, which L lies
 * in; SIZE_MAX if none is. */
static size_t closing_line(kz_str text, const line *l, size_t from)
{
    const char *begin = l->text.ptr + from;
    kz_str rest = kz_str_from(text, (size_t)(begin - text.ptr));
    size_t end = closing_quote(rest, 0), number = l->number;
    for (size_t i = 0; i < end; i++)
        number += rest.ptr[i] == '\n';
    return end > 0 ? number : SIZE_MAX;
}

/* A quote that was forgotten is closed by the next one, which was to begin a text: the mistake
 * shows in line STOP, where the parser ends, and lies where the quote began. */
static bool explain_late_quote(kz_str text, size_t stop, kz_syntax *out)
{
    kz_str rest = text;
    size_t closed = 0;
    for (line l = {.number = 0}; l.number < stop && next_line(&rest, &l); l.number++) {
        size_t at = value_start(&l);
        if (l.number < closed || !has_content(&l) || at >= l.text.len ||
            (l.text.ptr[at] != '"' && l.text.ptr[at] != '\'') || closing_quote(l.text, at) > 0)
            continue;
        closed = closing_line(text, &l, at);
        if (closed == stop)
            return explain_quote(&l, out);
    }
    return false;
}

static bool explain_bracket(const line *l, kz_syntax *out)
{
    char open[64];
    size_t places[64], depth = 0;
    for (size_t i = value_start(l); i < l->text.len; i++) {
        char c = l->text.ptr[i];
        size_t end = c == '"' || c == '\'' ? closing_quote(l->text, i) : 0;
        if (end > 0)
            i = end - 1;
        else if (c == '#' && i > 0 && is_blank(l->text.ptr[i - 1]))
            break;
        else if ((c == '[' || c == '{') && depth < sizeof open) {
            open[depth] = c;
            places[depth++] = i;
        } else if ((c == ']' || c == '}') && depth > 0)
            depth--;
    }
    if (depth == 0)
        return false;
    bool list = open[depth - 1] == '[';
    *out = at_byte(l, places[0],
        list ? "the '[' that begins here is not closed" : "the '{' that begins here is not closed",
        list ? "put a ']' behind the last element" : "put a '}' behind the last entry");
    if (places[0] != places[depth - 1])
        *out = at_byte(l, places[0],
            open[0] == '[' ? "the '[' that begins here is not closed"
                           : "the '{' that begins here is not closed",
            "each '[' needs a ']', and each '{' a '}'");
    return true;
}

static bool explain_marker(const line *l, kz_syntax *out)
{
    static const char *const markers[] = {"<<<<<<<", "=======", ">>>>>>>", "|||||||"};
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (kz_str_starts(l->text, kz_str_c(markers[i]))) {
            *out = at_byte(l, 0, "a merge conflict was left here",
                "keep one of the two versions and remove the lines with <<<<<<<, ======= and "
                ">>>>>>>");
            return true;
        }
    return false;
}

static bool explain_tab(const line *l, kz_syntax *out)
{
    size_t tab = kz_str_find(kz_str_sub(l->text, 0, l->indent), '\t');
    if (tab >= l->indent || !has_content(l))
        return false;
    *out = at_byte(l, tab, "a tab indents this line, and YAML takes only spaces for that",
        "replace the tab by spaces");
    return true;
}

/* A character that a value may not begin with. */
static bool explain_start(const line *l, kz_syntax *out)
{
    static const struct {
        char first;
        const char *problem;
    } starts[] = {{'@', "a value cannot begin with '@'"}, {'`', "a value cannot begin with '`'"},
        {'%', "a value cannot begin with '%'"},
        {'*', "'*' begins the name of an anchor, which must follow it"},
        {'&', "'&' begins the name of an anchor, which must follow it"},
        {'!', "'!' begins a tag, and this is none"}};
    size_t at = value_start(l);
    for (size_t i = 0; at < l->text.len && i < sizeof starts / sizeof *starts; i++)
        if (l->text.ptr[at] == starts[i].first) {
            *out = at_byte(l, at, starts[i].problem, "put the value in quotes");
            return true;
        }
    return false;
}

static bool explain_template(const line *l, kz_syntax *out)
{
    size_t at = value_start(l);
    if (!kz_str_starts(kz_str_from(l->text, at < l->text.len ? at : l->text.len), KZ_S("{{")) &&
        !kz_str_starts(kz_str_from(l->text, at < l->text.len ? at : l->text.len), KZ_S("{%")))
        return false;
    *out = at_byte(l, at, "this is a template, which is no YAML before it is rendered",
        "render the template first; a text that begins with a brace needs quotes");
    return true;
}

/* Is there a ":" that makes a key: with a blank behind it, or at the end? */
static bool has_key(const line *l)
{
    for (size_t i = l->indent; i < l->text.len; i++)
        if (l->text.ptr[i] == ':' && (i + 1 == l->text.len || is_blank(l->text.ptr[i + 1])))
            return true;
    return false;
}

static bool is_list_entry(const line *l)
{
    return l->text.ptr[l->indent] == '-' &&
        (l->indent + 1 == l->text.len || is_blank(l->text.ptr[l->indent + 1]));
}

/* A line that is no entry, where entries are wanted. */
static bool explain_no_key(const line *l, kz_syntax *out)
{
    if (!has_content(l) || has_key(l) || is_list_entry(l))
        return false;
    if (l->text.ptr[l->indent] == '<')
        *out = at_byte(l, l->indent, "this looks like HTML or XML, not YAML",
            "if the file was fetched from the web, fetch the raw file and not the page about it");
    else if (l->text.ptr[l->indent] == '-')
        *out = at_byte(l, l->indent, "a blank is missing behind the '-' of this entry",
            "an entry of a list begins with '- ', a blank behind the dash");
    else if (kz_str_find(l->text, ':') < l->text.len)
        *out = at_byte(l, l->indent, "a blank is missing behind the ':' of this line",
            "write 'key: value', with a blank behind the colon");
    else
        *out = at_byte(l, l->indent, "this line has no ':' behind its key",
            "write 'key: value', or indent the line if it goes on with the text above");
    return true;
}

/* "- a" among the keys of a mapping. */
static bool explain_entry(kz_str text, const line *l, kz_syntax *out)
{
    line above = content_before(text, l->number);
    if (!has_content(l) || !is_list_entry(l) || above.text.len == 0 || is_list_entry(&above) ||
        above.indent != l->indent)
        return false;
    *out = at_byte(l, l->indent, "an entry of a list stands among the keys of a mapping",
        "write the key of the list on a line above it, or indent the entry as its list is");
    return true;
}

/* "key: a: b": the second colon makes a mapping where none can be. */
static bool explain_colon(const line *l, kz_syntax *out)
{
    size_t at = value_start(l);
    for (size_t i = at; i < l->text.len && l->text.ptr[i] != '"' && l->text.ptr[i] != '\''; i++)
        if (l->text.ptr[i] == ':' && i > at &&
            (i + 1 == l->text.len || is_blank(l->text.ptr[i + 1])) && at > l->indent) {
            *out = at_byte(l, i, "the value has a ':' with a blank behind it, as if it were a key",
                "put the whole value in quotes");
            return true;
        }
    return false;
}

static bool explain_indent(kz_str text, const line *l, kz_syntax *out)
{
    line above = content_before(text, l->number);
    if (!has_content(l) || above.text.len == 0 || above.indent == l->indent)
        return false;
    bool more = l->indent > above.indent;
    *out = at_byte(l, l->indent,
        more ? "this line is indented more than the lines around it"
             : "this line is indented less than its neighbours, but it "
               "belongs to no line above",
        "entries of one mapping or list begin in the same column");
    return true;
}

static size_t byte_of_column(kz_str s, size_t column)
{
    size_t at = 0;
    for (; at < s.len && column > 0; column--)
        for (at++; at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80; at++)
            continue;
    return at;
}

/* A bracket where the parser stopped, which closes nothing, or what another one began. */
static bool explain_closer(const line *l, const char *problem, size_t column, kz_syntax *out)
{
    size_t at = byte_of_column(l->text, column);
    char c = at < l->text.len ? l->text.ptr[at] : 0;
    if (c != ']' && c != '}')
        return false;
    bool other = kz_str_starts(kz_str_c(problem), KZ_S("did not find expected ','"));
    if (other)
        *out = at_byte(l, at,
            c == '}' ? "this '}' stands where a ']' must close what '[' began"
                     : "this ']' stands where a '}' must close what '{' began",
            "close each '[' with a ']', and each '{' with a '}'");
    else
        *out = at_byte(l, at,
            c == ']' ? "there is no '[' that this ']' could close"
                     : "there is no '{' that this '}' could close",
            "remove it, or put the whole value in quotes");
    return true;
}

/* The explanations that a line gives by itself, those first that leave no doubt. */
static bool (*const of_line[])(const line *l, kz_syntax *out) = {
    explain_marker, explain_tab, explain_template, explain_start, explain_quote, explain_bracket};

static bool explain_line(const line *l, kz_syntax *out)
{
    for (size_t i = 0; i < sizeof of_line / sizeof *of_line; i++)
        if (has_content(l) && of_line[i](l, out))
            return true;
    return false;
}

/* What began at START and did not end: its line tells, if it is another one. */
static bool explain_start_line(kz_str text, size_t start, size_t stop, kz_syntax *out)
{
    line l = line_at(text, start);
    return start != stop &&
        (explain_marker(&l, out) || explain_quote(&l, out) || explain_bracket(&l, out));
}

static const struct {
    const char *problem, *words, *help;
} known[] = {
    {"found character that cannot start any token", "a value cannot begin with this character",
        "put the value in quotes"},
    {"mapping values are not allowed in this context", "a ':' makes a key here, where none can be",
        "check the indentation, and put a value that has \": \" in it in quotes"},
    {"found unknown escape character", "there is no such escape in double quotes",
        "write a backslash in double quotes as \"\\\\\", or use single quotes"},
    {"could not find expected ':'", "a ':' is missing behind a key",
        "check that the line is indented as the lines around it"},
    {"did not find expected key", "this line does not go on with what is above it",
        "check that the line is indented as the lines around it"},
    {"did not find expected '-' indicator", "a list goes on here, and an entry begins with '- '",
        "check that the line is indented as the others"},
    {"found undefined tag handle", NULL, "put a value that begins with \"!\" in quotes"},
    {"found unexpected end of stream", "a quote or a bracket that was opened is not closed", NULL},
};

static kz_syntax as_parsed(const char *problem, size_t number, size_t column)
{
    kz_syntax out = {number, column, problem, NULL};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(problem, known[i].problem) == 0) {
            out.problem = known[i].words != NULL ? known[i].words : problem;
            out.help = known[i].help;
        }
    return out;
}

kz_syntax kz_syntax_explain(
    kz_str text, const char *problem, size_t start, size_t stop, size_t column)
{
    kz_syntax out = as_parsed(problem, stop, column);
    line here = line_at(text, stop), above = content_before(text, stop);
    bool indented = strcmp(problem, "did not find expected key") == 0 ||
        strcmp(problem, "did not find expected '-' indicator") == 0;
    bool entry = strcmp(problem, "could not find expected ':'") == 0 ||
        strcmp(problem, "mapping values are not allowed in this context") == 0;
    if (strcmp(problem, "found unknown escape character") == 0 ||
        explain_closer(&here, problem, column, &out))
        return out;
    if (above.text.len > 0 && above.text.ptr[0] == '%')
        return at_byte(&above, 0, "a line that begins with '%' is a directive",
            "leave out directives such as %YAML and %TAG; kustomize does not take them either");
    if (explain_start_line(text, start, stop, &out) || explain_late_quote(text, stop, &out) ||
        explain_line(&here, &out))
        return out;
    bool told = above.text.len > 0 && explain_line(&above, &out);
    if (!told && (indented || entry))
        told = (above.text.len > 0 && explain_no_key(&above, &out)) || explain_no_key(&here, &out);
    if (!told && entry)
        told = explain_colon(&here, &out);
    if (!told && indented)
        told = explain_entry(text, &here, &out);
    if (!told && (indented || entry))
        (void)explain_indent(text, &here, &out);
    return out;
}
