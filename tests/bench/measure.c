/*
 * Run a command once and say what it cost:
 *
 *     measure SECONDS OUTPUT COMMAND [ARGUMENT...]
 *
 * prints its wall time and its processor time in nanoseconds, its peak memory in bytes and
 * its exit code. Its stdout goes to the file OUTPUT, its stderr nowhere. A command that takes
 * more than SECONDS is killed; its exit code is then said to be -1.
 *
 * The benchmark's own language cannot do this: a process that it starts begins with the
 * memory of its interpreter as its peak.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { SECOND = 1000000000 };

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * SECOND + t.tv_nsec;
}

static int64_t ns_of(struct timeval t)
{
    return (int64_t)t.tv_sec * SECOND + (int64_t)t.tv_usec * 1000;
}

/* Start COMMAND. It inherits the writing end of a pipe, so that *ENDED, the reading end,
 * hangs up when it ends. Returns an errno value. */
static int start(pid_t *child, int *ended, const char *output, char **command)
{
    int ends[2];
    posix_spawn_file_actions_t files;
    if (pipe(ends) != 0)
        return errno;
    *ended = ends[0];
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclose(&files, ends[0]);
    int error = posix_spawnp(child, command[0], &files, NULL, command, environ);
    posix_spawn_file_actions_destroy(&files);
    close(ends[1]);
    return error;
}

/* Wait for the other end of the pipe to be closed. False if SECONDS are over. */
static bool wait_for_end(int ended, double seconds)
{
    int64_t deadline = now() + (int64_t)(seconds * SECOND);
    for (;;) {
        struct pollfd end = {.fd = ended, .events = POLLIN};
        int64_t left_ms = (deadline - now() + 999999) / 1000000;
        int n = poll(&end, 1, left_ms < 0 ? 0 : left_ms < INT_MAX ? (int)left_ms : INT_MAX);
        if (n >= 0 || errno != EINTR)
            return n > 0;
    }
}

static int64_t peak_bytes(const struct rusage *used)
{
#ifdef __APPLE__
    return used->ru_maxrss;
#else
    return (int64_t)used->ru_maxrss * 1024;
#endif
}

int main(int argc, char **argv)
{
    pid_t child;
    int ended = -1, status;
    struct rusage used;
    if (argc < 4) {
        fputs("usage: measure SECONDS OUTPUT COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }

    int64_t began = now();
    int error = start(&child, &ended, argv[2], argv + 3);
    if (error != 0) {
        fprintf(stderr, "measure: %s: %s\n", argv[3], strerror(error));
        return 1;
    }
    bool in_time = wait_for_end(ended, strtod(argv[1], NULL));
    if (!in_time)
        kill(child, SIGKILL);
    while (wait4(child, &status, 0, &used) < 0 && errno == EINTR)
        ;
    int64_t wall = now() - began;
    int code = !in_time ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) : 255;
    printf("%" PRId64 " %" PRId64 " %" PRId64 " %d\n", wall,
        ns_of(used.ru_utime) + ns_of(used.ru_stime), peak_bytes(&used), code);
    return 0;
}
