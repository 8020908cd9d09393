#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* More than any manifest or message; a child that never stops is ended. */
enum { MOST_OUTPUT = 1 << 29, MOST_ERRORS = 1 << 20 };

/* How long a child may take to end when asked to. */
enum { GRACE_MS = 2000 };

extern char **environ;

int64_t kz_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static bool replaced(const char *entry, const char *const *env)
{
    size_t name = strcspn(entry, "=");
    for (; env != NULL && *env != NULL; env++)
        if (strncmp(*env, entry, name) == 0 && ((*env)[name] == '=' || (*env)[name] == '\0'))
            return true;
    return false;
}

/* The environment with that of the command in it: a malloc'ed array of borrowed
 * texts, or NULL. */
static const char **environment(const char *const *env)
{
    size_t count = 1, len = 0;
    for (char **e = environ; *e != NULL; e++)
        count++;
    for (const char *const *e = env; e != NULL && *e != NULL; e++)
        count++;
    const char **all = calloc(count, sizeof *all);
    if (all == NULL)
        return NULL;
    for (char **e = environ; *e != NULL; e++)
        if (!replaced(*e, env))
            all[len++] = *e;
    for (const char *const *e = env; e != NULL && *e != NULL; e++)
        if (strchr(*e, '=') != NULL)
            all[len++] = *e;
    return all;
}

/* A pipe whose ends are not 0, 1 or 2, which the child has other uses for. */
static int make_pipe(int fds[2])
{
    int raw[2];
    if (pipe2(raw, O_CLOEXEC) != 0)
        return errno;
    fds[0] = fcntl(raw[0], F_DUPFD_CLOEXEC, 3);
    fds[1] = fcntl(raw[1], F_DUPFD_CLOEXEC, 3);
    int error = fds[0] < 0 || fds[1] < 0 ? errno : 0;
    close(raw[0]);
    close(raw[1]);
    return error;
}

/* The child's ends of the pipes; -1 where there is none. */
typedef struct child_ends {
    int in, out, err;
} child_ends;

static int make_pipes(kz_process *p, child_ends *child)
{
    int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1}, error;
    error = p->command->input.len > 0 ? make_pipe(in) : 0;
    if (error == 0)
        error = make_pipe(out);
    if (error == 0 && !p->command->shows_errors)
        error = make_pipe(err);
    p->in = in[1];
    p->out = out[0];
    p->err = err[0];
    *child = (child_ends){in[0], out[1], err[1]};
    return error;
}

static int spawn(kz_process *p, const child_ends *child)
{
    const kz_command *c = p->command;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, pipes;
    sigemptyset(&none);
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    const char **env = environment(c->env);
    if (env == NULL)
        return ENOMEM;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes,
        (short)(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
            (c->own_group ? POSIX_SPAWN_SETPGROUP : 0)));
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &pipes);
    if (child->in >= 0)
        posix_spawn_file_actions_adddup2(&actions, child->in, STDIN_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, child->out, STDOUT_FILENO);
    if (child->err >= 0)
        posix_spawn_file_actions_adddup2(&actions, child->err, STDERR_FILENO);
    if (c->dir != NULL)
        posix_spawn_file_actions_addchdir_np(&actions, c->dir);
    /* posix_spawnp() does not write through its arguments; its type is older than const. */
    int error = posix_spawnp(&p->pid, c->argv[0], &actions, &attributes, (char *const *)c->argv,
        (char *const *)(const void *)env);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    free(env);
    return error;
}

static void close_all(kz_process *p)
{
    close_fd(&p->in);
    close_fd(&p->out);
    close_fd(&p->err);
}

bool kz_process_start(kz_process *p, const kz_command *command)
{
    child_ends child;
    *p = (kz_process){.command = command, .in = -1, .out = -1, .err = -1};
    p->output.max = MOST_OUTPUT;
    p->errors.max = MOST_ERRORS;
    p->started_ms = kz_now_ms();
    int error = make_pipes(p, &child);
    if (error == 0)
        error = spawn(p, &child);
    close_fd(&child.in);
    close_fd(&child.out);
    close_fd(&child.err);
    if (error != 0) {
        close_all(p);
        p->pid = 0;
        p->outcome = KZ_NOT_STARTED;
        p->code = error;
        return false;
    }
    if (p->in >= 0)
        fcntl(p->in, F_SETFL, O_NONBLOCK);
    fcntl(p->out, F_SETFL, O_NONBLOCK);
    if (p->err >= 0)
        fcntl(p->err, F_SETFL, O_NONBLOCK);
    return true;
}

size_t kz_process_fds(const kz_process *p, struct pollfd *fds)
{
    size_t count = 0;
    if (p->in >= 0)
        fds[count++] = (struct pollfd){.fd = p->in, .events = POLLOUT};
    if (p->out >= 0)
        fds[count++] = (struct pollfd){.fd = p->out, .events = POLLIN};
    if (p->err >= 0)
        fds[count++] = (struct pollfd){.fd = p->err, .events = POLLIN};
    return count;
}

/* Give the child what its pipe takes. One that does not want to read it all is none
 * of our business. */
static void feed(kz_process *p)
{
    kz_str input = p->command->input;
    while (p->in >= 0) {
        ssize_t n = write(p->in, input.ptr + p->written, input.len - p->written);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return;
        if (n > 0)
            p->written += (size_t)n;
        if (n < 0 || p->written == input.len)
            close_fd(&p->in);
    }
}

static void collect(int *fd, kz_buf *into)
{
    enum { PIECE = 1 << 16 };
    while (*fd >= 0 && kz_buf_reserve(into, PIECE)) {
        ssize_t n = read(*fd, into->ptr + into->len, PIECE);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return;
        if (n > 0)
            into->len += (size_t)n;
        else
            close_fd(fd);
    }
}

/* A long complaint is as good as its end is not: keep what fits, drop the rest. */
static void collect_errors(kz_process *p)
{
    collect(&p->err, &p->errors);
    if (p->errors.failed) {
        p->errors.failed = false;
        p->errors.len = 0;
    }
}

static bool reap(kz_process *p, int flags)
{
    int status;
    pid_t got = waitpid(p->pid, &status, flags);
    if (got == 0 || (got < 0 && errno == EINTR))
        return false;
    p->pid = 0;
    if (got < 0) { /* someone else waited for it: its end is all that is known */
        p->outcome = KZ_RAN_BADLY;
        p->code = -1;
    } else if (WIFSIGNALED(status)) {
        p->outcome = KZ_RAN_INTO_SIGNAL;
        p->code = WTERMSIG(status);
    } else {
        p->outcome = WEXITSTATUS(status) == 0 ? KZ_RAN_WELL : KZ_RAN_BADLY;
        p->code = WEXITSTATUS(status);
    }
    return true;
}

bool kz_process_poll(kz_process *p)
{
    feed(p);
    collect(&p->out, &p->output);
    collect_errors(p);
    if (p->output.failed) {
        kz_process_end(p, KZ_RAN_TOO_MUCH);
        return true;
    }
    if (p->out < 0 && p->err < 0 && reap(p, WNOHANG)) {
        close_all(p);
        return true;
    }
    uint32_t limit = p->command->timeout_ms;
    if (limit > 0 && kz_now_ms() - p->started_ms >= limit) {
        kz_process_end(p, KZ_RAN_TOO_LONG);
        return true;
    }
    return false;
}

static void send_signal(const kz_process *p, int number)
{
    kill(p->command->own_group ? -p->pid : p->pid, number);
}

void kz_process_end(kz_process *p, kz_outcome why)
{
    const struct timespec moment = {.tv_nsec = 5000000};
    pid_t group = p->pid;
    send_signal(p, SIGTERM);
    close_all(p);
    int64_t until = kz_now_ms() + GRACE_MS;
    bool ended = reap(p, WNOHANG);
    while (!ended && kz_now_ms() < until) {
        nanosleep(&moment, NULL);
        ended = reap(p, WNOHANG);
    }
    if (!ended)
        send_signal(p, SIGKILL);
    while (!ended)
        ended = reap(p, 0);
    if (p->command->own_group) /* whoever it left behind */
        kill(-group, SIGKILL);
    p->outcome = why;
}

void kz_process_free(kz_process *p)
{
    kz_buf_free(&p->output);
    kz_buf_free(&p->errors);
}
