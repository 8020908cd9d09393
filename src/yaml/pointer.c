#include "yaml/pointer.h"

/* "~1" is "/", "~0" is "~", in one pass. */
static kz_str unescape(kz_arena *arena, kz_str part)
{
    if (kz_str_find(part, '~') == part.len)
        return part;
    char *text = kz_arena_alloc(arena, part.len);
    size_t len = 0;
    for (size_t i = 0; i < part.len; i++) {
        bool escape = part.ptr[i] == '~' && i + 1 < part.len &&
            (part.ptr[i + 1] == '0' || part.ptr[i + 1] == '1');
        text[len++] = !escape ? part.ptr[i] : part.ptr[++i] == '1' ? '/' : '~';
    }
    return (kz_str){text, len};
}

kz_pointer kz_pointer_parse(kz_ctx *ctx, kz_str text)
{
    kz_pointer pointer = {0};
    size_t slash = kz_str_find(text, '/');
    while (slash < text.len) {
        text = kz_str_from(text, slash + 1);
        slash = kz_str_find(text, '/');
        KZ_PUSH(&ctx->arena, pointer, unescape(&ctx->arena, kz_str_sub(text, 0, slash)));
    }
    return pointer;
}

bool kz_pointer_index(kz_str text, int64_t *out)
{
    size_t i = text.len > 0 && (text.ptr[0] == '-' || text.ptr[0] == '+');
    uint64_t n = 0;
    if (i == text.len || text.len - i > 18)
        return false;
    for (; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        n = n * 10 + (uint64_t)(text.ptr[i] - '0');
    }
    *out = text.ptr[0] == '-' ? -(int64_t)n : (int64_t)n;
    return true;
}

bool kz_pointer_position(kz_str text, size_t size, size_t *out)
{
    int64_t index;
    if (!kz_pointer_index(text, &index))
        return false;
    if (index < 0)
        index += (int64_t)size;
    *out = (size_t)index;
    return index >= 0 && index < (int64_t)size;
}

static kz_node *step(kz_node *n, kz_str part)
{
    size_t index;
    if (kz_is_map(n))
        return kz_map_get(n, part);
    return kz_is_seq(n) && kz_pointer_position(part, n->count, &index) ? kz_seq_at(n, index) : NULL;
}

kz_node *kz_pointer_walk(kz_node *root, const kz_pointer *pointer, size_t n, size_t *reached)
{
    size_t i = 0;
    kz_node *at = root;
    for (; i < n; i++) {
        kz_node *next = step(at, pointer->at[i]);
        if (next == NULL)
            break;
        at = next;
    }
    if (reached != NULL)
        *reached = i;
    return i == n ? at : NULL;
}
