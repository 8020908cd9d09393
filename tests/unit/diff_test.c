/*
 * What differs between two results, as kz.h offers it.
 */
#include "plan.h"

#include "kz/kz.h"
#include "report/reorder.h"

static kz_result *manifests(const char *text)
{
    kz_result *result;
    assert_int_equal(kz_read_manifests(&result, "manifests", text, strlen(text), NULL), KZ_OK);
    return result;
}

#define HEAD(name) "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " name "\n"

/* Each object as "WHAT BEFORE AFTER CHANGES PATCH". */
static const struct diff_case {
    const char *name, *before, *after, *expected;
} cases[] = {
    {"nothing", "", "", ""},
    {"equal", HEAD("a"), HEAD("a"), ""},
    {"added", "", HEAD("a"),
        "2 - a 0 [{\"op\":\"add\",\"path\":\"\",\"value\":{\"apiVersion\":\"v1\",\"kind\":"
        "\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}}]"},
    {"removed", HEAD("a"), "", "3 a - 0 []"},
    {"changed", HEAD("a") "x: 1\n", HEAD("a") "x: '1'\n",
        "1 a a 1 [{\"op\":\"replace\",\"path\":\"/x\",\"value\":\"1\"}]"},
    {"escaped", HEAD("a") "'a/~b': 1\n", HEAD("a"),
        "1 a a 1 [{\"op\":\"remove\",\"path\":\"/a~1~0b\"}]"},
    {"reordered", HEAD("a") "x: [{name: a}, {name: b}]\n", HEAD("a") "x: [{name: b}, {name: a}]\n",
        "0 a a 0 [{\"op\":\"move\",\"path\":\"/x/1\",\"from\":\"/x/0\"}]"},
    {"list", HEAD("a") "x: [1, 2, 3]\n", HEAD("a") "x: [2, 3, 4]\n",
        "1 a a 2 [{\"op\":\"remove\",\"path\":\"/x/0\"},"
        "{\"op\":\"add\",\"path\":\"/x/2\",\"value\":4}]"},
    {"new hash", HEAD("a-2456789bcd") "x: 1\n", HEAD("a-fghkmt2456") "x: 1\n",
        "0 a-2456789bcd a-fghkmt2456 0 "
        "[{\"op\":\"replace\",\"path\":\"/metadata/name\",\"value\":\"a-fghkmt2456\"}]"},
};

static void differs(void **state)
{
    const struct diff_case *c = *state;
    kz_result *before = manifests(c->before), *after = manifests(c->after);
    kz_diff_result *diff;
    assert_int_equal(kz_diff(&diff, before, after, NULL), KZ_OK);
    char text[1000] = "";
    size_t at = 0;
    const kz_object_diff *o;
    for (size_t i = 0; (o = kz_diff_object(diff, i)) != NULL; i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "%s%d %s %s %zu %s", i > 0 ? "\n" : "",
            (int)o->what, o->before != NULL ? o->before->name : "-",
            o->after != NULL ? o->after->name : "-", o->change_count, o->patch);
    assert_string_equal(text, c->expected);
    kz_diff_free(diff);
    kz_result_free(before);
    kz_result_free(after);
}

static void counts(void **state)
{
    (void)state;
    kz_result *before = manifests(HEAD("a") "---\n" HEAD("b"));
    kz_result *after = manifests(HEAD("b") "x: 1\n---\n" HEAD("c") "---\n" HEAD("d"));
    kz_diff_result *diff;
    assert_int_equal(kz_diff(&diff, before, after, NULL), KZ_OK);
    assert_int_equal(kz_diff_count(diff, KZ_CHANGED), 1);
    assert_int_equal(kz_diff_count(diff, KZ_ADDED), 2);
    assert_int_equal(kz_diff_count(diff, KZ_REMOVED), 1);
    assert_int_equal(kz_diff_count(diff, (kz_difference)7), 0);
    assert_null(kz_diff_object(diff, 4));
    assert_null(kz_diff_rename(diff, 0));
    kz_diff_free(diff);
    kz_diff_free(NULL);
    kz_result_free(before);
    kz_result_free(after);
}

static void mistakes_have_places(void **state)
{
    (void)state;
    static const char twice[] = HEAD("a") "---\n" HEAD("a");
    kz_result *result;
    assert_int_equal(
        kz_read_manifests(&result, "some.yaml", twice, strlen(twice), NULL), KZ_EINPUT);
    const kz_message *m = kz_result_message(result, 0);
    assert_string_equal(m->id, "KZ1304");
    assert_string_equal(m->place.file, "some.yaml");
    assert_int_equal(m->place.line, 9);
    assert_int_equal(kz_result_document_count(result), 0);
    kz_result_free(result);
}

/* Where each element of a list goes, and the moves that bring it there: "FROM>TO". */
static const struct moves_case {
    const char *name;
    size_t at[6], len;
    const char *expected;
} moves[] = {
    {"none", {0, 1, 2}, 3, ""},
    {"last to the front", {1, 2, 0}, 3, "2>0 "},
    {"first to the end", {2, 0, 1}, 3, "0>2 "},
    {"turned", {2, 1, 0}, 3, "0>2 0>2 2>1 "},
};

static void makes_moves(void **state)
{
    const struct moves_case *c = *state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_moves m = kz_moves_start(&arena, c->at, c->len, c->len);
    char text[100] = "";
    size_t at = 0, list[6], from, to;
    memcpy(list, c->at, sizeof list);
    for (size_t j = 0; j < c->len; j++)
        while (kz_moves_next(&m, j, &from, &to)) {
            at += (size_t)snprintf(text + at, sizeof text - at, "%zu>%zu ", from, to);
            size_t moved = list[from];
            memmove(&list[from], &list[from + 1], (c->len - from - 1) * sizeof *list);
            memmove(&list[to + 1], &list[to], (c->len - to - 1) * sizeof *list);
            list[to] = moved;
        }
    for (size_t j = 0; j < c->len; j++)
        assert_int_equal(list[j], j);
    assert_string_equal(text, c->expected);
    kz_arena_release(&arena);
}

int main(void)
{
    test_plan plan = {.len = 0};
    PLAN(&plan, cases, differs);
    PLAN(&plan, moves, makes_moves);
    plan_case(&plan, "counts", counts, NULL);
    plan_case(&plan, "mistakes", mistakes_have_places, NULL);
    return run_plan("diff", &plan);
}
