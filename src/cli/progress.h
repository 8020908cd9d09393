/*
 * One line on a terminal's stderr that says what is waited for.
 *
 * It comes when a build has waited for about a second and goes when there is nothing to
 * wait for. Where no one sees it (stderr is a pipe or a file), and on a terminal that
 * cannot take it back (TERM is "dumb" or not set), there is none.
 */
#ifndef KZ_CLI_PROGRESS_H
#define KZ_CLI_PROGRESS_H

#include "kz/kz.h"

typedef struct kz_progress_line {
    bool wanted;
    int64_t since_ms; /* when the first wait began; 0 = there was none yet */
    char text[300];   /* what stands there; "" = nothing */
} kz_progress_line;

/* Let builds with these options draw the line. It must live as long as they run, and
 * belongs to one thread at a time. */
void kz_progress_show(kz_progress_line *line, kz_options *options);

/* Draw TEXT if it is time to; what is too long for the terminal is cut. */
void kz_progress_draw(kz_progress_line *line, const char *text);

/* Take the line away if it is there. */
void kz_progress_erase(kz_progress_line *line);

#endif
