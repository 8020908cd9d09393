/*
 * What stands behind the question mark of a repository's address.
 */
#include "build/git_url.h"
#include "plan.h"

static const struct query_case {
    const char *name, *ref;
    bool submodules;
    uint32_t timeout_ms;
} cases[] = {
    {"", "", true, 27000},
    /* ref, and version where that is empty */
    {"ref=v1.0.0", "v1.0.0", true, 27000},
    {"ref=release/v1.0", "release/v1.0", true, 27000},
    {"version=main", "main", true, 27000},
    {"version=main&ref=v1", "v1", true, 27000},
    {"version=main&ref=", "main", true, 27000},
    {"version=main&ref", "main", true, 27000},
    {"Ref=v1", "", true, 27000},
    {"reff=v1", "", true, 27000},
    {"ref==v1", "=v1", true, 27000},
    {"ref=a=b", "a=b", true, 27000},
    {"&&ref=v1&&", "v1", true, 27000},
    {"=x&ref=v1", "v1", true, 27000},
    {"?ref=v1", "", true, 27000},
    /* the first value counts, even if it is empty */
    {"ref=v1&ref=v2", "v1", true, 27000},
    {"ref=&ref=v2", "", true, 27000},
    {"ref=&ref=v2&version=v3", "v3", true, 27000},
    {"submodules=&submodules=false", "", true, 27000},
    /* escapes */
    {"ref=a%2Fb%2fc", "a/b/c", true, 27000},
    {"ref=a+b%2Bc%20d", "a b+c d", true, 27000},
    {"ref=%C3%A9&x=%26%3D", "\xC3\xA9", true, 27000},
    {"%72ef=v1&time%6fut=5", "v1", true, 5000},
    {"ref=a%3Bb", "a;b", true, 27000},
    /* one bad part spoils all */
    {"ref=v1;timeout=5", "", true, 27000},
    {"ref=v1&submodules=0&timeout=5&x;y", "", true, 27000},
    {"ref=v1&submodules=0&timeout=5&x=%zz", "", true, 27000},
    {"ref=v1&submodules=0&timeout=5&%4", "", true, 27000},
    {"ref=v1&x=%4g", "", true, 27000},
    {"ref=v1&x=%", "", true, 27000},
    {"ref=v1%4&x=1", "", true, 27000},
    /* submodules */
    {"submodules=", "", true, 27000},
    {"submodules=true", "", true, 27000},
    {"submodules=maybe", "", true, 27000},
    {"submodules=fAlse", "", true, 27000},
    {"submodules=no", "", true, 27000},
    {"submodules=false+", "", true, 27000},
    {"submodules=0", "", false, 27000},
    {"submodules=f", "", false, 27000},
    {"submodules=F", "", false, 27000},
    {"submodules=false", "", false, 27000},
    {"submodules=False", "", false, 27000},
    {"submodules=FALSE", "", false, 27000},
    /* a timeout in seconds */
    {"timeout=61", "", true, 61000},
    {"timeout=%2B61", "", true, 61000},
    {"timeout=+61", "", true, 27000},
    {"timeout=007", "", true, 7000},
    {"timeout=0", "", true, 27000},
    {"timeout=-5", "", true, 27000},
    {"timeout=", "", true, 27000},
    {"timeout=jiffy", "", true, 27000},
    {"timeout=0x10", "", true, 27000},
    {"timeout=1_0", "", true, 27000},
    {"timeout=4294967", "", true, 4294967000},
    {"timeout=4294968", "", true, UINT32_MAX},
    {"timeout=9223372036854775807", "", true, UINT32_MAX},
    /* a timeout with units */
    {"timeout=61s", "", true, 61000},
    {"timeout=1m1s", "", true, 61000},
    {"timeout=1.5h", "", true, 5400000},
    {"timeout=1m1", "", true, 27000},
    {"timeout=0s", "", true, 27000},
    {"timeout=-5s", "", true, 27000},
    {"timeout=1001us", "", true, 2},
    {"timeout=1ns", "", true, 1},
    {"timeout=%C2%B5s", "", true, 27000},
    {"timeout=3000%C2%B5s", "", true, 3},
    {"timeout=1193h2m47.295s", "", true, UINT32_MAX},
    {"timeout=1193h2m47.294s", "", true, UINT32_MAX - 1},
    {"timeout=2562047h", "", true, UINT32_MAX},
    {"timeout=2562048h", "", true, 27000},
    {"ref=v1&submodules=false&timeout=1m1s", "v1", false, 61000},
};

static void reads(void **state)
{
    const struct query_case *c = *state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_git_url url;
    kz_str text = kz_str_printf(&arena, "https://h.example.com/a/b/p?%s", c->name);
    assert_true(kz_git_url_parse(&arena, text, &url));
    assert_text(url.repo, "https://h.example.com/a/b");
    assert_text(url.path, "p");
    assert_text(url.ref, c->ref);
    assert_int_equal(url.submodules, c->submodules);
    assert_int_equal(url.timeout_ms, c->timeout_ms);
    kz_arena_release(&arena);
}

int main(void)
{
    static test_plan plan;
    PLAN(&plan, cases, reads);
    return run_plan("git url query", &plan);
}
