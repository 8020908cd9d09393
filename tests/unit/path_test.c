/*
 * Paths as text, and what lies at them. What joining gives was taken from Go.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "plan.h"

static const struct join_case {
    const char *name, *dir, *path, *expected;
} join_cases[] = {
    {"below", "/a/b", "c", "/a/b/c"},
    {"dot in front", "/a/b", "./c", "/a/b/c"},
    {"slash behind", "/a/b", "c/", "/a/b/c"},
    {"dots and slashes between", "/a/b", "c//d/./e", "/a/b/c/d/e"},
    {"beside", "/a/b", "../c", "/a/c"},
    {"above the root", "/a/b", "../../../c", "/c"},
    {"parent", "/a/b", "..", "/a"},
    {"itself", "/a/b", ".", "/a/b"},
    {"nothing", "/a/b", "", "/a/b"},
    {"root", "/", "a", "/a"},
    {"parent of the root", "/", "..", "/"},
    {"down and up", "/a/b", "c/../../d", "/a/d"},
    {"names that begin with dots", "/a/b", "..c/...d", "/a/b/..c/...d"},
    {"unclean directory", "/a//b/", "c", "/a/b/c"},
    {"relative, above its start", "a/b", "../../..", ".."},
    {"relative", "a", "b", "a/b"},
    {"relative, beside", "a", "../b", "b"},
    {"relative, from above", "../a", "../../b", "../../b"},
    {"no directory", "", "a", "a"},
    {"no directory, up and down", "", "../a/..", ".."},
    {"dots only", ".", "./.", "."},
    {"directory that cancels out", "a/..", "b", "b"},
    {"spaces and UTF-8", "/a", "c d/\xC3\xA9", "/a/c d/\xC3\xA9"},
    {"absolute", "/a", "/x/../y//z/.", "/y/z"},
    {"absolute, slashes", "/a", "//", "/"},
    {"absolute, above", "/a", "/..", "/"},
};

static void joins(void **state)
{
    const struct join_case *c = *state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    assert_text(kz_path_join(&arena, kz_str_c(c->dir), kz_str_c(c->path)), c->expected);
    kz_arena_release(&arena);
}

static const struct part_case {
    const char *name, *base, *dir;
    bool absolute;
} part_cases[] = {
    {"", ".", ".", false},
    {"a", "a", ".", false},
    {"a/b", "b", "a", false},
    {"/a", "a", "/", true},
    {"/", "/", "/", true},
    {"//", "/", "/", true},
    {"a/", "a", ".", false},
    {"a/b//", "b", "a", false},
    {"a//b", "b", "a", false},
    {"/a/b", "b", "/a", true},
    {"./a", "a", ".", false},
    {"..", "..", ".", false},
};

static void has_parts(void **state)
{
    const struct part_case *c = *state;
    kz_str path = kz_str_c(c->name);
    assert_text(kz_path_base(path), c->base);
    assert_text(kz_path_dir(path), c->dir);
    assert_int_equal(kz_path_is_absolute(path), c->absolute);
}

static const struct within_case {
    const char *name, *path, *dir;
    bool within;
} within_cases[] = {
    {"within: itself", "/a/b", "/a/b", true},
    {"within: below", "/a/b/c", "/a/b", true},
    {"within: above", "/a", "/a/b", false},
    {"within: same beginning", "/a/bc", "/a/b", false},
    {"within: root", "/a", "/", true},
    {"within: root itself", "/", "/", true},
    {"within: other", "/x", "/a", false},
};

static void is_within(void **state)
{
    const struct within_case *c = *state;
    assert_int_equal(kz_path_within(kz_str_c(c->path), kz_str_c(c->dir)), c->within);
}

static const struct shown_case {
    const char *name, *cwd, *path, *expected;
} shown_cases[] = {
    {"shown: below", "/home/me", "/home/me/a/b", "a/b"},
    {"shown: itself", "/home/me", "/home/me", "."},
    {"shown: elsewhere", "/home/me", "/home/meme/a", "/home/meme/a"},
    {"shown: from the root", "/", "/a", "/a"},
    {"shown: no working directory", "", "/a", "/a"},
};

static void is_shown(void **state)
{
    const struct shown_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    ctx.cwd = kz_str_c(c->cwd);
    assert_text(kz_path_shown(&ctx, kz_str_c(c->path)), c->expected);
    kz_ctx_release(&ctx);
}

/* A directory with a file, a directory, a pipe and links to them. */
static char top[] = P_tmpdir "/kz-path-XXXXXX";

static int make_files(void **state)
{
    (void)state;
    if (mkdtemp(top) == NULL || chdir(top) != 0)
        return -1;
    FILE *file = fopen("file", "w");
    if (file == NULL || fclose(file) != 0)
        return -1;
    return mkdir("dir", 0700) | mkfifo("pipe", 0600) | symlink("file", "to-file") |
        symlink("dir", "to-dir") | symlink("nowhere", "to-nothing") | symlink("loop", "loop");
}

static int remove_files(void **state)
{
    (void)state;
    static const char *const names[] = {"file", "pipe", "to-file", "to-dir", "to-nothing", "loop"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(names[i]);
    rmdir("dir");
    return chdir("/") | rmdir(top);
}

#define LIT(text)                                                                                  \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

/* RESOLVED: the last part of what PATH is in truth; ERROR: or why not. */
static const struct lies_case {
    const char *name;
    kz_str path;
    kz_path_kind kind;
    const char *resolved;
    int error;
} lies_cases[] = {
    {"there: file", LIT("file"), KZ_PATH_FILE, "file", 0},
    {"there: directory", LIT("dir"), KZ_PATH_DIR, "dir", 0},
    {"there: pipe", LIT("pipe"), KZ_PATH_OTHER, "pipe", 0},
    {"there: device", LIT("/dev/null"), KZ_PATH_OTHER, "null", 0},
    {"there: link to a file", LIT("to-file"), KZ_PATH_FILE, "file", 0},
    {"there: link to a directory", LIT("to-dir"), KZ_PATH_DIR, "dir", 0},
    {"there: link to nothing", LIT("to-nothing"), KZ_PATH_NONE, NULL, ENOENT},
    {"there: link to itself", LIT("loop"), KZ_PATH_NONE, NULL, ELOOP},
    {"there: nothing", LIT("nothing"), KZ_PATH_NONE, NULL, ENOENT},
    {"there: below a file", LIT("file/x"), KZ_PATH_NONE, NULL, ENOTDIR},
    {"there: empty", LIT(""), KZ_PATH_NONE, NULL, ENOENT},
    {"there: NUL in the name", LIT("file\0x"), KZ_PATH_NONE, NULL, EINVAL},
};

static void lies_there(void **state)
{
    const struct lies_case *c = *state;
    kz_ctx ctx;
    kz_ctx_init(&ctx, 0, NULL);
    assert_int_equal(kz_path_probe(&ctx, c->path), c->kind);
    kz_str resolved = KZ_EMPTY;
    errno = 0;
    assert_int_equal(kz_path_resolve(&ctx, c->path, &resolved), c->resolved != NULL);
    if (c->resolved != NULL) {
        assert_true(kz_path_is_absolute(resolved));
        assert_text(kz_path_base(resolved), c->resolved);
    } else {
        assert_int_equal(errno, c->error);
    }
    kz_ctx_release(&ctx);
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, join_cases, joins);
    PLAN(&plan, part_cases, has_parts);
    PLAN(&plan, within_cases, is_within);
    PLAN(&plan, shown_cases, is_shown);
    PLAN(&plan, lies_cases, lies_there);
    return _cmocka_run_group_tests("path", plan.tests, plan.len, make_files, remove_files);
}
