#include "base/vec.h"

#include <stdint.h>
#include <string.h>

void *kz_vec_grow(kz_arena *arena, void *old, size_t *capacity, size_t size)
{
    enum { FIRST = 64 }; /* bytes, or one element */
    size_t n = *capacity;
    size_t bigger = n != 0 ? n * 2 : size < FIRST ? FIRST / size : 1;
    void *block = kz_arena_alloc(arena, bigger > SIZE_MAX / size ? SIZE_MAX : bigger * size);
    if (n != 0)
        memcpy(block, old, n * size);
    *capacity = bigger;
    return block;
}
