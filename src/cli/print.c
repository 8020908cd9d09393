#include "cli/print.h"

#include <stdarg.h>
#include <stdio.h>

void kz_print_error(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fputs("kz: error: ", stderr);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
    va_end(args);
}
