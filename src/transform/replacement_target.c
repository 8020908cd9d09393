#include "transform/replacement_target.h"

#include <stdlib.h>

#include "k8s/label_selector.h"

kz_part_options kz_part_options_read(kz_ctx *ctx, const kz_node *n)
{
    return (kz_part_options){.delimiter = kz_map_text(n, KZ_S("delimiter")),
        .index = strtoll(kz_str_z(&ctx->arena, kz_map_text(n, KZ_S("index"))), NULL, 10),
        .create = kz_str_eq(kz_map_text(n, KZ_S("create")), KZ_S("true"))};
}

static bool fits(const kz_regex *regex, kz_str text)
{
    return regex == NULL || kz_regex_match(regex, text);
}

static bool selects_id(const kz_selector *s, kz_id id)
{
    return fits(s->group, id.gvk.group) && fits(s->version, id.gvk.version) &&
        fits(s->kind, id.gvk.kind) && fits(s->name, id.name) && fits(s->ns, id.ns);
}

static bool selects(const kz_selector *s, const kz_resource *r)
{
    bool hit = selects_id(s, r->id);
    for (size_t i = 0; !hit && i < r->formers.len; i++)
        hit = selects_id(s, kz_resource_former(r, i));
    return hit;
}

static bool asks_for_labels(const kz_selector *s)
{
    return s->labels != NULL || s->annotations != NULL;
}

static bool names_nothing(const kz_selector *s)
{
    return s->group == NULL && s->version == NULL && s->kind == NULL && s->name == NULL &&
        s->ns == NULL;
}

static kz_status has_labels(kz_ctx *ctx, const kz_selector *s, const kz_resource *r, bool *out)
{
    *out = true;
    if (s->annotations != NULL)
        KZ_TRY(kz_label_selector_matches(ctx, s->annotations, kz_resource_annotations(r), out));
    if (*out && s->labels != NULL)
        KZ_TRY(kz_label_selector_matches(ctx, s->labels, kz_resource_labels(r), out));
    return KZ_OK;
}

/* The literal name that S asks for; ptr is NULL if it asks for none. */
static kz_str literal_name(const kz_selector *s)
{
    return s->name == NULL ? (kz_str){0} : kz_regex_literal(s->name);
}

static void add_reject(kz_ctx *ctx, const kz_selector *s, kz_replacement_target *t)
{
    kz_str name = literal_name(s);
    if (asks_for_labels(s))
        KZ_PUSH(&ctx->arena, t->labelled, s);
    if (names_nothing(s))
        return;
    if (name.ptr == NULL) {
        KZ_PUSH(&ctx->arena, t->rejects, s);
        return;
    }
    void **slot = kz_map_slot_for(&ctx->arena, &t->rejects_by_name, name);
    if (*slot == NULL)
        *slot = KZ_NEW(&ctx->arena, kz_selectors);
    kz_selectors *same = *slot;
    KZ_PUSH(&ctx->arena, *same, s);
}

static kz_status read_rejects(kz_ctx *ctx, const kz_node *list, kz_replacement_target *t)
{
    for (const kz_node *n = kz_first(list); n != NULL; n = n->next) {
        kz_selector *s = KZ_NEW(&ctx->arena, kz_selector);
        KZ_TRY(kz_selector_read(ctx, n, s));
        add_reject(ctx, s, t);
    }
    return KZ_OK;
}

static kz_status read_paths(kz_ctx *ctx, const kz_node *n, kz_loc at, kz_replacement_target *out)
{
    bool given = n != NULL && n->count > 0;
    out->path_count = given ? n->count : 1;
    out->paths = KZ_NEW_ARRAY(&ctx->arena, kz_target_path, out->path_count);
    if (!given)
        return kz_target_path_read(
            ctx, kz_node_string(ctx, KZ_S("metadata.name"), at), &out->paths[0]);
    size_t i = 0;
    for (const kz_node *path = kz_first(n); path != NULL; path = path->next)
        KZ_TRY(kz_target_path_read(ctx, path, &out->paths[i++]));
    return KZ_OK;
}

kz_status kz_replacement_target_read(kz_ctx *ctx, const kz_node *n, kz_replacement_target *out)
{
    const kz_node *select = kz_map_get(n, KZ_S("select"));
    *out = (kz_replacement_target){
        .options = kz_part_options_read(ctx, kz_map_get(n, KZ_S("options")))};
    if (select == NULL)
        return kz_report(ctx, n->loc, KZ_D_REPLACEMENT_TARGET,
            "a target must specify resources to select: it has no 'select'");
    KZ_TRY(kz_selector_read(ctx, select, &out->select));
    KZ_TRY(read_rejects(ctx, kz_map_get(n, KZ_S("reject")), out));
    return read_paths(ctx, kz_map_get(n, KZ_S("fieldPaths")), n->loc, out);
}

/* With labels all are looked at, since what is wrong with a label selector is said
 * when the first resource is compared with it, whatever its name. */
void kz_replacement_target_candidates(
    kz_ctx *ctx, const kz_replacement_target *t, const kz_list *list, kz_resources *out)
{
    kz_str name = literal_name(&t->select);
    if (name.ptr == NULL || asks_for_labels(&t->select)) {
        memcpy(out, &list->items, sizeof *out);
        return;
    }
    *out = (kz_resources){0};
    kz_list_called(ctx, list, name, out);
}

static bool any_selects(const kz_selectors *list, const kz_resource *r)
{
    for (size_t i = 0; list != NULL && i < list->len; i++)
        if (selects(list->at[i], r))
            return true;
    return false;
}

static bool is_rejected_by_id(const kz_replacement_target *t, const kz_resource *r)
{
    bool is = any_selects(&t->rejects, r) ||
        any_selects(kz_map_lookup(&t->rejects_by_name, r->id.name), r);
    for (size_t i = 0; !is && i < r->formers.len; i++)
        is = any_selects(kz_map_lookup(&t->rejects_by_name, r->formers.at[i].name), r);
    return is;
}

/* Labels of a reject alone are enough to reject, and so are its names. */
static kz_status is_rejected(
    kz_ctx *ctx, const kz_replacement_target *t, const kz_resource *r, bool *out)
{
    *out = false;
    for (size_t i = 0; i < t->labelled.len && !*out; i++)
        KZ_TRY(has_labels(ctx, t->labelled.at[i], r, out));
    *out = *out || is_rejected_by_id(t, r);
    return KZ_OK;
}

kz_status kz_replacement_target_selects(kz_ctx *ctx, const kz_replacement_target *t,
    const kz_resource *r, bool *selected, bool *rejected)
{
    *rejected = false;
    KZ_TRY(has_labels(ctx, &t->select, r, selected));
    *selected = *selected && selects(&t->select, r);
    return *selected ? is_rejected(ctx, t, r, rejected) : KZ_OK;
}
