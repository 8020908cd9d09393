#include "base/buf.h"

#include <stdlib.h>

void kz_buf_free(kz_buf *buf)
{
    free(buf->ptr);
    *buf = (kz_buf){.max = buf->max};
}

bool kz_buf_grow(kz_buf *buf, size_t more)
{
    if (buf->failed)
        return false;
    size_t max = buf->max == 0 ? SIZE_MAX / 2 : buf->max;
    if (more > max || buf->len > max - more) {
        buf->failed = true;
        return false;
    }
    size_t capacity = buf->capacity < 4096 ? 4096 : buf->capacity;
    while (capacity < buf->len + more)
        capacity = capacity > max / 2 ? max : capacity * 2;
    char *bytes = realloc(buf->ptr, capacity);
    if (bytes == NULL) {
        buf->failed = true;
        return false;
    }
    buf->ptr = bytes;
    buf->capacity = capacity;
    return true;
}
