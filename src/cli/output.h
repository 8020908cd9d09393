/*
 * Writing what was built to files.
 */
#ifndef KZ_CLI_OUTPUT_H
#define KZ_CLI_OUTPUT_H

#include "kz/kz.h"

/* Write the output to PATH: into the file, or, if PATH is a directory, one file
 * a document. A file is written beside its place and renamed, so that no one
 * ever sees half of it. Returns false after having said what went wrong. */
bool kz_output_write(const kz_result *result, const char *path);

#endif
