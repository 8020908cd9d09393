/*
 * What the command itself has to say.
 */
#ifndef KZ_CLI_PRINT_H
#define KZ_CLI_PRINT_H

/* An error of the command itself: "kz: error: ...". */
void kz_print_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
