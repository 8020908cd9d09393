/*
 * kz_revision: a repository at another commit.
 *
 * The tree of that commit is written by git itself, so that links, modes, line ends and
 * filters are those of a checkout, with an index of its own that is thrown away. For a part
 * of the tree only that part is written; the index has the whole in either case, since the
 * .gitattributes of directories above count.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/loader.h"
#include "base/path.h"
#include "base/tempdir.h"
#include "build/build.h"
#include "build/messages.h"
#include "build/repository.h"
#include "build/revision.h"

struct kz_revision {
    const char *name; /* the ref, as messages say it */
    kz_ctx ctx;
    jmp_buf out_of_memory;
    bool found; /* the repository */
    kz_repository repository;
    KZ_VEC(const char *) changed; /* absolute paths */
    const char *directory;        /* with the tree of the commit; NULL for none */
    kz_message *messages;
    size_t message_count;
    const kz_message *abandoned; /* why it was left in between, the only message and static;
                                    NULL: it was not */
};

/* Take the next of the texts in *REST that a NUL ends. */
static bool next_text(kz_str *rest, kz_str *text)
{
    size_t end = kz_str_find(*rest, '\0');
    if (end == rest->len)
        return false;
    *text = kz_str_sub(*rest, 0, end);
    *rest = kz_str_from(*rest, end + 1);
    return true;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_changed(kz_revision *r, kz_str output)
{
    kz_str path;
    while (next_text(&output, &path)) {
        if (kz_str_ends(path, KZ_S("/"))) /* an untracked repository */
            path.len--;
        kz_str whole =
            kz_str_join(&r->ctx.arena, (kz_str[]){r->repository.top, KZ_S("/"), path}, 3);
        KZ_PUSH(&r->ctx.arena, r->changed, whole.ptr);
    }
}

static void sort_changed(kz_revision *r)
{
    const char **at = r->changed.at;
    size_t kept = 0;
    if (r->changed.len > 1)
        qsort(at, r->changed.len, sizeof *at, by_bytes);
    for (size_t i = 0; i < r->changed.len; i++)
        if (kept == 0 || strcmp(at[i], at[kept - 1]) != 0)
            at[kept++] = at[i];
    r->changed.len = kept;
}

/* Run COMMANDS side by side and refuse the first that fails. */
static kz_status run_all(
    kz_ctx *ctx, const char *doing, const kz_command *commands, kz_job *jobs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        jobs[i] = (kz_job){.commands = &commands[i], .count = 1, .what = doing};
    kz_run_jobs(ctx, jobs, count);
    for (size_t i = 0; i < count; i++)
        if (jobs[i].ran.outcome != KZ_RAN_WELL)
            return kz_git_failed(ctx, doing, &commands[i], &jobs[i].ran);
    return KZ_OK;
}

/* A copy of the user's index, for git diff writes into the one it uses what it found out
 * about files. The time is copied with it, and before what is in it: git looks into the
 * files that are not older. NULL if the repository has no index yet. */
static kz_status copy_index(kz_revision *r, const char **variable)
{
    kz_ctx *ctx = &r->ctx;
    const kz_loader loader = {r->repository.git_dir, KZ_RESTRICT_NONE};
    kz_tempdir *dir;
    kz_text index;
    kz_str path;
    struct stat info;
    *variable = NULL;
    if (stat(kz_str_z(&ctx->arena, kz_path_join(&ctx->arena, loader.root, KZ_S("index"))), &info))
        return KZ_OK;
    KZ_TRY(kz_tempdir_make(ctx, KZ_NOWHERE, &dir));
    KZ_TRY(kz_load(ctx, &loader, KZ_S("index"), KZ_NOWHERE, &index));
    KZ_TRY(kz_tempdir_write(ctx, dir, KZ_S("index"), index.bytes, KZ_NOWHERE, &path));
    const struct timespec times[] = {info.st_mtim, info.st_mtim};
    if (utimensat(AT_FDCWD, kz_str_z(&ctx->arena, path), times, 0) != 0)
        return kz_report(ctx, KZ_NOWHERE, KZ_D_FILE_WRITE,
            "cannot set the time of '" KZ_FMT "': %s", KZ_ARG(path), strerror(errno));
    *variable = kz_str_printf(&ctx->arena, "GIT_INDEX_FILE=" KZ_FMT, KZ_ARG(path)).ptr;
    return KZ_OK;
}

static kz_status find_changed(kz_revision *r)
{
    kz_ctx *ctx = &r->ctx;
    const char *top = r->repository.top.ptr;
    const char *env[] = {NULL, NULL};
    KZ_TRY(copy_index(r, &env[0]));
    /* A file whose time alone is another one has not changed, whatever the user's settings. */
    const char *const diff[] = {"-c", "diff.autoRefreshIndex=true", "diff", "--name-only", "-z",
        "--no-renames", "--no-ext-diff", "--ignore-submodules=dirty", r->repository.commit.ptr,
        "--", NULL};
    const char *const others[] = {"ls-files", "-z", "--others", "--exclude-standard", NULL};
    const kz_command commands[] = {
        kz_git_command(ctx, top, diff, env), kz_git_command(ctx, top, others, env)};
    kz_job jobs[2];
    KZ_TRY(run_all(ctx, "list the changed files", commands, jobs, 2));
    add_changed(r, jobs[0].ran.output);
    add_changed(r, jobs[1].ran.output);
    sort_changed(r);
    return KZ_OK;
}

/* Where PATH lies below the top of the working tree; empty for that. False: outside. */
static bool find_in_tree(kz_revision *r, const char *path, kz_str *below)
{
    kz_ctx *ctx = &r->ctx;
    const kz_str top = r->repository.top;
    kz_str whole = kz_path_join(&ctx->arena, ctx->cwd, kz_str_c(path));
    kz_str at = kz_path_resolve_parents(ctx, whole);
    if (!kz_path_within(at, top) && !kz_path_resolve(ctx, whole, &at))
        return false;
    if (!kz_path_within(at, top))
        return false;
    *below = at.len == top.len ? KZ_EMPTY : kz_str_from(at, top.len + (top.len > 1));
    return true;
}

/* The set of paths that are to be written. */
typedef struct wanted {
    kz_map paths;
    bool all;
} wanted;

static kz_status want(kz_revision *r, const char *const *paths, wanted *out)
{
    *out = (wanted){.all = paths == NULL};
    for (; paths != NULL && *paths != NULL; paths++) {
        kz_str below;
        if (!find_in_tree(r, *paths, &below))
            return kz_report(&r->ctx, KZ_NOWHERE, KZ_D_GIT,
                "'%s' lies outside of the working tree '" KZ_FMT "'", *paths,
                KZ_ARG(r->repository.top));
        out->all = out->all || below.len == 0;
        *kz_map_slot_for(&r->ctx.arena, &out->paths, below) = r;
    }
    return KZ_OK;
}

/* Is PATH wanted, or a directory that it lies in? */
static bool is_wanted(const wanted *w, kz_str path)
{
    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '/' && kz_map_lookup(&w->paths, kz_str_sub(path, 0, i)) != NULL)
            return true;
    return kz_map_lookup(&w->paths, path) != NULL;
}

/* Those of the paths in LIST that are wanted, each with a NUL behind it. */
static kz_str choose(kz_ctx *ctx, const wanted *w, kz_str list)
{
    char *chosen = kz_arena_alloc(&ctx->arena, list.len + 1);
    size_t len = 0;
    kz_str path;
    while (next_text(&list, &path))
        if (is_wanted(w, path)) {
            memcpy(chosen + len, path.ptr, path.len + 1);
            len += path.len + 1;
        }
    return (kz_str){chosen, len};
}

/* The settings of a command that works on a tree and an index of its own. */
typedef struct workplace {
    const char *dir;
    const char *env[4];
} workplace;

static workplace workplace_of(kz_revision *r, const kz_tempdir *tree, const kz_tempdir *index)
{
    kz_arena *arena = &r->ctx.arena;
    const char *git_dir =
        kz_str_printf(arena, "GIT_DIR=" KZ_FMT, KZ_ARG(r->repository.git_dir)).ptr;
    return (workplace){tree->path.ptr,
        {git_dir, kz_str_printf(arena, "GIT_WORK_TREE=" KZ_FMT, KZ_ARG(tree->path)).ptr,
            kz_str_printf(arena, "GIT_INDEX_FILE=" KZ_FMT "/index", KZ_ARG(index->path)).ptr}};
}

/* A sparse checkout would leave files out, and submodules are not ours to update. */
#define WHOLE "-c", "core.sparseCheckout=false", "-c", "submodule.recurse=false"

static const char writing[] = "write the files of the commit";

static kz_status write_tree(kz_revision *r, const workplace *at)
{
    const char *const words[] = {
        WHOLE, "read-tree", "--reset", "-u", r->repository.commit.ptr, NULL};
    const kz_command command = kz_git_command(&r->ctx, at->dir, words, at->env);
    kz_job job;
    return run_all(&r->ctx, writing, &command, &job, 1);
}

static kz_status write_part(kz_revision *r, const workplace *at, const wanted *w)
{
    kz_ctx *ctx = &r->ctx;
    const char *commit = r->repository.commit.ptr;
    const char *const read[] = {WHOLE, "read-tree", commit, NULL};
    const char *const list[] = {"ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, NULL};
    const char *const write[] = {WHOLE, "checkout-index", "-z", "--stdin", NULL};
    const kz_command commands[] = {
        kz_git_command(ctx, at->dir, list, at->env), kz_git_command(ctx, at->dir, read, at->env)};
    kz_job jobs[2];
    KZ_TRY(run_all(ctx, writing, commands, jobs, 2));
    kz_command last = kz_git_command(ctx, at->dir, write, at->env);
    last.input = choose(ctx, w, jobs[0].ran.output);
    return last.input.len == 0 ? KZ_OK : run_all(ctx, writing, &last, jobs, 1);
}

static kz_status check_out(kz_revision *r, const char *const *paths)
{
    kz_tempdir *tree, *index;
    wanted w;
    KZ_TRY(want(r, paths, &w));
    KZ_TRY(kz_tempdir_make(&r->ctx, KZ_NOWHERE, &tree));
    KZ_TRY(kz_tempdir_make(&r->ctx, KZ_NOWHERE, &index));
    const workplace at = workplace_of(r, tree, index);
    KZ_TRY(w.all ? write_tree(r, &at) : write_part(r, &at, &w));
    r->directory = tree->path.ptr;
    return KZ_OK;
}

/* What is to be done with a revision. */
typedef struct request {
    kz_status (*fulfil)(kz_revision *r, const struct request *asked);
    const char *dir, *ref;    /* to open it */
    const char *const *paths; /* to check out */
} request;

static kz_status open_repository(kz_revision *r, const request *asked)
{
    kz_ctx *ctx = &r->ctx;
    ctx->cwd = kz_working_directory(ctx);
    r->name = kz_str_printf(&ctx->arena, "%s:", asked->ref).ptr;
    KZ_TRY(kz_repository_find(ctx, asked->dir, asked->ref, &r->repository));
    r->found = true;
    return KZ_OK;
}

static kz_status list_changed(kz_revision *r, const request *asked)
{
    (void)asked;
    r->changed.len = 0;
    return find_changed(r);
}

static kz_status replace_files(kz_revision *r, const request *asked)
{
    kz_tempdirs_remove(&r->ctx);
    r->directory = NULL;
    return check_out(r, asked->paths);
}

static kz_status run(kz_revision *r, const request *asked)
{
    if (setjmp(r->out_of_memory) != 0) {
        const bool cancelled = kz_cancelled(&r->ctx);
        kz_tempdirs_remove(&r->ctx);
        r->directory = NULL;
        r->abandoned = cancelled ? &kz_interrupted : &kz_out_of_memory;
        return cancelled ? KZ_EINPUT : KZ_ESYSTEM;
    }
    kz_status status = asked->fulfil(r, asked);
    if (status == KZ_OK && r->ctx.error_count > 0)
        status = KZ_EINPUT; /* a strict caller's warnings */
    r->messages = kz_messages_of(&r->ctx, &r->ctx.arena, &r->message_count);
    if (status != KZ_OK) {
        kz_tempdirs_remove(&r->ctx);
        r->directory = NULL;
        r->changed.len = 0;
    }
    return status;
}

static kz_status fulfil(kz_revision *r, const request *asked, const kz_options *options)
{
    kz_options defaults;
    kz_options_init(&defaults);
    r->ctx.options = options != NULL ? options : &defaults;
    kz_status status = run(r, asked);
    r->ctx.options = NULL; /* the caller's may end here */
    return status;
}

kz_status kz_revision_open(
    kz_revision **out, const char *dir, const char *ref, const kz_options *options)
{
    kz_revision *r = calloc(1, sizeof *r);
    *out = r;
    if (r == NULL)
        return KZ_ESYSTEM;
    kz_ctx_init(&r->ctx, KZ_MOST_MEMORY, &r->out_of_memory);
    return fulfil(r, &(request){.fulfil = open_repository, .dir = dir, .ref = ref}, options);
}

kz_status kz_revision_list_changed(kz_revision *revision, const kz_options *options)
{
    return fulfil(revision, &(request){.fulfil = list_changed}, options);
}

kz_status kz_revision_check_out(
    kz_revision *revision, const char *const *paths, const kz_options *options)
{
    return fulfil(revision, &(request){.fulfil = replace_files, .paths = paths}, options);
}

void kz_revision_name(kz_ctx *ctx)
{
    const kz_revision *revision = ctx->options->revision;
    if (revision == NULL || revision->directory == NULL)
        return;
    ctx->revision_dir = kz_str_c(revision->directory);
    ctx->revision_name = kz_str_c(revision->name);
}

size_t kz_revision_count(const kz_revision *revision)
{
    return revision->changed.len;
}

const char *kz_revision_path(const kz_revision *revision, size_t i)
{
    return i < revision->changed.len ? revision->changed.at[i] : NULL;
}

const char *kz_revision_directory(const kz_revision *revision)
{
    return revision->directory;
}

const char *kz_revision_locate(kz_revision *revision, const char *path)
{
    kz_str below;
    if (revision->directory == NULL || setjmp(revision->out_of_memory) != 0)
        return NULL;
    if (!find_in_tree(revision, path, &below))
        return NULL;
    kz_arena *arena = &revision->ctx.arena;
    return kz_str_z(arena, kz_path_join(arena, kz_str_c(revision->directory), below));
}

const char *kz_revision_commit(const kz_revision *revision)
{
    return revision->found ? revision->repository.commit.ptr : NULL;
}

const char *kz_revision_top(const kz_revision *revision)
{
    return revision->found ? revision->repository.top.ptr : NULL;
}

const kz_message *kz_revision_message(const kz_revision *revision, size_t i)
{
    if (revision->abandoned != NULL)
        return i == 0 ? revision->abandoned : NULL;
    return i < revision->message_count ? &revision->messages[i] : NULL;
}

void kz_revision_free(kz_revision *revision)
{
    if (revision == NULL)
        return;
    kz_tempdirs_remove(&revision->ctx);
    kz_ctx_release(&revision->ctx);
    free(revision);
}
