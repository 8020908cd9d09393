/*
 * How time passes.
 */
#ifndef KZ_CLI_CLOCK_H
#define KZ_CLI_CLOCK_H

#include <stdint.h>

/* Milliseconds since some moment. */
int64_t kz_clock_ms(void);

#endif
