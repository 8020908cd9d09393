#include "report/say.h"

#include <stdarg.h>
#include <stdio.h>

#include "yaml/json.h"

static void clear(kz_buf *buf)
{
    buf->len = 0;
}

void kz_patch_open(kz_patch *patch)
{
    clear(&patch->text);
    clear(&patch->pointer);
    clear(&patch->path);
    kz_buf_byte(&patch->text, '[');
}

void kz_patch_free(kz_patch *patch)
{
    kz_buf_free(&patch->text);
    kz_buf_free(&patch->pointer);
    kz_buf_free(&patch->path);
    kz_buf_free(&patch->value);
}

kz_spot kz_patch_spot(const kz_patch *patch)
{
    return (kz_spot){patch->pointer.len, patch->path.len};
}

void kz_patch_return(kz_patch *patch, kz_spot spot)
{
    patch->pointer.len = spot.pointer;
    patch->path.len = spot.path;
}

__attribute__((format(printf, 2, 3))) static void print(kz_buf *out, const char *fmt, ...)
{
    char text[80];
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    kz_buf_add(out, text, (size_t)n);
}

static void add_token(kz_buf *pointer, kz_str key)
{
    kz_buf_byte(pointer, '/');
    for (size_t i = 0; i < key.len; i++)
        if (key.ptr[i] == '~')
            kz_buf_str(pointer, KZ_S("~0"));
        else if (key.ptr[i] == '/')
            kz_buf_str(pointer, KZ_S("~1"));
        else
            kz_buf_byte(pointer, key.ptr[i]);
}

/* May KEY stand behind a dot, or at least in brackets, as it is? */
static bool is_among(kz_str key, const char *others)
{
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i], small = (char)(c | 0x20);
        bool common =
            (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!common && (c == '\0' || strchr(others, c) == NULL))
            return false;
    }
    return key.len > 0;
}

void kz_say_key(kz_buf *out, kz_str key)
{
    if (is_among(key, "./:@+*$"))
        kz_buf_str(out, key);
    else
        kz_json_string(out, key);
}

void kz_patch_enter_key(kz_patch *patch, kz_str key)
{
    add_token(&patch->pointer, key);
    if (is_among(key, "")) {
        if (patch->path.len > 0)
            kz_buf_byte(&patch->path, '.');
        kz_buf_str(&patch->path, key);
        return;
    }
    kz_buf_byte(&patch->path, '[');
    kz_say_key(&patch->path, key);
    kz_buf_byte(&patch->path, ']');
}

void kz_patch_enter_index(kz_patch *patch, size_t index, size_t after)
{
    print(&patch->pointer, "/%zu", index);
    print(&patch->path, index == after ? "[%zu]" : "[%zu→%zu]", index, after);
}

void kz_patch_enter_element(kz_patch *patch, size_t index, kz_str keys)
{
    print(&patch->pointer, "/%zu", index);
    kz_buf_byte(&patch->path, '[');
    kz_buf_str(&patch->path, keys);
    kz_buf_byte(&patch->path, ']');
}

static void begin(kz_patch *patch, const char *op)
{
    print(&patch->text, "%s{\"op\":\"%s\",\"path\":", patch->text.len > 1 ? "," : "", op);
}

void kz_patch_do(kz_patch *patch, const char *op, kz_str value)
{
    begin(patch, op);
    kz_json_string(&patch->text, kz_buf_view(&patch->pointer));
    if (value.len > 0) {
        kz_buf_str(&patch->text, KZ_S(",\"value\":"));
        kz_buf_str(&patch->text, value);
    }
    kz_buf_byte(&patch->text, '}');
}

void kz_patch_move(kz_patch *patch, size_t from, size_t to)
{
    size_t length = patch->pointer.len;
    print(&patch->pointer, "/%zu", to);
    begin(patch, "move");
    kz_json_string(&patch->text, kz_buf_view(&patch->pointer));
    patch->pointer.len = length;
    print(&patch->pointer, "/%zu", from);
    kz_buf_str(&patch->text, KZ_S(",\"from\":"));
    kz_json_string(&patch->text, kz_buf_view(&patch->pointer));
    patch->pointer.len = length;
    kz_buf_byte(&patch->text, '}');
}

/* The escapes that Go writes for the sake of web pages: "<", ">" and "&". */
static bool is_for_web_pages(kz_str rest, char *meant)
{
    static const struct {
        kz_str escape;
        char meant;
    } escapes[] = {{KZ_LIT("\\u003c"), '<'}, {KZ_LIT("\\u003e"), '>'}, {KZ_LIT("\\u0026"), '&'}};
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (kz_str_starts(rest, escapes[i].escape)) {
            *meant = escapes[i].meant;
            return true;
        }
    return false;
}

kz_str kz_say_json(kz_ctx *ctx, kz_patch *patch, kz_arena *arena, const kz_node *n)
{
    clear(&patch->value);
    if (kz_json_write(ctx, n, &patch->value) != KZ_OK || patch->value.failed)
        kz_arena_exhausted(&ctx->arena);
    kz_str json = kz_buf_view(&patch->value);
    char *text = kz_arena_alloc(arena, json.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < json.len;) {
        bool escape = json.ptr[i] == '\\';
        if (escape && is_for_web_pages(kz_str_from(json, i), &text[len])) {
            len++;
            i += 6;
            continue;
        }
        text[len++] = json.ptr[i++];
        if (escape)
            text[len++] = json.ptr[i++];
    }
    text[len] = '\0';
    return (kz_str){text, len};
}
