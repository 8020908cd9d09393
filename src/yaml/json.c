#include "yaml/json.h"

#include "base/bytes.h"

#include <stdlib.h>

#include "yaml/value.h"

void kz_json_string(kz_buf *out, kz_str text)
{
    static const char digits[] = "0123456789abcdef";
    size_t from = 0;
    kz_buf_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool separator = c == 0xE2 && i + 2 < text.len && (unsigned char)text.ptr[i + 1] == 0x80 &&
            ((unsigned char)text.ptr[i + 2] & 0xFE) == 0xA8;
        if (c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && !separator)
            continue;
        kz_buf_add(out, text.ptr + from, i - from);
        const char *named = strchr("\bb\ff\nn\rr\tt\"\"\\\\", c);
        if (separator) {
            kz_buf_str(out, KZ_S("\\u202"));
            kz_buf_byte(out, (unsigned char)text.ptr[i + 2] == 0xA8 ? '8' : '9');
            i += 2;
        } else if (c != '\0' && named != NULL) {
            kz_buf_byte(out, '\\');
            kz_buf_byte(out, named[1]);
        } else {
            kz_buf_str(out, KZ_S("\\u00"));
            kz_buf_byte(out, digits[c >> 4]);
            kz_buf_byte(out, digits[c & 15]);
        }
        from = i + 1;
    }
    kz_buf_add(out, text.ptr + from, text.len - from);
    kz_buf_byte(out, '"');
}

/* Characters that the reference writes into its JSON but cannot read there. */
static bool is_unreadable(kz_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        unsigned char second = i + 1 < s.len ? (unsigned char)s.ptr[i + 1] : 0;
        unsigned char third = i + 2 < s.len ? (unsigned char)s.ptr[i + 2] : 0;
        if (c == 0x7F || (c == 0xC2 && second < 0xA0 && second != 0x85) ||
            (c == 0xEF && second == 0xBF && third >= 0xBE))
            return true;
    }
    return false;
}

static bool is_nel(kz_str s, size_t i)
{
    return i + 1 < s.len && (unsigned char)s.ptr[i] == 0xC2 && (unsigned char)s.ptr[i + 1] == 0x85;
}

/* NEL is a line break to the reader of that JSON: it is folded with the spaces
 * around it, one to a space, more to newlines. */
static kz_str fold_nel(kz_arena *arena, kz_str s)
{
    char *to = kz_arena_alloc(arena, s.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < s.len;) {
        size_t end = i, breaks = 0;
        while (end < s.len && (s.ptr[end] == ' ' || is_nel(s, end))) {
            breaks += is_nel(s, end);
            end += is_nel(s, end) ? 2 : 1;
        }
        if (breaks == 0) {
            to[len++] = s.ptr[i++];
            continue;
        }
        if (breaks == 1)
            to[len++] = ' ';
        for (size_t k = 1; k < breaks; k++)
            to[len++] = '\n';
        i = end;
    }
    return (kz_str){to, len};
}

kz_status kz_json_text(kz_ctx *ctx, kz_arena *arena, kz_loc at, kz_str *text)
{
    const unsigned kinds = kz_kinds_of_bytes(text->ptr, text->ptr + text->len);
    if ((kinds & (KZ_HAS_CONTROL | KZ_HAS_NON_ASCII)) == 0)
        return KZ_OK;
    if (is_unreadable(*text))
        return kz_report(ctx, at, KZ_D_YAML_CHARACTER,
            "this text has control characters that the output cannot hold");
    for (size_t i = 0; i < text->len; i++)
        if (is_nel(*text, i)) {
            *text = fold_nel(arena, *text);
            break;
        }
    return KZ_OK;
}

static int by_bytes(const void *a, const void *b)
{
    return kz_str_cmp(
        (*(const kz_node *const *)a)->key->text, (*(const kz_node *const *)b)->key->text);
}

/* "<<" is written without quotes on the way, and means merging to whoever reads it. */
kz_status kz_json_key(kz_ctx *ctx, const kz_node *entry, bool top)
{
    if (entry->key->word && entry->key_type == KZ_STRING)
        return KZ_OK;
    if (kz_str_eq(entry->key->text, KZ_S("<<")))
        return kz_report(ctx, entry->key_loc, KZ_D_YAML_KEY,
            "'<<' cannot be a key, since YAML takes it for a merge of mappings");
    if (entry->key_type == KZ_STRING || (top && entry->key_type != KZ_NULL))
        return KZ_OK;
    if (entry->key->text.len == 0)
        return kz_report(ctx, entry->key_loc, KZ_D_YAML_KEY, "a key must be a string");
    return kz_report(ctx, entry->key_loc, KZ_D_YAML_KEY,
        "the key '" KZ_FMT "' is not a string; put it in quotes", KZ_ARG(entry->key->text));
}

kz_status kz_json_refuse_twice(kz_ctx *ctx, const kz_node *map, const kz_node *second)
{
    kz_report(ctx, second->key_loc, KZ_D_YAML_DUPLICATE_KEY,
        "the key '" KZ_FMT "' is in this mapping already", KZ_ARG(second->key->text));
    kz_remark_on(ctx, kz_map_find(map, second->key)->key_loc, "it is here too");
    return KZ_EINPUT;
}

/* The entries of MAP in the order of their bytes, which shows equal ones. */
static kz_status sorted_entries(kz_ctx *ctx, const kz_node *map, bool top, const kz_node ***out)
{
    const kz_node **list =
        kz_arena_alloc(&ctx->scratch, (map->count + 1) * sizeof(const kz_node *));
    size_t len = 0;
    for (const kz_node *c = kz_first(map); c != NULL; c = c->next) {
        KZ_TRY(kz_json_key(ctx, c, top));
        list[len++] = c;
    }
    qsort(list, len, sizeof *list, by_bytes);
    for (size_t i = 1; i < len; i++)
        if (list[i]->key == list[i - 1]->key)
            return kz_json_refuse_twice(ctx, map, list[i]);
    *out = list;
    return KZ_OK;
}

typedef struct writer {
    kz_ctx *ctx;
    bool as_read; /* texts are what a reader of the YAML output gets */
    kz_buf *out;
} writer;

/* What a reader of the YAML output has: line breaks are folded, "-0.0" is printed as "0". */
static kz_status read_back(kz_ctx *ctx, kz_loc at, kz_value *value)
{
    kz_arena *scratch = &ctx->scratch;
    if (value->type == KZ_STRING)
        return kz_json_text(ctx, scratch, at, &value->text);
    if (value->type == KZ_FLOAT)
        value->text = kz_number_json(
            scratch, kz_number_value(scratch, kz_number_print(scratch, value->text)));
    return KZ_OK;
}

static kz_status write_scalar(writer *w, const kz_node *n, bool in_flow)
{
    kz_value value;
    KZ_TRY(kz_scalar_value(w->ctx, &w->ctx->scratch, n, in_flow, &value));
    if (w->as_read)
        KZ_TRY(read_back(w->ctx, n->loc, &value));
    if (value.type == KZ_STRING)
        kz_json_string(w->out, value.text);
    else
        kz_buf_str(w->out, value.text);
    return KZ_OK;
}

static kz_status write_node(writer *w, const kz_node *n, bool top, bool in_flow)
{
    if (n->kind == KZ_SCALAR)
        return write_scalar(w, n, in_flow);
    in_flow |= (n->flags & KZ_FLOW) != 0;
    bool map = n->kind == KZ_MAPPING;
    const kz_node **entries = NULL;
    if (map)
        KZ_TRY(sorted_entries(w->ctx, n, top, &entries));
    kz_buf_byte(w->out, map ? '{' : '[');
    const kz_node *item = map ? NULL : kz_first(n);
    for (size_t i = 0; i < n->count; i++) {
        if (i > 0)
            kz_buf_byte(w->out, ',');
        const kz_node *value = map ? entries[i] : item;
        if (map) {
            kz_json_string(w->out, value->key->text);
            kz_buf_byte(w->out, ':');
        }
        KZ_TRY(write_node(w, value, false, in_flow));
        item = map ? NULL : item->next;
    }
    kz_buf_byte(w->out, map ? '}' : ']');
    return KZ_OK;
}

static kz_status write_all(writer *w, const kz_node *n)
{
    kz_mark mark = kz_arena_mark(&w->ctx->scratch);
    kz_status status = write_node(w, n, true, false);
    kz_arena_rewind(&w->ctx->scratch, mark);
    return status;
}

kz_status kz_json_write(kz_ctx *ctx, const kz_node *n, kz_buf *out)
{
    return write_all(&(writer){.ctx = ctx, .out = out}, n);
}

kz_status kz_json_emit(kz_ctx *ctx, const kz_node *n, kz_buf *out)
{
    return write_all(&(writer){.ctx = ctx, .as_read = true, .out = out}, n);
}

/* A number that came from JSON is a float64; what is written for it need not
 * read as one: 8080, 1.5, 1e+06. */
static void set_number(kz_ctx *ctx, kz_node *n, kz_str json)
{
    n->u.text = kz_number_float(&ctx->arena, kz_number_value(&ctx->arena, json));
    n->type = (uint8_t)kz_scalar_resolve(n->u.text, KZ_READ_MANIFEST);
}

/* A text that has to be written in quotes is a quoted one from then on. */
static void set_string(kz_node *n, kz_str text)
{
    n->type = KZ_STRING;
    n->flags = kz_value_is_plain(text) ? 0 : KZ_QUOTED;
    if (kz_str_find(text, '\n') < text.len)
        n->flags = KZ_QUOTED | KZ_LITERAL;
    n->u.text = text;
}

static kz_status normalise_scalar(kz_ctx *ctx, kz_node *n, bool in_flow)
{
    kz_value value;
    KZ_TRY(kz_scalar_value(ctx, &ctx->arena, n, in_flow, &value));
    n->flags = 0;
    n->twin = NULL;
    if (value.type == KZ_STRING) {
        set_string(n, value.text);
    } else if (value.type == KZ_INT || value.type == KZ_FLOAT) {
        set_number(ctx, n, value.text);
    } else {
        n->type = (uint8_t)value.type;
        n->u.text = value.text;
    }
    return KZ_OK;
}

/* What "<<" merges into MAP: the entries of a mapping whose keys are not there. */
static kz_status merge(kz_ctx *ctx, kz_node *map)
{
    kz_node *merged = kz_map_get(map, KZ_S("<<"));
    if (!kz_is_map(merged))
        return KZ_OK;
    kz_child_unlink(map, merged);
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    const kz_node **entries;
    size_t len = map->count;
    KZ_TRY(sorted_entries(ctx, map, true, &entries));
    for (kz_node *c = kz_first(merged), *next; c != NULL; c = next) {
        const kz_node *const wanted = c;
        next = c->next;
        if (bsearch(&wanted, entries, len, sizeof *entries, by_bytes) == NULL)
            kz_map_append(map, c->key, c->key_loc, c);
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return KZ_OK;
}

static kz_status normalise(kz_ctx *ctx, kz_node *n, bool top, bool in_flow)
{
    if (n->kind == KZ_SCALAR)
        return normalise_scalar(ctx, n, in_flow);
    in_flow |= (n->flags & KZ_FLOW) != 0;
    n->flags = n->count == 0 ? KZ_FLOW : 0;
    if (n->kind == KZ_MAPPING) {
        KZ_TRY(merge(ctx, n));
        kz_mark mark = kz_arena_mark(&ctx->scratch);
        const kz_node **entries;
        KZ_TRY(sorted_entries(ctx, n, top, &entries));
        kz_arena_rewind(&ctx->scratch, mark);
    }
    for (kz_node *c = kz_first(n); c != NULL; c = c->next) {
        if (c->key != NULL && kz_value_is_lost_block(c->key->text))
            return kz_report(ctx, c->key_loc, KZ_D_YAML_KEY,
                "a key of several lines that begins with a tab cannot be written as a block");
        c->key_type = KZ_STRING;
        KZ_TRY(normalise(ctx, c, false, in_flow));
    }
    return KZ_OK;
}

kz_status kz_json_normalise(kz_ctx *ctx, kz_node *n)
{
    return normalise(ctx, n, true, false);
}
