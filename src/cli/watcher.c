#include "cli/watcher.h"

#include "cli/print.h"

#ifdef __linux__

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "cli/clock.h"
#include "cli/interrupt.h"
#include "cli/memory.h"

/* Editors save in several steps, and commands such as git change many files at once. */
enum { QUIET_MS = 50, LONGEST_MS = 1000 };

enum {
    EVENTS = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
        IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR
};

typedef struct node {
    char *path;
    int watch;   /* -1: there is no such directory now */
    bool wanted; /* one to be watched, and not only on the way to one */
} node;

typedef struct nodes {
    node *at; /* sorted by path, each once */
    size_t count;
} nodes;

struct kz_watcher {
    int fd;
    nodes nodes;
};

kz_watcher *kz_watcher_open(void)
{
    int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (fd < 0) {
        kz_print_error("cannot watch files: %s", strerror(errno));
        return NULL;
    }
    kz_watcher *watcher = kz_take(1, sizeof *watcher);
    watcher->fd = fd;
    return watcher;
}

static void free_nodes(nodes *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->at[i].path);
    free(list->at);
}

void kz_watcher_close(kz_watcher *watcher)
{
    close(watcher->fd);
    free_nodes(&watcher->nodes);
    free(watcher);
}

static void add(nodes *list, const char *path, size_t length, bool wanted)
{
    list->at = kz_take_more(list->at, list->count, sizeof *list->at);
    list->at[list->count++] =
        (node){.path = kz_take_text("%.*s", (int)length, path), .watch = -1, .wanted = wanted};
}

/* DIR and all that lead to it. */
static void add_way(nodes *list, const char *dir)
{
    size_t length = strlen(dir);
    add(list, dir, length, true);
    while (length > 1) {
        while (dir[length - 1] != '/')
            length--;
        length -= length > 1;
        add(list, dir, length, false);
    }
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const node *)a)->path, ((const node *)b)->path);
}

static void sort(nodes *list)
{
    size_t left = 0;
    qsort(list->at, list->count, sizeof *list->at, by_path);
    for (size_t i = 0; i < list->count; i++) {
        if (left > 0 && strcmp(list->at[left - 1].path, list->at[i].path) == 0) {
            list->at[left - 1].wanted |= list->at[i].wanted;
            free(list->at[i].path);
        } else {
            list->at[left++] = list->at[i];
        }
    }
    list->count = left;
}

static int path_is(const void *path, const void *n)
{
    return strcmp(path, ((const node *)n)->path);
}

static bool has_path(const nodes *list, const char *path)
{
    return list->count > 0 &&
        bsearch(path, list->at, list->count, sizeof *list->at, path_is) != NULL;
}

static bool has_watch(const nodes *list, int watch)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].watch == watch)
            return true;
    return false;
}

/* Returns false if there can be no more watches. */
static bool watch_node(const kz_watcher *watcher, node *n)
{
    n->watch = inotify_add_watch(watcher->fd, n->path, EVENTS);
    if (n->watch >= 0 || (errno != ENOSPC && errno != ENOMEM))
        return true;
    kz_print_error("cannot watch '%s': the system's limit of watched directories is reached; "
                   "raise fs.inotify.max_user_watches",
        n->path);
    return false;
}

bool kz_watcher_watch(kz_watcher *watcher, char *const *dirs, size_t count)
{
    nodes fresh = {0}, *before = &watcher->nodes;
    bool all = true;
    for (size_t i = 0; i < count; i++)
        add_way(&fresh, dirs[i]);
    if (count > 0)
        sort(&fresh);
    for (size_t i = 0; all && i < fresh.count; i++)
        all = watch_node(watcher, &fresh.at[i]);
    for (size_t i = 0; i < before->count; i++)
        if (before->at[i].watch >= 0 && !has_watch(&fresh, before->at[i].watch))
            inotify_rm_watch(watcher->fd, before->at[i].watch);
    free_nodes(before);
    watcher->nodes = fresh;
    return all;
}

/* Is this about a directory that is wanted, or about the next one on the way to it? */
static bool matters_at(const nodes *list, const node *n, const struct inotify_event *event)
{
    if (n->wanted || (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0)
        return true;
    if (event->len == 0)
        return false;
    char *path = kz_take_text("%s/%s", strcmp(n->path, "/") == 0 ? "" : n->path, event->name);
    bool on_the_way = has_path(list, path);
    free(path);
    return on_the_way;
}

/* What the queue could not hold may have been anything. */
static bool matters(const nodes *list, const struct inotify_event *event)
{
    if ((event->mask & IN_Q_OVERFLOW) != 0)
        return true;
    if ((event->mask & IN_IGNORED) != 0)
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].watch == event->wd && matters_at(list, &list->at[i], event))
            return true;
    return false;
}

/* Read all events that are there. Returns whether one of them matters. */
static bool read_events(const kz_watcher *watcher)
{
    _Alignas(struct inotify_event) char room[16384];
    bool any = false;
    for (ssize_t n; (n = read(watcher->fd, room, sizeof room)) > 0;)
        for (const char *at = room; at < room + n;) {
            const struct inotify_event *event = (const void *)at;
            any = any || matters(&watcher->nodes, event);
            at += sizeof *event + event->len;
        }
    return any;
}

bool kz_watcher_wait(kz_watcher *watcher, bool happened)
{
    int64_t begun = happened ? kz_clock_ms() : 0, last = begun;
    for (;;) {
        int64_t now = kz_clock_ms();
        int64_t end = last + QUIET_MS < begun + LONGEST_MS ? last + QUIET_MS : begun + LONGEST_MS;
        if (begun > 0 && now >= end)
            return true;
        kz_waited waited = kz_interruptible_wait(watcher->fd, begun > 0 ? (int)(end - now) : -1);
        if (waited == KZ_WAITED_INTERRUPTED)
            return false;
        if (waited == KZ_WAITED_READY && read_events(watcher)) {
            last = kz_clock_ms();
            begun = begun > 0 ? begun : last;
        }
    }
}

#else

kz_watcher *kz_watcher_open(void)
{
    kz_print_error("kz can watch files on Linux alone");
    return NULL;
}

void kz_watcher_close(kz_watcher *watcher)
{
    (void)watcher;
}

bool kz_watcher_watch(kz_watcher *watcher, char *const *dirs, size_t count)
{
    (void)watcher;
    (void)dirs;
    (void)count;
    return false;
}

bool kz_watcher_wait(kz_watcher *watcher, bool happened)
{
    (void)watcher;
    (void)happened;
    return false;
}

#endif
