#include "report/reorder.h"

bool kz_is_rising(const size_t *at, size_t len)
{
    size_t last = 0;
    for (size_t i = 0; i < len; i++) {
        if (at[i] == KZ_UNMATCHED)
            continue;
        if (at[i] < last)
            return false;
        last = at[i];
    }
    return true;
}

/* Push the elements from J on that have no partner. */
static void push_new(kz_node *b, const kz_pairing *p, size_t j)
{
    for (; j < p->b_len && p->of_b[j] == KZ_UNMATCHED; j++) {
        p->b[j]->next = NULL;
        kz_seq_push(b, p->b[j]);
    }
}

void kz_reorder_elements(kz_node *b, const kz_pairing *p)
{
    kz_node_clear(b);
    push_new(b, p, 0);
    for (size_t i = 0; i < p->a_len; i++) {
        size_t j = p->of_a[i];
        if (j == KZ_UNMATCHED)
            continue;
        p->b[j]->next = NULL;
        kz_seq_push(b, p->b[j]);
        push_new(b, p, j + 1);
    }
}

static void count(kz_moves *m, size_t at, bool comes)
{
    for (size_t i = at + 1; i <= m->capacity; i += i & (~i + 1))
        m->sums[i] += comes ? 1 : SIZE_MAX;
    m->left += comes ? 1 : SIZE_MAX;
}

/* How many are in the queue before place AT. */
static size_t count_before(const kz_moves *m, size_t at)
{
    size_t sum = 0;
    for (size_t i = at; i > 0; i &= i - 1)
        sum += m->sums[i];
    return sum;
}

static void come(kz_moves *m, size_t position, bool stays)
{
    m->queue[m->tail] = position;
    m->where[position] = m->tail;
    m->stays[m->tail] = stays;
    count(m, m->tail++, true);
}

static void leave(kz_moves *m, size_t position)
{
    size_t at = m->where[position];
    m->queue[at] = KZ_UNMATCHED;
    m->where[position] = KZ_UNMATCHED;
    count(m, at, false);
}

kz_moves kz_moves_start(kz_arena *scratch, const size_t *at, size_t len, size_t size)
{
    /* What is moved out of the way comes again, once. */
    kz_moves m = {.capacity = 2 * len};
    m.queue = KZ_NEW_ARRAY(scratch, size_t, m.capacity + 1);
    m.stays = KZ_NEW_ARRAY(scratch, bool, m.capacity + 1);
    m.sums = KZ_NEW_ARRAY(scratch, size_t, m.capacity + 1);
    m.where = kz_arena_alloc(scratch, (size + 1) * sizeof *m.where);
    memset(m.where, 0xFF, (size + 1) * sizeof *m.where);
    const bool *stays = kz_rising(scratch, at, len);
    for (size_t i = 0; i < len; i++)
        if (at[i] != KZ_UNMATCHED)
            come(&m, at[i], stays[i]);
    return m;
}

bool kz_moves_next(kz_moves *m, size_t position, size_t *from, size_t *to)
{
    size_t wanted = m->where[position];
    if (wanted == KZ_UNMATCHED)
        return false;
    while (m->queue[m->head] == KZ_UNMATCHED)
        m->head++;
    size_t first = m->queue[m->head];
    if (first == position) {
        leave(m, position);
        return false;
    }
    if (!m->stays[wanted]) {
        *from = position + count_before(m, wanted);
        *to = position;
        leave(m, position);
        return true;
    }
    *from = position;
    *to = position + m->left - 1;
    leave(m, first);
    come(m, first, false);
    return true;
}
