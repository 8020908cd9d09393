/*
 * kz_build_many(): several builds, side by side.
 *
 * What they have in common is done first, in a context that nobody changes from then on.
 * After that they share that, and the number of the next one, and nothing else.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/tempdir.h"
#include "build/build.h"
#include "build/share.h"

/* More threads than this are of no use to anyone. */
enum { MOST_JOBS = 256 };

typedef struct batch {
    kz_ctx common;
    jmp_buf out_of_memory;
    const kz_options *options;
    kz_options quiet; /* the same for other threads, which tell no one of their progress */
    const char *const *dirs;
    kz_result **results;
    kz_status *statuses;
    size_t count;
    atomic_size_t next; /* to be built */
} batch;

/* The memory of a thread, which goes from one of its builds to the next. */
typedef struct memory {
    kz_arena arena, scratch;
    size_t text; /* bytes that the longest output had */
} memory;

static kz_arena lend(kz_arena *arena, jmp_buf *out_of_memory)
{
    arena->limit = KZ_MOST_MEMORY;
    arena->out_of_memory = out_of_memory;
    return *arena;
}

static void take_back(kz_arena *arena, kz_arena *lent)
{
    *arena = *lent;
    *lent = (kz_arena){0};
    kz_arena_reset(arena);
}

static void build_one(batch *b, memory *m, const kz_options *options, size_t i)
{
    kz_result *result = b->results[i];
    kz_ctx_init(&result->ctx, KZ_MOST_MEMORY, &result->out_of_memory);
    kz_arena_init(&result->own, KZ_MOST_MEMORY, &result->out_of_memory);
    result->arena = &result->own;
    result->ctx.arena = lend(&m->arena, &result->out_of_memory);
    result->ctx.scratch = lend(&m->scratch, &result->out_of_memory);
    (void)kz_buf_reserve(&result->text, m->text);
    b->statuses[i] = kz_build_into(result, &b->common, b->dirs[i], options);
    if (result->text.len >= m->text)
        m->text = result->text.len + 1;
    take_back(&m->arena, &result->ctx.arena);
    take_back(&m->scratch, &result->ctx.scratch);
}

static void work(batch *b, const kz_options *options)
{
    memory m = {0};
    for (;;) {
        size_t i = atomic_fetch_add_explicit(&b->next, 1, memory_order_relaxed);
        if (i >= b->count)
            break;
        build_one(b, &m, options, i);
    }
    kz_arena_release(&m.arena);
    kz_arena_release(&m.scratch);
}

static void *work_beside(void *data)
{
    batch *b = data;
    work(b, &b->quiet);
    return NULL;
}

/* As many as were asked for or as there are processors, this thread among them. */
static size_t thread_count(const batch *b)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t jobs = b->options->jobs > 0 ? b->options->jobs : processors > 0 ? (size_t)processors : 1;
    if (jobs > MOST_JOBS)
        jobs = MOST_JOBS;
    return jobs < b->count ? jobs : b->count;
}

/* A thread that cannot be had is done without. */
static void work_side_by_side(batch *b)
{
    pthread_t others[MOST_JOBS];
    size_t wanted = thread_count(b) - 1, started = 0;
    while (started < wanted && pthread_create(&others[started], NULL, work_beside, b) == 0)
        started++;
    work(b, b->options);
    for (size_t i = 0; i < started; i++)
        pthread_join(others[i], NULL);
}

static kz_str describe(kz_arena *arena, const kz_message *m)
{
    const char *file = m->place.file != NULL ? m->place.file : "";
    return kz_str_printf(
        arena, "%s:%u:%u:%s:%s", file, m->place.line, m->place.column, m->id, m->text);
}

/* Mark the messages that an earlier result has too: several roots use one base. */
static void mark_repeated(batch *b)
{
    kz_map seen = {0};
    for (size_t i = 0; i < b->count; i++)
        for (size_t j = 0; j < b->results[i]->message_count; j++) {
            kz_message *m = &b->results[i]->messages[j];
            void **slot = kz_map_slot_for(&b->common.arena, &seen, describe(&b->common.arena, m));
            m->repeated = *slot != NULL && *slot != b->results[i];
            if (*slot == NULL)
                *slot = b->results[i];
        }
}

/* All that is done before and after the builds themselves, one thing after another. */
static kz_status run(batch *b)
{
    kz_ctx *ctx = &b->common;
    kz_ctx_init(ctx, KZ_MOST_MEMORY, &b->out_of_memory);
    if (setjmp(b->out_of_memory) != 0)
        return KZ_ESYSTEM;
    b->quiet = *b->options;
    b->quiet.progress = NULL;
    ctx->options = b->options;
    ctx->libyaml_only = kz_wants_libyaml();
    ctx->cwd = kz_working_directory(ctx);
    kz_share(ctx, b->dirs, b->count);
    work_side_by_side(b);
    mark_repeated(b);
    return KZ_OK;
}

static bool allocate(batch *b)
{
    bool all = true;
    b->statuses = calloc(b->count, sizeof *b->statuses);
    for (size_t i = 0; i < b->count; i++) {
        b->results[i] = calloc(1, sizeof **b->results);
        all = all && b->results[i] != NULL;
    }
    return all && b->statuses != NULL;
}

static kz_status worst(const batch *b)
{
    kz_status status = KZ_OK;
    for (size_t i = 0; i < b->count; i++)
        if (b->statuses[i] > status)
            status = b->statuses[i];
    return status;
}

kz_status kz_build_many(
    kz_result **out, const char *const *dirs, size_t count, const kz_options *options)
{
    kz_options defaults;
    kz_options_init(&defaults);
    if (count == 1)
        return kz_build(out, dirs[0], options);
    batch b = {.options = options != NULL ? options : &defaults,
        .dirs = dirs,
        .results = out,
        .count = count};
    kz_status status = allocate(&b) ? run(&b) : KZ_ESYSTEM;
    if (status == KZ_OK)
        status = worst(&b);
    else
        for (size_t i = 0; i < count; i++)
            if (out[i] != NULL)
                kz_result_exhausted(out[i]);
    kz_tempdirs_remove(&b.common);
    kz_ctx_release(&b.common);
    free(b.statuses);
    return status;
}
