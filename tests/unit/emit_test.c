/*
 * Trees as text: collections, keys, and what cannot be written. Expectations come from the reference.
 */
#include "trip.h"

#include "yaml/emit.h"

static kz_status write(kz_ctx *ctx, kz_node *n, kz_buf *out)
{
    return kz_emit(ctx, n, out);
}

static const struct emit_case {
    const char *name, *text, *expected;
} cases[] = {
    {"nothing", "v:\n", "v: null\n"},
    {"literal in lists", "- \"x\\ny\\n\"\n- - \" x\\ny\"\n- a: \"x\\ny\"\n  b: 1\n- \"\\n\"\n- c\n",
        "- |\n  x\n  y\n- - |2-\n     x\n    y\n- a: |-\n    x\n    y\n  b: 1\n- |2+\n\n- c\n"},
    {"empty collections", "a: {}\nb: []\nc: [[], {}]\nd: {e: {}, f: []}\n",
        "a: {}\nb: []\nc:\n- []\n- {}\nd:\n  e: {}\n  f: []\n"},
    {"collections in collections",
        "a:\n  b:\n  - c\n  - d: 1\n    e: [2, 3]\n  - - - x\n    - y\n  - - f: 1\n      g: {h: "
        "2}\n",
        "a:\n  b:\n  - c\n  - d: 1\n    e:\n    - 2\n    - 3\n  - - - x\n    - \"y\"\n  - - f: 1\n "
        "     g:\n        h: 2\n"},
    {"list at the top", "- a\n- b: 1\n- [c]\n", "- a\n- b: 1\n- - c\n"},
    {"nothing in flow style is an empty string",
        "a: [x, ]\nb: {c: , d: ~}\ne: [{f: }]\ng:\n- \n- h:\n",
        "a:\n- x\nb:\n  c: \"\"\n  d: null\ne:\n- f: \"\"\ng:\n- null\n- h: null\n"},
    {"keys are sorted", "b: 1\na: 2\nB: 3\nA: 4\n_: 5\n-x: 6\n.y: 7\n",
        "-x: 6\n.y: 7\n_: 5\nA: 4\nB: 3\na: 2\nb: 1\n"},
    {"numbers in keys", "a10: 1\na9: 2\na1: 4\na: 5\n\"10\": 6\n\"9\": 7\nab: 8\n",
        "\"9\": 7\n\"10\": 6\na: 5\na1: 4\na9: 2\na10: 1\nab: 8\n"},
    {"keys are quoted",
        "\"yes\": 1\n\"1\": 2\n\"\": 3\n\"a: b\": 4\n\"#\": 5\n\"1:30\": 6\n\" \": 7\n\"é\": "
        "8\n\"\\t\": 9\n\"~\": 10\n\"2001-01-01\": 11\n",
        "\"\": 3\n\"\\t\": 9\n' ': 7\n'#': 5\n\"~\": 10\n\"1\": 2\n\"1:30\": 6\n\"2001-01-01\": "
        "11\n'a: b': 4\n\"yes\": 1\né: 8\n"},
    {"keys of several lines", "\"a\\nb\": 1\n\"a\\n\": {x: 1}\n\"c\\u2028d\": [y]\n\"e \\n\": {}\n",
        "? |\n  a\n: x: 1\n? |-\n  a\n  b\n: 1\n? 'c\342\200\250  d'\n: - \"y\"\n? \"e \\n\"\n: "
        "{}\n"},
    {"longest simple key",
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 1\n",
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 1\n"},
    {"longer key",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: 1\n",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: 1\n"},
    {"longer key of a mapping",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: {a: 1}\n",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: a: 1\n"},
    {"longer key of a list",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: [a, {b: 1, c: 2}]\n",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: - a\n  - b: 1\n    c: 2\n"},
    {"longer key of nothing",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: {}\n",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: {}\n"},
    {"bytes of a key count",
        "\"éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\": 1\n? "
        "\"ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\"\n: 2\n",
        "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé: 1\n? "
        "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\n: 2\n"},
    {"long key that folds",
        "? lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt "
        "ut labore lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
        "incididunt ut labore\n: 1\n",
        "? lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
        "incididunt\n  ut labore lorem ipsum dolor sit amet consectetur adipiscing elit sed do "
        "eiusmod\n  tempor incididunt ut labore\n: 1\n"},
    {"longest key",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: 1\n",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: 1\n"},
    {"keys are not folded",
        "\"a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
        "a a a a a a a a a a a a a a a a \": 1\n",
        "'a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
        "a a a a a a a a a a a a a a a a ': 1\n"},
    {"indentation past the width",
        "k:\n k:\n  k:\n   k:\n    k:\n     k:\n      k:\n       k:\n        k:\n         k:\n     "
        "     k:\n           k:\n            k:\n             k:\n              k:\n               "
        "k:\n                k:\n                 k:\n                  k:\n                   "
        "k:\n                    k:\n                     k:\n                      k:\n           "
        "            k:\n                        k:\n                         k:\n                 "
        "         k:\n                           k:\n                            k:\n              "
        "               k:\n                              k:\n                               k:\n  "
        "                              k:\n                                 k:\n                   "
        "               k:\n                                   k:\n                                "
        "    k:\n                                     k:\n                                      "
        "k:\n                                       k:\n                                        "
        "k:\n                                         k:\n                                         "
        " v: a b\n",
        "k:\n  k:\n    k:\n      k:\n        k:\n          k:\n            k:\n              k:\n  "
        "              k:\n                  k:\n                    k:\n                      "
        "k:\n                        k:\n                          k:\n                            "
        "k:\n                              k:\n                                k:\n                "
        "                  k:\n                                    k:\n                            "
        "          k:\n                                        k:\n                                "
        "          k:\n                                            k:\n                            "
        "                  k:\n                                                k:\n                "
        "                                  k:\n                                                    "
        "k:\n                                                      k:\n                            "
        "                            k:\n                                                          "
        "k:\n                                                            k:\n                      "
        "                                        k:\n                                              "
        "                  k:\n                                                                  "
        "k:\n                                                                    k:\n              "
        "                                                        k:\n                              "
        "                                          k:\n                                            "
        "                              k:\n                                                        "
        "                    k:\n                                                                  "
        "            k:\n                                                                          "
        "      k:\n                                                                                "
        "  k:\n                                                                                    "
        "v: a\n                                                                                    "
        "  b\n"},
    {"tags",
        "a: !!str 1\nb: !!int \"1\"\nc: !!float 1\nd: !!binary aGk=\ne: !foo bar\nf: !!null "
        "\"\"\ng: ! 1\n",
        "a: \"1\"\nb: 1\nc: 1\nd: hi\ne: bar\nf: null\ng: 1\n"},
    {"aliases", "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2\n",
        "a:\n  b: 1\nc:\n  b: 1\nd:\n  b: 1\n  e: 2\n"},
    {"key that was left out", "{? : a}\n", "\"\": a\n"},
    {"infinity", "a:\n  b: .inf\n", "error 2:6"},
    {"no number", "v: -.NAN\nw: .nan\n", "error 2:4"},
    {"key that is a number", "a: {1: x}\n", "error 1:5"},
    {"key that is null", "~: x\n", "error 1:1"},
    {"key that is a list", "a: {[]: x}\n", "error 1:5"},
    {"repeated key", "a: 1\nb: 2\na: 3\n", "error 3:1"},
    {"repeated key among many",
        "k0: 1\nk1: 1\nk2: 1\nk3: 1\nk4: 1\nk5: 1\nk6: 1\nk7: 1\nk8: 1\nk9: 1\nk10: 1\nk11: "
        "1\nk12: 1\nk13: 1\nk14: 1\nk15: 1\nk16: 1\nk17: 1\nk18: 1\nk19: 1\nk20: 1\nk21: 1\nk22: "
        "1\nk23: 1\nk24: 1\nk25: 1\nk26: 1\nk27: 1\nk28: 1\nk29: 1\nk3: 2\n\n",
        "error 31:1"},
    {"repeated key in depth", "a:\n- {b: 1, \"b\": 2}\n", "error 2:10"},
    {"delete character", "a: \"x\\x7f\"\n", "error 1:4"},
    {"C1 character", "a: \"\\x80\"\n", "error 1:4"},
    {"noncharacter", "a: \"\\uffff\"\n", "error 1:4"},
    {"noncharacter in a key", "\"\\ufffe\": 1\n", "error 1:1"},
    {"next line in a key", "\"a\\Nb\": 1\n", "error 1:1"},
    {"too long key",
        "? "
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: 1\n",
        "error 1:3"},
    {"too long key in JSON",
        "? "
        "\"<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"
        "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\"\n: "
        "1\n",
        "error 1:3"},
    {"tagged integer that is none", "a: !!int x\n", "error 1:4"},
    {"block that begins with a tab", "a: |2\n  \tx\n\n", "error 1:4"},
    {"folded block that begins with a tab", "a: >2\n  \tx\n\n", "error 1:4"},
    {"time zone", "a: 2001-01-01T00:00:00+23:60\n", "error 1:4"},
    {"base64", "a: !!binary x\n", "error 1:4"},
};

static void emits(void **state)
{
    const struct emit_case *c = *state;
    check_trip(c->text, write, c->expected);
}

int main(void)
{
    test_plan plan = {.len = 0};
    PLAN(&plan, cases, emits);
    return run_plan("emit", &plan);
}
