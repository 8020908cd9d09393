#include "build/remote.h"

#include "base/download.h"
#include "build/clone.h"

/* One fetch: of a file if URL is empty of a repository, else of a repository. */
typedef struct fetch {
    kz_str text;    /* the entry */
    bool is_file;   /* fetched as a file, else cloned */
    kz_git_url git; /* if it is cloned */
} fetch;

typedef struct plan {
    KZ_VEC(fetch) fetches;
    KZ_VEC(kz_job) jobs; /* one for each */
} plan;

static void plan_file(kz_ctx *ctx, plan *p, kz_str text)
{
    kz_job job;
    fetch f = {.text = text, .is_file = true};
    for (size_t i = 0; i < p->fetches.len; i++)
        if (p->fetches.at[i].is_file && kz_str_eq(p->fetches.at[i].text, text))
            return;
    if (!kz_download_begin(ctx, text, &job))
        return;
    KZ_PUSH(&ctx->arena, p->fetches, f);
    KZ_PUSH(&ctx->arena, p->jobs, job);
}

static void plan_clone(kz_ctx *ctx, plan *p, kz_str text)
{
    kz_job job;
    fetch f = {.text = text};
    if (!kz_git_url_parse(&ctx->arena, text, &f.git) || !kz_clone_begin(ctx, &f.git, &job))
        return;
    KZ_PUSH(&ctx->arena, p->fetches, f);
    KZ_PUSH(&ctx->arena, p->jobs, job);
}

static void carry_out(kz_ctx *ctx, plan *p)
{
    kz_run_jobs(ctx, p->jobs.at, p->jobs.len);
    for (size_t i = 0; i < p->jobs.len; i++) {
        const fetch *f = &p->fetches.at[i];
        if (f->is_file)
            (void)kz_download_end(ctx, f->text, &p->jobs.at[i]);
        else
            kz_clone_end(ctx, &f->git, &p->jobs.at[i]);
    }
}

/* Is it sure already that what was fetched is no file of manifests? Hosts of repositories
 * answer with a page for people. */
static bool is_no_file(const kz_download *d)
{
    kz_str text = kz_str_trim(d->bytes);
    return !d->fetched || kz_str_starts(text, KZ_S("<"));
}

/* Those of a list of resources that turned out to be no files are repositories, maybe. */
static void plan_again(kz_ctx *ctx, plan *p, const kz_node *resources)
{
    for (const kz_node *n = kz_first(resources); n != NULL; n = n->next)
        if (kz_is_url(kz_text_of(n)) && is_no_file(kz_download_get(ctx, kz_text_of(n))))
            plan_clone(ctx, p, kz_text_of(n));
}

void kz_remote_prepare(
    kz_ctx *ctx, const kz_node *resources, const kz_node *components, const kz_node *files)
{
    plan first = {0}, second = {0};
    for (const kz_node *n = kz_first(files); n != NULL; n = n->next)
        plan_file(ctx, &first, kz_text_of(n));
    for (const kz_node *n = kz_first(resources); n != NULL; n = n->next)
        if (kz_is_url(kz_text_of(n)))
            plan_file(ctx, &first, kz_text_of(n));
        else
            plan_clone(ctx, &first, kz_text_of(n));
    for (const kz_node *n = kz_first(components); n != NULL; n = n->next)
        plan_clone(ctx, &first, kz_text_of(n));
    if (first.jobs.len == 0)
        return;
    carry_out(ctx, &first);
    plan_again(ctx, &second, resources);
    if (second.jobs.len > 0)
        carry_out(ctx, &second);
}
