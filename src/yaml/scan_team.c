/*
 * Each member of the team reads documents into a context of its own, which stands on
 * that of the build. In the end the build takes over their memory; keys that were new
 * to a member get the name that the build knows them by.
 */
#include "yaml/scan_team.h"

#include <stdatomic.h>

#include "base/team.h"
#include "yaml/scan.h"

/* Smaller texts are read before a thread has begun. */
enum { WORTH_IT = 1 << 20 };

/* The first documents are read alone, since most keys are known by then. */
enum { ALONE = 1 << 16 };

typedef struct member {
    kz_ctx ctx;
    jmp_buf out_of_memory;
    bool exhausted, taken_part;
    kz_nodes new_keys; /* entries whose key the build did not know */
} member;

typedef struct team {
    const kz_ctx *ctx;
    const kz_piece *pieces;
    kz_scanned_piece *out;
    size_t count, step;
    atomic_size_t next; /* piece that nobody has taken */
    member *members;
} team;

static void scan_pieces(team *t, member *m)
{
    for (;;) {
        size_t from = atomic_fetch_add_explicit(&t->next, t->step, memory_order_relaxed);
        for (size_t i = from; i < from + t->step && i < t->count; i++)
            t->out[i].read = kz_scan(&m->ctx, &t->pieces[i], &t->out[i].tree, &m->new_keys);
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
    scan_pieces(t, m);
}

static void take_over(kz_ctx *ctx, member *m)
{
    for (size_t i = 0; i < m->new_keys.len; i++)
        m->new_keys.at[i]->key = kz_intern_same(ctx, m->new_keys.at[i]->key);
    kz_arena_adopt(&ctx->arena, &m->ctx.arena);
    kz_ctx_release(&m->ctx);
}

static void scan_together(kz_ctx *ctx, team *t, size_t size)
{
    enum { STEPS_EACH = 8 };
    bool exhausted = false;
    t->members = KZ_NEW_ARRAY(&ctx->scratch, member, size);
    t->step = t->count / (size * STEPS_EACH) + 1;
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

void kz_scan_together(kz_ctx *ctx, const kz_piece *pieces, size_t count, kz_scanned_piece *out)
{
    size_t alone = 0, bytes = 0, rest = 0;
    if (ctx->libyaml_only)
        return;
    for (size_t i = 0; i < count; i++)
        rest += pieces[i].bytes.len;
    size_t size = rest < WORTH_IT ? 1 : kz_team_size(ctx->options, count);
    if (size == 1)
        return;
    for (; alone < count && bytes < ALONE; alone++) {
        out[alone].read = kz_scan(ctx, &pieces[alone], &out[alone].tree, NULL);
        bytes += pieces[alone].bytes.len;
    }
    team t = {.ctx = ctx, .pieces = pieces, .out = out, .count = count, .next = alone};
    scan_together(ctx, &t, size);
}
