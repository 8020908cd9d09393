/*
 * Addresses of git repositories. What each means was recorded from the reference.
 */
#include "build/git_url.h"
#include "plan.h"

static const struct address_case {
    const char *name, *repo, *path, *ref; /* repo is NULL for what is no address */
    bool submodules;
} address_cases[] = {
    {"https://github.com/org/repo", "https://github.com/org/repo", "", "", true},
    {"https://github.com/org/repo/a/b", "https://github.com/org/repo", "a/b", "", true},
    {"https://github.com/org/repo/a/b?ref=v1", "https://github.com/org/repo", "a/b", "v1", true},
    {"https://github.com/org/repo.git", "https://github.com/org/repo.git", "", "", true},
    {"https://github.com/org/repo.git/a/b?ref=main", "https://github.com/org/repo.git", "a/b",
        "main", true},
    {"https://github.com/org/repo//a/b?ref=v1&timeout=120", "https://github.com/org/repo", "a/b",
        "v1", true},
    {"https://github.com/org/repo?ref=v1&submodules=false", "https://github.com/org/repo", "", "v1",
        false},
    {"https://github.com/org/repo?version=v2", "https://github.com/org/repo", "", "v2", true},
    {"https://github.com/org/repo?ref=v1&version=v2", "https://github.com/org/repo", "", "v1",
        true},
    {"https://github.com/org/repo?timeout=90s&submodules=0", "https://github.com/org/repo", "", "",
        false},
    {"github.com/org/repo", "https://github.com/org/repo", "", "", true},
    {"github.com/org/repo/a/b?ref=x", "https://github.com/org/repo", "a/b", "x", true},
    {"GITHUB.com/org/repo", "https://github.com/org/repo", "", "", true},
    {"HTTPS://github.com/org/repo", "https://github.com/org/repo", "", "", true},
    {"git@github.com:org/repo", "git@github.com:org/repo", "", "", true},
    {"git@github.com:org/repo.git//a/b?ref=v1", "git@github.com:org/repo.git", "a/b", "v1", true},
    {"git@github.com/org/repo", "git@github.com:org/repo", "", "", true},
    {"ssh://git@github.com/org/repo", "git@github.com:org/repo", "", "", true},
    {"ssh://github.com/org/repo/a/b", "github.com:org/repo", "a/b", "", true},
    {"http://github.com/org/repo", "https://github.com/org/repo", "", "", true},
    {"https://user:pw@github.com/org/repo", "https://user:pw@github.com/org/repo", "", "", true},
    {"https://user@github.com/org/repo", "user@github.com:org/repo", "", "", true},
    {"git::https://github.com/org/repo//a/b?ref=v1", "https://github.com/org/repo", "a/b", "v1",
        true},
    {"git::github.com/org/repo", "https://github.com/org/repo", "", "", true},
    {"git::ssh://git@host.com/org/repo.git//a/b", "ssh://git@host.com/org/repo.git", "a/b", "",
        true},
    {"https://gitlab.com/org/repo", "https://gitlab.com/org/repo", "", "", true},
    {"https://gitlab.com/org/sub/repo.git/a/b", "https://gitlab.com/org/sub/repo.git", "a/b", "",
        true},
    {"https://gitlab.com/org/sub/repo//a/b", "https://gitlab.com/org/sub/repo", "a/b", "", true},
    {"https://host.com:8080/org/repo/a/b", "https://host.com:8080/org/repo", "a/b", "", true},
    {"https://dev.azure.com/org/project/_git/repo/a/b?ref=v",
        "https://dev.azure.com/org/project/_git/repo", "a/b", "v", true},
    {"https://host.com/repo", NULL, NULL, NULL, true},
    {"https://host.com", NULL, NULL, NULL, true},
    {"git@host.com:org/repo.git", "git@host.com:org/repo.git", "", "", true},
    {"git@host.com:org/repo//a/b", "git@host.com:org/repo", "a/b", "", true},
    {"user@host.com:org/sub/repo.git/a/b?ref=v", "user@host.com:org/sub/repo.git", "a/b", "v",
        true},
    {"ssh://git@host.com:7999/org/repo.git/a/b", "ssh://git@host.com:7999/org/repo.git", "a/b", "",
        true},
    {"file:///srv/r", "file:///srv/r", "", "", true},
    {"file:///srv/r//a/b", "file:///srv/r", "a/b", "", true},
    {"file:///srv/r.git/a/b?ref=v1", "file:///srv/r.git", "a/b", "v1", true},
    {"host.com/org/repo", NULL, NULL, NULL, true},
    {"gitlab.com/org/repo.git", NULL, NULL, NULL, true},
    {"git-codecommit.us-east-2.amazonaws.com/a/b", NULL, NULL, NULL, true},
    {"https://git-codecommit.us-east-2.amazonaws.com/v1/repos/x//a/b",
        "https://git-codecommit.us-east-2.amazonaws.com/v1/repos/x", "a/b", "", true},
    {"https://github.com/org/repo//../x", NULL, NULL, NULL, true},
    {"https://github.com/org/repo/../x", NULL, NULL, NULL, true},
    {"git://host.com/org/repo", NULL, NULL, NULL, true},
    {"ftp://host.com/org/repo.git", NULL, NULL, NULL, true},
    {"s3::https://x/y", NULL, NULL, NULL, true},
    {"hg::host.com/org/repo", NULL, NULL, NULL, true},
    {"https://github.com/org/repo//", "https://github.com/org/repo", "", "", true},
    {"https://github.com/org/repo/", "https://github.com/org/repo", "", "", true},
    {"https://github.com/org", NULL, NULL, NULL, true},
    {"https://github.com/org/repo?ref=a/b/c", "https://github.com/org/repo", "", "a/b/c", true},
    {"https://github.com/org/repo?ref=", "https://github.com/org/repo", "", "", true},
    {"https://github.com/org/repo?timeout=bad", "https://github.com/org/repo", "", "", true},
    {"https://github.com/org/repo?timeout=-5", "https://github.com/org/repo", "", "", true},
    {"https://github.com/org/repo?submodules=maybe", "https://github.com/org/repo", "", "", true},
    /* Made up beside those: */
    {"", NULL, NULL, NULL, true},
    {"/abs/path", NULL, NULL, NULL, true},
    {"base", NULL, NULL, NULL, true},
    {"../base", NULL, NULL, NULL, true},
    {"a.yaml?ref=x", NULL, NULL, NULL, true},
    {"git::", NULL, NULL, NULL, true},
    {"https://", NULL, NULL, NULL, true},
    {"file://", NULL, NULL, NULL, true},
    {"git@", NULL, NULL, NULL, true},
    {"1user@host:org/repo", NULL, NULL, NULL, true},
    {"a_b@host:org/repo", NULL, NULL, NULL, true},
    {"git@host:repo", NULL, NULL, NULL, true},
    {"git@host:repo.git", "git@host:repo.git", "", "", true},
    {"git@host/org:x/repo", "git@host/org:x/repo", "", "", true},
    {"git@host.com:org/repo.git/a//b", "git@host.com:org/repo.git/a", "b", "", true},
    {"github.com:org/repo", "https://github.com/org/repo", "", "", true},
    {"GIT::HTTPS://GitHub.com/org/repo", "https://github.com/org/repo", "", "", true},
    {"https://host/org/repo//a/../b", "https://host/org/repo", "a/../b", "", true},
    {"https://host/org/repo//a/../../b", NULL, NULL, NULL, true},
    {"https://host/org/repo//..", NULL, NULL, NULL, true},
    {"https://host/org/repo//..x", "https://host/org/repo", "..x", "", true},
    {"https://host/org/repo////a", "https://host/org/repo", "a", "", true},
    {"https://host//path", "https://host//path", "", "", true},
    {"https://host/a/_git/repo", "https://host/a/_git/repo", "", "", true},
    {"https://host/_git/", "https://host/_git/", "", "", true},
    {"file:///r?ref=v1&version=v2", "file:///r", "", "v1", true},
    {"FILE:///r//x", "file:///r", "x", "", true},
    {"file://git@host/r", "file://git@host/r", "", "", true},
    {"https://host/o/r?ref=a%2Fb+c", "https://host/o/r", "", "a/b c", true},
    {"https://host/o/r?ref=a&ref=b", "https://host/o/r", "", "a", true},
    {"https://host/o/r?ref=&version=b", "https://host/o/r", "", "b", true},
    {"https://host/o/r?ref=a;submodules=false", "https://host/o/r", "", "", true},
    {"https://host/o/r?ref=%zz&submodules=false", "https://host/o/r", "", "", true},
    {"https://host/o/r?%72ef=v", "https://host/o/r", "", "v", true},
    {"https://host/o/r?Ref=v", "https://host/o/r", "", "", true},
    {"https://host/o/r?ref=v?x", "https://host/o/r", "", "v?x", true},
    {"https://host/o/r?submodules=F", "https://host/o/r", "", "", false},
    {"https://host/o/r?submodules=no", "https://host/o/r", "", "", true},
    {"https://host/o/r?submodules=t&submodules=0", "https://host/o/r", "", "", true},
};

static const struct timeout_case {
    const char *name; /* the query */
    uint32_t ms;
} timeout_cases[] = {
    {"", 27000},
    {"timeout=61", 61000},
    {"timeout=%2B61", 61000},
    {"timeout=+61", 27000},
    {"timeout=61s", 61000},
    {"timeout=1m1s", 61000},
    {"timeout=1.5s", 1500},
    {"timeout=.5s", 500},
    {"timeout=1.s", 1000},
    {"timeout=.s", 27000},
    {"timeout=250ms", 250},
    {"timeout=1us", 1},
    {"timeout=2500%C2%B5s", 3},
    {"timeout=2500%CE%BCs", 3},
    {"timeout=1h", 3600000},
    {"timeout=%2B1h", 3600000},
    {"timeout=-1h", 27000},
    {"timeout=0", 27000},
    {"timeout=0s", 27000},
    {"timeout=", 27000},
    {"timeout=jiffy", 27000},
    {"timeout=1", 1000},
    {"timeout=1x", 27000},
    {"timeout=1s1", 27000},
    {"timeout=s", 27000},
    {"timeout=1e3s", 27000},
    {"timeout=9999999999999999999999", 27000},
    {"timeout=2000000h", UINT32_MAX},
    {"version=master&submodules=false&timeout=1m1s", 61000},
};

static void parses(void **state)
{
    const struct address_case *c = *state;
    kz_ctx ctx;
    kz_git_url url;
    kz_ctx_init(&ctx, 0, NULL);
    bool parsed = kz_git_url_parse(&ctx.arena, kz_str_c(c->name), &url);
    assert_int_equal(parsed, c->repo != NULL);
    if (parsed) {
        assert_text(url.raw, c->name);
        assert_text(url.repo, c->repo);
        assert_text(url.path, c->path);
        assert_text(url.ref, c->ref);
        assert_int_equal(url.submodules, c->submodules);
        assert_int_equal(
            url.forced, kz_str_distance(kz_str_sub(url.raw, 0, 5), KZ_S("git::"), 1) == 0);
    }
    kz_ctx_release(&ctx);
}

static void takes_time(void **state)
{
    const struct timeout_case *c = *state;
    kz_ctx ctx;
    kz_git_url url;
    kz_ctx_init(&ctx, 0, NULL);
    kz_str text = kz_str_printf(&ctx.arena, "https://host/o/r?%s", c->name);
    assert_true(kz_git_url_parse(&ctx.arena, text, &url));
    assert_int_equal(url.timeout_ms, c->ms);
    kz_ctx_release(&ctx);
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, address_cases, parses);
    PLAN(&plan, timeout_cases, takes_time);
    return _cmocka_run_group_tests("git_url", plan.tests, plan.len, NULL, NULL);
}
