#include "cli/suggest.h"

#include <string.h>

/* Longer names are compared by equality of a beginning alone. */
enum { LONGEST = 48 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters to insert, to drop, to replace or to swap with their neighbours make
 * A out of B. Both are at most LONGEST long. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1] = {{0}};
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *older = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t differs = lower(a[i - 1]) != lower(b[j - 1]);
            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + differs);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                now[j] = least(now[j], older[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

/* Someone who typed the beginning meant the rest, however long that is. */
static size_t how_far(const char *given, size_t length, const char *name, size_t name_length)
{
    enum { SHORTEST_BEGINNING = 3 };
    if (length >= SHORTEST_BEGINNING && length < name_length && strncmp(given, name, length) == 0)
        return 1;
    if (length > LONGEST || name_length > LONGEST)
        return LONGEST;
    return distance(given, length, name, name_length);
}

void kz_suggestion_try(kz_suggestion *s, const char *name)
{
    size_t length = strlen(name);
    size_t far = how_far(s->given, s->length, name, length);
    size_t limit = least(3, (s->length + 1) / 3); /* a slip, not another word */
    if (length > 0 && far <= limit && (s->best == NULL || far < s->distance)) {
        s->best = name;
        s->distance = far;
    }
}

const char *kz_suggest(const char *given, const char *const *words)
{
    kz_suggestion s = {.given = given, .length = strlen(given)};
    for (; *words != NULL; words++)
        kz_suggestion_try(&s, *words);
    return s.best;
}
