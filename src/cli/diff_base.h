/*
 * kz diff --base: overlays as they are, beside what they were at another commit.
 */
#ifndef KZ_CLI_DIFF_BASE_H
#define KZ_CLI_DIFF_BASE_H

#include "cli/diff.h"
#include "cli/options.h"

/* What is to be compared. */
typedef struct kz_diff_since {
    const char *ref;
    const kz_operands *dirs; /* of kustomizations, or where to look for them if ALL */
    bool all;                /* every overlay below DIRS, by default the repository */
    bool affected;           /* only what changed files reach */
} kz_diff_since;

typedef struct kz_diff_base {
    kz_diff_pairs pairs;   /* to be loaded while REVISION is there */
    kz_revision *revision; /* with the files as they were, for kz_options.revision */
    char **texts;          /* names in PAIRS */
    size_t text_count;
} kz_diff_base;

/* Find the pairs. Returns false after having said what went wrong; to be closed in either
 * case. */
bool kz_diff_base_open(kz_diff_base *base, const kz_diff_since *since, const kz_options *options,
    const kz_message_style *style);

/* Remove the files as they were: the pairs are loaded, or will not be. */
void kz_diff_base_drop_files(kz_diff_base *base);

void kz_diff_base_close(kz_diff_base *base);

#endif
