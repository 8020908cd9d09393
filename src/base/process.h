/*
 * One child process: started without a shell, fed, listened to, and ended.
 *
 * A child runs beside others: kz_process_start(), then kz_process_poll() again
 * and again until it is done. base/run.h does that for whole lists of commands.
 * Everything here is malloc'ed, so that running out of arena cannot leave a child
 * behind.
 */
#ifndef KZ_BASE_PROCESS_H
#define KZ_BASE_PROCESS_H

#include <poll.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"

/* What to run. Everything is borrowed until the child is done. */
typedef struct kz_command {
    const char *const *argv; /* ends with NULL; [0] is looked up in PATH if it has no '/' */
    const char *const *env;  /* "NAME=value", in place of what the environment says; "NAME", to be
                                without it; ends with NULL; NULL = none */
    const char *dir;         /* to run it in; NULL = here */
    kz_str input;            /* its stdin */
    uint32_t timeout_ms;     /* 0 = none */
    bool shows_errors;       /* its stderr is ours; else it is collected */
    bool own_group;          /* its children end with it; it cannot ask at the terminal */
} kz_command;

typedef enum kz_outcome {
    KZ_RAN_WELL,        /* exit status 0 */
    KZ_RAN_BADLY,       /* another exit status: code */
    KZ_RAN_INTO_SIGNAL, /* code is the signal's number */
    KZ_RAN_TOO_LONG,    /* past its timeout, and ended */
    KZ_RAN_TOO_MUCH,    /* more output than there may be, and ended */
    KZ_RAN_CANCELLED,   /* ended since the build is to end */
    KZ_NOT_STARTED      /* code is an errno value */
} kz_outcome;

typedef struct kz_process {
    const kz_command *command;
    pid_t pid;          /* 0 = not running */
    int in, out, err;   /* our ends; -1 = closed */
    size_t written;     /* bytes of the input */
    int64_t started_ms; /* on the monotonic clock */
    kz_outcome outcome; /* once it is done */
    int code;
    kz_buf output, errors;
} kz_process;

/* Milliseconds of the monotonic clock. */
int64_t kz_now_ms(void);

/* False: it is done, as KZ_NOT_STARTED. */
bool kz_process_start(kz_process *p, const kz_command *command);

/* What to wait for: at most three entries at FDS. Returns how many. */
size_t kz_process_fds(const kz_process *p, struct pollfd *fds);

/* Do what can be done without waiting. True when the child is done: outcome, code,
 * output and errors are set. SIGPIPE must be blocked. */
bool kz_process_poll(kz_process *p);

/* End the child and those it started; then it is done. */
void kz_process_end(kz_process *p, kz_outcome why);

void kz_process_free(kz_process *p);

#endif
