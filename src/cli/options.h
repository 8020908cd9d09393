/*
 * Options as rows: the same rows parse the command line and print --help.
 *
 * The syntax is that of the reference (spf13/pflag): --name value, --name=value,
 * -n value, -nvalue, -n=value; flags may be bundled and take =true or =false;
 * options and operands may be mixed; "--" ends the options.
 */
#ifndef KZ_CLI_OPTIONS_H
#define KZ_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* One option. The row with name NULL ends a table. */
typedef struct kz_option {
    const char *name;       /* without "--" */
    char letter;            /* 0 = none */
    const char *value;      /* what --help calls its value; NULL = a flag */
    const char *about;      /* one line; NULL = hidden from --help */
    size_t offset;          /* of a bool or a const char * in the command's options */
    const char *deprecated; /* what to do instead; NULL = not deprecated */
} kz_option;

/* What is left after the options. */
typedef struct kz_operands {
    const char **at;
    size_t count;
} kz_operands;

/* Read ARGV[0..ARGC) into VALUES, a struct as the rows' offsets say; texts are
 * borrowed from ARGV. OPERANDS->at is room for ARGC pointers given by the
 * caller. Returns false after having said on stderr what is wrong. */
bool kz_options_parse(
    const kz_option *rows, void *values, int argc, char **argv, kz_operands *operands);

/* The table of options for --help. */
void kz_options_print(const kz_option *rows, FILE *to);

#endif
