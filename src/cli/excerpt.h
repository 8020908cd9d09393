/*
 * A line of a file with its number and a mark below:
 *
 *     4 | - base/backend.yml
 *       |   ^^^^^^^^^^^^^^^^
 */
#ifndef KZ_CLI_EXCERPT_H
#define KZ_CLI_EXCERPT_H

#include <stdbool.h>
#include <stdio.h>

#include "kz/kz.h"

/* Nothing if the place has no line. The mark is made of MARK; COLOR is what the terminal
 * is told before it, "" for none. Tabs become spaces, what is not printable a sign for
 * it, and a long line is cut around the mark. */
void kz_excerpt_print(FILE *to, const kz_place *place, char mark, const char *color);

/* TEXT without what a terminal would obey; line feeds stay. */
void kz_print_harmless(FILE *to, const char *text);

#endif
