#include "base/team.h"

#include <pthread.h>
#include <sched.h>
#include <unistd.h>

/* More threads than this are of no use to anyone. */
enum { MOST = 256 };

/* Where threads may run. */
typedef struct places {
    bool known;
#ifdef __linux__
    cpu_set_t all;
#endif
} places;

typedef struct member {
    pthread_t thread;
    const places *places;
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

/* Linux may let a new thread wait behind its parent for some milliseconds, though another
 * processor is idle; that is all the time there is. So it is born elsewhere, and may then run
 * anywhere again. */
#ifdef __linux__
static void find_places(places *p)
{
    p->known = sched_getaffinity(0, sizeof p->all, &p->all) == 0;
}

static void start_elsewhere(const places *p, pthread_attr_t *how)
{
    const int here = sched_getcpu();
    cpu_set_t others = p->all;
    if (!p->known || here < 0)
        return;
    CPU_CLR((size_t)here, &others);
    if (CPU_COUNT(&others) > 0)
        pthread_attr_setaffinity_np(how, sizeof others, &others);
}

static void run_anywhere(const places *p)
{
    if (p->known)
        sched_setaffinity(0, sizeof p->all, &p->all);
}
#else
static void find_places(places *p)
{
    p->known = false;
}

static void start_elsewhere(const places *p, pthread_attr_t *how)
{
    (void)p;
    (void)how;
}

static void run_anywhere(const places *p)
{
    (void)p;
}
#endif

static void *begin(void *data)
{
    const member *m = data;
    run_anywhere(m->places);
    m->work(m->data, m->number);
    return NULL;
}

static bool start(member *m)
{
    pthread_attr_t how;
    if (pthread_attr_init(&how) != 0)
        return false;
    start_elsewhere(m->places, &how);
    bool started = pthread_create(&m->thread, &how, begin, m) == 0;
    pthread_attr_destroy(&how);
    return started;
}

void kz_team_run(size_t count, void (*work)(void *data, size_t member), void *data)
{
    member others[MOST];
    places where;
    size_t started = 1;
    find_places(&where);
    for (; started < count && started < MOST; started++) {
        member *m = &others[started];
        *m = (member){.places = &where, .work = work, .data = data, .number = started};
        if (!start(m))
            break;
    }
    work(data, 0);
    for (size_t i = 1; i < started; i++)
        pthread_join(others[i].thread, NULL);
}
