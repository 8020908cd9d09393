#include "cli/print.h"

#include <stdarg.h>
#include <stdio.h>

static void print_ms(const char *what, uint64_t ns)
{
    fprintf(stderr, "%-10s %9.3f ms\n", what, (double)ns / 1e6);
}

void kz_print_timing(kz_result *const *results, size_t count)
{
    static const char *const names[] = {
        "read", "parse", "accumulate", "transform", "references", "emit"};
    uint64_t total = 0;
    for (kz_phase phase = 0; phase <= KZ_PHASE_LAST; phase++) {
        uint64_t ns = 0;
        for (size_t i = 0; i < count; i++)
            ns += kz_result_phase_ns(results[i], phase);
        print_ms(names[phase], ns);
        total += ns;
    }
    print_ms("total", total);
}

static void print(const char *what, const char *fmt, va_list args)
{
    fprintf(stderr, "kz: %s: ", what);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
}

void kz_print_error(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    print("error", fmt, args);
    va_end(args);
}

void kz_print_warning(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    print("warning", fmt, args);
    va_end(args);
}
