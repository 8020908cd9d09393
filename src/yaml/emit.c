/*
 * Collections: block style, keys sorted, lists not indented below their key.
 */
#include "yaml/emit.h"

#include <stdlib.h>

#include "yaml/emit_scalar.h"
#include "yaml/json.h"

/* A key, quotes included, may be this long in the JSON that the reference makes
 * and reads again on the way. */
enum { LONGEST_JSON_KEY = 1024 };

static kz_status emit_map(kz_emitter *e, const kz_node *map, size_t indent, bool in_flow);
static kz_status emit_seq(kz_emitter *e, const kz_node *seq, size_t indent, bool in_flow);

/* A mapping's entries in the order of the output. */
typedef KZ_VEC(const kz_node *) entries;

static int by_address(const void *a, const void *b)
{
    const kz_name *x = (*(const kz_node *const *)a)->key, *y = (*(const kz_node *const *)b)->key;
    return x < y ? -1 : x > y;
}

/* The second entry with a key that is there already, or NULL. */
static const kz_node *find_duplicate(kz_arena *scratch, const entries *list)
{
    enum { FEW = 16 };
    if (list->len <= FEW) {
        for (size_t i = 1; i < list->len; i++)
            for (size_t j = 0; j < i; j++)
                if (list->at[i]->key == list->at[j]->key)
                    return list->at[i];
        return NULL;
    }
    const kz_node **sorted = kz_arena_alloc(scratch, list->len * sizeof(const kz_node *));
    memcpy(sorted, list->at, list->len * sizeof(const kz_node *));
    qsort(sorted, list->len, sizeof(const kz_node *), by_address);
    for (size_t i = 1; i < list->len; i++)
        if (sorted[i]->key == sorted[i - 1]->key)
            return sorted[i]->key_loc.line > sorted[i - 1]->key_loc.line ? sorted[i]
                                                                         : sorted[i - 1];
    return NULL;
}

static void merge_sort(const kz_node **at, const kz_node **room, size_t len)
{
    if (len < 2)
        return;
    size_t half = len / 2, left = 0, right = half;
    merge_sort(at, room, half);
    merge_sort(at + half, room, len - half);
    if (kz_key_order(at[half - 1]->key, at[half]->key) < 0)
        return;
    memcpy(room, at, len * sizeof *at);
    for (size_t i = 0; i < len; i++) {
        bool take_left =
            right == len || (left < half && kz_key_order(room[left]->key, room[right]->key) <= 0);
        at[i] = room[take_left ? left++ : right++];
    }
}

static int by_bytes(const void *a, const void *b)
{
    return kz_str_cmp(
        (*(const kz_node *const *)a)->key->text, (*(const kz_node *const *)b)->key->text);
}

/* The order must not depend on where the keys were, even where the comparison is
 * not transitive: they start out in the order of their bytes. */
static void sort_all(kz_arena *scratch, entries *list)
{
    qsort(list->at, list->len, sizeof *list->at, by_bytes);
    const kz_node **room = kz_arena_alloc(scratch, list->len * sizeof(const kz_node *));
    merge_sort(list->at, room, list->len);
}

/* Keys that are only letters have a total order. */
static void insert_sorted(const kz_node **at, size_t len)
{
    for (size_t i = 1; i < len; i++) {
        const kz_node *entry = at[i];
        size_t to = i;
        for (; to > 0 && kz_key_order(entry->key, at[to - 1]->key) < 0; to--)
            at[to] = at[to - 1];
        at[to] = entry;
    }
}

static bool is_sorted(const entries *list)
{
    for (size_t i = 1; i < list->len; i++)
        if (kz_key_order(list->at[i - 1]->key, list->at[i]->key) >= 0)
            return false;
    return true;
}

static kz_status sorted_entries(kz_emitter *e, const kz_node *map, bool top, entries *out)
{
    enum { FEW = 16 };
    kz_arena *scratch = &e->ctx->scratch;
    bool letters = true;
    *out = (entries){kz_arena_alloc(scratch, map->count * sizeof(const kz_node *)), 0, map->count};
    for (const kz_node *c = kz_first(map); c != NULL; c = c->next) {
        KZ_TRY(kz_json_key(e->ctx, c, top));
        letters &= c->key->letters;
        out->at[out->len++] = c;
    }
    if (letters && is_sorted(out))
        return KZ_OK;
    const kz_node *twice = find_duplicate(scratch, out);
    if (twice != NULL)
        return kz_json_refuse_twice(e->ctx, map, twice);
    if (letters && out->len <= FEW)
        insert_sorted(out->at, out->len);
    else if (!is_sorted(out))
        sort_all(scratch, out);
    return KZ_OK;
}

static size_t characters(kz_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += (s.ptr[i] & 0xC0) != 0x80;
    return n;
}

/* What the reader of that JSON takes for a key: no long one, and none of several lines. */
static kz_status check_json_key(kz_emitter *e, const kz_node *entry, kz_str *text)
{
    *text = entry->key->text;
    KZ_TRY(kz_json_text(e->ctx, &e->ctx->scratch, entry->key_loc, text));
    if (text->ptr != entry->key->text.ptr)
        return kz_report(e->ctx, entry->key_loc, KZ_D_YAML_CHARACTER,
            "a key must not have the line break U+0085");
    if (text->len <= LONGEST_JSON_KEY / 6 - 2)
        return KZ_OK;
    kz_buf json = {0};
    kz_json_string(&json, *text);
    size_t length = characters(kz_buf_view(&json));
    kz_buf_free(&json);
    if (length <= LONGEST_JSON_KEY)
        return KZ_OK;
    return kz_report(e->ctx, entry->key_loc, KZ_D_YAML_KEY, "this key is longer than %d characters",
        LONGEST_JSON_KEY - 2);
}

static kz_status emit_scalar(kz_emitter *e, const kz_node *n, size_t indent, bool in_flow)
{
    if (kz_emit_as_written(e, n, indent))
        return KZ_OK;
    kz_value value;
    KZ_TRY(kz_scalar_value(e->ctx, &e->ctx->scratch, n, in_flow, &value));
    if (value.type == KZ_STRING)
        KZ_TRY(kz_json_text(e->ctx, &e->ctx->scratch, n->loc, &value.text));
    kz_emit_value(e, &value, indent, false);
    return KZ_OK;
}

/* What may stand on the line of a "-", a "?" or a ":": INDENT is that of the
 * indicator, whose space has been written. */
static kz_status emit_compact(kz_emitter *e, const kz_node *n, size_t indent, bool in_flow)
{
    if (n->kind == KZ_SCALAR)
        return emit_scalar(e, n, indent + 2, in_flow);
    if (n->count == 0) {
        kz_emit_bytes(e, n->kind == KZ_MAPPING ? "{}" : "[]", 2);
        return KZ_OK;
    }
    e->line_begun = false;
    if (n->kind == KZ_MAPPING)
        return emit_map(e, n, indent + 2, in_flow);
    return emit_seq(e, n, indent + 2, in_flow);
}

/* LF, CR, LS, PS; the last two begin with the byte 0xE2. */
static bool has_breaks(kz_str s)
{
    bool maybe = memchr(s.ptr, '\n', s.len) != NULL || memchr(s.ptr, '\r', s.len) != NULL ||
        memchr(s.ptr, 0xE2, s.len) != NULL;
    return maybe && kz_text_analyse(s).multiline;
}

/* "key:", in quotes if it needs them. *COMPACT: it needed "?" as well, and its value, block or
 * not, begins behind the ":". */
static kz_status emit_key(kz_emitter *e, const kz_node *n, size_t indent, bool *compact)
{
    kz_value key = {.type = KZ_STRING};
    KZ_TRY(check_json_key(e, n, &key.text));
    kz_emit_line(e, indent);
    bool simple = key.text.len <= KZ_SIMPLE_KEY_MAX && !has_breaks(key.text);
    if (!simple)
        kz_emit_bytes(e, "? ", 2);
    kz_emit_value(e, &key, indent + 2, simple);
    if (!simple)
        kz_emit_line(e, indent);
    kz_emit_bytes(e, ":", 1);
    *compact = !simple;
    return KZ_OK;
}

static kz_status write_entry(kz_emitter *e, const kz_node *n, size_t indent, bool in_flow)
{
    bool compact = false;
    if (n->key->word)
        kz_emit_word_key(e, n->key->text, indent);
    else
        KZ_TRY(emit_key(e, n, indent, &compact));
    bool block = !compact && n->kind != KZ_SCALAR && n->count > 0;
    if (!block)
        kz_emit_bytes(e, " ", 1);
    if (block && n->kind == KZ_MAPPING)
        return emit_map(e, n, indent + 2, in_flow);
    if (block)
        return emit_seq(e, n, indent, in_flow);
    return emit_compact(e, n, indent, in_flow);
}

/* Whether a flow collection is around it makes a difference to some values. */
static kz_status emit_noted(kz_emitter *e, const kz_node *n, size_t indent, bool in_flow)
{
    kz_emit_line(e, indent);
    const size_t begin = e->out->len;
    e->line_begun = false; /* as far as the entry is concerned */
    KZ_TRY(write_entry(e, n, indent, in_flow));
    if (!in_flow && e->line_begun)
        kz_prints_note(e->notes, n, begin, e->out->len, indent);
    return KZ_OK;
}

static bool emit_unchanged(kz_emitter *e, const kz_node *n, size_t indent)
{
    kz_str print = kz_unchanged_print(e->unchanged, n, indent);
    if (print.len == 0)
        return false;
    kz_emit_line(e, indent);
    kz_buf_str(e->out, print);
    return true;
}

static kz_status emit_entry(kz_emitter *e, const kz_node *n, size_t indent, bool in_flow)
{
    if (e->notes != NULL)
        return emit_noted(e, n, indent, in_flow);
    if (e->unchanged != NULL && !in_flow && emit_unchanged(e, n, indent))
        return KZ_OK;
    return write_entry(e, n, indent, in_flow);
}

static kz_status emit_map(kz_emitter *e, const kz_node *map, size_t indent, bool in_flow)
{
    kz_mark mark = kz_arena_mark(&e->ctx->scratch);
    entries list;
    in_flow |= (map->flags & KZ_FLOW) != 0;
    KZ_TRY(sorted_entries(e, map, indent == 0, &list));
    for (size_t i = 0; i < list.len; i++)
        KZ_TRY(emit_entry(e, list.at[i], indent, in_flow));
    kz_arena_rewind(&e->ctx->scratch, mark);
    return KZ_OK;
}

static kz_status emit_seq(kz_emitter *e, const kz_node *seq, size_t indent, bool in_flow)
{
    in_flow |= (seq->flags & KZ_FLOW) != 0;
    for (const kz_node *c = kz_first(seq); c != NULL; c = c->next) {
        kz_emit_line(e, indent);
        kz_emit_bytes(e, "- ", 2);
        KZ_TRY(emit_compact(e, c, indent, in_flow));
    }
    return KZ_OK;
}

static kz_status emit(kz_emitter *e, const kz_node *n)
{
    kz_status status = KZ_OK;
    if (n->kind == KZ_MAPPING && n->count > 0)
        status = emit_map(e, n, 0, false);
    else if (n->kind == KZ_SEQUENCE && n->count > 0)
        status = emit_seq(e, n, 0, false);
    else if (n->kind == KZ_SCALAR)
        status = emit_scalar(e, n, 2, false);
    else
        kz_emit_bytes(e, n->kind == KZ_MAPPING ? "{}" : "[]", 2);
    if (e->line_begun)
        kz_buf_byte(e->out, '\n');
    return status;
}

kz_status kz_emit(kz_ctx *ctx, const kz_node *n, kz_buf *out)
{
    return kz_emit_copy(ctx, n, NULL, out);
}

kz_status kz_emit_copy(kz_ctx *ctx, const kz_node *n, const kz_copy *copy, kz_buf *out)
{
    kz_checkpoint(ctx);
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_emitter e = {.ctx = ctx, .out = out};
    kz_unchanged unchanged;
    if (copy != NULL && kz_unchanged_find(&ctx->scratch, copy, n, &unchanged))
        e.unchanged = &unchanged;
    kz_status status = emit(&e, n);
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}

kz_status kz_emit_noting(kz_ctx *ctx, const kz_node *n, kz_prints *prints, kz_buf *out)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_emitter e = {.ctx = ctx, .out = out, .notes = prints};
    kz_status status = emit(&e, n);
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}
