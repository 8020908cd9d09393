#include "yaml/dotted.h"

#include "yaml/pointer.h"

static kz_str trimmed(kz_str s)
{
    while (s.len > 0 && (s.ptr[0] == ' ' || (s.ptr[0] >= '\t' && s.ptr[0] <= '\r')))
        s = kz_str_from(s, 1);
    while (s.len > 0 &&
        (s.ptr[s.len - 1] == ' ' || (s.ptr[s.len - 1] >= '\t' && s.ptr[s.len - 1] <= '\r')))
        s.len--;
    return s;
}

/* The next part up to a dot that has no backslash before it. */
static bool next_part(kz_arena *arena, kz_str *rest, bool *more, kz_str *part)
{
    if (!*more)
        return false;
    *part = KZ_EMPTY;
    for (;;) {
        size_t dot = kz_str_find(*rest, '.');
        kz_str piece = kz_str_sub(*rest, 0, dot);
        *more = dot < rest->len;
        *rest = *more ? kz_str_from(*rest, dot + 1) : KZ_EMPTY;
        bool escaped = *more && kz_str_ends(piece, KZ_S("\\"));
        if (escaped)
            piece.len--;
        *part = part->len == 0 ? piece
                               : kz_str_printf(arena, KZ_FMT KZ_FMT, KZ_ARG(*part), KZ_ARG(piece));
        if (!escaped)
            return true;
        *part = kz_str_printf(arena, KZ_FMT ".", KZ_ARG(*part));
    }
}

static kz_str without_brackets(kz_str s)
{
    while (s.len > 0 && (s.ptr[0] == '[' || s.ptr[0] == ']'))
        s = kz_str_from(s, 1);
    while (s.len > 0 && (s.ptr[s.len - 1] == '[' || s.ptr[s.len - 1] == ']'))
        s.len--;
    return s;
}

kz_dotted kz_dotted_split(kz_arena *arena, kz_str path)
{
    kz_dotted steps = {0};
    kz_str part, more_text;
    bool more = true;
    while (next_part(arena, &path, &more, &part)) {
        if (kz_str_starts(part, KZ_S("[")) && !kz_str_ends(part, KZ_S("]"))) {
            while (next_part(arena, &path, &more, &more_text)) {
                part = kz_str_printf(arena, KZ_FMT "." KZ_FMT, KZ_ARG(part), KZ_ARG(more_text));
                if (kz_str_ends(more_text, KZ_S("]")))
                    break;
            }
            if (kz_str_find(part, '=') == part.len)
                part = without_brackets(part);
        }
        part = trimmed(part);
        if (part.len > 0)
            KZ_PUSH(arena, steps, part);
    }
    return steps;
}

kz_dotted_step kz_dotted_step_of(kz_str text)
{
    int64_t number;
    if (kz_pointer_index(text, &number))
        return number < 0 ? (kz_dotted_step){.kind = KZ_DOTTED_BAD}
                          : (kz_dotted_step){.kind = KZ_DOTTED_INDEX, .index = (size_t)number};
    if (kz_str_eq(text, KZ_S("-")))
        return (kz_dotted_step){.kind = KZ_DOTTED_LAST};
    if (kz_str_eq(text, KZ_S("*")))
        return (kz_dotted_step){.kind = KZ_DOTTED_ALL};
    if (!kz_str_starts(text, KZ_S("[")) || !kz_str_ends(text, KZ_S("]")))
        return (kz_dotted_step){.kind = KZ_DOTTED_FIELD};
    kz_str inner = kz_str_sub(text, 1, text.len > 1 ? text.len - 1 : 1);
    size_t equals = kz_str_find(inner, '=');
    if (equals == inner.len)
        return (kz_dotted_step){.kind = KZ_DOTTED_BAD};
    return (kz_dotted_step){.kind = KZ_DOTTED_ELEMENT,
        .key = kz_str_sub(inner, 0, equals),
        .value = kz_str_from(inner, equals + 1)};
}

static kz_node *find_element(const kz_node *list, const kz_dotted_step *step)
{
    for (kz_node *c = kz_first(list); c != NULL; c = c->next) {
        const kz_node *n = step->key.len == 0 ? c : kz_map_get(c, step->key);
        if (kz_is_scalar(n) && kz_str_eq(n->u.text, step->value))
            return c;
    }
    return NULL;
}

static kz_node *take_step(kz_node *n, kz_str text, bool *wrong)
{
    kz_dotted_step step = kz_dotted_step_of(text);
    bool field = step.kind == KZ_DOTTED_FIELD;
    *wrong = step.kind == KZ_DOTTED_BAD || step.kind == KZ_DOTTED_ALL ||
        (!kz_is_null(n) && (field ? !kz_is_map(n) : !kz_is_seq(n)));
    if (*wrong)
        return NULL;
    switch (step.kind) {
    case KZ_DOTTED_FIELD:
        return kz_map_get(n, text);
    case KZ_DOTTED_INDEX:
        return step.index < n->count && kz_is_seq(n) ? kz_seq_at(n, step.index) : NULL;
    case KZ_DOTTED_LAST:
        return kz_is_seq(n) ? n->u.child.last : NULL;
    default:
        return find_element(n, &step);
    }
}

kz_node *kz_dotted_find(kz_node *root, const kz_str *steps, size_t count, bool *wrong)
{
    *wrong = false;
    for (size_t i = 0; i < count && root != NULL; i++)
        root = take_step(root, steps[i], wrong);
    return root;
}
