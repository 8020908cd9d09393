#include "patch/json6902_help.h"

#include "base/nearest.h"
#include "yaml/json.h"
#include "yaml/keys.h"
#include "yaml/pointer.h"

static const struct {
    const char *field, *about;
} fields[] = {
    {"op", "write 'op: add', or one of remove, replace, move, copy and test"},
    {"path", "write 'path: ' and the way to the field, such as /metadata/labels/app"},
    {"from", "write 'from: ' and the way to what is moved or copied, such as /spec/replicas"},
};

/* What other tools call the operations. */
static const struct {
    const char *word, *operation;
} words[] = {{"set", "replace"}, {"update", "replace"}, {"change", "replace"}, {"merge", "replace"},
    {"delete", "remove"}, {"insert", "add"}, {"append", "add"}, {"create", "add"},
    {"rename", "move"}};

static const char *const names[] = {"add", "remove", "replace", "move", "copy", "test"};

/* The key that PATH would have if its last slashes were part of it: an annotation's. */
static bool help_with_slash(kz_ctx *ctx, kz_str path)
{
    kz_str before = kz_str_sub(path, 0, kz_str_rfind(path, '/'));
    size_t slash = kz_str_rfind(before, '/');
    kz_str last = kz_str_from(before, slash < before.len ? slash + 1 : 0);
    if (kz_str_find(last, '.') == last.len)
        return false;
    kz_help(ctx, "if the slash belongs to the key, write it ~1: '" KZ_FMT "~1" KZ_FMT "'",
        KZ_ARG(before), KZ_ARG(kz_str_from(path, before.len + 1)));
    return true;
}

/* "spec.rules[1].host" as a pointer. */
static void help_with_dots(kz_ctx *ctx, kz_str path)
{
    char *to = kz_arena_alloc(&ctx->arena, path.len + 1);
    size_t n = 0;
    bool dots = kz_str_find(path, '/') == path.len;
    to[n++] = '/';
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        bool step = dots && (c == '.' || c == '[');
        if (step && to[n - 1] != '/')
            to[n++] = '/';
        else if (!step && !(dots && c == ']'))
            to[n++] = c;
    }
    kz_help(ctx, "a path begins with a slash%s: '" KZ_FMT "'",
        dots ? ", and has one between its steps" : "", KZ_ARG(((kz_str){to, n})));
}

void kz_operation_help_path(kz_ctx *ctx, const kz_node *root, kz_str path)
{
    kz_pointer pointer = kz_pointer_parse(ctx, path);
    if (path.len > 0 && path.ptr[0] != '/')
        help_with_dots(ctx, path);
    else if (!help_with_slash(ctx, path))
        kz_keys_help(ctx, root, pointer.at, pointer.len);
}

void kz_operation_help_name(kz_ctx *ctx, kz_str name)
{
    kz_nearest near = kz_nearest_to(name);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        kz_nearest_offer(&near, kz_str_c(names[i]), NULL);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (kz_str_eq(name, kz_str_c(words[i].word)))
            near.best = kz_str_c(words[i].operation);
    kz_nearest_help(ctx, &near);
}

static const kz_node *meant(const kz_node *operation, kz_str field)
{
    kz_nearest near = kz_nearest_to(field);
    for (const kz_node *n = kz_first(operation); n != NULL; n = n->next)
        if (!kz_str_eq(n->key->text, KZ_S("op")) && !kz_str_eq(n->key->text, KZ_S("path")))
            kz_nearest_offer(&near, n->key->text, n);
    return near.who;
}

kz_loc kz_operation_blame(const kz_node *operation, kz_str field)
{
    const kz_node *n = meant(operation, field);
    return n != NULL ? n->key_loc : operation->loc;
}

void kz_operation_help_field(kz_ctx *ctx, const kz_node *operation, kz_str field)
{
    if (meant(operation, field) != NULL)
        kz_help(ctx, "did you mean '" KZ_FMT "'?", KZ_ARG(field));
    else
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (kz_str_eq(field, kz_str_c(fields[i].field)))
                kz_help(ctx, "%s", fields[i].about);
}

kz_str kz_operation_value(kz_ctx *ctx, const kz_node *n)
{
    enum { MOST = 60 };
    if (kz_is_null(n))
        return KZ_S("null");
    if (n->kind == KZ_SCALAR)
        return n->type == KZ_STRING ? kz_str_printf(&ctx->arena, "'" KZ_FMT "'", KZ_ARG(n->u.text))
                                    : n->u.text;
    kz_buf json = {0};
    kz_report_mark mark = kz_reports_mark(ctx);
    bool shown = kz_json_write(ctx, n, &json) == KZ_OK && kz_buf_view(&json).len <= MOST;
    kz_reports_rewind(ctx, mark);
    kz_str text = shown ? kz_str_dup(&ctx->arena, kz_buf_view(&json))
        : kz_is_map(n)  ? KZ_S("another mapping")
                        : KZ_S("another list");
    kz_buf_free(&json);
    return text;
}
