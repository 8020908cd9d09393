/*
 * Writing one file that the user has named.
 */
#ifndef KZ_CLI_FILE_H
#define KZ_CLI_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* Replace the file that PATH stands for; a symbolic link stays one. It is written beside its
 * place and renamed, so that no one ever sees half of it; what is no regular file is written
 * where it is. Returns false after having said what went wrong. */
bool kz_file_write(const char *path, const char *text, size_t length);

/* Returns false, with errno, if not all of TEXT could be written. */
bool kz_write_all(int fd, const char *text, size_t length);

#endif
