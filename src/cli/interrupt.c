#include "cli/interrupt.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>

static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
enum { COUNT = sizeof numbers / sizeof *numbers };

static struct sigaction before[COUNT];
static volatile sig_atomic_t came;

_Static_assert(_Generic((sig_atomic_t)0, int : 1, default : 0), "kz_options.cancel is an int");

static void note(int number)
{
    came = number;
}

void kz_interruptible(const volatile int **cancel)
{
    struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT; i++) {
        sigaction(numbers[i], NULL, &before[i]);
        if (before[i].sa_handler != SIG_IGN) /* as nohup wants it */
            sigaction(numbers[i], &action, NULL);
    }
    *cancel = &came;
}

/* A signal between the look at the flag and the wait would be waited past: they are held
 * back for that moment. */
kz_waited kz_interruptible_wait(int fd, int timeout_ms)
{
    struct pollfd wanted = {.fd = fd, .events = POLLIN};
    const struct timespec timeout = {timeout_ms / 1000, timeout_ms % 1000 * 1000000L};
    sigset_t ours, others;
    sigemptyset(&ours);
    for (size_t i = 0; i < COUNT; i++)
        sigaddset(&ours, numbers[i]);
    pthread_sigmask(SIG_BLOCK, &ours, &others);
    int ready = 0;
    if (came == 0)
        ready = ppoll(&wanted, 1, timeout_ms < 0 ? NULL : &timeout, &others);
    pthread_sigmask(SIG_SETMASK, &others, NULL);
    if (came != 0)
        return KZ_WAITED_INTERRUPTED;
    return ready > 0 ? KZ_WAITED_READY : KZ_WAITED_TIMEOUT;
}

void kz_interrupt_now(void)
{
    for (size_t i = 0; i < COUNT; i++)
        sigaction(numbers[i], &before[i], NULL);
    if (came != 0)
        raise(came);
}
