/*
 * Waiting for files to change.
 *
 * Directories are watched and not files, since editors put a new file in the place of the
 * old one. A directory that is not there, or that goes, is waited for where it would come
 * back: all directories above are watched for the next one on the way.
 */
#ifndef KZ_CLI_WATCHER_H
#define KZ_CLI_WATCHER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct kz_watcher kz_watcher;

/* NULL after having said on stderr that this system cannot watch files. */
kz_watcher *kz_watcher_open(void);

void kz_watcher_close(kz_watcher *watcher);

/* Watch the directories DIRS, absolute paths, COUNT of them, in place of all before. What is
 * moved or comes back meanwhile is found by calling this again with the same. Returns false
 * after having said what cannot be watched. */
bool kz_watcher_watch(kz_watcher *watcher, char *const *dirs, size_t count);

/* Wait until something has happened in these directories or on the way to them, if it has not
 * HAPPENED already, and then until it has been quiet for a moment. Returns false if the program
 * has been asked to end, see kz_interruptible(). */
bool kz_watcher_wait(kz_watcher *watcher, bool happened);

#endif
