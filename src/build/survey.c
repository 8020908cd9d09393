#include "build/survey.h"

#include "base/download.h"
#include "build/inputs.h"

bool kz_survey_ends(const kz_ctx *ctx)
{
    return kz_cancelled(ctx) || kz_reports_suffice(ctx);
}

static bool is_text(const kz_node *n)
{
    return kz_is_scalar(n) && n->type == KZ_STRING && n->u.text.len > 0;
}

typedef struct survey {
    kz_ctx *ctx;
    const kz_root *root;
} survey;

static void look_at_file(void *data, const kz_input *input)
{
    const survey *s = data;
    kz_text ignored;
    if (!input->or_inline && !kz_is_url(input->path))
        (void)!kz_load(s->ctx, &s->root->loader, input->path, input->entry->loc, &ignored);
}

static void look_at_resources(kz_ctx *ctx, const kz_root *root, const kz_node *list)
{
    bool schema_chosen = true; /* the build has failed: which schema holds is no matter */
    kz_accumulator nowhere = {.schema_chosen = &schema_chosen};
    for (const kz_node *n = kz_first(list); n != NULL && !kz_survey_ends(ctx); n = n->next)
        if (is_text(n))
            (void)!kz_accumulate_entry(ctx, root, n, &nowhere);
}

void kz_survey(kz_ctx *ctx, const kz_root *root, const kz_kustomization *k, bool resources)
{
    survey s = {ctx, root};
    if (!kz_is_map(k->root) || kz_survey_ends(ctx))
        return;
    if (resources)
        look_at_resources(ctx, root, kz_kustomization_get(k, "resources"));
    kz_inputs_each(k, look_at_file, &s);
}
