/*
 * Which files a kustomization may name, and that each is read once.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/loader.h"
#include "base/path.h"
#include "plan.h"

/* TOP/outside.txt, and in TOP/root, the kustomization's directory, what the table
 * below names. */
static char top[] = P_tmpdir "/kz-loader-XXXXXX";

static const struct entry {
    const char *path, *content, *link;
} entries[] = {
    {"outside.txt", "outside\n", NULL},
    {"root/a.txt", "text of a\n", NULL},
    {"root/empty", "", NULL},
    {"root/sub/b.txt", "text of b\n", NULL},
    {"root/http/c.txt", "text of c\n", NULL},
    {"root/to-a", NULL, "a.txt"},
    {"root/to-sub", NULL, "sub"},
    {"root/to-outside", NULL, "../outside.txt"},
    {"root/to-above", NULL, ".."},
    {"root/to-nothing", NULL, "nothing"},
};
enum { ENTRIES = sizeof entries / sizeof *entries };

static int write_file(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");
    return file == NULL || fputs(content, file) < 0 || fclose(file) != 0;
}

static int make_files(void **state)
{
    (void)state;
    if (mkdtemp(top) == NULL || chdir(top) != 0)
        return -1;
    int failed = mkdir("root", 0700) | mkdir("root/sub", 0700) | mkdir("root/http", 0700);
    for (size_t i = 0; i < ENTRIES; i++)
        failed |= entries[i].link != NULL ? symlink(entries[i].link, entries[i].path)
                                          : write_file(entries[i].path, entries[i].content);
    failed |= mkfifo("root/pipe", 0600) | write_file("root/huge", "");
    return failed | truncate("root/huge", (off_t)1 << 30);
}

static int remove_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < ENTRIES; i++)
        unlink(entries[i].path);
    unlink("root/pipe");
    unlink("root/huge");
    return rmdir("root/sub") | rmdir("root/http") | rmdir("root") | chdir("/") | rmdir(top);
}

static kz_loader loader_of(kz_ctx *ctx, kz_restrictor restrictor)
{
    kz_loader loader = {.restrictor = restrictor};
    kz_ctx_init(ctx, 0, NULL);
    assert_true(kz_path_resolve(ctx, KZ_S("root"), &loader.root));
    return loader;
}

#define LIT(text)                                                                                  \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }
#define ANY KZ_RESTRICT_NONE
#define ROOT KZ_RESTRICT_ROOT_ONLY

/* TEXT: what the file says; NULL: it is refused for WHY. A path that begins with @
 * has the root in the place of that. */
static const struct load_case {
    const char *name;
    kz_restrictor restrictor;
    kz_str path;
    const char *text;
    kz_diag_id why;
} load_cases[] = {
    {"file", ROOT, LIT("a.txt"), "text of a\n", 0},
    {"empty file", ROOT, LIT("empty"), "", 0},
    {"file below", ROOT, LIT("sub/b.txt"), "text of b\n", 0},
    {"unclean path", ROOT, LIT("./sub//../sub/b.txt"), "text of b\n", 0},
    {"slash behind", ROOT, LIT("a.txt/"), "text of a\n", 0},
    {"through missing and back", ROOT, LIT("nothing/../a.txt"), "text of a\n", 0},
    {"out and in again", ROOT, LIT("../root/a.txt"), "text of a\n", 0},
    {"absolute", ROOT, LIT("@/a.txt"), "text of a\n", 0},
    {"link", ROOT, LIT("to-a"), "text of a\n", 0},
    {"below a link", ROOT, LIT("to-sub/b.txt"), "text of b\n", 0},
    {"link up and in again", ROOT, LIT("to-above/root/a.txt"), "text of a\n", 0},
    {"directory named http", ROOT, LIT("http/c.txt"), "text of c\n", 0},
    {"outside", ROOT, LIT("../outside.txt"), NULL, KZ_D_OUTSIDE_ROOT},
    {"outside, absolute", ROOT, LIT("/etc/passwd"), NULL, KZ_D_OUTSIDE_ROOT},
    {"outside, by a link", ROOT, LIT("to-outside"), NULL, KZ_D_OUTSIDE_ROOT},
    {"outside, below a link", ROOT, LIT("to-above/outside.txt"), NULL, KZ_D_OUTSIDE_ROOT},
    {"outside, allowed", ANY, LIT("../outside.txt"), "outside\n", 0},
    {"outside by a link, allowed", ANY, LIT("to-outside"), "outside\n", 0},
    {"absolute, not made clean", ANY, LIT("@/to-sub/../a.txt"), "text of a\n", 0},
    {"absolute, through missing", ANY, LIT("@/nothing/../a.txt"), NULL, KZ_D_FILE_READ},
    {"missing", ROOT, LIT("nothing"), NULL, KZ_D_FILE_READ},
    {"link to nothing", ROOT, LIT("to-nothing"), NULL, KZ_D_FILE_READ},
    {"below a file", ROOT, LIT("a.txt/x"), NULL, KZ_D_FILE_READ},
    {"directory", ROOT, LIT("sub"), NULL, KZ_D_FILE_READ},
    {"the root", ROOT, LIT("."), NULL, KZ_D_FILE_READ},
    {"empty path", ROOT, LIT(""), NULL, KZ_D_BAD_PATH},
    {"NUL in the path", ROOT, LIT("a.txt\0.bak"), NULL, KZ_D_FILE_READ},
    {"pipe", ROOT, LIT("pipe"), NULL, KZ_D_FILE_READ},
    {"endless device", ANY, LIT("/dev/zero"), NULL, KZ_D_FILE_READ},
    {"file that says to be empty", ANY, LIT("/proc/sys/kernel/ostype"), "Linux\n", 0},
    {"too large", ROOT, LIT("huge"), NULL, KZ_D_TOO_LARGE},
    {"URL", ROOT, LIT("https://example.com/a.yaml"), NULL, KZ_D_REMOTE},
    {"URL, upper case", ROOT, LIT("HTTP://example.com/a.yaml"), NULL, KZ_D_REMOTE},
};

static void loads(void **state)
{
    const struct load_case *c = *state;
    kz_ctx ctx;
    kz_loader loader = loader_of(&ctx, c->restrictor);
    kz_text text = {0};
    kz_str path = c->path;
    if (path.len > 0 && path.ptr[0] == '@')
        path = kz_str_join(&ctx.arena, (kz_str[]){loader.root, kz_str_from(path, 1)}, 2);
    kz_status status = kz_load(&ctx, &loader, path, (kz_loc){.line = 3, .col = 5}, &text);
    assert_int_equal(status, c->text != NULL ? KZ_OK : KZ_EINPUT);
    if (c->text != NULL) {
        assert_text(text.bytes, c->text);
        assert_int_equal(text.at.line, 0);
        assert_true(kz_str_eq(ctx.files.at[text.file].text, text.bytes));
    } else {
        assert_int_equal(ctx.last_diag->id, c->why);
        assert_int_equal(ctx.last_diag->at.line, 3);
        assert_int_equal(ctx.error_count, 1);
    }
    kz_ctx_release(&ctx);
}

static void reads_a_file_once(void **state)
{
    (void)state;
    static const kz_str ways[] = {KZ_LIT("a.txt"), KZ_LIT("./a.txt"), KZ_LIT("sub/../a.txt"),
        KZ_LIT("to-a"), KZ_LIT("to-above/root/a.txt")};
    kz_ctx ctx;
    kz_loader loader = loader_of(&ctx, KZ_RESTRICT_ROOT_ONLY);
    kz_text first, again;
    assert_int_equal(kz_load(&ctx, &loader, ways[0], KZ_NOWHERE, &first), KZ_OK);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        assert_int_equal(kz_load(&ctx, &loader, ways[i], KZ_NOWHERE, &again), KZ_OK);
        assert_int_equal(again.file, first.file);
        assert_ptr_equal(again.bytes.ptr, first.bytes.ptr);
    }
    kz_ctx_release(&ctx);
}

static void restricts_a_file_that_was_read(void **state)
{
    (void)state;
    kz_ctx ctx;
    kz_loader free = loader_of(&ctx, KZ_RESTRICT_NONE);
    kz_loader bound = {free.root, KZ_RESTRICT_ROOT_ONLY};
    kz_text text;
    assert_int_equal(kz_load(&ctx, &free, KZ_S("../outside.txt"), KZ_NOWHERE, &text), KZ_OK);
    assert_int_equal(kz_load(&ctx, &bound, KZ_S("../outside.txt"), KZ_NOWHERE, &text), KZ_EINPUT);
    kz_ctx_release(&ctx);
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, load_cases, loads);
    plan_case(&plan, "reads a file once", reads_a_file_once, NULL);
    plan_case(&plan, "restricts a file that was read", restricts_a_file_that_was_read, NULL);
    return _cmocka_run_group_tests("loader", plan.tests, plan.len, make_files, remove_files);
}
