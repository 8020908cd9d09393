/*
 * Checking a tree against a table of fields.
 */
#include "parse_support.h"

#include "yaml/shape.h"

static const kz_field inner_fields[] = {
    {"path", KZ_SHAPE_STRING, NULL, NULL, ""},
    {"create", KZ_SHAPE_BOOL, NULL, NULL, ""},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

static const kz_field fields[] = {
    {"name", KZ_SHAPE_STRING, NULL, NULL, ""},
    {"count", KZ_SHAPE_INT, NULL, NULL, ""},
    {"namePrefix", KZ_SHAPE_STRING, NULL, NULL, ""},
    {"immutable", KZ_SHAPE_BOOL, NULL, NULL, ""},
    {"resources", KZ_SHAPE_STRINGS, NULL, NULL, ""},
    {"labels", KZ_SHAPE_STRING_MAP, NULL, NULL, ""},
    {"options", KZ_SHAPE_OBJECT, inner_fields, NULL, ""},
    {"specs", KZ_SHAPE_OBJECTS, inner_fields, NULL, ""},
    {"value", KZ_SHAPE_ANY, NULL, NULL, ""},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

/* What is said where no name is near. */
#define FIELDS                                                                                     \
    "its fields are name, count, namePrefix, immutable, resources, labels, options, "              \
    "specs, value"

static const struct shape_case {
    const char *name, *yaml;
    const char *expected; /* the tree, or the mistakes: "LINE:COLUMN text; help\n" */
} cases[] = {
    {"exact names", "name: a\ncount: 3\n", "{s\"count\":N\"3\",s\"name\":s\"a\",}"},
    {"names in any case", "NAMEPREFIX: a\nNameprefix: b\n", "{s\"namePrefix\":s\"b\",}"},
    {"of two spellings the last in byte order counts", "namePrefix: a\nNamePrefix: b\n",
        "{s\"namePrefix\":s\"a\",}"},
    {"null is as if it were not there", "name: ~\nresources: null\nvalue: ~\nspecs:\n", "{}"},
    {"null does not replace another spelling", "Name: a\nname: ~\n", "{s\"name\":s\"a\",}"},
    {"null in lists and mappings of strings", "resources: [a, ~]\nlabels: {a: ~}\n",
        "{s\"labels\":{s\"a\":s\"\",},s\"resources\":[s\"a\",s\"\",],}"},
    {"null in a list of objects", "specs: [~, {path: a}]\n",
        "{s\"specs\":[{},{s\"path\":s\"a\",},],}"},
    {"objects", "options: {Path: a, create: yes}\nspecs: [{CREATE: n}]\n",
        "{s\"options\":{s\"create\":b\"true\",s\"path\":s\"a\",},s\"specs\":[{s\"create\":"
        "b\"false\","
        "},],}"},
    {"anything", "value: {a: [~, 1]}\n", "{s\"value\":{s\"a\":[n,N\"1\",],},}"},
    {"empty ones", "resources: []\nlabels: {}\noptions: {}\nspecs: []\n",
        "{s\"labels\":{},s\"options\":{},s\"resources\":[],s\"specs\":[],}"},
    {"integers of 64 bits", "count: 9223372036854775807\n",
        "{s\"count\":N\"9223372036854775807\",}"},
    {"the least integer", "count: -9223372036854775808\n",
        "{s\"count\":N\"-9223372036854775808\",}"},
    {"a float that is an integer", "count: 3.0\n", "{s\"count\":N\"3\",}"},

    {"unknown field", "name: a\nnamePrefx: b\n",
        "2:1 a test has no field 'namePrefx'; did you mean 'namePrefix'?\n"},
    {"unknown field like no other", "zzzzzz: b\n",
        "1:1 a test has no field 'zzzzzz'; " FIELDS "\n"},
    {"unknown field that is null", "zzzzzz: ~\n", "1:1 a test has no field 'zzzzzz'; " FIELDS "\n"},
    {"all unknown fields", "x: 1\ny: 2\n",
        "1:1 a test has no field 'x'; " FIELDS "\n2:1 a test has no field 'true'; " FIELDS "\n"},
    {"unknown field in an object", "options: {pth: a}\n",
        "1:11 'options' has no field 'pth'; did you mean 'path'?\n"},
    {"unknown field in a list of objects", "specs:\n- path: a\n- q: 1\n",
        "3:3 an entry of 'specs' has no field 'q'; its fields are path, create\n"},
    {"a number for a string", "name: 1\n",
        "1:7 'name' must be a string, not a number; put the value in quotes\n"},
    {"a boolean for a string", "name: y\n",
        "1:7 'name' must be a string, not true or false; put the value in quotes\n"},
    {"a list for a string", "name: [a]\n",
        "1:7 'name' must be a string, not a list; write one text behind 'name:'\n"},
    {"a string for a boolean", "immutable: 'true'\n",
        "1:12 'immutable' must be true or false, not a string; write true or false, without "
        "quotes\n"},
    {"a float for an integer", "count: 1.5\n",
        "1:8 'count' must be an integer, not a number; write a whole number such as 3\n"},
    {"an integer that is too large", "count: 9223372036854775808\n",
        "1:8 'count' must be an integer, not a number; write a whole number such as 3\n"},
    {"an integer that is too small", "count: -9223372036854775809\n",
        "1:8 'count' must be an integer, not a number; write a whole number such as 3\n"},
    {"a string for a list", "resources: a\n",
        "1:12 'resources' must be a list of strings, not a string; put each entry on a line of its "
        "own that begins with '- '\n"},
    {"a mapping in a list of strings", "resources:\n- a: b\n",
        "2:3 an entry of 'resources' must be a string, not a mapping; write '- b'; a text with ': "
        "' in it needs quotes\n"},
    {"a number in a mapping of strings", "labels: {a: 1, b: c, d: 2}\n",
        "1:13 a value in 'labels' must be a string, not a number; put the value in quotes\n"
        "1:25 a value in 'labels' must be a string, not a number; put the value in quotes\n"},
    {"a list for a mapping of strings", "labels: [a]\n",
        "1:9 'labels' must be a mapping of strings, not a list; write each entry as 'key: value' "
        "on a line of its own, without '- '\n"},
    {"a string for an object", "options: a\n",
        "1:10 'options' must be a mapping, not a string; write 'path: a', indented, on a line "
        "below\n"},
    {"a mapping for a list of objects", "specs: {path: a}\n",
        "1:8 'specs' must be a list of mappings, not a mapping; put each entry on a line of its "
        "own that begins with '- '\n"},
    {"a string in a list of objects", "specs: [a]\n",
        "1:9 an entry of 'specs' must be a mapping, not a string; write 'path: a'\n"},
    {"a list for the whole", "- a\n", "1:1 a test must be a mapping, not a list\n"},
};

static void print_mistakes(kz_buf *out, const kz_ctx *ctx)
{
    for (const kz_diag *d = ctx->first_diag; d != NULL; d = d->next) {
        char place[64];
        snprintf(place, sizeof place, "%u:%u ", d->at.line, d->at.col);
        add_z(out, place);
        kz_buf_str(out, d->text);
        add_z(out, d->help.len == 0 ? "" : "; ");
        kz_buf_str(out, d->help);
        add_z(out, "\n");
    }
}

static void checks(void **state)
{
    const struct shape_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    const kz_text text = {.bytes = kz_str_c(c->yaml)};
    kz_node *root;
    kz_buf out = {0};
    assert_int_equal(kz_parse_config(&ctx, &text, &root), KZ_OK);
    kz_status status = kz_shape_check(&ctx, root, fields, "a test");
    assert_int_equal(status, ctx.first_diag == NULL ? KZ_OK : KZ_EINPUT);
    if (status == KZ_OK)
        print(&out, root, true);
    else
        print_mistakes(&out, &ctx);
    kz_buf_byte(&out, '\0');
    assert_string_equal(out.ptr, c->expected);
    kz_buf_free(&out);
    kz_ctx_release(&ctx);
}

static void takes_nothing(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    assert_int_equal(kz_shape_check(&ctx, NULL, fields, "a test"), KZ_OK);
    kz_ctx_release(&ctx);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases) + 1];
    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
            .test_func = checks,
            .initial_state = (void *)(uintptr_t)&cases[i]};
    tests[COUNT(cases)] = (struct CMUnitTest)cmocka_unit_test(takes_nothing);
    return cmocka_run_group_tests_name("shape", tests, NULL, NULL);
}
