#include "base/nearest.h"

#include <dirent.h>

#include "base/path.h"

kz_nearest kz_nearest_to(kz_str wanted)
{
    return (kz_nearest){.wanted = wanted, .best = KZ_EMPTY, .distance = 1 + (wanted.len + 1) / 3};
}

bool kz_nearest_allowed(kz_ctx *ctx)
{
    enum { MOST_SEARCHES = 50 };
    return ctx->searches++ < MOST_SEARCHES;
}

void kz_nearest_offer(kz_nearest *n, kz_str name, const void *who)
{
    size_t d = kz_str_distance(n->wanted, name, n->distance);
    if (d >= n->distance)
        return;
    n->distance = d;
    n->best = name;
    n->who = who;
}

void kz_nearest_offer_files(kz_ctx *ctx, kz_nearest *n, kz_str path)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    DIR *dir = opendir(kz_str_z(&ctx->scratch, path));
    kz_arena_rewind(&ctx->scratch, mark);
    if (dir == NULL)
        return;
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            kz_nearest_offer(n, kz_str_dup(&ctx->arena, kz_str_c(entry->d_name)), NULL);
    closedir(dir);
}

void kz_nearest_help(kz_ctx *ctx, const kz_nearest *n)
{
    if (n->best.len > 0)
        kz_help(ctx, "did you mean '" KZ_FMT "'?", KZ_ARG(n->best));
}

/* The part of PATH that is the first to be missing, and how many follow it. */
static kz_str first_missing(kz_ctx *ctx, kz_str path, size_t *behind)
{
    *behind = 0;
    for (;;) {
        kz_str dir = kz_path_dir(path);
        if (kz_path_probe(ctx, dir) != KZ_PATH_NONE || dir.len <= 1)
            return path;
        path = dir;
        ++*behind;
    }
}

static kz_str stem(kz_str name)
{
    return kz_str_sub(name, 0, kz_str_rfind(name, '.'));
}

/* Two names of files may be near by nothing but the same ending. */
static bool is_like(kz_str wanted, kz_str name)
{
    kz_nearest n = kz_nearest_to(stem(wanted));
    kz_nearest_offer(&n, stem(name), NULL);
    return n.best.len > 0 && n.distance < n.wanted.len;
}

/* Nothing is near, but what is WRITTEN may be of no use in any directory. */
static void help_with_writing(kz_ctx *ctx, kz_str written)
{
    if (kz_str_contains(written, KZ_S(" - ")))
        kz_help(ctx, "these are two entries: begin a line for each, in the same column");
    else if (kz_str_contains(written, KZ_S("*")))
        kz_help(ctx, "there are no patterns here: name each file on a line of its own");
    else if (kz_str_starts(written, KZ_S("~/")) || kz_str_contains(written, KZ_S("$")))
        kz_help(ctx, "~ and $ mean nothing here: write the path from the kustomization file");
}

void kz_path_help_near(kz_ctx *ctx, kz_str path, kz_str written)
{
    size_t behind;
    kz_str missing = first_missing(ctx, path, &behind);
    kz_nearest n = kz_nearest_to(kz_path_base(missing));
    kz_nearest_offer_files(ctx, &n, kz_path_dir(missing));
    if (n.best.len == 0 || !is_like(kz_path_base(missing), n.best)) {
        help_with_writing(ctx, written);
        return;
    }
    kz_str before = written, after = KZ_EMPTY;
    for (size_t i = 0; i <= behind; i++)
        before = kz_path_dir(before);
    if (behind > 0)
        after = kz_str_from(path, missing.len);
    bool here = kz_str_eq(before, KZ_S("."));
    kz_help(ctx, "did you mean '" KZ_FMT "%s" KZ_FMT KZ_FMT "'?", KZ_ARG(here ? KZ_EMPTY : before),
        here || kz_str_ends(before, KZ_S("/")) ? "" : "/", KZ_ARG(n.best), KZ_ARG(after));
}
