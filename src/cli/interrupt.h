/*
 * Being interrupted without leaving anything behind.
 */
#ifndef KZ_CLI_INTERRUPT_H
#define KZ_CLI_INTERRUPT_H

/* From now on SIGINT, SIGTERM and SIGHUP set a flag, *CANCEL, for the library to end
 * its work in order; a second one ends the program as ever. */
void kz_interruptible(const volatile int **cancel);

typedef enum kz_waited {
    KZ_WAITED_READY,
    KZ_WAITED_TIMEOUT,
    KZ_WAITED_INTERRUPTED /* one of these signals has come, now or before */
} kz_waited;

/* Wait until FD can be read; TIMEOUT_MS: at most so long, below 0 for ever. */
kz_waited kz_interruptible_wait(int fd, int timeout_ms);

/* Signals do again what they did. If one has come meanwhile, the program ends by it. */
void kz_interrupt_now(void);

#endif
