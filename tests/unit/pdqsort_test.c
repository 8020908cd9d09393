/*
 * Sorting as Go does it: what it makes of patterns, also where there is no order.
 * The sums were taken of what sort.Sort() of Go 1.26 left behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "transform/pdqsort.h"

enum order { PLAIN, COARSE, NO_ORDER };
enum pattern { ASCENDING, DESCENDING, PIPE, REPEATED, NEARLY, MIXED };
enum { MOST = 1000 };

static const struct sum {
    enum order order;
    enum pattern pattern;
    uint32_t count;
    uint32_t sum;
} sums[] = {
    {PLAIN, ASCENDING, 12, 0x4a509959u},
    {PLAIN, ASCENDING, 50, 0xe543a52au},
    {PLAIN, ASCENDING, 1000, 0xa06ae7fdu},
    {PLAIN, DESCENDING, 12, 0x551d7a95u},
    {PLAIN, DESCENDING, 50, 0xce2f6c3au},
    {PLAIN, DESCENDING, 1000, 0x358fa0edu},
    {PLAIN, PIPE, 12, 0x08f1cbb5u},
    {PLAIN, PIPE, 50, 0xa7bce112u},
    {PLAIN, PIPE, 1000, 0xa1799251u},
    {PLAIN, REPEATED, 12, 0xc4a9c018u},
    {PLAIN, REPEATED, 50, 0x74d8432du},
    {PLAIN, REPEATED, 1000, 0x9c5abf6bu},
    {PLAIN, NEARLY, 12, 0x4a509959u},
    {PLAIN, NEARLY, 50, 0x084aed5eu},
    {PLAIN, NEARLY, 1000, 0x196f2deeu},
    {PLAIN, MIXED, 12, 0x7cdd47feu},
    {PLAIN, MIXED, 50, 0x31989447u},
    {PLAIN, MIXED, 1000, 0xb5512599u},
    {COARSE, ASCENDING, 12, 0x4a509959u},
    {COARSE, ASCENDING, 50, 0xe543a52au},
    {COARSE, ASCENDING, 1000, 0xa06ae7fdu},
    {COARSE, DESCENDING, 12, 0x5aeff4b9u},
    {COARSE, DESCENDING, 50, 0x0fae1e7cu},
    {COARSE, DESCENDING, 1000, 0x59996759u},
    {COARSE, PIPE, 12, 0x48a23d2fu},
    {COARSE, PIPE, 50, 0x37f1faf2u},
    {COARSE, PIPE, 1000, 0xd90b38d7u},
    {COARSE, REPEATED, 12, 0xca2b1a48u},
    {COARSE, REPEATED, 50, 0x06e76757u},
    {COARSE, REPEATED, 1000, 0x3068479fu},
    {COARSE, NEARLY, 12, 0x4a509959u},
    {COARSE, NEARLY, 50, 0xe4b48950u},
    {COARSE, NEARLY, 1000, 0xe22241d6u},
    {COARSE, MIXED, 12, 0x7cdd47feu},
    {COARSE, MIXED, 50, 0x31989447u},
    {COARSE, MIXED, 1000, 0xb5512599u},
    {NO_ORDER, ASCENDING, 12, 0xdd049f03u},
    {NO_ORDER, ASCENDING, 50, 0x6f899c8eu},
    {NO_ORDER, ASCENDING, 1000, 0x8c39e797u},
    {NO_ORDER, DESCENDING, 12, 0x2b034b53u},
    {NO_ORDER, DESCENDING, 50, 0xed074de4u},
    {NO_ORDER, DESCENDING, 1000, 0x73d84367u},
    {NO_ORDER, PIPE, 12, 0x671385fdu},
    {NO_ORDER, PIPE, 50, 0x829007e8u},
    {NO_ORDER, PIPE, 1000, 0x65ee4ee3u},
    {NO_ORDER, REPEATED, 12, 0xf00e256eu},
    {NO_ORDER, REPEATED, 50, 0xe6e5a351u},
    {NO_ORDER, REPEATED, 1000, 0x4fd22fb5u},
    {NO_ORDER, NEARLY, 12, 0xdd049f03u},
    {NO_ORDER, NEARLY, 50, 0xf3272898u},
    {NO_ORDER, NEARLY, 1000, 0xb73c90b0u},
    {NO_ORDER, MIXED, 12, 0x93c9741eu},
    {NO_ORDER, MIXED, 50, 0x36f494a1u},
    {NO_ORDER, MIXED, 1000, 0x3c996153u},
};

static uint32_t value(enum pattern pattern, uint32_t i, uint32_t n)
{
    switch (pattern) {
    case ASCENDING:
        return i;
    case DESCENDING:
        return n - i;
    case PIPE:
        return i < n / 2 ? i : n - i;
    case REPEATED:
        return i * i % 37;
    case NEARLY:
        return i % 29 == 28 ? 0 : i;
    case MIXED:
        break;
    }
    return i * 2654435761u >> 16;
}

static bool less_plain(const void *a, const void *b)
{
    return *(const uint32_t *)a < *(const uint32_t *)b;
}

static bool less_coarse(const void *a, const void *b)
{
    return *(const uint32_t *)a / 7 < *(const uint32_t *)b / 7;
}

static bool less_somehow(const void *a, const void *b)
{
    return (*(const uint32_t *)a * 31 + *(const uint32_t *)b * 17) % 5 < 2;
}

static void sort(void **state)
{
    static kz_less_fn *const orders[] = {less_plain, less_coarse, less_somehow};
    const struct sum *s = *state;
    uint32_t values[MOST];
    void *items[MOST];
    for (uint32_t i = 0; i < s->count; i++) {
        values[i] = value(s->pattern, i, s->count);
        items[i] = &values[i];
    }
    kz_pdqsort(items, s->count, orders[s->order]);
    uint32_t sum = 2166136261u;
    for (uint32_t i = 0; i < s->count; i++)
        sum = (sum ^ *(const uint32_t *)items[i]) * 16777619u;
    assert_int_equal(sum, s->sum);
}

/* A few more at the end of what is sorted come to stand where sorting all puts them. */
static void sort_more(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < 200; n++)
        for (uint32_t more = 0; more <= n && more < 8; more++) {
            uint32_t values[200];
            void *items[200], *again[200];
            for (uint32_t i = 0; i < n; i++) {
                values[i] = value(MIXED, i, n) % 100;
                items[i] = &values[i];
            }
            kz_pdqsort(items, n - more, less_coarse);
            memcpy(again, items, sizeof items);
            kz_pdqsort(again, n, less_coarse);
            kz_pdqsort_more(items, n - more, n, less_coarse);
            assert_memory_equal(items, again, n * sizeof *items);
        }
}

#define COUNT (sizeof sums / sizeof *sums)

int main(void)
{
    static const char *const orders[] = {"plain", "coarse", "no order"};
    static const char *const patterns[] = {
        "ascending", "descending", "pipe", "repeated", "nearly", "mixed"};
    static char names[COUNT][64];
    struct CMUnitTest tests[COUNT + 1];
    for (size_t i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], "%s, %s, %u", orders[sums[i].order],
            patterns[sums[i].pattern], (unsigned)sums[i].count);
        tests[i] = (struct CMUnitTest){
            .name = names[i], .test_func = sort, .initial_state = (void *)(uintptr_t)&sums[i]};
    }
    tests[COUNT] = (struct CMUnitTest)cmocka_unit_test(sort_more);
    return cmocka_run_group_tests_name("pdqsort", tests, NULL, NULL);
}
