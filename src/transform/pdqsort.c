#include "transform/pdqsort.h"

#include <stdint.h>
#include <string.h>

enum {
    SHORT = 12,          /* so few are sorted by insertion */
    LONG = 50,           /* from so many on it pays to look closer */
    MOST_REPAIRS = 5,    /* pairs out of order that are still thought to be exceptions */
    MOST_EXCHANGES = 12, /* when choosing a pivot: all comparisons went one way */
};

typedef struct range {
    void **at;
    kz_less_fn *less;
} range;

typedef enum trend { UNKNOWN, ASCENDING, DESCENDING } trend;

static bool less(const range *r, size_t i, size_t k)
{
    return r->less(r->at[i], r->at[k]);
}

static void swap(const range *r, size_t i, size_t k)
{
    void *item = r->at[i];
    r->at[i] = r->at[k];
    r->at[k] = item;
}

static size_t bit_length(size_t n)
{
    size_t bits = 0;
    for (; n > 0; n >>= 1)
        bits++;
    return bits;
}

static void insertion_sort(const range *r, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        for (size_t k = i; k > from && less(r, k, k - 1); k--)
            swap(r, k, k - 1);
}

static void sift_down(const range *r, size_t root, size_t count, size_t from)
{
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && less(r, from + child, from + child + 1))
            child++;
        if (!less(r, from + root, from + child))
            return;
        swap(r, from + root, from + child);
    }
}

static void heap_sort(const range *r, size_t from, size_t to)
{
    size_t count = to - from;
    for (size_t i = (count - 1) / 2 + 1; i-- > 0;)
        sift_down(r, i, count, from);
    for (size_t i = count; i-- > 0;) {
        swap(r, from, from + i);
        sift_down(r, 0, i, from);
    }
}

/* Exchange three items in the middle for others, so that a pattern which led to a
 * bad pivot is gone. */
static void break_pattern(const range *r, size_t from, size_t to)
{
    size_t count = to - from;
    if (count < 8)
        return;
    uint64_t random = count;
    uint64_t mask = ((uint64_t)1 << bit_length(count)) - 1;
    size_t middle = from + count / 4 * 2;
    for (size_t i = 0; i < 3; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        size_t other = (size_t)(random & mask);
        if (other >= count)
            other -= count;
        swap(r, middle - 1 + i, from + other);
    }
}

static size_t median(const range *r, size_t a, size_t b, size_t c, size_t *exchanges)
{
    const struct {
        size_t *first, *second;
    } pairs[] = {{&a, &b}, {&b, &c}, {&a, &b}};
    for (size_t i = 0; i < 3; i++) {
        size_t first = *pairs[i].first, second = *pairs[i].second;
        if (!less(r, second, first))
            continue;
        *pairs[i].first = second;
        *pairs[i].second = first;
        ++*exchanges;
    }
    return b;
}

static size_t choose_pivot(const range *r, size_t from, size_t to, trend *seen)
{
    size_t count = to - from, exchanges = 0;
    size_t a = from + count / 4, b = from + count / 4 * 2, c = from + count / 4 * 3;
    if (count >= LONG) {
        a = median(r, a - 1, a, a + 1, &exchanges);
        b = median(r, b - 1, b, b + 1, &exchanges);
        c = median(r, c - 1, c, c + 1, &exchanges);
    }
    b = median(r, a, b, c, &exchanges);
    *seen = exchanges == 0 ? ASCENDING : exchanges == MOST_EXCHANGES ? DESCENDING : UNKNOWN;
    return b;
}

static void reverse(const range *r, size_t from, size_t to)
{
    for (size_t i = from, k = to - 1; i < k; i++, k--)
        swap(r, i, k);
}

/* Sort what is nearly sorted. False if it is not, with some of it done. */
static bool repair(const range *r, size_t from, size_t to)
{
    size_t i = from + 1;
    for (int repairs = 0; repairs < MOST_REPAIRS; repairs++) {
        while (i < to && !less(r, i, i - 1))
            i++;
        if (i == to)
            return true;
        if (to - from < LONG)
            return false;
        swap(r, i, i - 1);
        if (i - from >= 2)
            for (size_t k = i - 1; k >= 1 && less(r, k, k - 1); k--)
                swap(r, k, k - 1);
        if (to - i >= 2)
            for (size_t k = i + 1; k < to && less(r, k, k - 1); k++)
                swap(r, k, k - 1);
    }
    return false;
}

/* Put what is equal to the pivot, which nothing here is less than, in front.
 * Returns where the rest begins. */
static size_t part_equal(const range *r, size_t from, size_t to, size_t pivot)
{
    swap(r, from, pivot);
    size_t i = from + 1, k = to - 1;
    for (;;) {
        while (i <= k && !less(r, from, i))
            i++;
        while (i <= k && less(r, from, k))
            k--;
        if (i > k)
            return i;
        swap(r, i++, k--);
    }
}

/* Put what is less than the pivot before it, and the rest behind. Returns where
 * the pivot is; *PARTED says if all was like that already. */
static size_t part(const range *r, size_t from, size_t to, size_t pivot, bool *parted)
{
    swap(r, from, pivot);
    size_t i = from + 1, k = to - 1;
    for (*parted = true;; *parted = false) {
        while (i <= k && less(r, i, from))
            i++;
        while (i <= k && !less(r, k, from))
            k--;
        if (i > k)
            break;
        swap(r, i++, k--);
    }
    swap(r, k, from);
    return k;
}

static void sort(const range *r, size_t from, size_t to, size_t bad_pivots)
{
    bool balanced = true, parted = true;
    while (to - from > SHORT) {
        if (bad_pivots == 0) {
            heap_sort(r, from, to);
            return;
        }
        if (!balanced) {
            break_pattern(r, from, to);
            bad_pivots--;
        }
        trend seen;
        size_t pivot = choose_pivot(r, from, to, &seen);
        if (seen == DESCENDING) {
            reverse(r, from, to);
            pivot = to - 1 - (pivot - from);
            seen = ASCENDING;
        }
        if (balanced && parted && seen == ASCENDING && repair(r, from, to))
            return;
        if (from > 0 && !less(r, from - 1, pivot)) {
            from = part_equal(r, from, to, pivot);
            continue;
        }
        size_t middle = part(r, from, to, pivot, &parted);
        size_t left = middle - from, right = to - middle, few = (to - from) / 8;
        if (left < right) {
            balanced = left >= few;
            sort(r, from, middle, bad_pivots);
            from = middle + 1;
        } else {
            balanced = right >= few;
            sort(r, middle + 1, to, bad_pivots);
            to = middle;
        }
    }
    insertion_sort(r, from, to);
}

void kz_pdqsort(void **items, size_t len, kz_less_fn *less_fn)
{
    range all = {items, less_fn};
    if (len > 1)
        sort(&all, 0, len, bit_length(len));
}

/* Put item I where it belongs among those before it, behind its equals. */
static void insert(const range *r, size_t i)
{
    size_t from = 0, to = i;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (less(r, i, middle))
            to = middle;
        else
            from = middle + 1;
    }
    void *item = r->at[i];
    memmove(&r->at[from + 1], &r->at[from], (i - from) * sizeof *r->at);
    r->at[from] = item;
}

void kz_pdqsort_more(void **items, size_t sorted, size_t len, kz_less_fn *less_fn)
{
    range all = {items, less_fn};
    if (len == sorted)
        return;
    if (len < LONG || len - sorted >= MOST_REPAIRS) {
        kz_pdqsort(items, len, less_fn);
        return;
    }
    for (size_t i = sorted; i < len; i++)
        insert(&all, i);
}
