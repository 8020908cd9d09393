/*
 * Files that are named by an URL, fetched by the program kz-fetch.
 *
 * That is a program of its own so that a build which fetches nothing does not even load
 * what it takes to speak HTTP. Each URL is fetched once in a build.
 */
#ifndef KZ_BASE_DOWNLOAD_H
#define KZ_BASE_DOWNLOAD_H

#include "base/run.h"

/* What came of a fetch. */
typedef struct kz_download {
    bool fetched;
    kz_str bytes;  /* if it was */
    kz_str why;    /* if it was not, such as "404 Not Found" */
    uint32_t file; /* for kz_loc.file */
} kz_download;

/* Is PATH an URL that is fetched rather than a path? */
bool kz_is_url(kz_str path);

/* What came of fetching URL; fetch it if that has not been tried. */
const kz_download *kz_download_get(kz_ctx *ctx, kz_str url);

/* The same in two steps, for several at once: the command that fetches URL, or false if
 * that has been tried; and what came of it. */
bool kz_download_begin(kz_ctx *ctx, kz_str url, kz_job *job);
const kz_download *kz_download_end(kz_ctx *ctx, kz_str url, const kz_job *job);

#endif
