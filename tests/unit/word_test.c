/*
 * Words: texts that mean themselves in YAML. What is one must be read as a string and
 * written without quotes; what is none only costs time.
 */
#include "base/word.h"

#include "plan.h"
#include "yaml/emit_scalar.h"
#include "yaml/value.h"

static const struct word_case {
    const char *name;
    bool word, letters;
} cases[] = {
    {"metadata", true, true},
    {"apiVersion", true, true},
    {"app.kubernetes.io/name", true, false},
    {"x_y-2", true, false},
    {"name", true, true},
    {"Y2", true, false},
    {"none", true, true},
    {"yesterday", true, true},
    {"", false, true},
    {"y", false, true},
    {"No", false, true},
    {"oFF", false, true},
    {"TRUE", false, true},
    {"Null", false, true},
    {"1a", false, false},
    {".a", false, false},
    {"-a", false, false},
    {"a b", false, false},
    {"a:", false, false},
    {"a#", false, false},
    {"<<", false, false},
    {"\xC3\xA9", false, false},
    {"a\xC3\xA9", false, false},
};

static void tells_words(void **state)
{
    const struct word_case *c = *state;
    const kz_str s = kz_str_c(c->name);
    assert_int_equal(kz_is_word(s), c->word);
    assert_int_equal(kz_is_letters(s), c->letters);
    if (!c->word)
        return;
    assert_int_equal(kz_scalar_resolve(s, KZ_READ_MANIFEST), KZ_STRING);
    assert_int_equal(kz_scalar_resolve(s, KZ_READ_CONFIG), KZ_STRING);
    assert_true(kz_text_analyse(s).plain_allowed);
    assert_false(kz_value_needs_quotes(s));
}

static void long_texts_are_none(void **state)
{
    (void)state;
    char text[129];
    memset(text, 'a', sizeof text);
    assert_true(kz_is_word((kz_str){text, 128}));
    assert_false(kz_is_word((kz_str){text, 129}));
}

static void prefixes_sort_as_texts_do(void **state)
{
    (void)state;
    assert_true(kz_word_prefix(KZ_S("name")) < kz_word_prefix(KZ_S("names")));
    assert_true(kz_word_prefix(KZ_S("B")) < kz_word_prefix(KZ_S("a")));
    assert_true(kz_word_prefix(KZ_S("abcdefgh1")) == kz_word_prefix(KZ_S("abcdefgh2")));
    assert_true(kz_word_prefix(KZ_EMPTY) == 0);
}

int main(void)
{
    test_plan plan = {.len = 0};
    PLAN(&plan, cases, tells_words);
    plan_case(&plan, "long texts are none", long_texts_are_none, NULL);
    plan_case(&plan, "prefixes sort as texts do", prefixes_sort_as_texts_do, NULL);
    return run_plan("word", &plan);
}
