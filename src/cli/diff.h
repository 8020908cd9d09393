/*
 * kz diff: pairs of results that are compared, and the ways to write what differs.
 */
#ifndef KZ_CLI_DIFF_H
#define KZ_CLI_DIFF_H

#include <stdio.h>

#include "cli/messages.h"
#include "kz/kz.h"

/* What to compare: two directories or files, by the names that the user knows them by, and what
 * they stand for. The results and what differs are freed by kz_diff_pairs_free(). */
typedef struct kz_diff_pair {
    const char *before_name, *after_name;
    const char *before_path, *after_path; /* where they are; NULL: their names say it; "": nowhere,
                                             and there is nothing in them */
    bool live; /* what is before is what the cluster has of what is after */
    kz_result *before, *after;
    kz_diff_result *diff;
    bool with_namespaces; /* they are needed to tell objects apart */
} kz_diff_pair;

typedef struct kz_diff_pairs {
    kz_diff_pair *at;
    size_t count;
} kz_diff_pairs;

/* How to write. */
typedef struct kz_diff_style {
    bool color;
    bool uncounted;   /* human leaves out how many objects differ: the caller says it */
    size_t max_bytes; /* of markdown */
} kz_diff_style;

typedef struct kz_diff_format {
    const char *name;
    void (*write)(FILE *to, const kz_diff_pairs *pairs, const kz_diff_style *style);
} kz_diff_format;

extern const kz_diff_format kz_diff_human, kz_diff_path, kz_diff_json, kz_diff_markdown;

/* Read or build both sides of each pair: a directory or a URL is built, a file is read, "-"
 * is stdin; CLUSTER is asked for those that are live. Returns false after having said on
 * stderr, with MESSAGES, what went wrong. */
bool kz_diff_pairs_load(kz_diff_pairs *pairs, const kz_live *cluster, const kz_options *options,
    const kz_message_style *messages);

/* Compare both sides of each pair. Returns false after having said that memory ran out. */
bool kz_diff_pairs_compare(kz_diff_pairs *pairs, const kz_diff_options *options);

void kz_diff_pairs_free(kz_diff_pairs *pairs);

/* Is any object changed, added or removed? */
bool kz_diff_differs(const kz_diff_result *diff);
bool kz_diff_is_any(const kz_diff_pairs *pairs);

/* The document that stands for an object: that after, if it is there. */
const kz_document *kz_diff_document(const kz_object_diff *object);

/* "Deployment/web", "Deployment/shop/web": nothing in it that a terminal would obey. */
void kz_diff_print_label(FILE *to, const kz_document *document, bool with_namespace);

/* "3 changed, 1 added, 0 removed" */
void kz_diff_print_counts(FILE *to, const kz_diff_result *diff);

/* "ConfigMap/app-4h2b → app-9k7c; 3 references follow" */
void kz_diff_print_rename(FILE *to, const kz_rename *rename, bool with_namespace);

/* The text of a line, and nothing in it that a terminal would obey. */
void kz_diff_print_line(FILE *to, const kz_hunk_line *line);

/* JSON as people read it: a text without quotes if nothing is lost by that, and no more of
 * it than fits a line. */
void kz_diff_print_value(FILE *to, const char *json);

#endif
