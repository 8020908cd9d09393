#include "cli/interrupt.h"

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

void kz_interrupt_now(void)
{
    for (size_t i = 0; i < COUNT; i++)
        sigaction(numbers[i], &before[i], NULL);
    if (came != 0)
        raise(came);
}
