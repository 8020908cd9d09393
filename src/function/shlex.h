/*
 * Words of a line, as a shell splits it.
 */
#ifndef KZ_FUNCTION_SHLEX_H
#define KZ_FUNCTION_SHLEX_H

#include "base/run.h"

/* Split LINE at blanks, with quotes, backslashes and a comment, but no expansions, and
 * append the words. Empty words are left out. False: a quote is not closed. */
bool kz_shlex_split(kz_ctx *ctx, kz_str line, kz_words *out);

#endif
