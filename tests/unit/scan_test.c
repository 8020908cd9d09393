/*
 * What the scanner reads and what it leaves to libyaml. That it reads the same tree is
 * the matter of tests/fuzz/scan_fuzz.c; here each text is compared as well.
 */
#include "yaml/scan.h"

#include "plan.h"

struct scan_case {
    const char *name, *text;
};

static const struct scan_case read_cases[] = {
    {"mapping", "a: 1\nb: two words\n"},
    {"nothing", ""},
    {"only comments", "# a\n\n  # b\n"},
    {"document start", "--- # here\na: 1\n"},
    {"no newline at the end", "a: b"},
    {"nested mapping", "a:\n  b:\n      c: 1\n  d: 2\n"},
    {"null values", "a:\nb:\n  c: # nothing\n"},
    {"indented list", "a:\n  - 1\n  - 2\nb: 3\n"},
    {"list at its key", "a:\n- 1\n- 2\nb: 3\n"},
    {"list of mappings", "- a: 1\n  b: 2\n-   c: 3\n    d: 4\n"},
    {"list of lists", "- - 1\n  - 2\n-\n  - 3\n"},
    {"nulls in a list", "-\n- # c\n- a\n"},
    {"comment lines between", "a: 1\n# x\n  # y\nb:\n# z\n- 1\n"},
    {"comment behind", "a: 1 # x\nb: c#d #e\n"},
    {"colons inside", "a: b:c\nd: http://x:80/y\n"},
    {"colons first", "a: :b\nc:\n- :d:e\n- ::f\n:g: h\n"},
    {"key with blanks", "a b : c\n"},
    {"plain indicators inside", "a: -b?,[]{}#&*!|>'\"%@`\n"},
    {"plain over lines", "a: b\n  c\n\n    d\ne: f\n"},
    {"plain on the next line", "a:\n  b\n c\nd: 1\n"},
    {"dash in a continued line", "a: b\n  - c\n"},
    {"single quotes", "a: 'it''s'\n'b': ''\n"},
    {"single over lines", "a: 'b\n\n  c  \nd'\n"},
    {"double quotes", "a: \"b\"\n\"c d\": \"\"\n"},
    {"escapes", "a: \"\\n\\t\\\"\\\\\\x41\\u00e9\\U0001F600\\0\"\n"},
    {"double over lines", "a: \"b  \n  c\\\n   d\\n\\\n\n  e\"\nf: 1\n"},
    {"tab inside quotes", "a: \"b\tc\"\n"},
    {"literal", "a: |\n  b\n    c\n\n  d\ne: 1\n"},
    {"literal strip", "a: |-\n  b\n\n"},
    {"literal keep", "a: |+\n  b\n\n\nc: 1\n"},
    {"literal with tabs", "a: |\n  b\tc\n  d\n"},
    {"literal without text", "a: |\n\nb: |+\n\n"},
    {"literal with a comment behind", "a: |\n  b\n# c\nd: 1\n"},
    {"literal with an indicator", "a: |2-\n    b\n   c\n"},
    {"literal in a list", "- |\n b\n- c\n"},
    {"literal at the end", "a: |\n  b"},
    {"folded", "a: >\n  b\n  c\n\n  d\n    e\n  f\n"},
    {"folded keep", "a: >+\n  b\n\n\n"},
    {"flow", "a: [b, 'c', \"d\", 1]\ne: {f: g, \"h\":i, j: [k, {l: m}]}\n"},
    {"empty flow", "a: []\nb: { }\n"},
    {"flow alone", "{a: b}\n"},
    {"non-ASCII", "\xC3\xA9: \xE6\x97\xA5\xE6\x9C\xAC # \xC3\xA9\n"},
    {"non-ASCII before a value", "a: {\xC3\xA9: b}\n"},
    {"types", "a: 0x1F\nb: ~\nc: 1.5\nd: yes\ne: 2001-01-01\n10: f\ntrue: g\n"},
};

static const struct scan_case declined_cases[] = {
    {"anchor", "a: &x 1\n"},
    {"alias", "a: *x\n"},
    {"tag", "a: !!str 1\n"},
    {"directive", "%YAML 1.1\na: 1\n"},
    {"complex key", "? a\n: b\n"},
    {"merge key", "a:\n  <<: b\n"},
    {"quoted merge key", "'<<': b\n"},
    {"tab as indentation", "a:\n\tb: 1\n"},
    {"tab behind a colon", "a:\tb\n"},
    {"tab before a comment", "a: b\t# c\n"},
    {"tab on a blank line", "a: 1\n \t\nb: 2\n"},
    {"tab before a literal's text", "a: |\n  \tb\n"},
    {"byte order mark",
        "\xEF\xBB\xBF"
        "a: 1\n"},
    {"carriage return", "a: 1\rb: 2\n"},
    {"control character", "a: \x01\n"},
    {"delete", "a: \x7F\n"},
    {"not UTF-8", "a: \xFF\n"},
    {"next line",
        "a: b\xC2\x85"
        "c\n"},
    {"line separator",
        "a: b\xE2\x80\xA8"
        "c\n"},
    {"second document", "a: 1\n---\nb: 2\n"},
    {"document end", "a: 1\n...\n"},
    {"explicit empty document", "---\n"},
    {"scalar alone", "a\n"},
    {"less indented key", "  a: 1\n b: 2\n"},
    {"more indented key", "a: 1\n  b: 2\n"},
    {"list item in a mapping", "a: 1\n- b\n"},
    {"mapping in a line", "a: b: c\n"},
    {"list in a line", "a: - b\n"},
    {"continued line behind a comment", "a: b # c\n  d\n"},
    {"continued line behind a comment line", "a: b\n# c\n  d\n"},
    {"key over lines", "a\n  b: c\n"},
    {"long key", NULL},
    {"flow over lines", "a: [b,\n  c]\n"},
    {"flow pair", "a: [b: c]\n"},
    {"flow colon first", "a: [:b]\n"},
    {"flow key without a value", "a: {b}\n"},
    {"flow value left out", "a: {b: , c: d}\n"},
    {"flow question mark", "a: [b?c]\n"},
    {"flow with a comment", "a: [b #c\n]\n"},
    {"text behind flow", "a: [b] c\n"},
    {"text behind quotes", "a: 'b' c\n"},
    {"comment at quotes", "a: 'b'#c\n"},
    {"quotes without end", "a: 'b\n"},
    {"strange escape", "a: \"\\/\"\n"},
    {"surrogate", "a: \"\\ud83d\"\n"},
    {"reserved", "a: @b\n"},
    {"percent", "a: %b\n"},
    {"long blank line before a literal's text", "a: |\n     \n  b\n"},
    {"less indented literal", "a:\n  b: |\n  c\n"},
};

static bool same_tree(const kz_node *a, const kz_node *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    bool same = a->kind == b->kind && a->type == b->type && a->flags == b->flags &&
        a->count == b->count && a->key == b->key && a->key_type == b->key_type &&
        memcmp(&a->loc, &b->loc, sizeof a->loc) == 0 &&
        memcmp(&a->key_loc, &b->key_loc, sizeof a->key_loc) == 0;
    if (!same || a->kind == KZ_SCALAR)
        return same && kz_str_eq(a->u.text, b->u.text);
    const kz_node *x = kz_first(a), *y = kz_first(b);
    for (; x != NULL && y != NULL && same_tree(x, y); x = x->next, y = y->next) {
    }
    return x == y;
}

static void reads_as_libyaml_does(void **state)
{
    const struct scan_case *c = *state;
    for (int reader = KZ_READ_MANIFEST; reader <= KZ_READ_CONFIG; reader++) {
        kz_text text = {.bytes = kz_str_c(c->text), .file = 1};
        kz_piece piece = {.text = &text, .bytes = text.bytes, .reader = (kz_reader)reader};
        kz_document_tree scanned, parsed;
        kz_ctx ctx;
        kz_ctx_init(&ctx, 0, NULL);
        assert_true(kz_scan(&ctx, &piece, &scanned, NULL));
        assert_int_equal(kz_libyaml_read(&ctx, &piece, &parsed), KZ_OK);
        assert_true(same_tree(scanned.root, parsed.root));
        kz_ctx_release(&ctx);
    }
}

static void is_left_to_libyaml(void **state)
{
    const struct scan_case *c = *state;
    char long_key[1100];
    memset(long_key, 'k', sizeof long_key);
    memcpy(long_key + sizeof long_key - 5, ": v\n", 5);
    kz_text text = {.bytes = kz_str_c(c->text == NULL ? long_key : c->text), .file = 1};
    kz_piece piece = {.text = &text, .bytes = text.bytes, .reader = KZ_READ_MANIFEST};
    kz_document_tree tree;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    assert_false(kz_scan(&ctx, &piece, &tree, NULL));
    assert_null(ctx.first_diag);
    kz_ctx_release(&ctx);
}

int main(void)
{
    test_plan plan = {.len = 0};
    PLAN(&plan, read_cases, reads_as_libyaml_does);
    PLAN(&plan, declined_cases, is_left_to_libyaml);
    return run_plan("scanner", &plan);
}
