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
    size_t offset;          /* of its field in the command's options: a bool for a flag, a
                               kz_values if it may be repeated, else a const char * */
    const char *deprecated; /* what to do instead; NULL = not deprecated */
    bool repeats;
} kz_option;

/* The values of an option that may be repeated, in order. */
typedef struct kz_values {
    const char **at; /* ends with NULL; NULL if the option was not given */
    size_t count;
} kz_values;

/* What is left after the options. */
typedef struct kz_operands {
    const char **at;
    size_t count;
} kz_operands;

/* Read ARGV[0..ARGC) into VALUES, a struct as the rows' offsets say, which
 * kz_options_free() takes apart; texts are borrowed from ARGV. OPERANDS->at is room for ARGC pointers given by the
 * caller. Returns false after having said on stderr what is wrong. */
bool kz_options_parse(
    const kz_option *rows, void *values, int argc, char **argv, kz_operands *operands);

/* Free what kz_options_parse() allocated in VALUES, whatever it returned. */
void kz_options_free(const kz_option *rows, void *values);

/* The table of options for --help. */
void kz_options_print(const kz_option *rows, FILE *to);

#endif
