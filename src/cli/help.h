/*
 * The text of --help.
 */
#ifndef KZ_CLI_HELP_H
#define KZ_CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

/* The help of one command, or of kz itself for &kz_command_top. No line that is made
 * from rows is longer than 80 columns. */
void kz_help_print(const kz_command *command, FILE *to);

/* The heading that an option stands below. */
const char *kz_option_group(const kz_option *row);

/* Is ROW the first of ROWS to be shown below its heading? */
bool kz_option_opens_group(const kz_option *rows, const kz_option *row);

#endif
