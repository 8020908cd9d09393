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

/* What the scripts call a kind of value. */
const char *kz_complete_kind(kz_value_kind kind);

/* TEXT with WITH in place of each C. */
void kz_complete_escaped(const char *text, char c, const char *with, FILE *to);

/* The words, but not an empty one, each after SEPARATOR. */
void kz_complete_words(const char *const *words, const char *separator, FILE *to);

#endif
