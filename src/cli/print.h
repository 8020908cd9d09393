/*
 * Messages to the terminal.
 */
#ifndef KZ_CLI_PRINT_H
#define KZ_CLI_PRINT_H

#include "kz/kz.h"

/* All messages of a build, to stderr:
 *
 *   overlay/kustomization.yaml:4:3: error: there is no file 'nope.yaml'
 *     included from top/kustomization.yaml:2:3
 *     help: ...
 */
void kz_print_messages(const kz_result *result);

/* The phases of a build that was timed and their sum, to stderr, in milliseconds:
 *
 *   read           0.061 ms
 *   ...
 *   total          1.224 ms
 */
void kz_print_timing(const kz_result *result);

/* An error of the command itself: "kz: error: ...". */
void kz_print_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
