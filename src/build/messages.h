/*
 * Reports made into the messages of kz.h.
 */
#ifndef KZ_BUILD_MESSAGES_H
#define KZ_BUILD_MESSAGES_H

#include "base/ctx.h"

/* The context's reports in the order they arose, each once. They and all that they
 * point to live in ARENA. */
kz_message *kz_messages_of(kz_ctx *ctx, kz_arena *arena, size_t *count);

/* What is said, and nothing else, when there is no memory left to make messages in, or
 * when the caller has asked for an end. */
extern const kz_message kz_out_of_memory, kz_interrupted;

#endif
