/*
 * Options as rows: the same rows parse the command line, print --help and make the
 * manual pages and the completions of shells.
 *
 * The syntax is that of the reference (spf13/pflag): --name value, --name=value,
 * -n value, -nvalue, -n=value; flags may be bundled and take =true or =false;
 * options and operands may be mixed; "--" ends the options; "-" is an operand.
 */
#ifndef KZ_CLI_OPTIONS_H
#define KZ_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* What the value of an option, or an operand, stands for: how shells complete it. */
typedef enum kz_value_kind {
    KZ_VALUE_TEXT,    /* anything; "words", where there are some, are only examples */
    KZ_VALUE_WORD,    /* one of "words"; the parser refuses all else */
    KZ_VALUE_FILE,    /* a file or a directory */
    KZ_VALUE_DIR,     /* a directory */
    KZ_VALUE_ROOT,    /* a directory that holds a kustomization */
    KZ_VALUE_PROGRAM, /* a program, by its name or path */
    KZ_VALUE_COMMAND, /* a command of kz */
} kz_value_kind;

/* One option. The row with name NULL ends a table. Fields that are left out have
 * their zero, so a row says only what is particular about it. */
typedef struct kz_option {
    const char *name;  /* without "--" */
    char letter;       /* 0 = none */
    const char *value; /* what --help calls its value; NULL = a flag */
    const char *about; /* a phrase, without a full stop; NULL = accepted, but shown nowhere */
    const char *group; /* the heading it stands below; NULL = "Options" */
    kz_value_kind kind;
    const char *const *words; /* ends with NULL; "" among them: it may be empty */
    size_t offset;            /* of its field in the command's options: a bool for a flag, a
                                 kz_values if it may be repeated, else a const char * */
    const char *deprecated;   /* what to do instead; NULL = not deprecated */
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
 * kz_options_free() takes apart; texts are borrowed from ARGV. OPERANDS->at is room
 * for ARGC pointers given by the caller. Returns false after having said on stderr
 * what is wrong. */
bool kz_options_parse(
    const kz_option *rows, void *values, int argc, char **argv, kz_operands *operands);

/* Free what kz_options_parse() allocated in VALUES, whatever it returned. */
void kz_options_free(const kz_option *rows, void *values);

#endif
