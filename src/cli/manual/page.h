/*
 * Manual pages, made from the rows of the commands when kz is built.
 */
#ifndef KZ_CLI_MANUAL_PAGE_H
#define KZ_CLI_MANUAL_PAGE_H

#include <stdio.h>

#include "cli/command.h"

/* A variable of the environment that kz, or a program that it runs for a build, looks at. */
typedef struct kz_variable {
    const char *name;
    const char *about; /* a phrase, without a full stop */
} kz_variable;

/* The row with name NULL ends the table. */
extern const kz_variable kz_variables[];

/* Write the page of a command, in mdoc: kz-NAME(1), or kz(1) for &kz_command_top. */
void kz_manual_write(const kz_command *command, FILE *to);

#endif
