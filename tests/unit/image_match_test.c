/*
 * Image references: how they are split, and which name matches one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "transform/image_match.h"

static const struct split_case {
    const char *name, *ref, *image, *tag, *digest;
} splits[] = {
    {"bare name", "nginx", "nginx", "", ""},
    {"tag", "nginx:1", "nginx", "1", ""},
    {"digest", "a@sha256:x", "a", "", "sha256:x"},
    {"tag and digest", "a/b:1@sha256:x", "a/b", "1", "sha256:x"},
    {"port and tag", "reg:5000/a:1", "reg:5000/a", "1", ""},
    {"port alone is a tag", "reg:5000", "reg", "5000", ""},
    {"port without tag", "reg:5000/a", "reg:5000/a", "", ""},
    {"slash in front", "/a:b", "/a", "b", ""},
    {"at before colon", "a@b:c", "a", "", "b:c"},
    {"at before slash", "a@b/c", "a@b/c", "", ""},
    {"colons", "a:b:c", "a", "b:c", ""},
    {"ats", "a:b@c@d", "a", "b", "c@d"},
    {"empty tag", "a:", "a", "", ""},
    {"empty digest", "a@", "a", "", ""},
    {"only a tag", ":x", "", "x", ""},
    {"only a digest", "@x", "", "", "x"},
    {"nothing", "", "", "", ""},
};

static void assert_str(kz_str got, const char *want)
{
    assert_int_equal(got.len, strlen(want));
    assert_memory_equal(got.ptr, want, got.len);
}

static void split(void **state)
{
    const struct split_case *c = *state;
    kz_image_parts image = kz_image_split(kz_str_c(c->ref));
    assert_str(image.name, c->image);
    assert_str(image.tag, c->tag);
    assert_str(image.digest, c->digest);
}

/* Names, with more than a few of them so that they are looked up, and without. */
static const char *const few[] = {"a", "r.io/b", "x|y", "a", "t/r.io", NULL};
static const char *const many[] = {"a", "t/a", "r.io/b", "r.io/t/b", "r.io", "x|y", "a", "b:1",
    "b@c", "r.io/q.r", "t/r.io/b", "[0-9]+", "", "ä.b/c", NULL};

enum { END = 99 };

static const struct match_case {
    const char *name;
    const char *const *names;
    const char *ref;
    size_t wanted[4]; /* all names that match, then END */
} matches[] = {
    {"few: name", few, "a", {0, 3, END}},
    {"few: tag and digest", few, "a:1@sha256:00", {0, 3, END}},
    {"few: other digest", few, "a@md5:00", {END}},
    {"few: two tags", few, "a:1:2", {END}},
    {"few: longer name", few, "aa", {END}},
    {"few: longer path", few, "t/a", {END}},
    {"few: bad character in a tag", few, "a:1/2", {END}},
    {"few: braces in a tag", few, "a:{x}", {0, 3, END}},
    {"few: dot in the middle", few, "r.io/b:1", {1, END}},
    {"few: dot stands for any character", few, "r-io/b:1", {1, END}},
    {"few: dot stands for a character of two bytes", few, "r\xc3\xa4io/b", {1, END}},
    {"few: dot stands for no line break", few, "r\nio/b", {END}},
    {"few: dot at the end", few, "t/r_io:1", {4, END}},
    {"few: alternatives are not grouped", few, "xenon", {2, END}},
    {"few: nothing", few, "", {END}},
    {"many: name", many, "a", {0, 6, END}},
    {"many: tag", many, "a:1", {0, 6, END}},
    {"many: digest", many, "a@sha256:00", {0, 6, END}},
    {"many: both", many, "a:1@sha256:00", {0, 6, END}},
    {"many: path", many, "t/a:1", {1, END}},
    {"many: host", many, "r.io/b:1", {2, END}},
    {"many: host and path", many, "rxio/t/b:1", {3, END}},
    {"many: host alone", many, "r.io:5000", {4, END}},
    {"many: name with a tag in it", many, "b:1", {7, END}},
    {"many: name with a tag in it, and a digest", many, "b:1@sha256:00", {7, END}},
    {"many: name with an at in it", many, "b@c", {8, END}},
    {"many: name with an at in it, and a tag", many, "b@c:2", {8, END}},
    {"many: dot at the end", many, "r.io/q-r", {9, END}},
    {"many: dot inside", many, "t/r.io/b", {10, END}},
    {"many: pattern", many, "123:latest", {11, END}},
    {"many: only a tag", many, ":1", {12, END}},
    {"many: nothing", many, "", {12, END}},
    {"many: other alphabet", many, "\xc3\xa4-b/c:1", {13, END}},
    {"many: dot stands for two bytes", many, "r\xc3\xa4io/t/b", {3, END}},
    {"many: no such", many, "zz", {END}},
};

static void match(void **state)
{
    const struct match_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    size_t count = 0;
    while (c->names[count] != NULL)
        count++;
    kz_image_matcher *matcher = kz_image_matcher_new(&ctx, count);
    for (size_t i = 0; i < count; i++)
        kz_image_matcher_add(&ctx, matcher, kz_str_c(c->names[i]), KZ_NOWHERE);
    size_t i = 0;
    for (size_t k = 0;; k++, i++) {
        assert_int_equal(kz_image_next_match(&ctx, matcher, kz_str_c(c->ref), &i), KZ_OK);
        assert_int_equal(i, c->wanted[k] == END ? KZ_IMAGE_NO_MATCH : c->wanted[k]);
        if (i == KZ_IMAGE_NO_MATCH)
            break;
    }
    kz_ctx_release(&ctx);
}

/* A bad expression is refused when a reference is compared with it, not before. */
static void bad_pattern(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_image_matcher *matcher = kz_image_matcher_new(&ctx, 1);
    kz_image_matcher_add(&ctx, matcher, KZ_S("a("), KZ_NOWHERE);
    assert_null(ctx.first_diag);
    size_t i = 0;
    assert_int_equal(kz_image_next_match(&ctx, matcher, KZ_S("a"), &i), KZ_EINPUT);
    assert_non_null(ctx.first_diag);
    kz_ctx_release(&ctx);
}

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

int main(void)
{
    struct CMUnitTest tests[COUNT(splits) + COUNT(matches) + 1];
    size_t n = 0;
    for (size_t i = 0; i < COUNT(splits); i++)
        tests[n++] = (struct CMUnitTest){.name = splits[i].name,
            .test_func = split,
            .initial_state = (void *)(uintptr_t)&splits[i]};
    for (size_t i = 0; i < COUNT(matches); i++)
        tests[n++] = (struct CMUnitTest){.name = matches[i].name,
            .test_func = match,
            .initial_state = (void *)(uintptr_t)&matches[i]};
    tests[n++] = (struct CMUnitTest){.name = "bad pattern", .test_func = bad_pattern};
    return _cmocka_run_group_tests("image_match", tests, n, NULL, NULL);
}
