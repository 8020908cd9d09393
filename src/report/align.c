/*
 * Shortest edit scripts (Myers), within a budget. What is too different for it is cut at
 * the tokens that each side has once, and its parts are tried again.
 */
#include "report/align.h"

/* Steps that Myers' search may take: it needs memory in the square of them. */
enum { MOST_STEPS = 400 };

/* How often a part may be cut into parts. */
enum { MOST_CUTS = 12 };

typedef struct alignment {
    kz_arena *scratch;
    const uint32_t *a, *b;
    size_t *match; /* for the whole of a */
} alignment;

/* A stretch of both sequences. */
typedef struct span {
    size_t a, a_end, b, b_end;
} span;

bool *kz_rising(kz_arena *scratch, const size_t *at, size_t len)
{
    bool *member = KZ_NEW_ARRAY(scratch, bool, len + 1);
    size_t *before = KZ_NEW_ARRAY(scratch, size_t, len + 1);
    size_t *tails = KZ_NEW_ARRAY(scratch, size_t, len + 1); /* of the best run of each length */
    size_t longest = 0;
    for (size_t i = 0; i < len; i++) {
        if (at[i] == KZ_UNMATCHED)
            continue;
        size_t low = 0, high = longest;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (at[tails[middle]] < at[i])
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? tails[low - 1] : KZ_UNMATCHED;
        tails[low] = i;
        longest = low == longest ? longest + 1 : longest;
    }
    for (size_t i = longest > 0 ? tails[longest - 1] : KZ_UNMATCHED; i != KZ_UNMATCHED;
         i = before[i])
        member[i] = true;
    return member;
}

/* Match what is the same at both ends of S, which shrinks. */
static void trim(alignment *w, span *s)
{
    while (s->a < s->a_end && s->b < s->b_end && w->a[s->a] == w->b[s->b])
        w->match[s->a++] = s->b++;
    while (s->a < s->a_end && s->b < s->b_end && w->a[s->a_end - 1] == w->b[s->b_end - 1])
        w->match[--s->a_end] = --s->b_end;
}

/* REACH[K] is the furthest point on diagonal K; this is where the next one begins. */
static ptrdiff_t next_reach(const ptrdiff_t *reach, ptrdiff_t k, ptrdiff_t steps)
{
    bool down = k == -steps || (k != steps && reach[k - 1] < reach[k + 1]);
    return down ? reach[k + 1] : reach[k - 1] + 1;
}

/* Go back from the end over the frontiers of each step, and note the matches. */
static void trace(alignment *w, const span *s, ptrdiff_t *const *saved, ptrdiff_t steps)
{
    ptrdiff_t x = (ptrdiff_t)(s->a_end - s->a), y = (ptrdiff_t)(s->b_end - s->b);
    for (; steps >= 0; steps--) {
        const ptrdiff_t *reach = saved[steps] + steps + 1;
        ptrdiff_t k = x - y;
        ptrdiff_t start = steps == 0 ? 0 : next_reach(reach, k, steps);
        for (; x > start; x--, y--)
            w->match[s->a + (size_t)x - 1] = s->b + (size_t)y - 1;
        if (steps == 0)
            break;
        bool down = k == -steps || (k != steps && reach[k - 1] < reach[k + 1]);
        x = down ? start : start - 1;
        y = down ? start - k - 1 : start - k;
    }
}

/* Myers' search over S. False if it takes too many steps. */
static bool search(alignment *w, const span *s)
{
    const ptrdiff_t n = (ptrdiff_t)(s->a_end - s->a), m = (ptrdiff_t)(s->b_end - s->b);
    const ptrdiff_t most = n + m < MOST_STEPS ? n + m : MOST_STEPS;
    ptrdiff_t *saved[MOST_STEPS + 1];
    ptrdiff_t *reach = KZ_NEW_ARRAY(w->scratch, ptrdiff_t, 2 * (size_t)most + 3);
    reach += most + 1;
    for (ptrdiff_t steps = 0; steps <= most; steps++) {
        size_t width = 2 * (size_t)steps + 3;
        saved[steps] = kz_arena_alloc(w->scratch, width * sizeof(ptrdiff_t));
        memcpy(saved[steps], reach - steps - 1, width * sizeof(ptrdiff_t));
        for (ptrdiff_t k = -steps; k <= steps; k += 2) {
            ptrdiff_t x = steps == 0 ? 0 : next_reach(reach, k, steps);
            ptrdiff_t y = x - k;
            while (x < n && y < m && w->a[s->a + (size_t)x] == w->b[s->b + (size_t)y]) {
                x++;
                y++;
            }
            reach[k] = x;
            if (x >= n && y >= m) {
                trace(w, s, saved, steps);
                return true;
            }
        }
    }
    return false;
}

/* Where a token stands in a span that has it once. */
typedef struct standing {
    size_t a_count, b_count, b_at;
} standing;

static uint32_t highest(const alignment *w, const span *s)
{
    uint32_t most = 0;
    for (size_t i = s->a; i < s->a_end; i++)
        most = w->a[i] > most ? w->a[i] : most;
    for (size_t i = s->b; i < s->b_end; i++)
        most = w->b[i] > most ? w->b[i] : most;
    return most;
}

/* Match those tokens of S that both sides have once, as far as they come in one order.
 * Returns how many that were. */
static size_t anchor(alignment *w, const span *s)
{
    standing *all = KZ_NEW_ARRAY(w->scratch, standing, (size_t)highest(w, s) + 1);
    for (size_t i = s->a; i < s->a_end; i++)
        all[w->a[i]].a_count++;
    for (size_t i = s->b; i < s->b_end; i++) {
        all[w->b[i]].b_count++;
        all[w->b[i]].b_at = i;
    }
    size_t len = s->a_end - s->a, count = 0;
    size_t *at = KZ_NEW_ARRAY(w->scratch, size_t, len + 1);
    for (size_t i = 0; i < len; i++) {
        const standing *t = &all[w->a[s->a + i]];
        at[i] = t->a_count == 1 && t->b_count == 1 ? t->b_at : KZ_UNMATCHED;
    }
    const bool *member = kz_rising(w->scratch, at, len);
    for (size_t i = 0; i < len; i++)
        if (member[i]) {
            w->match[s->a + i] = at[i];
            count++;
        }
    return count;
}

static void align(alignment *w, span s, int cuts);

/* Align what lies between the anchors of S. */
static void align_between(alignment *w, const span *s, int cuts)
{
    span part = {s->a, s->a, s->b, s->b};
    for (; part.a_end <= s->a_end; part.a_end++) {
        bool last = part.a_end == s->a_end;
        if (!last && w->match[part.a_end] == KZ_UNMATCHED)
            continue;
        part.b_end = last ? s->b_end : w->match[part.a_end];
        size_t next = part.a_end + 1, b_next = part.b_end + 1;
        align(w, part, cuts);
        part.a = next;
        part.b = b_next;
    }
}

static void align(alignment *w, span s, int cuts)
{
    trim(w, &s);
    if (s.a == s.a_end || s.b == s.b_end)
        return;
    kz_mark mark = kz_arena_mark(w->scratch);
    bool done = search(w, &s);
    kz_arena_rewind(w->scratch, mark);
    if (done || cuts == 0)
        return;
    size_t anchors = anchor(w, &s);
    kz_arena_rewind(w->scratch, mark);
    if (anchors > 0)
        align_between(w, &s, cuts - 1);
}

static size_t *all_unmatched(kz_arena *scratch, size_t len)
{
    size_t *match = kz_arena_alloc(scratch, (len + 1) * sizeof *match);
    memset(match, 0xFF, (len + 1) * sizeof *match);
    return match;
}

/* Give equal texts equal numbers, from 0 on. */
static uint32_t *number(kz_arena *scratch, kz_map *known, kz_texts texts)
{
    uint32_t *numbers = kz_arena_alloc(scratch, (texts.len + 1) * sizeof *numbers);
    for (size_t i = 0; i < texts.len; i++) {
        void **slot = kz_map_slot_for(scratch, known, texts.at[i]);
        if (*slot == NULL)
            *slot = (void *)(uintptr_t)known->len;
        numbers[i] = (uint32_t)((uintptr_t)*slot - 1);
    }
    return numbers;
}

static bool comes_later(kz_texts a, kz_texts b)
{
    if (a.len != b.len)
        return a.len > b.len;
    for (size_t i = 0; i < a.len; i++) {
        int order = kz_str_cmp(a.at[i], b.at[i]);
        if (order != 0)
            return order > 0;
    }
    return false;
}

/* Align what lies between equal ends, MATCH being that of the first text there. */
static void align_texts(kz_arena *scratch, kz_texts a, kz_texts b, size_t *match)
{
    kz_map known = {0};
    const uint32_t *a_numbers = number(scratch, &known, a), *b_numbers = number(scratch, &known, b);
    /* There are several shortest ways; which one is found must not depend on who comes
     * first. */
    if (!comes_later(a, b)) {
        alignment w = {scratch, a_numbers, b_numbers, match};
        align(&w, (span){0, a.len, 0, b.len}, MOST_CUTS);
        return;
    }
    size_t *back = all_unmatched(scratch, b.len);
    alignment w = {scratch, b_numbers, a_numbers, back};
    align(&w, (span){0, b.len, 0, a.len}, MOST_CUTS);
    for (size_t i = 0; i < b.len; i++)
        if (back[i] != KZ_UNMATCHED)
            match[back[i]] = i;
}

size_t *kz_align(kz_arena *scratch, kz_texts a, kz_texts b)
{
    size_t *match = all_unmatched(scratch, a.len), start = 0;
    while (start < a.len && start < b.len && kz_str_eq(a.at[start], b.at[start])) {
        match[start] = start;
        start++;
    }
    if (start == a.len || start == b.len)
        return match;
    kz_texts a_rest = {a.at + start, a.len - start}, b_rest = {b.at + start, b.len - start};
    while (a_rest.len > 0 && b_rest.len > 0 &&
        kz_str_eq(a_rest.at[a_rest.len - 1], b_rest.at[b_rest.len - 1]))
        match[start + --a_rest.len] = start + --b_rest.len;
    if (a_rest.len == 0 || b_rest.len == 0)
        return match;
    align_texts(scratch, a_rest, b_rest, match + start);
    for (size_t i = start; i < start + a_rest.len; i++)
        if (match[i] != KZ_UNMATCHED)
            match[i] += start;
    return match;
}
