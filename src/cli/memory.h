/*
 * Memory for the command line, which can do nothing without it: the program ends with an
 * error where there is none. What these functions give is freed by free().
 */
#ifndef KZ_CLI_MEMORY_H
#define KZ_CLI_MEMORY_H

#include <stddef.h>

/* COUNT zeroed elements of SIZE bytes; never NULL. */
void *kz_take(size_t count, size_t size) __attribute__((returns_nonnull));

/* A text as printf() makes it. */
char *kz_take_text(const char *fmt, ...) __attribute__((format(printf, 1, 2), returns_nonnull));

/* Room for one more element in the array AT, of which COUNT are in use: it doubles when COUNT is
 * a power of two.
 *     list->at = kz_take_more(list->at, list->count, sizeof *list->at); */
void *kz_take_more(void *at, size_t count, size_t size) __attribute__((returns_nonnull));

#endif
