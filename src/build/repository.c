#include "build/repository.h"

#include "base/nearest.h"
#include "base/path.h"

/* What a hook has set for its own repository must not lead to that one, and git should not
 * write to this one. */
static const char *const environment[] = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE",
    "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_OPTIONAL_LOCKS=0", "GIT_LITERAL_PATHSPECS=1"};

/* Hooks may do anything, and the rest has files in the repository. */
static const char *const settings[] = {
    "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.splitIndex=false"};

enum {
    SETTINGS = sizeof settings / sizeof *settings,
    ENVIRONMENT = sizeof environment / sizeof *environment
};

kz_command kz_git_command(
    kz_ctx *ctx, const char *dir, const char *const *words, const char *const *more)
{
    kz_words argv = {0}, env = {0};
    KZ_PUSH(&ctx->arena, argv, "git");
    for (size_t i = 0; i < SETTINGS; i++)
        KZ_PUSH(&ctx->arena, argv, settings[i]);
    for (; *words != NULL; words++)
        KZ_PUSH(&ctx->arena, argv, *words);
    KZ_WORDS_END(ctx, argv);
    for (; more != NULL && *more != NULL; more++)
        KZ_PUSH(&ctx->arena, env, *more);
    for (size_t i = 0; i < ENVIRONMENT; i++)
        KZ_PUSH(&ctx->arena, env, environment[i]);
    KZ_WORDS_END(ctx, env);
    return (kz_command){.argv = argv.at,
        .env = env.at,
        .dir = dir,
        .timeout_ms = ctx->options != NULL ? ctx->options->run_timeout_ms : 0};
}

kz_status kz_git_failed(
    kz_ctx *ctx, const char *doing, const kz_command *command, const kz_ran *ran)
{
    kz_str said = kz_str_trim(ran->errors);
    if (ran->outcome == KZ_RAN_CANCELLED)
        return kz_report(ctx, KZ_NOWHERE, KZ_D_INTERRUPTED, "git was interrupted");
    if (ran->outcome == KZ_NOT_STARTED) {
        kz_status status = kz_report(ctx, KZ_NOWHERE, KZ_D_GIT, "cannot %s: git: " KZ_FMT, doing,
            KZ_ARG(kz_ran_text(ctx, command, ran)));
        kz_help(ctx, "install git, or put it on PATH");
        return status;
    }
    return kz_report(ctx, KZ_NOWHERE, KZ_D_GIT, "cannot %s: " KZ_FMT, doing,
        KZ_ARG(said.len > 0 ? said : kz_ran_text(ctx, command, ran)));
}

/* What is asked of a repository, side by side. */
enum { TOP, GIT_DIR, COMMIT, BASE, QUESTIONS };

typedef struct inquiry {
    kz_ctx *ctx;
    const char *dir, *ref;
    kz_command commands[QUESTIONS];
    kz_job jobs[QUESTIONS];
} inquiry;

static const kz_ran *answer(const inquiry *q, int question)
{
    return &q->jobs[question].ran;
}

static bool went_well(const inquiry *q, int question)
{
    return answer(q, question)->outcome == KZ_RAN_WELL;
}

/* The one line that git has written. It may be a path, so only the newline goes. */
static kz_str line_of(const inquiry *q, int question)
{
    kz_str said = answer(q, question)->output;
    size_t len = said.len - kz_str_ends(said, KZ_S("\n"));
    return kz_str_dup(&q->ctx->arena, kz_str_sub(said, 0, len));
}

static void ask(inquiry *q)
{
    kz_ctx *ctx = q->ctx;
    kz_str commit = kz_str_printf(&ctx->arena, "%s^{commit}", q->ref);
    const char *const words[QUESTIONS][5] = {
        [TOP] = {"rev-parse", "--show-toplevel"},
        [GIT_DIR] = {"rev-parse", "--absolute-git-dir"},
        [COMMIT] = {"rev-parse", "--verify", "--quiet", commit.ptr},
        [BASE] = {"merge-base", q->ref, "HEAD"},
    };
    for (int i = 0; i < QUESTIONS; i++) {
        q->commands[i] = kz_git_command(ctx, q->dir, words[i], NULL);
        q->jobs[i] = (kz_job){.commands = &q->commands[i], .count = 1};
    }
    kz_run_jobs(ctx, q->jobs, QUESTIONS);
}

static bool is_shallow(const inquiry *q)
{
    const char *const words[] = {"rev-parse", "--is-shallow-repository", NULL};
    const kz_command command = kz_git_command(q->ctx, q->dir, words, NULL);
    return kz_str_starts(kz_run(q->ctx, &command).output, KZ_S("true"));
}

/* Branches and tags; those of a remote by the name that they have without it, too. */
static void offer_refs(const inquiry *q)
{
    const char *const words[] = {"for-each-ref", "--format=%(refname:short)", NULL};
    const kz_command command = kz_git_command(q->ctx, q->dir, words, NULL);
    kz_nearest near = kz_nearest_to(kz_str_c(q->ref));
    kz_str refs = kz_run(q->ctx, &command).output, name;
    while (kz_str_split(&refs, '\n', &name))
        if (name.len > 0)
            kz_nearest_offer(&near, name, NULL);
    if (near.best.len > 0)
        kz_nearest_help(q->ctx, &near);
    else
        kz_help(q->ctx,
            "fetch it first, as by 'git fetch origin %s'; a CI job often has only the "
            "branch that it was started for",
            q->ref);
}

static kz_status no_such_commit(const inquiry *q)
{
    kz_status status = kz_report(q->ctx, KZ_NOWHERE, KZ_D_GIT,
        "there is no commit '%s' in the repository of '%s'", q->ref, q->dir);
    offer_refs(q);
    return status;
}

static void warn_of_no_base(const inquiry *q)
{
    kz_report(q->ctx, KZ_NOWHERE, KZ_D_NO_MERGE_BASE,
        "no merge base of '%s' and HEAD is known here, so '%s' itself is compared with", q->ref,
        q->ref);
    if (is_shallow(q))
        kz_help(q->ctx,
            "this clone is shallow: 'git fetch --unshallow' (in GitHub Actions "
            "'fetch-depth: 0') brings the history");
}

/* Could git take TEXT for something else than one commit? */
static bool is_plain_ref(const char *text)
{
    return text[0] != '\0' && text[0] != '-' && text[0] != '^' && strstr(text, "..") == NULL;
}

static kz_status refuse(const inquiry *q)
{
    if (went_well(q, TOP) && answer(q, COMMIT)->outcome == KZ_RAN_BADLY)
        return no_such_commit(q);
    int failed = went_well(q, TOP) ? COMMIT : TOP;
    kz_str doing =
        kz_str_printf(&q->ctx->arena, "find the git working tree that '%s' lies in", q->dir);
    return kz_git_failed(q->ctx, doing.ptr, &q->commands[failed], answer(q, failed));
}

kz_status kz_repository_find(kz_ctx *ctx, const char *dir, const char *ref, kz_repository *out)
{
    inquiry q = {.ctx = ctx, .dir = dir, .ref = ref};
    if (!is_plain_ref(ref))
        return kz_report(
            ctx, KZ_NOWHERE, KZ_D_GIT, "'%s' is no name of a branch, a tag or a commit", ref);
    if (kz_path_probe(ctx, kz_str_c(dir)) != KZ_PATH_DIR)
        return kz_report(ctx, KZ_NOWHERE, KZ_D_NOT_A_DIRECTORY, "'%s' is no directory", dir);
    ask(&q);
    if (!went_well(&q, TOP) || !went_well(&q, GIT_DIR) || !went_well(&q, COMMIT))
        return refuse(&q);
    if (answer(&q, BASE)->outcome == KZ_RAN_CANCELLED)
        return kz_git_failed(ctx, "find the merge base", &q.commands[BASE], answer(&q, BASE));
    if (!went_well(&q, BASE))
        warn_of_no_base(&q);
    *out = (kz_repository){.top = line_of(&q, TOP),
        .git_dir = line_of(&q, GIT_DIR),
        .commit = line_of(&q, went_well(&q, BASE) ? BASE : COMMIT)};
    return KZ_OK;
}
