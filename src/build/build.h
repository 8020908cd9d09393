/*
 * One run of the pipeline.
 */
#ifndef KZ_BUILD_BUILD_H
#define KZ_BUILD_BUILD_H

#include "build/result.h"

/* Far more than a build needs (50,000 resources take half a gigabyte), and few
 * enough that a hostile input ends in an error and not in swapping. */
#define KZ_MOST_MEMORY ((size_t)4 << 30)

/* Build DIR into RESULT, which is new: its context is initialised and its arena chosen.
 * PARENT is what the build stands on, see kz_ctx_inherit(); NULL for nothing. */
KZ_MUST_CHECK kz_status kz_build_into(
    kz_result *result, const kz_ctx *parent, const char *dir, const kz_options *options);

/* The working directory; empty if it cannot be known. */
kz_str kz_working_directory(kz_ctx *ctx);

/* KZ_YAML=libyaml: for whoever suspects the scanner. */
bool kz_wants_libyaml(void);

#endif
