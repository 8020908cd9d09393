/*
 * What libkz says of a build, as kz.h offers it.
 */
#include "plan.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/excerpt.h"
#include "base/tempdir.h"
#include "build/result.h"

static char work[] = "/tmp/kz-result-XXXXXX";

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static int enter_work(void **state)
{
    (void)state;
    return mkdtemp(work) == NULL || chdir(work) != 0;
}

static int leave_work(void **state)
{
    (void)state;
    unlink("kustomization.yaml");
    unlink("a.yaml");
    unlink("large.yaml");
    rmdir("base");
    return chdir("/") != 0 || rmdir(work) != 0;
}

#define MAP "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"

static void both_places_of_one_id(void **state)
{
    (void)state;
    kz_result *result;
    write_file("kustomization.yaml", "resources:\n- a.yaml\n");
    write_file("a.yaml", MAP "---\n" MAP);
    assert_int_equal(kz_build(&result, ".", NULL), KZ_EINPUT);
    const kz_message *m = kz_result_message(result, 0);
    assert_string_equal(m->id, "KZ1304");
    assert_int_equal(m->severity, KZ_ERROR);
    assert_string_equal(m->place.file, "a.yaml");
    assert_int_equal(m->place.line, 9);
    assert_int_equal(m->place.column, 9);
    assert_int_equal(m->place.end, 10);
    assert_string_equal(m->place.source, "  name: a");
    assert_int_equal(m->chain_length, 1);
    assert_int_equal(m->chain[0].place.line, 2);
    assert_string_equal(m->chain[0].doing, "accumulating resources");
    assert_int_equal(m->remark_count, 1);
    assert_int_equal(m->remarks[0].place.line, 4);
    assert_null(kz_result_message(result, 1));
    kz_result_free(result);
}

static void a_strict_build_refuses_what_is_warned_of(void **state)
{
    (void)state;
    static const struct {
        bool strict;
        kz_status status;
        kz_severity severity;
        size_t documents;
    } cases[] = {{false, KZ_OK, KZ_WARNING, 1}, {true, KZ_EINPUT, KZ_ERROR, 0}};
    write_file("kustomization.yaml", "resources: [a.yaml]\nimages: [{name: x, newTag: v1}]\n");
    write_file("a.yaml", MAP);
    for (size_t i = 0; i < 2; i++) {
        kz_result *result;
        kz_options options;
        kz_options_init(&options);
        options.strict = cases[i].strict;
        assert_int_equal(kz_build(&result, ".", &options), cases[i].status);
        assert_string_equal(kz_result_message(result, 0)->id, "KZ1714");
        assert_int_equal(kz_result_message(result, 0)->severity, cases[i].severity);
        assert_int_equal(kz_result_document_count(result), cases[i].documents);
        kz_result_free(result);
    }
}

static void documents_come_in_other_formats(void **state)
{
    (void)state;
    static const char item[] = "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"x\\ny\",\"b\":\"31\"},"
                               "\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}\n";
    static const struct {
        kz_format format;
        const char *head, *tail;
    } cases[] = {{KZ_FORMAT_JSON, "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n", "]}\n"},
        {KZ_FORMAT_NDJSON, "", ""}};
    write_file("kustomization.yaml", "resources: [a.yaml]\n");
    /* A NEL is a line break to whoever reads the YAML output. */
    write_file("a.yaml", MAP "data: {a: \"x\\N\\Ny\", b: \"31\"}\n");
    for (size_t i = 0; i < 2; i++) {
        kz_result *result;
        kz_options options;
        char wanted[400];
        kz_options_init(&options);
        options.format = cases[i].format;
        snprintf(wanted, sizeof wanted, "%s%s%s", cases[i].head, item, cases[i].tail);
        assert_int_equal(kz_build(&result, ".", &options), KZ_OK);
        assert_string_equal(kz_result_text(result, NULL), wanted);
        assert_int_equal(kz_result_document(result, 0)->length, strlen(item));
        assert_memory_equal(kz_result_document(result, 0)->text, item, strlen(item));
        kz_result_free(result);
    }
}

static void the_files_that_were_read(void **state)
{
    (void)state;
    kz_result *result;
    char wanted[200];
    write_file("kustomization.yaml", "resources: [a.yaml, a.yaml, b.yaml]\n");
    write_file("a.yaml", MAP);
    assert_int_equal(kz_build(&result, ".", NULL), KZ_EINPUT);
    snprintf(wanted, sizeof wanted, "%s/kustomization.yaml", work);
    assert_string_equal(kz_result_input(result, 0), wanted);
    snprintf(wanted, sizeof wanted, "%s/a.yaml", work);
    assert_string_equal(kz_result_input(result, 1), wanted);
    snprintf(wanted, sizeof wanted, "%s/b.yaml", work); /* which is not there */
    assert_string_equal(kz_result_input(result, 2), wanted);
    assert_null(kz_result_input(result, 3));
    kz_result_free(result);
}

static void being_strict_allows_deprecated_fields(void **state)
{
    (void)state;
    kz_result *result;
    kz_options options;
    kz_options_init(&options);
    options.strict = true;
    write_file("kustomization.yaml", "resources: [a.yaml]\ncommonLabels: {a: b}\n");
    write_file("a.yaml", MAP);
    assert_int_equal(kz_build(&result, ".", &options), KZ_OK);
    assert_string_equal(kz_result_message(result, 0)->id, "KZ1207");
    assert_int_equal(kz_result_message(result, 0)->severity, KZ_WARNING);
    kz_result_free(result);
}

static void out_of_memory_is_one_message(void **state)
{
    (void)state;
    kz_result *result;
    assert_int_equal(kz_build(&result, "/nowhere", NULL), KZ_EINPUT);
    assert_int_equal(kz_result_abandon(result, false), KZ_ESYSTEM);
    assert_string_equal(kz_result_message(result, 0)->id, "KZ1007");
    assert_null(kz_result_message(result, 1));
    kz_result_free(result);
}

static void a_build_can_be_interrupted(void **state)
{
    (void)state;
    static const volatile int now = 1;
    kz_result *result;
    kz_options options;
    kz_options_init(&options);
    options.cancel = &now;
    write_file("kustomization.yaml", "resources: [base]\n");
    assert_int_equal(mkdir("base", 0700), 0);
    assert_int_equal(kz_build(&result, ".", &options), KZ_EINPUT);
    assert_string_equal(kz_result_message(result, 0)->id, "KZ1009");
    kz_result_free(result);

    kz_result *both[2];
    assert_int_equal(
        kz_build_many(both, (const char *const[]){".", "base"}, 2, &options), KZ_EINPUT);
    assert_string_equal(kz_result_message(both[0], 0)->id, "KZ1009");
    kz_result_free(both[0]);
    kz_result_free(both[1]);
}

static void a_file_can_be_too_large(void **state)
{
    (void)state;
    kz_result *result;
    write_file("kustomization.yaml", "resources: [large.yaml]\n");
    write_file("large.yaml", "");
    assert_int_equal(truncate("large.yaml", (off_t)600 << 20), 0);
    assert_int_equal(kz_build(&result, ".", NULL), KZ_EINPUT);
    assert_string_equal(kz_result_message(result, 0)->id, "KZ1802");
    kz_result_free(result);
}

static void there_may_be_no_place_for_temporary_files(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_tempdir *dir;
    kz_ctx_init(&ctx, 0, NULL);
    setenv("TMPDIR", "/nowhere/at/all", 1);
    assert_int_equal(kz_tempdir_make(&ctx, KZ_NOWHERE, &dir), KZ_EINPUT);
    assert_string_equal(kz_diag_code(ctx.first_diag->id), "KZ1002");
    unsetenv("TMPDIR");
    kz_ctx_release(&ctx);
}

/* What is meant by a place: the line, and where its token ends. */
static const struct span_case {
    const char *name, *line;
    uint32_t col, end;
} spans[] = {
    {"a key", "key: value", 1, 4},
    {"a value", "key: value", 6, 11},
    {"a value before a comment", "key: value  # why", 6, 11},
    {"a text in quotes", "key: \"a: \\\" b\" # why", 6, 15},
    {"an open quote", "key: 'a b", 6, 10},
    {"in a flow list", "a: [bc, d]", 5, 7},
    {"the last in a flow list", "a: [bc, d]", 9, 10},
    {"a flow list", "a: [bc, d]", 4, 5},
    {"an entry", "- a", 1, 2},
    {"a colon within", "- a:b:c d", 3, 10},
    {"wide characters", "\xE6\x97\xA5\xE6\x9C\xAC: \xC3\xA9", 5, 6},
    {"behind the line", "a", 3, 0},
};

static void ends_where(void **state)
{
    const struct span_case *c = *state;
    assert_int_equal(kz_span_end(kz_str_c(c->line), c->col), c->end);
}

static void lines_are_found(void **state)
{
    (void)state;
    kz_str line;
    assert_true(kz_line_of(KZ_S("a\r\nb\n"), 1, &line));
    assert_true(kz_str_eq(line, KZ_S("a")));
    assert_true(kz_line_of(KZ_S("a\r\nb\n"), 2, &line));
    assert_true(kz_str_eq(line, KZ_S("b")));
    assert_false(kz_line_of(KZ_S("a"), 2, &line));
    assert_false(kz_line_of(KZ_S("a"), 0, &line));
}

int main(void)
{
    static test_plan plan;
    const struct CMUnitTest builds[] = {
        cmocka_unit_test(both_places_of_one_id),
        cmocka_unit_test(a_strict_build_refuses_what_is_warned_of),
        cmocka_unit_test(documents_come_in_other_formats),
        cmocka_unit_test(the_files_that_were_read),
        cmocka_unit_test(being_strict_allows_deprecated_fields),
        cmocka_unit_test(out_of_memory_is_one_message),
        cmocka_unit_test(a_build_can_be_interrupted),
        cmocka_unit_test(a_file_can_be_too_large),
        cmocka_unit_test(there_may_be_no_place_for_temporary_files),
        cmocka_unit_test(lines_are_found),
    };
    PLAN(&plan, spans, ends_where);
    return cmocka_run_group_tests(builds, enter_work, leave_work) + run_plan("spans", &plan);
}
