/*
 * kz build --watch: building again whenever a file changes.
 */
#ifndef KZ_CLI_WATCH_H
#define KZ_CLI_WATCH_H

#include "cli/messages.h"
#include "cli/output.h"

/* What is built over and over. */
typedef struct kz_watched {
    const char *const *dirs;
    size_t count;
    kz_options options; /* kz_watch() sets how they are cancelled */
    kz_message_style style;
    kz_output output; /* without a path only the difference is printed */
    bool color;       /* the difference is coloured */
} kz_watched;

/* Build, say what is different from the last build that succeeded, and wait for the next
 * change, until the program is asked to end: then it ends by that signal. Otherwise returns
 * the exit code of what made watching impossible. */
int kz_watch(const kz_watched *watched);

#endif
