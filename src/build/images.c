/*
 * The fields are found as the images transformer finds them. Where they are is known only
 * after a walk from the top, which looks each node up among those that were found.
 */
#include "build/images.h"

#include "build/places.h"
#include "transform/image_find.h"
#include "transform/image_match.h"
#include "yaml/json.h"

typedef struct collector {
    kz_ctx *ctx;
    kz_arena *arena;
    kz_images *out;
    kz_places places;
    size_t document;
    const kz_nodes *found; /* of this document, ordered by their addresses */
    kz_buf *path;          /* of the node that the walk is at */
} collector;

static bool is_found(const collector *c, const kz_node *n)
{
    size_t low = 0, high = c->found->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((uintptr_t)c->found->at[middle] < (uintptr_t)n)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->found->len && c->found->at[low] == n;
}

/* May TEXT stand in a path as it is, with OTHERS besides letters and digits? */
static bool is_bare(kz_str text, const char *others)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i], small = (char)(c | 0x20);
        bool common = (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
        if (!common && (c == '\0' || strchr(others, c) == NULL))
            return false;
    }
    return text.len > 0;
}

static void add_text(kz_buf *path, kz_str text)
{
    if (is_bare(text, "-_./:@+*$"))
        kz_buf_str(path, text);
    else
        kz_json_string(path, text);
}

static void add_key(kz_buf *path, kz_str key)
{
    if (is_bare(key, "-_")) {
        if (path->len > 0)
            kz_buf_byte(path, '.');
        kz_buf_str(path, key);
        return;
    }
    kz_buf_byte(path, '[');
    add_text(path, key);
    kz_buf_byte(path, ']');
}

/* An element is known by its name, as people know containers, or else by its number. */
static void add_element(kz_ctx *ctx, kz_buf *path, const kz_node *element, size_t number)
{
    const kz_node *name = kz_is_map(element) ? kz_map_get(element, KZ_S("name")) : NULL;
    if (name != NULL && kz_is_scalar(name)) {
        kz_buf_str(path, KZ_S("[name="));
        add_text(path, name->u.text);
    } else {
        kz_buf_byte(path, '[');
        kz_buf_str(path, kz_str_printf(&ctx->scratch, "%zu", number));
    }
    kz_buf_byte(path, ']');
}

static const char *z(const collector *c, kz_str text)
{
    return kz_str_z(c->arena, text);
}

static void add_image(collector *c, const kz_node *n)
{
    if (kz_is_null(n) || n->u.text.len == 0)
        return;
    kz_image_parts parts = kz_image_split(n->u.text);
    kz_image image = {.document = c->document,
        .path = z(c, kz_buf_view(c->path)),
        .text = z(c, n->u.text),
        .name = z(c, parts.name),
        .tag = z(c, parts.tag),
        .digest = z(c, parts.digest),
        .place = kz_places_show(&c->places, n->loc)};
    KZ_PUSH(c->arena, *c->out, image);
}

static void walk(collector *c, const kz_node *n)
{
    size_t number = 0;
    for (const kz_node *child = kz_first(n); child != NULL; child = child->next) {
        const size_t length = c->path->len;
        if (n->kind == KZ_SEQUENCE)
            add_element(c->ctx, c->path, child, number++);
        else
            add_key(c->path, child->key->text);
        if (child->kind != KZ_SCALAR)
            walk(c, child);
        else if (is_found(c, child))
            add_image(c, child);
        c->path->len = length;
    }
}

static kz_status collect(collector *c, const kz_list *list, kz_image_finder *finder)
{
    kz_nodes found;
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        kz_mark mark = kz_arena_mark(&c->ctx->scratch);
        KZ_TRY(kz_image_find(c->ctx, finder, r, &found));
        c->found = &found;
        c->document = i;
        if (found.len > 0)
            walk(c, r->root);
        kz_arena_rewind(&c->ctx->scratch, mark);
    }
    return KZ_OK;
}

kz_status kz_images_collect(kz_ctx *ctx, const kz_list *list, kz_fieldspecs table, kz_arena *arena,
    kz_buf *path, kz_images *out)
{
    collector c = {.ctx = ctx,
        .arena = arena,
        .out = out,
        .places = {.ctx = ctx, .arena = arena},
        .path = path};
    kz_image_finder finder = kz_image_finder_new(ctx, table);
    finder.forgiving = true;
    path->len = 0;
    return collect(&c, list, &finder);
}
