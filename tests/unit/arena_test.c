/*
 * Arenas: what they hand out, what a limit does, going back to a mark.
 */
#include <stdalign.h>

#include "plan.h"

static void aligns_for_any_type(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    for (size_t size = 0; size < 200; size++)
        assert_int_equal((uintptr_t)kz_arena_alloc(&arena, size) % alignof(max_align_t), 0);
    kz_arena_release(&arena);
}

static void holds_nothing_before_the_first(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    assert_int_equal(arena.used, 0);
    kz_arena_release(&arena);
}

static void keeps_blocks_apart(void **state)
{
    (void)state;
    enum { COUNT = 2000 };
    unsigned char *blocks[COUNT];
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    for (size_t i = 0; i < COUNT; i++)
        blocks[i] = memset(kz_arena_alloc(&arena, i), (int)(i & 0xFF), i);
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < i; j++)
            assert_int_equal(blocks[i][j], i & 0xFF);
    kz_arena_release(&arena);
}

static void hands_out_a_block_larger_than_a_chunk(void **state)
{
    (void)state;
    enum { SIZE = 20 << 20 };
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    memset(kz_arena_alloc(&arena, SIZE), 1, SIZE);
    assert_true(arena.used >= SIZE);
    kz_arena_release(&arena);
}

static void zero_is_zero(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_mark mark = kz_arena_mark(&arena);
    memset(kz_arena_alloc(&arena, 100), 0xFF, 100);
    kz_arena_rewind(&arena, mark);
    const char *block = kz_arena_zero(&arena, 10, 10);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(block[i], 0);
    kz_arena_release(&arena);
}

static void rewind_gives_back(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    char *kept = memset(kz_arena_alloc(&arena, 10), 'k', 10);
    size_t before = arena.used;
    kz_mark mark = kz_arena_mark(&arena);
    for (size_t i = 0; i < 100; i++)
        kz_arena_alloc(&arena, 10000);
    assert_true(arena.used > before);
    kz_arena_rewind(&arena, mark);
    assert_int_equal(arena.used, before);
    memset(kz_arena_alloc(&arena, 10), 'n', 10);
    assert_memory_equal(kept, "kkkkkkkkkk", 10);
    kz_arena_release(&arena);
}

static void rewind_to_nothing(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_mark mark = kz_arena_mark(&arena);
    kz_arena_alloc(&arena, 10);
    kz_arena_rewind(&arena, mark);
    assert_int_equal(arena.used, 0);
    memset(kz_arena_alloc(&arena, 10), 1, 10);
    kz_arena_release(&arena);
}

static void can_be_used_after_release(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_arena_alloc(&arena, 10);
    kz_arena_release(&arena);
    assert_int_equal(arena.used, 0);
    memset(kz_arena_alloc(&arena, 10), 1, 10);
    kz_arena_release(&arena);
}

/* What asks an arena with a limit of 1 MiB for too much. */
static const struct too_much {
    const char *name;
    size_t count, size;
} too_much[] = {
    {"one block past the limit", 1, 2 << 20},
    {"the largest size", 1, SIZE_MAX},
    {"a size that wraps when it is rounded", 1, SIZE_MAX - 3},
    {"a size that wraps with a header", 1, SIZE_MAX / 2 - 3},
    {"a product that wraps", SIZE_MAX / 4, 8},
};

static void jumps(void **state)
{
    const struct too_much *c = *state;
    jmp_buf out;
    kz_arena arena;
    kz_arena_init(&arena, 1 << 20, &out);
    if (setjmp(out) == 0) {
        kz_arena_zero(&arena, c->count, c->size);
        fail_msg("it was handed out");
    }
    kz_arena_release(&arena);
}

static void jumps_when_many_blocks_reach_the_limit(void **state)
{
    (void)state;
    jmp_buf out;
    kz_arena arena;
    kz_arena_init(&arena, 1 << 20, &out);
    if (setjmp(out) == 0) {
        for (size_t i = 0; i < 2048; i++)
            kz_arena_alloc(&arena, 1024);
        fail_msg("2 MiB were handed out");
    }
    assert_in_range(arena.used, 1, 1 << 20);
    kz_arena_release(&arena);
}

static void vec_grows(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    KZ_VEC(size_t) numbers = {0};
    for (size_t i = 0; i < 10000; i++)
        KZ_PUSH(&arena, numbers, i * i);
    assert_int_equal(numbers.len, 10000);
    for (size_t i = 0; i < 10000; i++)
        assert_int_equal(numbers.at[i], i * i);
    assert_true(arena.used < (size_t)1 << 20);
    kz_arena_release(&arena);
}

static void reset_keeps_memory_for_as_much(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    kz_arena_reset(&arena);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 1000; i++)
            memset(kz_arena_alloc(&arena, 1000), round, 1000);
        size_t used = arena.used;
        kz_arena_reset(&arena);
        assert_true(arena.used <= used);
        assert_true(round == 0 || arena.used <= (size_t)3 << 20);
    }
    kz_arena_release(&arena);
    assert_int_equal(arena.used, 0);
}

/* A mark at the end of a chunk must not make each round pay for a chunk. */
static void rewound_memory_is_at_hand(void **state)
{
    (void)state;
    kz_arena arena;
    kz_arena_init(&arena, 0, NULL);
    (void)kz_arena_alloc(&arena, (size_t)1 << 20);
    kz_mark mark = kz_arena_mark(&arena);
    (void)kz_arena_alloc(&arena, 16);
    const kz_chunk *chunk = arena.chunk;
    (void)chunk; /* each allocation has its own with KZ_ARENA_DEBUG */
    for (int round = 0; round < 3; round++) {
        kz_arena_rewind(&arena, mark);
#ifndef KZ_ARENA_DEBUG
        assert_ptr_equal(arena.spare, chunk);
#endif
        (void)kz_arena_alloc(&arena, 16);
#ifndef KZ_ARENA_DEBUG
        assert_ptr_equal(arena.chunk, chunk);
#endif
        assert_null(arena.spare);
    }
    kz_arena_release(&arena);
    assert_null(arena.spare);
}

static const struct single {
    const char *name;
    CMUnitTestFunction run;
} singles[] = {
    {"aligns for any type", aligns_for_any_type},
    {"holds nothing before the first block", holds_nothing_before_the_first},
    {"keeps blocks apart", keeps_blocks_apart},
    {"a block larger than a chunk", hands_out_a_block_larger_than_a_chunk},
    {"zeroed memory is zero", zero_is_zero},
    {"rewind gives back", rewind_gives_back},
    {"rewind to nothing", rewind_to_nothing},
    {"rewound memory is at hand", rewound_memory_is_at_hand},
    {"reset keeps memory for as much", reset_keeps_memory_for_as_much},
    {"can be used after release", can_be_used_after_release},
    {"many blocks reach the limit", jumps_when_many_blocks_reach_the_limit},
    {"a vector grows", vec_grows},
};

int main(void)
{
    static test_plan plan;
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        plan_case(&plan, singles[i].name, singles[i].run, NULL);
    PLAN(&plan, too_much, jumps);
    return run_plan("arena", &plan);
}
