/*
 * Where generated data comes from: literals, files, env files. What is read was asked of
 * the reference.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "generate/sources.h"
#include "plan.h"
#include "yaml/parse.h"

static char top[] = P_tmpdir "/kz-sources-XXXXXX";

static int make_directory(void **state)
{
    (void)state;
    return mkdtemp(top) == NULL || chdir(top) != 0 || mkdir("dir", 0700) != 0 ? -1 : 0;
}

static int remove_directory(void **state)
{
    (void)state;
    unlink("f");
    unlink("dir/f");
    return rmdir("dir") | chdir("/") | rmdir(top);
}

static void write_file(const char *path, const char *content, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* The pairs that the generator's ENTRY gives as "key=[value] ...", in the build's arena. */
static kz_status read_sources(kz_ctx *ctx, const char *entry, kz_pairs *pairs)
{
    kz_loader loader = {.restrictor = KZ_RESTRICT_ROOT_ONLY};
    kz_node *root;
    kz_ctx_init(ctx, 0, NULL);
    assert_true(kz_path_resolve(ctx, KZ_S("."), &loader.root));
    kz_text text = {.bytes = kz_str_c(entry)};
    text.file = kz_ctx_add_file(ctx, KZ_S("kustomization.yaml"), text.bytes);
    assert_int_equal(kz_parse_config(ctx, &text, &root), KZ_OK);
    return kz_sources_read(ctx, &loader, root, pairs);
}

static const char *listed(kz_ctx *ctx, const kz_pairs *pairs)
{
    kz_str list = KZ_EMPTY;
    for (size_t i = 0; i < pairs->len; i++) {
        const kz_pair *pair = &pairs->at[i];
        kz_str parts[] = {
            list, i > 0 ? KZ_S(" ") : KZ_EMPTY, pair->key, KZ_S("=["), pair->value, KZ_S("]")};
        list = kz_str_join(&ctx->arena, parts, 6);
    }
    return kz_str_z(&ctx->arena, list);
}

/* PAIRS: NULL if the entry is refused. The files "f" and "dir/f" hold F and D. */
static const struct source_case {
    const char *name, *entry, *pairs;
} source_cases[] = {
    {"nothing", "{}", ""},
    {"literal", "literals: [a=b]", "a=[b]"},
    {"literal with more than one =", "literals: [a=b=c]", "a=[b=c]"},
    {"empty literal", "literals: [a=]", "a=[]"},
    {"literal in double quotes", "literals: ['a=\"b\"']", "a=[b]"},
    {"literal in single quotes", "literals: [\"a='b'\"]", "a=[b]"},
    {"empty quotes", "literals: ['a=\"\"']", "a=[]"},
    {"one quote", "literals: ['a=\"']", "a=[\"]"},
    {"quotes that differ", "literals: [\"a='b\\\"\"]", "a=['b\"]"},
    {"quotes in quotes", "literals: ['a=\"\"b\"\"']", "a=[\"b\"]"},
    {"spaces stay", "literals: ['a= \"b\" ']", "a=[ \"b\" ]"},
    {"spaces in the key", "literals: [' a b=c']", " a b=[c]"},
    {"literal without =", "literals: [ab]", NULL},
    {"literal without key", "literals: [=b]", NULL},
    {"empty literal text", "literals: ['']", NULL},
    {"NEL is a line break", "literals: [\"a=b \\N\\N c\"]", "a=[b\nc]"},
    {"control character", "literals: [\"a=\\x7F\"]", NULL},
    {"file", "files: [f]", "f=[F]"},
    {"file elsewhere", "files: [dir/f]", "f=[D]"},
    {"file under another key", "files: [k=dir/f]", "k=[D]"},
    {"file path that is not clean", "files: [.//dir/../f]", "f=[F]"},
    {"spaces before the path", "files: ['k= f']", NULL},
    {"file that is missing", "files: [nothing]", NULL},
    {"file that is a directory", "files: [dir]", NULL},
    {"file without key", "files: [=f]", NULL},
    {"file without path", "files: [k=]", NULL},
    {"file with more than one =", "files: [k=f=f]", NULL},
    {"file with == ", "files: [k==f]", NULL},
    {"empty file source", "files: ['']", NULL},
    {"file outside", "files: [../f]", NULL},
    {"order", "{files: [f], literals: [b=1, a=2]}", "b=[1] a=[2] f=[F]"},
    {"key twice, literals", "literals: [a=1, a=1]", NULL},
    {"key twice, files", "files: [f, dir/f]", NULL},
    {"key twice, literal and file", "{files: [f], literals: [f=1]}", NULL},
    {"env file that is missing", "envs: [nothing]", NULL},
    {"empty env file source", "envs: ['']", NULL},
    {"empty env", "{env: '', literals: [a=b]}", "a=[b]"},
};

static void reads(void **state)
{
    const struct source_case *c = *state;
    kz_ctx ctx;
    kz_pairs pairs = {0};
    write_file("f", "F", 1);
    write_file("dir/f", "D", 1);
    assert_int_equal(read_sources(&ctx, c->entry, &pairs), c->pairs != NULL ? KZ_OK : KZ_EINPUT);
    if (c->pairs != NULL)
        assert_string_equal(listed(&ctx, &pairs), c->pairs);
    else
        assert_int_equal(ctx.first_diag->at.line, 1);
    assert_int_equal(ctx.error_count, c->pairs == NULL);
    kz_ctx_release(&ctx);
}

#define TEXT(text)                                                                                 \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

/* What an env file gives. */
static const struct env_case {
    const char *name;
    kz_str content;
    const char *pairs; /* NULL: refused */
} env_cases[] = {
    {"env: empty", TEXT(""), ""},
    {"env: one", TEXT("A=b"), "A=[b]"},
    {"env: lines", TEXT("A=b\nB=c\n"), "A=[b] B=[c]"},
    {"env: CRLF", TEXT("A=b\r\nB=c\r\n"), "A=[b] B=[c]"},
    {"env: CR at the end", TEXT("A=b\r"), "A=[b]"},
    {"env: CR inside", TEXT("A=b\rB=c\n"), "A=[b\rB=c]"},
    {"env: empty lines", TEXT("\n\r\n \n\tA=b\n\n"), "A=[b]"},
    {"env: comments", TEXT("#x\n  # y\nA=1 #z\n"), "A=[1 #z]"},
    {"env: spaces before the key", TEXT(" \t\v\f A=b"), "A=[b]"},
    {"env: spaces of Unicode",
        TEXT("\xC2\xA0\xC2\x85\xE3\x80\x80\xE2\x80\x83"
             "A=b"),
        "A=[b]"},
    {"env: no space",
        TEXT("\xE2\x80\x8B"
             "A=b"),
        "\xE2\x80\x8B"
        "A=[b]"},
    {"env: spaces stay", TEXT("A = b \n"), "A =[ b ]"},
    {"env: quotes stay", TEXT("A=\"b\"\n"), "A=[\"b\"]"},
    {"env: export stays", TEXT("export A=b\n"), "export A=[b]"},
    {"env: more than one =", TEXT("A=b=c\n"), "A=[b=c]"},
    {"env: key alone", TEXT("PATH\nA \n"), "PATH=[] A =[]"},
    {"env: no key", TEXT("=b\nA=c"), "A=[c]"},
    {"env: byte order mark",
        TEXT("\xEF\xBB\xBF"
             "A=b\n"),
        "A=[b]"},
    {"env: mark and comment", TEXT("\xEF\xBB\xBF#A=b\n"), ""},
    {"env: mark in line 2",
        TEXT("A=b\n\xEF\xBB\xBF"
             "B=c"),
        "A=[b] \xEF\xBB\xBF"
        "B=[c]"},
    {"env: mark behind a space",
        TEXT(" \xEF\xBB\xBF"
             "A=b"),
        "\xEF\xBB\xBF"
        "A=[b]"},
    {"env: no UTF-8", TEXT("A=\xFF\n"), NULL},
    {"env: no UTF-8 in a comment", TEXT("A=b\n#\xFF\n"), NULL},
    {"env: key twice", TEXT("A=b\nA=b\n"), NULL},
};

static void reads_env(void **state)
{
    const struct env_case *c = *state;
    kz_ctx ctx;
    kz_pairs pairs = {0};
    write_file("f", c->content.ptr, c->content.len);
    assert_int_equal(read_sources(&ctx, "envs: [f]", &pairs), c->pairs != NULL ? KZ_OK : KZ_EINPUT);
    if (c->pairs != NULL)
        assert_string_equal(listed(&ctx, &pairs), c->pairs);
    kz_ctx_release(&ctx);
}

static void blames_the_line_of_an_env_file(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_pairs pairs = {0};
    write_file("f", "A=1\nB=2\nA=3\n", 12);
    assert_int_equal(read_sources(&ctx, "envs: [f]", &pairs), KZ_EINPUT);
    assert_int_equal(ctx.last_diag->at.line, 3);
    assert_text(kz_path_base(ctx.files.at[ctx.last_diag->at.file].path), "f");
    kz_ctx_release(&ctx);
}

/* The reference's scanner holds 64 KiB and stops, without a word, at a line that does
 * not fit, its end included. */
static const struct long_case {
    const char *name;
    size_t length;
    const char *end;
    size_t pairs;
} long_cases[] = {
    {"env: longest line", 65535, "\nB=c", 2},
    {"env: longest line with CRLF", 65534, "\r\nB=c", 2},
    {"env: longest line at the end", 65535, "", 1},
    {"env: line that is too long", 65536, "\nB=c", 0},
    {"env: line that is too long with CRLF", 65535, "\r\nB=c", 0},
    {"env: line that is too long at the end", 65536, "", 0},
};

static void reads_long_line(void **state)
{
    const struct long_case *c = *state;
    kz_ctx ctx;
    kz_pairs pairs = {0};
    char *line = malloc(c->length + 8);
    assert_non_null(line);
    memset(line, 'x', c->length);
    memcpy(line, "A=", 2);
    strcpy(line + c->length, c->end);
    write_file("f", line, c->length + strlen(c->end));
    free(line);
    assert_int_equal(read_sources(&ctx, "envs: [f]", &pairs), KZ_OK);
    assert_int_equal(pairs.len, c->pairs);
    kz_ctx_release(&ctx);
}

static void merges_env_into_envs(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_pairs pairs = {0};
    write_file("f", "A=1", 3);
    write_file("dir/f", "B=2", 3);
    assert_int_equal(read_sources(&ctx, "{literals: [C=3], env: f, envs: [dir/f]}", &pairs), KZ_OK);
    assert_string_equal(listed(&ctx, &pairs), "B=[2] A=[1] C=[3]");
    kz_ctx_release(&ctx);
}

static void keeps_bytes_of_files(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_pairs pairs = {0};
    write_file("f", "\xEF\xBB\xBF\0\r\n\xFF", 7);
    assert_int_equal(read_sources(&ctx, "files: [f]", &pairs), KZ_OK);
    assert_int_equal(pairs.at[0].value.len, 7);
    assert_memory_equal(pairs.at[0].value.ptr, "\xEF\xBB\xBF\0\r\n\xFF", 7);
    kz_ctx_release(&ctx);
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, source_cases, reads);
    PLAN(&plan, env_cases, reads_env);
    PLAN(&plan, long_cases, reads_long_line);
    plan_case(&plan, "env: blames the line", blames_the_line_of_an_env_file, NULL);
    plan_case(&plan, "env comes behind envs", merges_env_into_envs, NULL);
    plan_case(&plan, "keeps the bytes of files", keeps_bytes_of_files, NULL);
    return _cmocka_run_group_tests(
        "sources", plan.tests, plan.len, make_directory, remove_directory);
}
