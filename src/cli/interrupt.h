/*
 * Being interrupted without leaving anything behind.
 */
#ifndef KZ_CLI_INTERRUPT_H
#define KZ_CLI_INTERRUPT_H

/* From now on SIGINT, SIGTERM and SIGHUP set a flag, *CANCEL, for the library to end
 * its work in order; a second one ends the program as ever. */
void kz_interruptible(const volatile int **cancel);

/* Signals do again what they did. If one has come meanwhile, the program ends by it. */
void kz_interrupt_now(void);

#endif
