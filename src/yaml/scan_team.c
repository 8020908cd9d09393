/*
 * Each member of the team reads into a context of its own, which stands on that of the
 * build. In the end the build takes over their memory; keys that were new to a member get
 * the name that the build knows them by.
 */
#include "yaml/scan_team.h"

#include <stdatomic.h>

#include "base/team.h"

/* Less is read before a thread has begun. */
enum { WORTH_IT = 1 << 20 };

typedef struct member {
    kz_ctx ctx;
    jmp_buf out_of_memory;
    bool exhausted, taken_part;
    kz_nodes new_keys; /* entries whose key the build did not know */
} member;

typedef struct team {
    const kz_ctx *ctx;
    kz_scan_part *scan;
    void *data;
    size_t count, step;
    atomic_size_t next; /* part that nobody has taken */
    member *members;
} team;

size_t kz_scan_team_size(const kz_ctx *ctx, size_t parts, size_t bytes)
{
    return bytes < WORTH_IT || ctx->libyaml_only ? 1 : kz_team_size(ctx->options, parts);
}

static void scan_parts(team *t, member *m)
{
    for (;;) {
        size_t from = atomic_fetch_add_explicit(&t->next, t->step, memory_order_relaxed);
        for (size_t i = from; i < from + t->step && i < t->count; i++)
            t->scan(t->data, i, &m->ctx, &m->new_keys);
        if (from + t->step >= t->count)
            return;
    }
}

static void take_part(void *data, size_t number)
{
    team *t = data;
    member *m = &t->members[number];
    m->taken_part = true;
    kz_ctx_init(&m->ctx, t->ctx->arena.limit, &m->out_of_memory);
    if (setjmp(m->out_of_memory) != 0) {
        m->exhausted = true;
        return;
    }
    kz_ctx_inherit(&m->ctx, t->ctx);
    scan_parts(t, m);
}

static void take_over(kz_ctx *ctx, member *m)
{
    for (size_t i = 0; i < m->new_keys.len; i++)
        m->new_keys.at[i]->key = kz_intern_same(ctx, m->new_keys.at[i]->key);
    kz_arena_adopt(&ctx->arena, &m->ctx.arena);
    kz_ctx_release(&m->ctx);
}

static void run(kz_ctx *ctx, team *t, size_t size)
{
    bool exhausted = false;
    t->members = KZ_NEW_ARRAY(&ctx->scratch, member, size);
    kz_team_run(size, take_part, t);
    for (size_t i = 0; i < size; i++)
        exhausted |= t->members[i].exhausted;
    for (size_t i = 0; i < size; i++)
        if (exhausted)
            kz_ctx_release(&t->members[i].ctx);
        else if (t->members[i].taken_part)
            take_over(ctx, &t->members[i]);
    if (exhausted)
        kz_arena_exhausted(&ctx->arena);
}

void kz_scan_together(
    kz_ctx *ctx, size_t size, size_t alone, size_t count, kz_scan_part *scan, void *data)
{
    enum { STEPS_EACH = 16 };
    for (size_t i = 0; i < alone; i++)
        scan(data, i, ctx, NULL);
    team t = {.ctx = ctx, .scan = scan, .data = data, .count = count, .next = alone};
    t.step = count / (size * STEPS_EACH) + 1;
    run(ctx, &t, size);
}
