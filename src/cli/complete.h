/*
 * The scripts that complete command lines of kz in shells. They are made from the rows
 * of the commands and know all that the rows know; they do not call kz.
 */
#ifndef KZ_CLI_COMPLETE_H
#define KZ_CLI_COMPLETE_H

#include <stdio.h>

#include "cli/command.h"

void kz_complete_bash(FILE *to);
void kz_complete_zsh(FILE *to);
void kz_complete_fish(FILE *to);
void kz_complete_powershell(FILE *to);

/* The name of a command in the tables of a script: "" for kz itself. */
const char *kz_complete_name(const kz_command *command);

/* What is offered for a value or an operand: its kind, or "words" and the words. Each is
 * written between two QUOTEs, with SEPARATOR between them. */
void kz_complete_takes(kz_value_kind kind, const char *const *words, const char *quote,
    const char *separator, FILE *to);

/* The words, but not an empty one, with blanks between. */
void kz_complete_words(const char *const *words, FILE *to);

#endif
