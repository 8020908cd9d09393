/*
 * Writing what was built to files.
 */
#ifndef KZ_CLI_OUTPUT_H
#define KZ_CLI_OUTPUT_H

#include <stdio.h>

#include "kz/kz.h"

/* The output of all results, in their order, joined by "---" lines. Whoever owns TO looks
 * whether it could be written. */
void kz_output_join(kz_result *const *results, size_t count, FILE *to);

/* Write the output of all results to PATH: joined into the file, or, if PATH is a directory,
 * one file a document, which takes one result. A file is written beside its place and
 * renamed, so that no one ever sees half of it. Returns false after having said what went
 * wrong. */
bool kz_output_write(kz_result *const *results, size_t count, const char *path);

/* Replace the file that PATH stands for by one with this text, in the same way; a symbolic
 * link stays one. Returns false after having said what went wrong. */
bool kz_output_write_file(const char *path, const char *text, size_t length);

#endif
