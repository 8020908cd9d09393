/*
 * Slices: comparing, finding, splitting, UTF-8, distance.
 */
#include "plan.h"

/* A literal that may hold NUL. */
#define S(text)                                                                                    \
    {                                                                                              \
        "" text, sizeof(text) - 1                                                                  \
    }

static const struct order_case {
    const char *name;
    kz_str a, b;
    int order;
} order_cases[] = {
    {"both empty", S(""), S(""), 0},
    {"empty is first", S(""), S("a"), -1},
    {"a beginning is first", S("ab"), S("abc"), -1},
    {"equal", S("abc"), S("abc"), 0},
    {"later byte", S("abd"), S("abc"), 1},
    {"bytes are not negative", S("\xC3\xA9"), S("z"), 1},
    {"NUL counts", S("a\0b"), S("a\0c"), -1},
};

static void orders(void **state)
{
    const struct order_case *c = *state;
    int order = kz_str_cmp(c->a, c->b), back = kz_str_cmp(c->b, c->a);
    assert_int_equal((order > 0) - (order < 0), c->order);
    assert_int_equal((back > 0) - (back < 0), -c->order);
    assert_int_equal(kz_str_eq(c->a, c->b), c->order == 0);
    if (c->order == 0)
        assert_true(kz_str_hash(c->a) == kz_str_hash(c->b));
}

static const struct part_case {
    const char *name;
    kz_str whole, part;
    bool starts, ends, contains;
} part_cases[] = {
    {"empty in empty", S(""), S(""), true, true, true},
    {"empty in any", S("ab"), S(""), true, true, true},
    {"itself", S("ab"), S("ab"), true, true, true},
    {"longer", S("ab"), S("abc"), false, false, false},
    {"first part", S("abc"), S("ab"), true, false, true},
    {"last part", S("abc"), S("bc"), false, true, true},
    {"middle", S("abcd"), S("bc"), false, false, true},
    {"none", S("abc"), S("x"), false, false, false},
};

static void has_part(void **state)
{
    const struct part_case *c = *state;
    assert_int_equal(kz_str_starts(c->whole, c->part), c->starts);
    assert_int_equal(kz_str_ends(c->whole, c->part), c->ends);
    assert_int_equal(kz_str_contains(c->whole, c->part), c->contains);
}

static const struct find_case {
    const char *name;
    kz_str text;
    char byte;
    size_t first, last;
} find_cases[] = {
    {"in nothing", S(""), 'a', 0, 0},
    {"not there", S("abc"), 'x', 3, 3},
    {"once", S("abc"), 'b', 1, 1},
    {"twice", S("abab"), 'b', 1, 3},
    {"at both ends", S("aba"), 'a', 0, 2},
    {"NUL", S("a\0b"), '\0', 1, 1},
};

static void finds(void **state)
{
    const struct find_case *c = *state;
    assert_int_equal(kz_str_find(c->text, c->byte), c->first);
    assert_int_equal(kz_str_rfind(c->text, c->byte), c->last);
}

static const struct text_case {
    const char *name, *text, *expected;
} trim_cases[] = {
    {"trim nothing", "", ""},
    {"trim only space", " \t\r\n\v\f ", ""},
    {"trim both ends", "\n a b\t", "a b"},
    {"trim keeps other bytes", "\xC2\xA0x", "\xC2\xA0x"},
};

static void trims(void **state)
{
    const struct text_case *c = *state;
    assert_text(kz_str_trim(kz_str_c(c->text)), c->expected);
}

/* EXPECTED: the parts, each in brackets. */
static const struct text_case split_cases[] = {
    {"split nothing", "", "[]"},
    {"split without separator", "ab", "[ab]"},
    {"split", "a,b,c", "[a][b][c]"},
    {"split at the ends", ",a,", "[][a][]"},
    {"split at neighbours", "a,,b", "[a][][b]"},
};

static void splits(void **state)
{
    const struct text_case *c = *state;
    char parts[100] = "";
    kz_str rest = kz_str_c(c->text), part;
    while (kz_str_split(&rest, ',', &part)) {
        size_t len = strlen(parts);
        snprintf(parts + len, sizeof parts - len, "[" KZ_FMT "]", KZ_ARG(part));
    }
    assert_string_equal(parts, c->expected);
}

static const struct utf8_case {
    const char *name;
    kz_str text;
    bool valid;
} utf8_cases[] = {
    {"UTF-8: nothing", S(""), true},
    {"UTF-8: ASCII with NUL", S("a\0\x7F"), true},
    {"UTF-8: two bytes", S("\xC2\x80\xDF\xBF"), true},
    {"UTF-8: three bytes", S("\xE0\xA0\x80\xEF\xBF\xBF"), true},
    {"UTF-8: four bytes", S("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), true},
    {"UTF-8: around the surrogates", S("\xED\x9F\xBF\xEE\x80\x80"), true},
    {"UTF-8: lone continuation", S("\x80"), false},
    {"UTF-8: cut off", S("a\xC3"), false},
    {"UTF-8: cut off after two", S("\xE2\x82"), false},
    {"UTF-8: cut off after three", S("\xF0\x9F\x98"), false},
    {"UTF-8: bad continuation", S("\xC3\x28"), false},
    {"UTF-8: bad third byte", S("\xE2\x82\x28"), false},
    {"UTF-8: two bytes too long", S("\xC1\xBF"), false},
    {"UTF-8: three bytes too long", S("\xE0\x9F\xBF"), false},
    {"UTF-8: four bytes too long", S("\xF0\x8F\xBF\xBF"), false},
    {"UTF-8: surrogate", S("\xED\xA0\x80"), false},
    {"UTF-8: past the last character", S("\xF4\x90\x80\x80"), false},
    {"UTF-8: byte that never occurs", S("\xFF"), false},
};

static void knows_utf8(void **state)
{
    const struct utf8_case *c = *state;
    assert_int_equal(kz_str_is_utf8(c->text), c->valid);
}

static void compares_without_case(void **state)
{
    (void)state;
    assert_true(kz_str_eq_caseless(KZ_S("HTTPs"), KZ_S("https")));
    assert_true(kz_str_eq_caseless(KZ_EMPTY, KZ_EMPTY));
    assert_false(kz_str_eq_caseless(KZ_S("http"), KZ_S("https")));
    assert_false(kz_str_eq_caseless(KZ_S("[a"), KZ_S("{a")));
}

static const struct distance_case {
    const char *name, *a, *b;
    size_t limit, distance;
} distance_cases[] = {
    {"distance: equal", "images", "images", 3, 0},
    {"distance: case does not count", "Images", "iMAGES", 3, 0},
    {"distance: missing letter", "resorces", "resources", 3, 1},
    {"distance: other letter", "patchas", "patches", 3, 1},
    {"distance: swapped letters", "lables", "labels", 3, 1},
    {"distance: two mistakes", "nmaPrefix", "namePrefix", 3, 2},
    {"distance: the limit", "abc", "xyz", 2, 2},
    {"distance: to nothing", "", "ab", 9, 2},
    {"distance: of something very long",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a", 3,
        3},
};

static void measures(void **state)
{
    const struct distance_case *c = *state;
    assert_int_equal(kz_str_distance(kz_str_c(c->a), kz_str_c(c->b), c->limit), c->distance);
    assert_int_equal(kz_str_distance(kz_str_c(c->b), kz_str_c(c->a), c->limit), c->distance);
}

static void makes_terminated_copies(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_str parts[] = {KZ_S("a"), KZ_EMPTY, {NULL, 0}, KZ_S("b\0c")};
    kz_str joined = kz_str_join(&arena, parts, 4);
    assert_int_equal(joined.len, 4);
    assert_memory_equal(joined.ptr, "ab\0c", 5);
    assert_string_equal(kz_str_dup(&arena, (kz_str){"abc", 2}).ptr, "ab");
    assert_string_equal(kz_str_z(&arena, (kz_str){NULL, 0}), "");
    kz_str printed = kz_str_printf(&arena, "%d-%s", 7, "x");
    assert_int_equal(printed.len, 3);
    assert_string_equal(printed.ptr, "7-x");
    assert_int_equal(kz_str_printf(&arena, "%s", "").len, 0);
    kz_arena_release(&arena);
}

static void hashes_differ(void **state)
{
    (void)state;
    static const kz_str texts[] = {S(""), S("\0"), S("\0\0"), S("a"), S("b"), S("ab"), S("ba"),
        S("abcdefgh"), S("abcdefgh\0"), S("bbcdefgh"), S("abcdefghi"), S("abcdefghabcdefgh")};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(kz_str_hash(texts[i]) != kz_str_hash(texts[j]));
}

/* A table takes the lowest bits, so that texts which differ in a few digits must differ there. */
static void hashes_spread(void **state)
{
    (void)state;
    enum { TEXTS = 1000, PLACES = 1024 };
    for (int length = 3; length <= 20; length++) {
        bool taken[PLACES] = {false};
        int places = 0;
        for (int i = 0; i < TEXTS; i++) {
            char text[32];
            snprintf(text, sizeof text, "%0*d", length, i);
            uint64_t place = kz_str_hash(kz_str_c(text)) % PLACES;
            places += !taken[place];
            taken[place] = true;
        }
        assert_true(places > TEXTS / 2);
    }
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, order_cases, orders);
    PLAN(&plan, part_cases, has_part);
    PLAN(&plan, find_cases, finds);
    PLAN(&plan, trim_cases, trims);
    PLAN(&plan, split_cases, splits);
    PLAN(&plan, utf8_cases, knows_utf8);
    PLAN(&plan, distance_cases, measures);
    plan_case(&plan, "copies are terminated", makes_terminated_copies, NULL);
    plan_case(&plan, "hashes differ", hashes_differ, NULL);
    plan_case(&plan, "hashes spread", hashes_spread, NULL);
    plan_case(&plan, "case does not count", compares_without_case, NULL);
    return run_plan("str", &plan);
}
