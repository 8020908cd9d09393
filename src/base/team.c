#include "base/team.h"

#include <pthread.h>
#include <unistd.h>

/* More threads than this are of no use to anyone. */
enum { MOST = 256 };

typedef struct member {
    pthread_t thread;
    void (*work)(void *data, size_t member);
    void *data;
    size_t number;
} member;

size_t kz_team_size(const kz_options *options, size_t parts)
{
    size_t size = options != NULL ? options->jobs : 0;
    if (size == 0) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        size = processors > 0 ? (size_t)processors : 1;
    }
    if (size > MOST)
        size = MOST;
    if (size > parts)
        size = parts;
    return size > 0 ? size : 1;
}

static void *begin(void *data)
{
    const member *m = data;
    m->work(m->data, m->number);
    return NULL;
}

void kz_team_run(size_t count, void (*work)(void *data, size_t member), void *data)
{
    member others[MOST];
    size_t started = 1;
    for (; started < count && started < MOST; started++) {
        member *m = &others[started];
        *m = (member){.work = work, .data = data, .number = started};
        if (pthread_create(&m->thread, NULL, begin, m) != 0)
            break;
    }
    work(data, 0);
    for (size_t i = 1; i < started; i++)
        pthread_join(others[i].thread, NULL);
}
