#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Small builds should touch few pages, large ones make few chunks: each chunk
 * is as large as all before it together, within these bounds. */
#define CHUNK_MIN ((size_t)32 * 1024)
#define CHUNK_MAX ((size_t)8 * 1024 * 1024)
#define HUGE_PAGE ((size_t)2 * 1024 * 1024)

/* What a reset keeps at most. */
#define REUSED_MAX ((size_t)64 * 1024 * 1024)

struct kz_chunk {
    kz_chunk *older;
    size_t size; /* with this header */
    alignas(max_align_t) char bytes[];
};

void kz_arena_init(kz_arena *arena, size_t limit, jmp_buf *out_of_memory)
{
    *arena = (kz_arena){.limit = limit, .out_of_memory = out_of_memory};
}

static void hang(kz_arena *arena, kz_chunk *chunk, size_t size)
{
    chunk->older = arena->chunk;
    chunk->size = size;
    arena->chunk = chunk;
    arena->used += size;
    arena->cursor = chunk->bytes;
    arena->end = (char *)chunk + size;
}

static void forget_spare(kz_arena *arena)
{
    free(arena->spare);
    arena->spare = NULL;
}

/* One chunk stays at hand: a mark may lie at the end of a chunk, and then whatever is done
 * over and over between mark and rewind needs a new one each time. */
static void drop_newest(kz_arena *arena)
{
    kz_chunk *newest = arena->chunk;
    arena->used -= newest->size;
    arena->chunk = newest->older;
#ifdef KZ_ARENA_DEBUG
    free(newest); /* or the sanitizers would not see what is used after its time */
#else
    forget_spare(arena);
    arena->spare = newest;
#endif
}

void kz_arena_release(kz_arena *arena)
{
    while (arena->chunk != NULL)
        drop_newest(arena);
    forget_spare(arena);
    arena->cursor = arena->end = NULL;
}

void kz_arena_reset(kz_arena *arena)
{
    kz_mark empty = {NULL, NULL};
    size_t used = arena->used;
    if (arena->chunk == NULL)
        return;
#ifdef KZ_ARENA_DEBUG
    used = SIZE_MAX; /* or the sanitizers would not see what is used after its time */
#else
    if (arena->chunk->older == NULL) {
        arena->cursor = arena->chunk->bytes;
        return;
    }
#endif
    kz_arena_rewind(arena, empty);
    forget_spare(arena);
    kz_chunk *chunk = used > REUSED_MAX ? NULL : malloc(used);
    if (chunk == NULL)
        return;
    hang(arena, chunk, used);
}

/* The chunks go below the newest, so that its free room stays in use. */
void kz_arena_adopt(kz_arena *arena, kz_arena *from)
{
    forget_spare(from);
    if (arena->chunk == NULL || from->chunk == NULL) {
        kz_arena old = *arena;
        if (from->chunk != NULL) {
            arena->chunk = from->chunk;
            arena->cursor = from->cursor;
            arena->end = from->end;
        }
        arena->used = old.used + from->used;
    } else {
        kz_chunk *oldest = from->chunk;
        while (oldest->older != NULL)
            oldest = oldest->older;
        oldest->older = arena->chunk->older;
        arena->chunk->older = from->chunk;
        arena->used += from->used;
    }
    *from = (kz_arena){.limit = from->limit, .out_of_memory = from->out_of_memory};
}

_Noreturn void kz_arena_exhausted(const kz_arena *arena)
{
    if (arena->out_of_memory != NULL)
        longjmp(*arena->out_of_memory, 1);
    abort();
}

/* Large chunks ask for large pages: touching them first costs as much as filling them. */
static kz_chunk *new_chunk(size_t size)
{
#ifdef MADV_HUGEPAGE
    if (size >= HUGE_PAGE && size % HUGE_PAGE == 0) {
        kz_chunk *chunk = aligned_alloc(HUGE_PAGE, size);
        if (chunk != NULL)
            madvise(chunk, size, MADV_HUGEPAGE);
        return chunk;
    }
#endif
    return malloc(size);
}

static void add_chunk(kz_arena *arena, size_t size)
{
    const bool spare = arena->spare != NULL && arena->spare->size >= size;
    if (spare)
        size = arena->spare->size;
    if (arena->limit != 0 && (size > arena->limit || arena->used > arena->limit - size))
        kz_arena_exhausted(arena);
    kz_chunk *chunk = spare ? arena->spare : new_chunk(size);
    if (chunk == NULL)
        kz_arena_exhausted(arena);
    if (spare)
        arena->spare = NULL;
    hang(arena, chunk, size);
}

#ifdef KZ_ARENA_DEBUG

/* Each allocation is a chunk of its own size, so that the sanitizers and
 * valgrind see what runs over its end. */
void *kz_arena_grow(kz_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        kz_arena_exhausted(arena);
    add_chunk(arena, size + sizeof(kz_chunk));
    return arena->cursor;
}

#else

static size_t rounded(size_t size)
{
    const size_t align = alignof(max_align_t);
    return (size + align - 1) & ~(align - 1);
}

static size_t chunk_size(const kz_arena *arena, size_t need)
{
    size_t size = arena->used < CHUNK_MIN ? CHUNK_MIN : arena->used;
    if (size > CHUNK_MAX)
        size = CHUNK_MAX;
    if (size < need + sizeof(kz_chunk))
        size = need + sizeof(kz_chunk);
    return size < HUGE_PAGE ? size : (size + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1);
}

void *kz_arena_grow(kz_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        kz_arena_exhausted(arena);
    size_t take = rounded(size == 0 ? 1 : size);
    add_chunk(arena, chunk_size(arena, take));
    void *at = arena->cursor;
    arena->cursor += take;
    return at;
}

#endif

void *kz_arena_zero(kz_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        kz_arena_exhausted(arena);
    void *at = kz_arena_alloc(arena, count * size);
    return memset(at, 0, count * size);
}

kz_mark kz_arena_mark(const kz_arena *arena)
{
    return (kz_mark){arena->chunk, arena->cursor};
}

void kz_arena_rewind(kz_arena *arena, kz_mark mark)
{
    while (arena->chunk != mark.chunk)
        drop_newest(arena);
    arena->cursor = mark.cursor;
    arena->end = mark.chunk == NULL ? NULL : (char *)mark.chunk + mark.chunk->size;
}
