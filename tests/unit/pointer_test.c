/*
 * JSON pointers.
 */
#include "k8s_support.h"
#include "yaml/pointer.h"

/* STEPS: each in brackets. */
static const struct parse_case {
    const char *name, *text, *steps;
} parses[] = {
    {"nothing", "", ""},
    {"no slash", "a", ""},
    {"one step", "/a", "[a]"},
    {"three steps", "/a/b/0", "[a][b][0]"},
    {"an empty step", "/", "[]"},
    {"empty steps", "/a//", "[a][][]"},
    {"text before the first slash", "x/a", "[a]"},
    {"a slash in a step", "/a~1b", "[a/b]"},
    {"a tilde in a step", "/a~0b", "[a~b]"},
    {"undone once", "/~01/~10", "[~1][/0]"},
    {"a tilde that is none of the two", "/~2~", "[~2~]"},
};

static void splits(void **state)
{
    const struct parse_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_pointer pointer = kz_pointer_parse(&ctx, kz_str_c(c->text));
    kz_str text = KZ_EMPTY;
    for (size_t i = 0; i < pointer.len; i++) {
        kz_str parts[] = {text, KZ_S("["), pointer.at[i], KZ_S("]")};
        text = kz_str_join(&ctx.arena, parts, 4);
    }
    assert_text(text, c->steps);
    kz_ctx_release(&ctx);
}

static const struct index_case {
    const char *name, *text;
    bool valid;
    int64_t index;
} indexes[] = {
    {"zero", "0", true, 0},
    {"a number", "12", true, 12},
    {"from the end", "-1", true, -1},
    {"plus", "+3", true, 3},
    {"leading zeros", "007", true, 7},
    {"minus zero", "-0", true, 0},
    {"nothing", "", false, 0},
    {"a sign alone", "-", false, 0},
    {"a letter", "1a", false, 0},
    {"a space", " 1", false, 0},
    {"a fraction", "1.0", false, 0},
    {"more than 64 bits", "99999999999999999999", false, 0},
};

static void reads_indexes(void **state)
{
    const struct index_case *c = *state;
    int64_t index = 0;
    assert_int_equal(kz_pointer_index(kz_str_c(c->text), &index), c->valid);
    assert_int_equal(index, c->index);
}

/* In {a: {b: [x, {c: y}], "": z}, n: null}; FOUND is NULL where the way breaks off. */
static const struct walk_case {
    const char *name, *text, *found;
    size_t reached;
} walks[] = {
    {"a scalar", "/a/b/0", "x", 3},
    {"from the end", "/a/b/-2", "x", 3},
    {"below a list", "/a/b/1/c", "y", 4},
    {"below the last of a list", "/a/b/-1/c", "y", 4},
    {"an empty key", "/a/", "z", 2},
    {"a missing key", "/a/q/c", NULL, 1},
    {"behind the end", "/a/b/2", NULL, 2},
    {"before the front", "/a/b/-3", NULL, 2},
    {"no index", "/a/b/-", NULL, 2},
    {"below a scalar", "/a/b/0/c", NULL, 3},
    {"below null", "/n/c", NULL, 1},
};

static void walks_to(void **state)
{
    const struct walk_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    kz_nodes documents = documents_of(&ctx, "{a: {b: [x, {c: y}], \"\": z}, n: null}");
    kz_pointer pointer = kz_pointer_parse(&ctx, kz_str_c(c->text));
    size_t reached;
    kz_node *found = kz_pointer_walk(documents.at[0], &pointer, pointer.len, &reached);
    assert_int_equal(reached, c->reached);
    if (c->found == NULL)
        assert_null(found);
    else
        assert_text(kz_text_of(found), c->found);
    assert_ptr_equal(kz_pointer_walk(documents.at[0], &pointer, 0, NULL), documents.at[0]);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {0};
    PLAN(&plan, parses, splits);
    PLAN(&plan, indexes, reads_indexes);
    PLAN(&plan, walks, walks_to);
    return run_plan("JSON pointer", &plan);
}
