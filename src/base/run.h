/*
 * Running commands: one, or several lists of them side by side.
 */
#ifndef KZ_BASE_RUN_H
#define KZ_BASE_RUN_H

#include "base/ctx.h"
#include "base/process.h"

/* The words of a command, to be put together; KZ_WORDS_END() makes it an argv. */
typedef KZ_VEC(const char *) kz_words;

#define KZ_WORD(ctx, words, text) KZ_PUSH(&(ctx)->arena, words, kz_str_z(&(ctx)->arena, text))
#define KZ_WORDS_END(ctx, words) KZ_PUSH(&(ctx)->arena, words, NULL)

/* What became of a command. The texts are in the build's arena. */
typedef struct kz_ran {
    kz_outcome outcome;
    int code;
    kz_str output, errors;
} kz_ran;

/* Commands to run one after another, for as long as they run well. */
typedef struct kz_job {
    const kz_command *commands;
    size_t count;
    const char *what; /* "fetching https://...", for those who wait; NULL = nothing to say */
    size_t last;      /* set: the command that was run last */
    kz_ran ran;       /* set: what became of that one */
} kz_job;

/* Run all JOBS side by side, but not more than a handful at a time. When the build
 * is cancelled (kz_options.cancel), so are they. */
void kz_run_jobs(kz_ctx *ctx, kz_job *jobs, size_t count);

/* Run one command. */
kz_ran kz_run(kz_ctx *ctx, const kz_command *command);

/* "exit status 3", "it was ended by signal 9 (Killed)": what became of a command that
 * did not run well. */
kz_str kz_ran_text(kz_ctx *ctx, const kz_command *command, const kz_ran *ran);

/* The words of a command as one would type them, for messages. */
kz_str kz_command_text(kz_ctx *ctx, const kz_command *command);

#endif
