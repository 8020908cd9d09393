#include "base/download.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/path.h"

#define PROGRAM "kz-fetch"

/* A little more than the program itself allows. */
enum { LONGEST_MS = 90000, NOT_SUCCESSFUL = 3 };

bool kz_is_url(kz_str path)
{
    static const kz_str schemes[] = {KZ_LIT("http"), KZ_LIT("https")};
    kz_str scheme = kz_str_sub(path, 0, kz_str_find(path, ':'));
    bool known =
        kz_str_distance(scheme, schemes[0], 1) == 0 || kz_str_distance(scheme, schemes[1], 1) == 0;
    return known && scheme.len < path.len;
}

/* The directory that the running program lies in; empty if it cannot be known. */
static kz_str own_directory(kz_ctx *ctx)
{
    kz_str path = KZ_EMPTY;
    return kz_path_resolve(ctx, KZ_S("/proc/self/exe"), &path) ? kz_path_dir(path) : path;
}

static bool runs(kz_ctx *ctx, kz_str path)
{
    return access(kz_str_z(&ctx->arena, path), X_OK) == 0;
}

/* Where it was installed, where it would be if all was moved since, or where it was
 * built; KZ_FETCH says something else. */
static kz_str find_program(kz_ctx *ctx)
{
    const char *given = getenv("KZ_FETCH");
    if (given != NULL && given[0] != '\0')
        return kz_str_c(given);
    kz_str own = own_directory(ctx);
    const kz_str places[] = {
        kz_path_join(&ctx->arena, own, KZ_S("../libexec/kz/" PROGRAM)),
        kz_path_join(&ctx->arena, own, KZ_S(PROGRAM)),
    };
    for (size_t i = 0; own.len > 0 && i < sizeof places / sizeof *places; i++)
        if (runs(ctx, places[i]))
            return places[i];
    return KZ_S(KZ_LIBEXECDIR "/kz/" PROGRAM);
}

bool kz_download_begin(kz_ctx *ctx, kz_str url, kz_job *job)
{
    if (kz_map_lookup(&ctx->downloads, url) != NULL)
        return false;
    kz_words words = {0};
    kz_command *command = KZ_NEW(&ctx->arena, kz_command);
    KZ_WORD(ctx, words, find_program(ctx));
    KZ_WORD(ctx, words, url);
    KZ_WORDS_END(ctx, words);
    *command = (kz_command){.argv = words.at, .timeout_ms = LONGEST_MS};
    *job = (kz_job){.commands = command,
        .count = 1,
        .what = kz_str_printf(&ctx->arena, "fetching " KZ_FMT, KZ_ARG(url)).ptr};
    return true;
}

const kz_download *kz_download_end(kz_ctx *ctx, kz_str url, const kz_job *job)
{
    kz_download *d = KZ_NEW(&ctx->arena, kz_download);
    const kz_ran *ran = &job->ran;
    url = kz_str_dup(&ctx->arena, url);
    *kz_map_slot_for(&ctx->arena, &ctx->downloads, url) = d;
    d->fetched = ran->outcome == KZ_RAN_WELL;
    d->bytes = ran->output;
    d->why = kz_str_trim(ran->errors);
    if (d->fetched)
        d->file = kz_ctx_add_file(ctx, url, d->bytes);
    else if (d->why.len == 0)
        d->why = kz_str_printf(&ctx->arena, "%s: " KZ_FMT, job->commands[0].argv[0],
            KZ_ARG(kz_ran_text(ctx, job->commands, ran)));
    return d;
}

const kz_download *kz_download_get(kz_ctx *ctx, kz_str url)
{
    kz_job job;
    if (!kz_download_begin(ctx, url, &job))
        return kz_map_lookup(&ctx->downloads, url);
    kz_run_jobs(ctx, &job, 1);
    return kz_download_end(ctx, url, &job);
}
