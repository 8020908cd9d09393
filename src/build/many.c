/*
 * kz_build_many(): several builds, side by side.
 *
 * What they have in common is done first, in a context that nobody changes from then on.
 * After that they share that, and the number of the next one, and nothing else.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/team.h"
#include "base/tempdir.h"
#include "build/build.h"
#include "build/revision.h"
#include "build/share.h"

typedef struct batch {
    kz_ctx common;
    jmp_buf out_of_memory;
    const kz_options *options;
    kz_options own;   /* the same for each build in this thread: it gets no threads of its own */
    kz_options quiet; /* in other threads, which tell no one of their progress either */
    const char *const *dirs;
    kz_result **results;
    kz_status *statuses;
    size_t count;
    atomic_size_t next; /* to be built */
    atomic_size_t done;
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

/* Who waits is told by one thread alone, whenever it begins another build. */
static void tell(const batch *b, const kz_options *options, size_t i)
{
    char what[300];
    if (options->progress == NULL)
        return;
    snprintf(what, sizeof what, "building %s", b->dirs[i]);
    options->progress(options->progress_data, &(kz_progress){what, b->done, b->count});
}

static void work(void *data, size_t member)
{
    batch *b = data;
    const kz_options *options = member == 0 ? &b->own : &b->quiet;
    memory m = {0};
    for (;;) {
        size_t i = atomic_fetch_add_explicit(&b->next, 1, memory_order_relaxed);
        if (i >= b->count)
            break;
        tell(b, options, i);
        build_one(b, &m, options, i);
        atomic_fetch_add_explicit(&b->done, 1, memory_order_relaxed);
    }
    kz_arena_release(&m.arena);
    kz_arena_release(&m.scratch);
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
    b->own = *b->options;
    b->own.jobs = 1;
    b->quiet = b->own;
    b->quiet.progress = NULL;
    ctx->options = b->options;
    ctx->libyaml_only = kz_wants_libyaml();
    ctx->cwd = kz_working_directory(ctx);
    kz_revision_name(ctx);
    kz_share(ctx, b->dirs, b->count);
    kz_team_run(kz_team_size(b->options, b->count), work, b);
    kz_tell_progress(ctx, NULL);
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
                status = kz_result_abandon(out[i], kz_cancelled(&b.common));
    kz_tempdirs_remove(&b.common);
    kz_ctx_release(&b.common);
    free(b.statuses);
    return status;
}
