#include "build/clone.h"

#include "base/tempdir.h"

typedef struct clone {
    bool done; /* it lies in dir */
    kz_str dir;
    kz_str why; /* if it does not */
} clone;

static kz_str key_of(kz_ctx *ctx, const kz_git_url *url)
{
    return kz_str_printf(
        &ctx->arena, "%d " KZ_FMT " " KZ_FMT, url->submodules, KZ_ARG(url->ref), KZ_ARG(url->repo));
}

static clone *note(kz_ctx *ctx, const kz_git_url *url)
{
    clone *c = KZ_NEW(&ctx->arena, clone);
    *kz_map_slot_for(&ctx->arena, &ctx->clones, key_of(ctx, url)) = c;
    return c;
}

static clone *find(kz_ctx *ctx, const kz_git_url *url)
{
    return kz_map_lookup(&ctx->clones, key_of(ctx, url));
}

/* What messages say for the directory: the address, and the ref if one is given. */
static kz_str shown(kz_ctx *ctx, const kz_git_url *url)
{
    return kz_str_printf(&ctx->arena, KZ_FMT "%s" KZ_FMT, KZ_ARG(url->repo),
        url->ref.len > 0 ? "@" : "", KZ_ARG(url->ref));
}

static kz_command command(
    kz_ctx *ctx, const kz_git_url *url, const char *dir, const kz_str *words, size_t count)
{
    kz_words argv = {0};
    KZ_WORD(ctx, argv, KZ_S("git"));
    for (size_t i = 0; i < count; i++)
        KZ_WORD(ctx, argv, words[i]);
    KZ_WORDS_END(ctx, argv);
    return (kz_command){.argv = argv.at, .dir = dir, .timeout_ms = url->timeout_ms};
}

#define COMMAND(...)                                                                               \
    command(ctx, url, dir, (const kz_str[]){__VA_ARGS__},                                          \
        sizeof((const kz_str[]){__VA_ARGS__}) / sizeof(kz_str))

/* As the reference does it: without history, and by the address rather than by the name
 * of the remote, which only relative submodules need. */
static void fill(kz_ctx *ctx, const kz_git_url *url, const char *dir, kz_job *job)
{
    kz_str ref = url->ref.len > 0 ? url->ref : KZ_S("HEAD");
    const kz_command commands[] = {
        COMMAND(KZ_S("init")),
        COMMAND(KZ_S("remote"), KZ_S("add"), KZ_S("origin"), url->repo),
        COMMAND(KZ_S("fetch"), KZ_S("--depth=1"), url->repo, ref),
        COMMAND(KZ_S("checkout"), KZ_S("FETCH_HEAD")),
        COMMAND(KZ_S("submodule"), KZ_S("update"), KZ_S("--init"), KZ_S("--recursive")),
    };
    enum { COUNT = sizeof commands / sizeof *commands };
    kz_command *copy = KZ_NEW_ARRAY(&ctx->arena, kz_command, COUNT);
    memcpy(copy, commands, sizeof commands);
    *job = (kz_job){.commands = copy,
        .count = url->submodules ? COUNT : COUNT - 1,
        .what = kz_str_printf(&ctx->arena, "fetching " KZ_FMT, KZ_ARG(shown(ctx, url))).ptr};
}

bool kz_clone_begin(kz_ctx *ctx, const kz_git_url *url, kz_job *job)
{
    kz_tempdir *dir = NULL;
    if (find(ctx, url) != NULL)
        return false;
    clone *c = note(ctx, url);
    if (kz_str_starts(url->ref, KZ_S("-"))) { /* git would take it for an option */
        c->why = KZ_S("a ref cannot begin with '-'");
        return false;
    }
    kz_report_mark mark = kz_reports_mark(ctx);
    if (kz_tempdir_make(ctx, KZ_NOWHERE, &dir) != KZ_OK) {
        c->why = ctx->last_diag->text;
        kz_reports_rewind(ctx, mark);
        return false;
    }
    dir->shown = shown(ctx, url);
    c->dir = dir->path;
    fill(ctx, url, dir->path.ptr, job);
    return true;
}

void kz_clone_end(kz_ctx *ctx, const kz_git_url *url, const kz_job *job)
{
    clone *c = find(ctx, url);
    const kz_command *last = &job->commands[job->last];
    c->done = job->ran.outcome == KZ_RAN_WELL;
    if (c->done)
        return;
    kz_str said = kz_str_trim(job->ran.errors);
    c->why = kz_str_printf(&ctx->arena, KZ_FMT ": " KZ_FMT "%s" KZ_FMT,
        KZ_ARG(kz_command_text(ctx, last)), KZ_ARG(kz_ran_text(ctx, last, &job->ran)),
        said.len > 0 ? "\n" : "", KZ_ARG(said));
}

bool kz_clone_known(kz_ctx *ctx, const kz_git_url *url, kz_str *dir)
{
    const clone *c = find(ctx, url);
    if (c == NULL || !c->done)
        return false;
    *dir = c->dir;
    return true;
}

kz_status kz_clone_get(kz_ctx *ctx, const kz_git_url *url, kz_loc at, kz_str *dir)
{
    kz_job job;
    if (kz_clone_begin(ctx, url, &job)) {
        kz_run_jobs(ctx, &job, 1);
        kz_clone_end(ctx, url, &job);
    }
    const clone *c = find(ctx, url);
    *dir = c->dir;
    if (c->done)
        return KZ_OK;
    kz_report(ctx, at, KZ_D_REMOTE, "cannot clone '" KZ_FMT "': " KZ_FMT, KZ_ARG(url->repo),
        KZ_ARG(c->why));
    kz_help(ctx,
        "try 'git ls-remote " KZ_FMT
        "': the address, the ref, the network or your rights may be why",
        KZ_ARG(url->repo));
    return KZ_EINPUT;
}
