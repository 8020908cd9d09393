#include "yaml/keys.h"

#include "base/buf.h"
#include "base/nearest.h"
#include "yaml/pointer.h"

/* More do not help. */
enum { MOST_KEYS = 12 };

static kz_str list_keys(kz_ctx *ctx, const kz_node *map)
{
    kz_buf out = {0};
    size_t count = 0;
    for (const kz_node *c = kz_first(map); c != NULL && count < MOST_KEYS; c = c->next, count++) {
        kz_buf_str(&out, count > 0 ? KZ_S(", ") : KZ_EMPTY);
        kz_buf_str(&out, c->key->text);
    }
    if (map->count > MOST_KEYS)
        kz_buf_str(&out, KZ_S(" and more"));
    kz_str text = kz_str_dup(&ctx->arena, kz_buf_view(&out));
    kz_buf_free(&out);
    return text;
}

static void help_in_map(kz_ctx *ctx, const kz_node *map, kz_str missing)
{
    kz_nearest near = kz_nearest_to(missing);
    for (const kz_node *c = kz_first(map); c != NULL; c = c->next)
        kz_nearest_offer(&near, c->key->text, c);
    const kz_node *entry = near.who;
    if (map->count == 0) {
        kz_help(ctx, "there are no keys at all here");
        return;
    }
    kz_str keys = list_keys(ctx, map);
    if (entry == NULL) {
        kz_help(
            ctx, "there is no '" KZ_FMT "'; the keys are " KZ_FMT, KZ_ARG(missing), KZ_ARG(keys));
        kz_remark_on(ctx, map->loc, "the mapping is here");
        return;
    }
    kz_help(
        ctx, "did you mean '" KZ_FMT "'? The keys are " KZ_FMT, KZ_ARG(near.best), KZ_ARG(keys));
    kz_remark_on(ctx, entry->key_loc, "this key has a name like it");
}

/* The number of the element whose name is NAME; the length of the list if there is none. */
static size_t number_of(const kz_node *list, kz_str name)
{
    size_t i = 0;
    const kz_node *c = kz_first(list);
    while (c != NULL && !(kz_is_map(c) && kz_str_eq(kz_map_text(c, KZ_S("name")), name))) {
        c = c->next;
        i++;
    }
    return i;
}

static void help_in_list(kz_ctx *ctx, const kz_node *list, kz_str step)
{
    int64_t index;
    size_t number = number_of(list, step);
    if (number < list->count)
        kz_help(ctx, "write the number of '" KZ_FMT "' in the list, which is %zu", KZ_ARG(step),
            number);
    else if (kz_pointer_index(step, &index))
        kz_help(ctx, "the list has %u element%s, which are counted from 0", list->count,
            list->count == 1 ? "" : "s");
    else
        kz_help(ctx, "here is a list: its elements have numbers, from 0 to %u, not names",
            list->count == 0 ? 0 : list->count - 1);
    kz_remark_on(ctx, list->loc, "the list is here");
}

void kz_keys_help(kz_ctx *ctx, const kz_node *root, const kz_str *steps, size_t n)
{
    kz_pointer path = {.at = (kz_str *)(uintptr_t)steps, .len = n};
    size_t reached;
    if (kz_pointer_walk((kz_node *)(uintptr_t)root, &path, n, &reached) != NULL)
        return;
    const kz_node *last = kz_pointer_walk((kz_node *)(uintptr_t)root, &path, reached, NULL);
    if (kz_is_map(last))
        help_in_map(ctx, last, steps[reached]);
    else if (kz_is_seq(last))
        help_in_list(ctx, last, steps[reached]);
    else
        kz_help(ctx, "what is there is a single value, with nothing below it");
}
