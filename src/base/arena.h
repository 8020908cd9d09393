/*
 * Bump allocation: many allocations, one free.
 *
 * Out of memory does not return: it jumps to the place that kz_arena_guard()
 * named, which ends the build with KZ_ESYSTEM. Everything a build holds lives
 * in its arenas, so nothing leaks on the way.
 */
#ifndef KZ_BASE_ARENA_H
#define KZ_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

typedef struct kz_chunk kz_chunk;

typedef struct kz_arena {
    kz_chunk *chunk;        /* the newest */
    kz_chunk *spare;        /* one that was rewound past, for the next that is needed; or NULL */
    char *cursor, *end;     /* what is free in it */
    size_t used;            /* bytes in all chunks but the spare one */
    size_t limit;           /* bytes that all chunks may have; 0 = no limit */
    jmp_buf *out_of_memory; /* where to go; NULL = abort() */
} kz_arena;

/* A point in the life of an arena, to go back to. */
typedef struct kz_mark {
    kz_chunk *chunk;
    char *cursor;
} kz_mark;

/* An empty arena; it holds no memory before the first allocation. */
void kz_arena_init(kz_arena *arena, size_t limit, jmp_buf *out_of_memory);

/* Give back everything. The arena can be used again. */
void kz_arena_release(kz_arena *arena);

/* Forget everything, but keep memory for as much again: what is filled anew each time
 * should not be taken from the system each time. */
void kz_arena_reset(kz_arena *arena);

/* Take over all that FROM holds, which is empty then. */
void kz_arena_adopt(kz_arena *arena, kz_arena *from);

/* Say that memory has run out, as an allocation that fails does. */
_Noreturn void kz_arena_exhausted(const kz_arena *arena);

/* As kz_arena_alloc(), from a new chunk: for kz_arena_alloc() alone. */
void *kz_arena_grow(kz_arena *arena, size_t size) __attribute__((malloc, returns_nonnull));

/* SIZE bytes, aligned for any type, uninitialised. Never NULL. */
__attribute__((malloc, returns_nonnull)) static inline void *kz_arena_alloc(
    kz_arena *arena, size_t size)
{
#ifndef KZ_ARENA_DEBUG
    const size_t align = _Alignof(max_align_t), take = (size + align - 1) & ~(align - 1);
    if (take >= size && take - 1 < (size_t)(arena->end - arena->cursor)) {
        void *at = arena->cursor;
        arena->cursor += take;
        return at;
    }
#endif
    return kz_arena_grow(arena, size);
}

/* COUNT * SIZE bytes, all zero; the product is checked. Never NULL. */
void *kz_arena_zero(kz_arena *arena, size_t count, size_t size)
    __attribute__((malloc, returns_nonnull));

/* Forget what was allocated since the mark was taken. */
kz_mark kz_arena_mark(const kz_arena *arena);
void kz_arena_rewind(kz_arena *arena, kz_mark mark);

#define KZ_NEW(arena, type) ((type *)kz_arena_zero((arena), 1, sizeof(type)))
#define KZ_NEW_ARRAY(arena, type, n) ((type *)kz_arena_zero((arena), (n), sizeof(type)))

#endif
