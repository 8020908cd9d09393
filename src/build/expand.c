#include "build/expand.h"

/* A growing text. */
typedef struct growing {
    kz_arena *arena;
    KZ_VEC(char) bytes;
} growing;

static void add(growing *to, kz_str s)
{
    for (size_t i = 0; i < s.len; i++)
        KZ_PUSH(to->arena, to->bytes, s.ptr[i]);
}

/* "$(NAME)" at the beginning of TEXT: its length, and the name. 0 if it is none. */
static size_t reference(kz_str text, kz_str *name)
{
    if (text.len < 3 || text.ptr[1] != '(')
        return 0;
    size_t close = kz_str_find(text, ')');
    if (close == text.len)
        return 0;
    *name = kz_str_sub(text, 2, close);
    return close + 1;
}

static kz_expansion *find(const kz_map *values, kz_str name)
{
    kz_expansion *value = kz_map_lookup(values, name);
    if (value == NULL || value->unusable)
        return NULL;
    value->used = true;
    return value;
}

/* What stands at a "$" in TEXT: adds its expansion and returns its length. */
static size_t expand_one(growing *to, kz_str text, const kz_map *values)
{
    kz_str name;
    size_t length = reference(text, &name);
    if (length > 0) {
        const kz_expansion *value = find(values, name);
        add(to, value != NULL ? value->text : kz_str_sub(text, 0, length));
        return length;
    }
    if (text.len >= 2 && text.ptr[1] == '$') {
        add(to, KZ_S("$"));
        return 2;
    }
    length = text.len < 2 ? text.len : 2;
    add(to, kz_str_sub(text, 0, length));
    return length;
}

kz_expansion kz_expand(kz_arena *arena, kz_str text, const kz_map *values)
{
    kz_str name;
    if (kz_str_find(text, '$') == text.len)
        return (kz_expansion){.type = KZ_STRING, .text = text};
    if (reference(text, &name) == text.len && text.ptr[0] == '$') {
        const kz_expansion *value = find(values, name);
        return value != NULL ? *value : (kz_expansion){.type = KZ_STRING, .text = text};
    }
    growing to = {.arena = arena};
    while (text.len > 0) {
        size_t dollar = kz_str_find(text, '$');
        add(&to, kz_str_sub(text, 0, dollar));
        text = kz_str_from(text, dollar);
        if (text.len > 0)
            text = kz_str_from(text, expand_one(&to, text, values));
    }
    return (kz_expansion){.type = KZ_STRING, .text = {to.bytes.at, to.bytes.len}};
}
