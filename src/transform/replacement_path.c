#include "transform/replacement_path.h"

kz_status kz_target_path_read(kz_ctx *ctx, const kz_node *n, kz_target_path *out)
{
    kz_dotted parts = kz_dotted_split(&ctx->arena, kz_text_of(n));
    kz_target_step *steps = KZ_NEW_ARRAY(&ctx->arena, kz_target_step, parts.len + 1);
    *out = (kz_target_path){kz_text_of(n), steps, parts.len, n->loc};
    for (size_t i = 0; i < parts.len; i++) {
        steps[i].text = parts.at[i];
        steps[i].step = kz_dotted_step_of(parts.at[i]);
        if (steps[i].step.kind == KZ_DOTTED_ELEMENT)
            KZ_TRY(kz_regex_compile(ctx, steps[i].step.value, false, n->loc, &steps[i].regex));
    }
    return KZ_OK;
}

/* The walk to the fields of one resource. */
typedef struct walk {
    kz_ctx *ctx;
    const kz_node *create;
    kz_nodes *out;
    bool *structured;
} walk;

static bool match(const walk *w, kz_node *n, const kz_target_step *steps, size_t count);

/* What has to be made for the step behind the current one. */
static kz_node *make_for(const walk *w, const kz_target_step *next, size_t count)
{
    if (count == 0)
        return w->create->kind == KZ_MAPPING ? kz_node_map(w->ctx, w->create->loc)
            : w->create->kind == KZ_SEQUENCE
            ? kz_node_seq(w->ctx, w->create->loc)
            : kz_node_scalar(w->ctx, KZ_NULL, KZ_EMPTY, w->create->loc);
    bool list = next->step.kind == KZ_DOTTED_INDEX || next->step.kind == KZ_DOTTED_ELEMENT;
    return list ? kz_node_seq(w->ctx, w->create->loc) : kz_node_map(w->ctx, w->create->loc);
}

static bool match_field(const walk *w, kz_node *n, const kz_target_step *steps, size_t count)
{
    if (kz_is_null(n))
        return true;
    if (!kz_is_map(n))
        return false;
    kz_node *field = kz_map_get(n, steps->text);
    if (field == NULL && w->create == NULL)
        return true;
    if (field == NULL) {
        field = make_for(w, steps + 1, count - 1);
        kz_map_set(w->ctx, n, steps->text, field);
    }
    if (kz_is_scalar(field) && count > 1) {
        *w->structured = true;
        return false;
    }
    return match(w, field, steps + 1, count - 1);
}

static bool match_index(const walk *w, kz_node *n, const kz_target_step *steps, size_t count)
{
    size_t index = steps->step.index;
    if (!kz_is_seq(n))
        return false;
    if (index == n->count && w->create != NULL)
        kz_seq_push(n, make_for(w, steps + 1, count - 1));
    return index < n->count && match(w, kz_seq_at(n, index), steps + 1, count - 1);
}

static bool match_every(const walk *w, kz_node *n, const kz_target_step *steps, size_t count)
{
    if (!kz_is_seq(n))
        return false;
    for (kz_node *c = kz_first(n); c != NULL; c = c->next)
        if (!match(w, c, steps + 1, count - 1))
            return false;
    return true;
}

/* The reference compares with the YAML text of the value, quotes and all. */
static bool is_meant(const walk *w, const kz_target_step *step, const kz_node *n)
{
    kz_str text = kz_is_scalar(n) ? n->u.text : KZ_EMPTY;
    if (kz_is_scalar(n) && (n->flags & KZ_QUOTED))
        text = kz_str_printf(&w->ctx->scratch, "\"" KZ_FMT "\"", KZ_ARG(text));
    return kz_regex_match(step->regex, text);
}

static kz_node *new_element(const walk *w, const kz_target_step *step)
{
    kz_type type = kz_scalar_resolve(step->step.value, KZ_READ_MANIFEST);
    kz_node *value = kz_node_scalar(w->ctx, type, step->step.value, w->create->loc);
    if (step->step.key.len == 0)
        return value;
    kz_node *element = kz_node_map(w->ctx, w->create->loc);
    kz_map_set(w->ctx, element, step->step.key, value);
    return element;
}

static bool match_meant(const walk *w, kz_node *n, const kz_target_step *steps, size_t count)
{
    for (kz_node *c = kz_first(n); c != NULL; c = c->next) {
        bool by_itself = steps->step.key.len == 0;
        const kz_node *value = by_itself ? c : kz_map_get(c, steps->step.key);
        if (value == NULL || !is_meant(w, steps, value))
            continue;
        if (by_itself)
            KZ_PUSH(&w->ctx->arena, *w->out, c);
        else if (!match(w, c, steps + 1, count - 1))
            return false;
    }
    return true;
}

static bool match_elements(const walk *w, kz_node *n, const kz_target_step *steps, size_t count)
{
    size_t before = w->out->len;
    if (!kz_is_seq(n) || !match_meant(w, n, steps, count))
        return false;
    if (w->out->len > before || w->create == NULL)
        return true;
    kz_seq_push(n, new_element(w, steps));
    return match_meant(w, n, steps, count);
}

static bool match(const walk *w, kz_node *n, const kz_target_step *steps, size_t count)
{
    if (count == 0) {
        KZ_PUSH(&w->ctx->arena, *w->out, n);
        return true;
    }
    switch (steps->step.kind) {
    case KZ_DOTTED_INDEX:
        return match_index(w, n, steps, count);
    case KZ_DOTTED_ELEMENT:
        return match_elements(w, n, steps, count);
    case KZ_DOTTED_ALL:
        return match_every(w, n, steps, count);
    case KZ_DOTTED_BAD:
        return false;
    default:
        return match_field(w, n, steps, count);
    }
}

bool kz_target_path_match(kz_ctx *ctx, kz_node *node, const kz_target_step *steps, size_t count,
    const kz_node *create, kz_nodes *out, bool *structured)
{
    const walk w = {ctx, create, out, structured};
    *structured = false;
    return match(&w, node, steps, count);
}
