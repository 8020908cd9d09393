/*
 * JSON texts.
 */
#ifndef KZ_CLI_JSON_TEXT_H
#define KZ_CLI_JSON_TEXT_H

#include <stdio.h>

/* TEXT in quotes; bytes that are no UTF-8 become U+FFFD. "null" for NULL. */
void kz_print_json(FILE *to, const char *text);

#endif
