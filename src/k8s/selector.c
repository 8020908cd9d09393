#include "k8s/selector.h"

#include "k8s/label_selector.h"

const kz_field kz_selector_fields[] = {
    {"group", KZ_SHAPE_STRING, NULL, NULL, "regular expression for the group"},
    {"version", KZ_SHAPE_STRING, NULL, NULL, "regular expression for the version"},
    {"kind", KZ_SHAPE_STRING, NULL, NULL, "regular expression for the kind"},
    {"name", KZ_SHAPE_STRING, NULL, NULL, "regular expression for the name"},
    {"namespace", KZ_SHAPE_STRING, NULL, NULL, "regular expression for the namespace"},
    {"annotationSelector", KZ_SHAPE_STRING, NULL, NULL, "label selector, for annotations"},
    {"labelSelector", KZ_SHAPE_STRING, NULL, NULL, "label selector, such as app=web"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

/* The expression under KEY, NULL if it is missing or empty. */
static kz_status read_regex(kz_ctx *ctx, const kz_node *n, kz_str key, const kz_regex **out)
{
    const kz_node *field = kz_map_get(n, key);
    *out = NULL;
    if (kz_text_of(field).len == 0)
        return KZ_OK;
    return kz_regex_compile(ctx, field->u.text, true, field->loc, out);
}

static const kz_label_selector *read_labels(kz_ctx *ctx, const kz_node *n, kz_str key)
{
    const kz_node *field = kz_map_get(n, key);
    return kz_text_of(field).len == 0 ? NULL : kz_label_selector_parse(ctx, field);
}

kz_status kz_selector_read(kz_ctx *ctx, const kz_node *n, kz_selector *out)
{
    *out = (kz_selector){0};
    KZ_TRY(read_regex(ctx, n, KZ_S("group"), &out->group));
    KZ_TRY(read_regex(ctx, n, KZ_S("version"), &out->version));
    KZ_TRY(read_regex(ctx, n, KZ_S("kind"), &out->kind));
    KZ_TRY(read_regex(ctx, n, KZ_S("name"), &out->name));
    KZ_TRY(read_regex(ctx, n, KZ_S("namespace"), &out->ns));
    out->labels = read_labels(ctx, n, KZ_S("labelSelector"));
    out->annotations = read_labels(ctx, n, KZ_S("annotationSelector"));
    return KZ_OK;
}

static bool allows(const kz_regex *regex, kz_str text)
{
    return regex == NULL || kz_regex_match(regex, text);
}

static bool id_matches(const kz_selector *selector, const kz_resource *r)
{
    /* The type first: it is mostly a literal, and the name mostly is what differs. */
    return allows(selector->kind, r->id.gvk.kind) && allows(selector->group, r->id.gvk.group) &&
        allows(selector->version, r->id.gvk.version) &&
        (allows(selector->name, r->id.name) ||
            allows(selector->name, kz_resource_original(r).name)) &&
        (allows(selector->ns, kz_id_namespace(r->id)) ||
            allows(selector->ns, kz_resource_original_namespace(r)));
}

kz_status kz_selector_matches(
    kz_ctx *ctx, const kz_selector *selector, const kz_resource *r, bool *out)
{
    *out = id_matches(selector, r);
    if (*out && selector->labels != NULL)
        KZ_TRY(kz_label_selector_matches(ctx, selector->labels, kz_resource_labels(r), out));
    if (*out && selector->annotations != NULL)
        KZ_TRY(
            kz_label_selector_matches(ctx, selector->annotations, kz_resource_annotations(r), out));
    return KZ_OK;
}

kz_status kz_selector_select(
    kz_ctx *ctx, const kz_selector *selector, const kz_list *list, kz_resources *out)
{
    kz_checkpoint(ctx);
    size_t count = 0;
    const kz_str *names = selector->name == NULL ? NULL : kz_regex_literals(selector->name, &count);
    kz_resources named = {0};
    for (size_t i = 0; i < count; i++)
        kz_list_named(ctx, list, names[i], &named);
    if (count > 1)
        kz_list_order(&named, 0);
    const kz_resources *candidates = names != NULL ? &named : &list->items;
    for (size_t i = 0; i < candidates->len; i++) {
        kz_resource *r = candidates->at[i];
        bool matches;
        KZ_TRY(kz_selector_matches(ctx, selector, r, &matches));
        if (matches && !r->removed)
            KZ_PUSH(&ctx->arena, *out, r);
    }
    return KZ_OK;
}
