#include "report/hunks.h"

#include "base/bytes.h"
#include "report/align.h"

typedef KZ_VEC(kz_hunk_line) hunk_lines;

static kz_texts lines_of(kz_arena *arena, kz_str text)
{
    KZ_VEC(kz_str) lines = {0};
    const char *end = text.ptr + text.len;
    for (const char *at = text.ptr; at < end;) {
        const char *stop = kz_find_newline(at, end);
        kz_str line = {at, (size_t)(stop - at)};
        KZ_PUSH(arena, lines, line);
        at = stop + 1;
    }
    return (kz_texts){lines.at, lines.len};
}

static void add_lines(kz_ctx *ctx, hunk_lines *to, char sign, kz_texts from, size_t at, size_t end)
{
    for (; at < end; at++) {
        kz_hunk_line line = {sign, from.at[at].ptr, from.at[at].len};
        KZ_PUSH(&ctx->scratch, *to, line);
    }
}

/* Both texts in one list, in which equal lines are there once; scratch memory. */
static hunk_lines join(kz_ctx *ctx, kz_texts before, kz_texts after)
{
    hunk_lines all = {0};
    const size_t *match = kz_align(&ctx->scratch, before, after);
    size_t a = 0, b = 0;
    for (size_t i = 0; i <= before.len; i++) {
        if (i < before.len && match[i] == KZ_UNMATCHED)
            continue;
        size_t j = i < before.len ? match[i] : after.len;
        add_lines(ctx, &all, '-', before, a, i);
        add_lines(ctx, &all, '+', after, b, j);
        add_lines(ctx, &all, ' ', after, j, i < before.len ? j + 1 : j);
        a = i + 1;
        b = j + 1;
    }
    return all;
}

/* The hunk of the lines from START up to END, with A and B lines of each text before it. */
static kz_hunk cut(
    kz_arena *arena, const hunk_lines *all, size_t start, size_t end, size_t a, size_t b)
{
    size_t size = (end - start) * sizeof(kz_hunk_line);
    kz_hunk hunk = {.before = a + 1, .after = b + 1, .count = end - start};
    hunk.lines = memcpy(kz_arena_alloc(arena, size), all->at + start, size);
    for (size_t i = start; i < end; i++) {
        hunk.before_count += all->at[i].sign != '+';
        hunk.after_count += all->at[i].sign != '-';
    }
    hunk.before -= hunk.before_count == 0;
    hunk.after -= hunk.after_count == 0;
    return hunk;
}

/* The first line from START on that differs, or the end. */
static size_t next_difference(const hunk_lines *all, size_t start)
{
    while (start < all->len && all->at[start].sign == ' ')
        start++;
    return start;
}

/* Where a hunk ends whose first difference is at FIRST: differences with no more than
 * two contexts of equal lines between them are in one. */
static size_t end_of_hunk(const hunk_lines *all, size_t first, size_t context)
{
    for (size_t at = first;;) {
        while (at < all->len && all->at[at].sign != ' ')
            at++;
        size_t next = next_difference(all, at);
        if (next == all->len || next - at > 2 * context)
            return all->len - at < context ? all->len : at + context;
        at = next;
    }
}

kz_hunks kz_hunks_between(kz_ctx *ctx, kz_str before, kz_str after, size_t context)
{
    kz_hunks hunks = {0};
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    /* More context than there are lines is all of them. */
    context = context < before.len + after.len ? context : before.len + after.len;
    hunk_lines all = join(ctx, lines_of(&ctx->scratch, before), lines_of(&ctx->scratch, after));
    size_t done = 0, a = 0, b = 0;
    for (;;) {
        size_t first = next_difference(&all, done);
        if (first == all.len)
            break;
        size_t start = first - done < context ? done : first - context;
        a += start - done;
        b += start - done;
        done = end_of_hunk(&all, first, context);
        kz_hunk hunk = cut(&ctx->arena, &all, start, done, a, b);
        a += hunk.before_count;
        b += hunk.after_count;
        KZ_PUSH(&ctx->arena, hunks, hunk);
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return hunks;
}
