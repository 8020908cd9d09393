/*
 * What two sequences have in common. A text stands for a sequence of its letters.
 */
#include "plan.h"

#include <stdlib.h>

#include "report/align.h"
#include "report/hunks.h"

static kz_texts letters(kz_arena *arena, const char *text)
{
    size_t len = strlen(text);
    kz_str *at = KZ_NEW_ARRAY(arena, kz_str, len + 1);
    for (size_t i = 0; i < len; i++)
        at[i] = (kz_str){text + i, 1};
    return (kz_texts){at, len};
}

static const struct align_case {
    const char *name, *a, *b, *common; /* what of A is matched */
} cases[] = {
    {"nothing", "", "", ""},
    {"nothing before", "", "ab", ""},
    {"nothing after", "ab", "", ""},
    {"equal", "abc", "abc", "abc"},
    {"one goes", "abc", "ac", "ac"},
    {"one comes", "ac", "abc", "ac"},
    {"one is another", "abc", "axc", "ac"},
    {"all are others", "abc", "xyz", ""},
    {"a block moves", "abcdef", "efabcd", "abcd"},
    {"repeats", "aaaa", "aa", "aa"},
    {"ends differ", "xabcy", "zabcw", "abc"},
};

static void aligns(void **state)
{
    const struct align_case *c = *state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_texts a = letters(&arena, c->a), b = letters(&arena, c->b);
    const size_t *match = kz_align(&arena, a, b), *back = kz_align(&arena, b, a);
    char common[32] = "";
    size_t len = 0, last = 0;
    for (size_t i = 0; i < a.len; i++) {
        if (match[i] == KZ_UNMATCHED)
            continue;
        assert_true(len == 0 || match[i] > last);
        assert_int_equal(c->a[i], c->b[match[i]]);
        assert_int_equal(back[match[i]], i);
        last = match[i];
        common[len++] = c->a[i];
    }
    assert_string_equal(common, c->common);
    kz_arena_release(&arena);
}

/* How many letters two texts have in common, the slow way. */
static size_t longest_common(const char *a, const char *b)
{
    size_t rows[2][64] = {{0}};
    for (size_t i = 0; a[i] != '\0'; i++)
        for (size_t j = 0; b[j] != '\0'; j++) {
            size_t *row = rows[(i + 1) % 2], *above = rows[i % 2];
            size_t side = row[j] > above[j + 1] ? row[j] : above[j + 1];
            row[j + 1] = a[i] == b[j] ? above[j] + 1 : side;
        }
    return rows[strlen(a) % 2][strlen(b)];
}

static void leaves_as_few_as_can_be(void **state)
{
    (void)state;
    uint32_t dice = 1;
    for (int round = 0; round < 3000; round++) {
        char text[2][40];
        for (size_t side = 0; side < 2; side++) {
            size_t len = (dice = dice * 1664525U + 1013904223U) >> 27;
            for (size_t i = 0; i < len; i++)
                text[side][i] = (char)('a' + ((dice = dice * 1664525U + 1013904223U) >> 29) % 5);
            text[side][len] = '\0';
        }
        kz_arena arena;
        kz_arena_init(&arena, 0, NULL);
        const size_t *match = kz_align(&arena, letters(&arena, text[0]), letters(&arena, text[1]));
        size_t matched = 0;
        for (size_t i = 0; text[0][i] != '\0'; i++)
            matched += match[i] != KZ_UNMATCHED;
        assert_int_equal(matched, longest_common(text[0], text[1]));
        kz_arena_release(&arena);
    }
}

/* Two sequences of COUNT numbers, of which every STEPth is another on the second side. */
static size_t matched_of(size_t count, size_t step)
{
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_str *a = KZ_NEW_ARRAY(&arena, kz_str, count), *b = KZ_NEW_ARRAY(&arena, kz_str, count);
    for (size_t i = 0; i < count; i++) {
        a[i] = kz_str_printf(&arena, "%zu", i);
        b[i] = i % step == 0 ? kz_str_printf(&arena, "new %zu", i) : a[i];
    }
    const size_t *match = kz_align(&arena, (kz_texts){a, count}, (kz_texts){b, count});
    size_t matched = 0;
    for (size_t i = 0; i < count; i++)
        matched += match[i] == i;
    kz_arena_release(&arena);
    return matched;
}

static void long_ones_are_cut_at_what_is_there_once(void **state)
{
    (void)state;
    assert_int_equal(matched_of(100000, 10), 90000);
    assert_int_equal(matched_of(100000, 1), 0);
}

static const struct hunk_case {
    const char *name, *before, *after;
    size_t context;
    const char *expected;
} hunks[] = {
    {"nothing", "a\n", "a\n", 3, ""},
    {"all new", "", "a\nb\n", 3, "@0,0 1,2 +a +b"},
    {"all gone", "a\n", "", 3, "@1,1 0,0 -a"},
    {"in the middle", "1\n2\n3\n4\n5\n", "1\n2\nx\n4\n5\n", 1, "@2,3 2,3  2 -3 +x  4"},
    {"no context", "1\n2\n3\n", "1\nx\n3\n", 0, "@2,1 2,1 -2 +x"},
    {"near ones are one", "1\n2\n3\n4\n", "x\n2\n3\ny\n", 1, "@1,4 1,4 -1 +x  2  3 -4 +y"},
    {"far ones are two", "1\n2\n3\n4\n5\n", "x\n2\n3\n4\ny\n", 1,
        "@1,2 1,2 -1 +x  2@4,2 4,2  4 -5 +y"},
    {"more context than lines", "1\n2\n", "1\nx\n", 1000000000, "@1,2 1,2  1 -2 +x"},
};

static void cuts(void **state)
{
    const struct hunk_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_hunks all = kz_hunks_between(&ctx, kz_str_c(c->before), kz_str_c(c->after), c->context);
    char text[200] = "";
    size_t at = 0;
    for (size_t i = 0; i < all.len; i++) {
        const kz_hunk *h = &all.at[i];
        at += (size_t)snprintf(text + at, sizeof text - at, "@%zu,%zu %zu,%zu", h->before,
            h->before_count, h->after, h->after_count);
        for (size_t j = 0; j < h->count; j++)
            at += (size_t)snprintf(text + at, sizeof text - at, " %c%.*s", h->lines[j].sign,
                (int)h->lines[j].length, h->lines[j].text);
    }
    assert_string_equal(text, c->expected);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {.len = 0};
    PLAN(&plan, cases, aligns);
    PLAN(&plan, hunks, cuts);
    plan_case(&plan, "as few as can be", leaves_as_few_as_can_be, NULL);
    plan_case(&plan, "long ones", long_ones_are_cut_at_what_is_there_once, NULL);
    return run_plan("align", &plan);
}
