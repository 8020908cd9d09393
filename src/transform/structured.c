#include "transform/structured.h"

#include "transform/restyle.h"

#include "yaml/json.h"
#include "yaml/parse.h"
#include "yaml/value.h"

/* The text that the first steps of PATH lead to; how many they are in *STEPS. */
static kz_node *find_text(kz_ctx *ctx, kz_node *root, const kz_target_path *path, size_t *steps)
{
    kz_str *names = KZ_NEW_ARRAY(&ctx->arena, kz_str, path->count + 1);
    for (size_t i = 0; i < path->count; i++)
        names[i] = path->steps[i].text;
    for (*steps = 1; *steps < path->count; ++*steps) {
        bool wrong;
        kz_node *n = kz_dotted_find(root, names, *steps, &wrong);
        if (kz_is_scalar(n))
            return n;
    }
    return NULL;
}

static kz_node *parse(kz_ctx *ctx, const kz_node *holder)
{
    kz_nodes documents = {0};
    const kz_text text = {.bytes = holder->u.text, .file = holder->loc.file};
    kz_report_mark mark = kz_reports_mark(ctx);
    kz_status status = kz_parse_manifests(ctx, &text, &documents);
    kz_reports_rewind(ctx, mark);
    return status == KZ_OK && documents.len > 0 ? documents.at[0] : NULL;
}

static kz_str take_text(kz_ctx *ctx, kz_buf *buf)
{
    kz_str text = kz_str_dup(&ctx->arena, kz_buf_view(buf));
    kz_buf_free(buf);
    return text;
}

static void new_line(kz_buf *out, size_t depth)
{
    kz_buf_byte(out, '\n');
    kz_buf_spaces(out, 2 * depth);
}

/* Compact JSON over many lines, two spaces a level, as Go's MarshalIndent. */
static kz_str indented(kz_ctx *ctx, kz_str json)
{
    kz_buf out = {0};
    size_t depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < json.len; i++) {
        char c = json.ptr[i];
        if (in_string && c == '\\') {
            kz_buf_add(&out, json.ptr + i++, 2);
            continue;
        }
        in_string ^= c == '"';
        bool empty = i + 1 < json.len && (json.ptr[i + 1] == '}' || json.ptr[i + 1] == ']');
        bool opens = !in_string && (c == '{' || c == '[');
        bool closes = !in_string && (c == '}' || c == ']');
        if (closes && json.ptr[i - 1] != '{' && json.ptr[i - 1] != '[')
            new_line(&out, --depth);
        kz_buf_byte(&out, c);
        if (opens && !empty)
            new_line(&out, ++depth);
        else if (!in_string && c == ',')
            new_line(&out, depth);
        else if (!in_string && c == ':')
            kz_buf_byte(&out, ' ');
    }
    return take_text(ctx, &out);
}

static bool write_json(kz_ctx *ctx, const kz_node *tree, kz_str old, kz_str *out)
{
    kz_buf json = {0};
    kz_report_mark mark = kz_reports_mark(ctx);
    kz_status status = kz_json_write(ctx, tree, &json);
    kz_reports_rewind(ctx, mark);
    if (status != KZ_OK) {
        kz_buf_free(&json);
        return false;
    }
    *out = take_text(ctx, &json);
    if (kz_str_find(old, '\n') < old.len && kz_str_contains(old, KZ_S("  ")))
        *out = indented(ctx, *out);
    return true;
}

/* The bytes that stand for N at AT, if they are all on one line and plain to see. */
static size_t span_of(kz_str text, size_t at, const kz_node *n)
{
    kz_str rest = kz_str_from(text, at);
    if (rest.len == 0)
        return 0;
    char quote = rest.ptr[0];
    if (quote != '"' && quote != '\'')
        return kz_str_starts(rest, n->u.text) ? n->u.text.len : 0;
    size_t end = kz_str_find(kz_str_from(rest, 1), quote) + 1;
    bool simple = end < rest.len && kz_str_eq(kz_str_sub(rest, 1, end), n->u.text);
    return simple ? end + 1 : 0;
}

/* VALUE in the style that N is written in at AT; ptr is NULL if that cannot be. */
static kz_str written(kz_ctx *ctx, kz_str text, size_t at, const kz_node *n, kz_str value)
{
    char quote = text.ptr[at];
    bool special = memchr(value.ptr, '\\', value.len) != NULL ||
        memchr(value.ptr, '"', value.len) != NULL || memchr(value.ptr, '\'', value.len) != NULL ||
        memchr(value.ptr, '\n', value.len) != NULL;
    if (special)
        return (kz_str){NULL, 0};
    if (quote == '"' || quote == '\'')
        return kz_str_printf(&ctx->arena, "%c" KZ_FMT "%c", quote, KZ_ARG(value), quote);
    if (n->type != KZ_STRING || kz_value_is_plain(value))
        return value;
    return kz_str_printf(&ctx->arena, "\"" KZ_FMT "\"", KZ_ARG(value));
}

/* Change one scalar in the text and leave all else as it is written. */
static bool splice(kz_ctx *ctx, kz_str *text, const kz_node *n, kz_str value)
{
    size_t at = kz_restyle_offset(*text, n), length = span_of(*text, at, n);
    if (length == 0)
        return false;
    kz_str new = written(ctx, *text, at, n, value);
    if (new.ptr == NULL)
        return false;
    *text = kz_str_printf(&ctx->arena, KZ_FMT KZ_FMT KZ_FMT, KZ_ARG(kz_str_sub(*text, 0, at)),
        KZ_ARG(new), KZ_ARG(kz_str_from(*text, at + length)));
    return true;
}

static bool splice_all(kz_ctx *ctx, kz_str *text, const kz_nodes *found, const kz_node *value)
{
    for (size_t i = found->len; i > 0; i--)
        if (!kz_is_scalar(found->at[i - 1]) || !kz_is_scalar(value) ||
            !splice(ctx, text, found->at[i - 1], value->u.text))
            return false;
    return true;
}

/* A scalar that was made just now has no type but that of its text. */
static void set_text(kz_node *n, kz_str text)
{
    bool made = n->type == KZ_NULL && n->u.text.len == 0;
    n->u.text = text;
    if (made)
        n->type = (uint8_t)kz_scalar_resolve(text, KZ_READ_MANIFEST);
}

static void set_all(kz_ctx *ctx, const kz_nodes *found, const kz_node *value)
{
    for (size_t i = 0; i < found->len; i++)
        if (kz_is_scalar(found->at[i]))
            set_text(found->at[i], kz_is_scalar(value) ? value->u.text : KZ_EMPTY);
        else
            kz_node_become(found->at[i], kz_node_copy(ctx, value));
}

static kz_str trimmed(kz_str s)
{
    while (s.len > 0 && (s.ptr[s.len - 1] == '\n' || s.ptr[s.len - 1] == ' '))
        s.len--;
    return s;
}

static bool is_json(kz_str text)
{
    size_t skip = 0;
    while (skip < text.len && (text.ptr[skip] == ' ' || text.ptr[skip] == '\n'))
        skip++;
    return skip < text.len && (text.ptr[skip] == '{' || text.ptr[skip] == '[');
}

static bool set_in_json(
    kz_ctx *ctx, kz_node *tree, const kz_nodes *found, const kz_node *value, kz_str *text)
{
    kz_str old = *text;
    set_all(ctx, found, value);
    return write_json(ctx, tree, old, text);
}

/* Comments survive only where the text around the value is left as it is. */
static bool set_in_yaml(
    kz_ctx *ctx, kz_node *tree, const kz_nodes *found, const kz_node *value, kz_str *text)
{
    kz_str old = *text = trimmed(*text);
    if (kz_str_find(old, '#') < old.len && splice_all(ctx, text, found, value))
        return true;
    set_all(ctx, found, value);
    *text = trimmed(kz_restyle(ctx, tree, old));
    return true;
}

bool kz_structured_set(
    kz_ctx *ctx, kz_node *root, const kz_target_path *path, const kz_node *value, bool create)
{
    size_t steps;
    bool deeper;
    kz_nodes found = {0};
    kz_node *holder = find_text(ctx, root, path, &steps);
    kz_node *tree = holder != NULL ? parse(ctx, holder) : NULL;
    if (tree == NULL || tree->kind == KZ_SCALAR)
        return false;
    if (!kz_target_path_match(ctx, tree, path->steps + steps, path->count - steps,
            create ? value : NULL, &found, &deeper) ||
        found.len == 0)
        return false;
    kz_str text = holder->u.text;
    if (!(is_json(text) ? set_in_json(ctx, tree, &found, value, &text)
                        : set_in_yaml(ctx, tree, &found, value, &text)))
        return false;
    holder->u.text = text;
    return true;
}

bool kz_structured_reaches(kz_ctx *ctx, kz_node *root, const kz_target_path *path)
{
    size_t steps;
    bool deeper;
    kz_nodes found = {0};
    kz_node *holder = find_text(ctx, root, path, &steps);
    kz_node *tree = holder != NULL ? parse(ctx, holder) : NULL;
    return tree != NULL &&
        kz_target_path_match(
            ctx, tree, path->steps + steps, path->count - steps, NULL, &found, &deeper) &&
        found.len > 0;
}
