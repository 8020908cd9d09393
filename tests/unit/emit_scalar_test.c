/*
 * Scalars as text: styles, escapes, folding. Expectations come from the reference.
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
    {"plain", "v: abc\n", "v: abc\n"},
    {"word with dash", "v: a-b_c/d.e=f\n", "v: a-b_c/d.e=f\n"},
    {"empty string", "v: \"\"\n", "v: \"\"\n"},
    {"null", "v: ~\n", "v: null\n"},
    {"boolean", "v: TRUE\n", "v: true\n"},
    {"booleans of YAML 1.1",
        "a: \"yes\"\nb: \"No\"\nc: \"on\"\nd: \"OFF\"\ne: \"y\"\nf: \"N\"\ng: \"yES\"\n",
        "a: \"yes\"\nb: \"No\"\nc: \"on\"\nd: \"OFF\"\ne: \"y\"\nf: \"N\"\ng: yES\n"},
    {"texts of other types",
        "a: \"true\"\nb: \"null\"\nc: \"~\"\nd: \"1\"\ne: \"1.5\"\nf: \".5\"\ng: \"0x1F\"\nh: "
        "\"0o17\"\ni: \"1_000\"\nj: \"1e3\"\nk: \".inf\"\nl: \".NaN\"\nm: \"-0\"\nn: \"+1\"\no: "
        "\"08\"\np: \"0b11\"\n",
        "a: \"true\"\nb: \"null\"\nc: \"~\"\nd: \"1\"\ne: \"1.5\"\nf: \".5\"\ng: \"0x1F\"\nh: "
        "\"0o17\"\ni: \"1_000\"\nj: \"1e3\"\nk: \".inf\"\nl: \".NaN\"\nm: \"-0\"\n\"n\": "
        "\"+1\"\no: \"08\"\np: \"0b11\"\n"},
    {"texts of no other type",
        "a: \"1e\"\nb: \"0x\"\nc: \"0o8\"\nd: \"0b2\"\ne: \"_1\"\nf: \".\"\ng: \"1.2.3\"\nh: "
        "\"1k\"\ni: \"=\"\nj: \"1e400\"\nk: \"+\"\n",
        "a: 1e\nb: 0x\nc: 0o8\nd: 0b2\ne: _1\nf: .\ng: 1.2.3\nh: 1k\ni: =\nj: 1e400\nk: +\n"},
    {"dates are quoted", "a: \"2001-12-14\"\nb: \"2001-12-14T01:02:03Z\"\nc: \"2001-13-14\"\n",
        "a: \"2001-12-14\"\nb: \"2001-12-14T01:02:03Z\"\nc: 2001-13-14\n"},
    {"base sixty is quoted",
        "a: \"1:30\"\nb: \"190:20:30.15\"\nc: \"-1:30\"\nd: \"1:60\"\ne: \"1:\"\nf: \"1_0:30\"\ng: "
        "\"1:2:3:4\"\nh: \"1:300\"\n",
        "a: \"1:30\"\nb: \"190:20:30.15\"\nc: \"-1:30\"\nd: 1:60\ne: '1:'\nf: \"1_0:30\"\ng: "
        "\"1:2:3:4\"\nh: 1:300\n"},
    {"single quotes",
        "a: \" a\"\nb: \"a \"\nc: \"a: b\"\nd: \"a:\"\ne: \"a #b\"\nf: \"#a\"\ng: \"- a\"\nh: "
        "\"-\"\ni: \"? a\"\nj: \": a\"\nk: \"'a'\"\nl: \"it's: x\"\n",
        "a: ' a'\nb: 'a '\nc: 'a: b'\nd: 'a:'\ne: 'a #b'\nf: '#a'\ng: '- a'\nh: '-'\ni: '? a'\nj: "
        "': a'\nk: '''a'''\nl: 'it''s: x'\n"},
    {"characters that open something",
        "a: \"[a\"\nb: \"]\"\nc: \"{a\"\nd: \"}\"\ne: \",a\"\nf: \"&a\"\ng: \"*a\"\nh: \"!a\"\ni: "
        "\"|\"\nj: \">\"\nk: \"%a\"\nl: \"@a\"\nm: \"`a\"\nn: '\"a\"'\n",
        "a: '[a'\nb: ']'\nc: '{a'\nd: '}'\ne: ',a'\nf: '&a'\ng: '*a'\nh: '!a'\ni: '|'\nj: '>'\nk: "
        "'%a'\nl: '@a'\nm: '`a'\n\"n\": '\"a\"'\n"},
    {"plain in spite of them",
        "a: \"-a\"\nb: \"?a\"\nc: \":a\"\nd: \"a:b\"\ne: \"a#b\"\nf: \"a, b\"\ng: \"a'b\"\nh: "
        "'a\"b'\ni: 'a\\b'\nj: \"a  b\"\nk: \"<a>&b\"\nl: \"100%\"\n",
        "a: -a\nb: ?a\nc: :a\nd: a:b\ne: a#b\nf: a, b\ng: a'b\nh: a\"b\ni: a\\b\nj: a  b\nk: "
        "<a>&b\nl: 100%\n"},
    {"document marks",
        "a: \"---\"\nb: \"--- a\"\nc: \"...\"\nd: \"...a\"\ne: \"--\"\nf: \"..\"\ng: \"a ---\"\n",
        "a: '---'\nb: '--- a'\nc: '...'\nd: '...a'\ne: --\nf: ..\ng: a ---\n"},
    {"control characters",
        "a: \"\\0\"\nb: \"\\a\\b\\t\\v\\f\\r\\e\"\nc: \"\\x01\\x1f\"\nd: \"a\\tb\"\ne: "
        "\"\\\"\\\\\\t\"\n",
        "a: \"\\0\"\nb: \"\\a\\b\\t\\v\\f\\r\\e\"\nc: \"\\x01\\x1F\"\nd: \"a\\tb\"\ne: "
        "\"\\\"\\\\\\t\"\n"},
    {"letters of all languages", "a: é\nb: 日本語\nc: Ω\n", "a: é\nb: 日本語\nc: Ω\n"},
    {"invisible characters",
        "a: \"\\u00a0\"\nb: \"\\u200b\"\nc: \"\\ue000\"\nd: \"x\\u00ady\"\ne: \"\\ufffd\"\n",
        "a: \302\240\nb: \342\200\213\nc: \356\200\200\nd: x\302\255y\ne: �\n"},
    {"beyond the basic plane", "a: 😀\nb: \"\\U0010ffff\"\n",
        "a: \"\\U0001F600\"\nb: \"\\U0010FFFF\"\n"},
    {"byte order mark", "a: \"x\\ufeff\"\nb: \"\\ufeff\"\nc: \"\\ufeffa é\\n\"\n",
        "a: \"x\\uFEFF\"\nb: \"\\uFEFF\"\nc: \"\\uFEFF\\x61\\x20\\xE9\\n\"\n"},
    {"line separators",
        "a: \"a\\u2028b\"\nb: \"a\\u2029\"\nc: \"a \\u2028b\"\nd: \"a\\u2028 b\"\ne: "
        "\"\\u2028\\n\"\n",
        "a: 'a\342\200\250  b'\nb: 'a\342\200\251'\nc: \"a \\Lb\"\nd: \"a\\L b\"\ne: "
        "|2+\n\342\200\250\n"},
    {"next line is folded",
        "a: \"\\N\"\nb: \"a\\Nb\"\nc: \"a \\N b\"\nd: \"a\\N\\Nb\"\ne: \"a\\N\\N\\Nb\\N\"\n",
        "a: ' '\nb: a b\nc: a b\nd: |-\n  a\n  b\ne: \"a\\n\\nb \"\n"},
    {"literal", "a: \"x\\ny\"\nb: \"x\\ny\\n\"\nc: \"x\\ny\\n\\n\"\nd: \"x\\n\\ny\\n\"\n",
        "a: |-\n  x\n  y\nb: |\n  x\n  y\nc: |+\n  x\n  y\n\nd: |\n  x\n\n  y\n"},
    {"literal with an indicator",
        "a: \" x\\ny\"\nb: \"\\nx\"\nc: \"\\n\"\nd: \"\\n\\n\"\ne: \"\\n x\\n\"\nf: \"  x\\n "
        "y\\n\\n\"\n",
        "a: |2-\n   x\n  y\nb: |2-\n\n  x\nc: |2+\n\nd: |2+\n\n\ne: |2\n\n   x\nf: |2+\n    x\n   "
        "y\n\n"},
    {"literal with indented lines", "a: \"x\\n y\\n  z\\n\"\nb: \"{\\n  \\\"a\\\": 1\\n}\\n\"\n",
        "a: |\n  x\n   y\n    z\nb: |\n  {\n    \"a\": 1\n  }\n"},
    {"no literal",
        "a: \"x \\ny\"\nb: \"x\\ny \"\nc: \"x\\ty\\nz\"\nd: \"x\\r\\ny\\r\\n\"\ne: \"x\\n "
        "\\ny\"\nf: \"\\tx\\n\"\ng: \"x\\0\\n\"\nh: \"😀\\n\"\n",
        "a: \"x \\ny\"\nb: \"x\\ny \"\nc: \"x\\ty\\nz\"\nd: \"x\\r\\ny\\r\\n\"\ne: \"x\\n "
        "\\ny\"\nf: \"\\tx\\n\"\ng: \"x\\0\\n\"\nh: \"\\U0001F600\\n\"\n"},
    {"plain is folded",
        "v: lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
        "incididunt ut labore\n",
        "v: lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
        "incididunt\n  ut labore\n"},
    {"plain is folded in depth",
        "a:\n- b:\n    c: lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod "
        "tempor incididunt ut labore\n",
        "a:\n- b:\n    c: lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod "
        "tempor\n      incididunt ut labore\n"},
    {"folded behind column 80",
        "v: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx y z\nw: "
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx y z\n",
        "v: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx y\n  "
        "z\nw: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n  y "
        "z\n"},
    {"no fold at two spaces",
        "v: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  y  z "
        "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww a\n",
        "v: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  y  "
        "z\n  wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww\n  "
        "a\n"},
    {"nothing to fold at",
        "v: "
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        "xxxxxxxxxxxxxxxxxxxx\n",
        "v: "
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        "xxxxxxxxxxxxxxxxxxxx\n"},
    {"single quotes are folded",
        "v: \"lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
        "incididunt ut labore: x\"\n",
        "v: 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
        "incididunt\n  ut labore: x'\n"},
    {"single quotes and spaces",
        "v: \" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  y "
        "z\"\nw: "
        "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx \"\n",
        "v: ' xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  "
        "y\n  z'\nw: "
        "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx '\n"},
    {"double quotes are folded",
        "v: \"\\tlorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
        "incididunt ut labore\"\n",
        "v: \"\\tlorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor\n  "
        "incididunt ut labore\"\n"},
    {"double quotes and spaces",
        "v: \"\\txxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  "
        "y   z wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww    "
        "\"\n",
        "v: "
        "\"\\txxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n  "
        "\\ y   z "
        "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww\n  \\   "
        "\"\n"},
    {"escapes count",
        "v: "
        "\"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0"
        "\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0 a b c\"\n",
        "v: "
        "\"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0"
        "\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\n  a b c\"\n"},
    {"characters count, not bytes",
        "v: éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé a b\nw: "
        "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé a b\n",
        "v: éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé a\n  "
        "b\nw: éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\n  a "
        "b\n"},
    {"folded block", "v: >\n  a\n  b\n\n  c\n    d\n  e\n\n", "v: |\n  a b\n  c\n\n    d\n  e\n"},
    {"folded block that begins indented", "v: >2\n    a\n  b\n  c\n\n  d\n\n",
        "v: |2\n    a\n  b c d\n"},
    {"folded block with tabs", "v: >\n  a\n  \tb\n  c\n\n", "v: \"a\\n\\n\\tb\\nc\\n\"\n"},
    {"folded block that is quoted", "v: >\n  a \n    b\n  c\n\n", "v: \"a \\n  b\\nc\\n\"\n"},
    {"folded block in a list", "- >-\n  a\n\n  b\n   c\n- >+\n  a\n\n\n\n",
        "- |-\n  a\n  b\n\n   c\n- |+\n  a\n\n\n\n\n"},
    {"numbers",
        "a: 010\nb: 0x1F\nc: 1_000\nd: 1.50\ne: 1e3\nf: 1e21\ng: .5\nh: 18446744073709551615\ni: "
        "18446744073709551616\nj: 1e-7\nk: 123456789.5\nl: 100000000000000000000.0\nm: -0\nn: "
        "-0.0\no: 0.000001\n",
        "a: 8\nb: 31\nc: 1000\nd: 1.5\ne: 1000\nf: 1e+21\ng: 0.5\nh: 18446744073709551615\ni: "
        "1.8446744073709552e+19\nj: 1e-07\nk: 1.234567895e+08\nl: 1e+20\nm: 0\n\"n\": 0\no: "
        "1e-06\n"},
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
    return run_plan("emit scalar", &plan);
}
