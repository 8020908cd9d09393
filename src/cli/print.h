/*
 * What the command itself has to say.
 */
#ifndef KZ_CLI_PRINT_H
#define KZ_CLI_PRINT_H

#include "kz/kz.h"

/* The phases of builds that were timed and their sum, to stderr, in milliseconds:
 *
 *   read           0.061 ms
 *   ...
 *   total          1.224 ms
 */
void kz_print_timing(kz_result *const *results, size_t count);

/* An error of the command itself: "kz: error: ...". */
void kz_print_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The same for what does not end it: "kz: warning: ...". */
void kz_print_warning(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
