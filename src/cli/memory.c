#include "cli/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/print.h"

static _Noreturn void give_up(void)
{
    kz_print_error("out of memory");
    exit(1);
}

void *kz_take(size_t count, size_t size)
{
    void *room = calloc(count > 0 ? count : 1, size);
    if (room == NULL)
        give_up();
    return room;
}

char *kz_take_text(const char *fmt, ...)
{
    char *text;
    va_list args;
    va_start(args, fmt);
    int length = vasprintf(&text, fmt, args);
    va_end(args);
    if (length < 0)
        give_up();
    return text;
}

void *kz_take_more(void *at, size_t count, size_t size)
{
    if (count > 0 && (count & (count - 1)) != 0)
        return at;
    size_t fresh = count > 0 ? 2 * count : 1;
    void *room = fresh <= SIZE_MAX / size ? realloc(at, fresh * size) : NULL;
    if (room == NULL)
        give_up();
    return room;
}
