#include "base/run.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/path.h"

/* Enough to hide a network's delays, few enough for any host. */
enum { MOST_AT_ONCE = 8 };

/* A job that is being run. */
typedef struct runner {
    kz_job *job; /* NULL = free */
    kz_process process;
} runner;

typedef struct crew {
    kz_ctx *ctx;
    kz_job *jobs;
    size_t count, next, active;
    runner runners[MOST_AT_ONCE];
} crew;

/* Copy the outcome once no child runs that a jump out of here could leave behind. */
static void note(runner *r)
{
    r->job->ran.outcome = r->process.outcome;
    r->job->ran.code = r->process.code;
}

/* Start the next command of a job, or put an end to it. */
static void advance(crew *c, runner *r, size_t command)
{
    kz_job *job = r->job;
    job->last = command;
    if (kz_process_start(&r->process, &job->commands[command]))
        return;
    note(r);
    r->job = NULL;
    c->active--;
}

/* The output of a job's last command stays with its process until all are done. */
static void finish(crew *c, runner *r, kz_process *kept)
{
    kz_job *job = r->job;
    note(r);
    bool more = job->ran.outcome == KZ_RAN_WELL && job->last + 1 < job->count;
    if (more) {
        kz_process_free(&r->process);
        advance(c, r, job->last + 1);
        return;
    }
    kept[job - c->jobs] = r->process;
    r->job = NULL;
    c->active--;
}

static void hire(crew *c)
{
    for (size_t i = 0; i < MOST_AT_ONCE && c->next < c->count; i++)
        if (c->runners[i].job == NULL) {
            c->runners[i].job = &c->jobs[c->next++];
            c->active++;
            advance(c, &c->runners[i], 0);
        }
}

static void wait_a_little(const crew *c)
{
    enum { LONGEST_MS = 50 }; /* to see a deadline or a cancellation in time */
    struct pollfd fds[3 * MOST_AT_ONCE];
    size_t count = 0;
    bool closed = false; /* a child has nothing more to say: its end is near */
    for (size_t i = 0; i < MOST_AT_ONCE; i++)
        if (c->runners[i].job != NULL) {
            size_t own = kz_process_fds(&c->runners[i].process, fds + count);
            count += own;
            closed = closed || own == 0;
        }
    poll(fds, (nfds_t)count, closed ? 1 : LONGEST_MS);
}

/* The oldest job that is not done has been waited for longest. */
static void tell(const crew *c)
{
    const kz_job *oldest = NULL;
    for (size_t i = 0; i < MOST_AT_ONCE; i++) {
        const kz_job *job = c->runners[i].job;
        if (job != NULL && job->what != NULL && (oldest == NULL || job < oldest))
            oldest = job;
    }
    if (oldest != NULL)
        kz_tell_progress(c->ctx, &(kz_progress){oldest->what, c->next - c->active, c->count});
}

static void run_all(crew *c, kz_process *kept)
{
    hire(c);
    while (c->active > 0) {
        bool stop = kz_cancelled(c->ctx);
        for (size_t i = 0; i < MOST_AT_ONCE; i++) {
            runner *r = &c->runners[i];
            if (r->job == NULL)
                continue;
            if (stop)
                kz_process_end(&r->process, KZ_RAN_CANCELLED);
            if (stop || kz_process_poll(&r->process))
                finish(c, r, kept);
        }
        if (!stop)
            hire(c);
        if (c->active > 0) {
            tell(c);
            wait_a_little(c);
        }
    }
    kz_tell_progress(c->ctx, NULL);
    for (; c->next < c->count; c->next++)
        c->jobs[c->next].ran.outcome = KZ_RAN_CANCELLED;
}

/* With SIGPIPE held back: a child that does not read its input must not end us. */
static void run_guarded(crew *c, kz_process *kept)
{
    const struct timespec now = {0};
    sigset_t pipes, before, pending;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    sigpending(&pending);
    pthread_sigmask(SIG_BLOCK, &pipes, &before);
    run_all(c, kept);
    if (!sigismember(&pending, SIGPIPE))
        while (sigtimedwait(&pipes, NULL, &now) == SIGPIPE)
            continue;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void kz_run_jobs(kz_ctx *ctx, kz_job *jobs, size_t count)
{
    kz_process *kept = kz_arena_zero(&ctx->arena, count, sizeof *kept);
    crew *c = KZ_NEW(&ctx->arena, crew);
    *c = (crew){.ctx = ctx, .jobs = jobs, .count = count};
    run_guarded(c, kept);
    for (size_t i = 0; i < count; i++) {
        jobs[i].ran.output = kz_str_dup(&ctx->arena, kz_buf_view(&kept[i].output));
        jobs[i].ran.errors = kz_str_dup(&ctx->arena, kz_buf_view(&kept[i].errors));
        kz_process_free(&kept[i]);
    }
}

kz_ran kz_run(kz_ctx *ctx, const kz_command *command)
{
    kz_str program = kz_path_base(kz_str_c(command->argv[0]));
    kz_job job = {.commands = command, .count = 1};
    if (!command->shows_errors) /* it writes where one would be told */
        job.what = kz_str_printf(&ctx->arena, "running " KZ_FMT, KZ_ARG(program)).ptr;
    kz_run_jobs(ctx, &job, 1);
    return job.ran;
}

kz_str kz_ran_text(kz_ctx *ctx, const kz_command *command, const kz_ran *ran)
{
    switch (ran->outcome) {
    case KZ_RAN_WELL:
        return KZ_S("it ran well");
    case KZ_RAN_BADLY:
        return kz_str_printf(&ctx->arena, "exit status %d", ran->code);
    case KZ_RAN_INTO_SIGNAL:
        return kz_str_printf(
            &ctx->arena, "it was ended by signal %d (%s)", ran->code, strsignal(ran->code));
    case KZ_RAN_TOO_LONG:
        return kz_str_printf(&ctx->arena, "it took longer than %g seconds and was ended",
            command->timeout_ms / 1000.0);
    case KZ_RAN_TOO_MUCH:
        return KZ_S("it wrote too much and was ended");
    case KZ_RAN_CANCELLED:
        return KZ_S("it was interrupted");
    case KZ_NOT_STARTED:
        return kz_str_printf(&ctx->arena, "it cannot be run: %s", strerror(ran->code));
    }
    return KZ_EMPTY;
}

kz_str kz_command_text(kz_ctx *ctx, const kz_command *command)
{
    kz_str text = KZ_EMPTY;
    for (const char *const *word = command->argv; *word != NULL; word++)
        text =
            kz_str_printf(&ctx->arena, KZ_FMT "%s%s", KZ_ARG(text), text.len > 0 ? " " : "", *word);
    return text;
}
