#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/clock.h"

/* What takes no longer is nobody's worry. */
enum { PATIENCE_MS = 1000 };

static bool can_erase(void)
{
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && terminal != NULL && terminal[0] != '\0' &&
        strcmp(terminal, "dumb") != 0;
}

static size_t columns(void)
{
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

/* TEXT without what a terminal would obey, and so short that it stays on one line. */
static void make_harmless(const char *text, char *out, size_t room)
{
    size_t width = columns(), length = 0;
    size_t most = (width < room ? width : room) - 1;
    for (; length < most && text[length] != '\0'; length++) {
        unsigned char c = (unsigned char)text[length];
        out[length] = c < ' ' || c >= 0x7f ? '?' : text[length];
    }
    out[length] = '\0';
}

static void print(const char *text)
{
    fputs(text, stderr);
    fflush(stderr);
}

/* The first time at the cursor, wherever that is: a program may have asked something
 * there, and is waiting for the answer. */
void kz_progress_draw(kz_progress_line *line, const char *text)
{
    char fresh[sizeof line->text];
    if (line->since_ms == 0)
        line->since_ms = kz_clock_ms();
    if (!line->wanted || kz_clock_ms() - line->since_ms < PATIENCE_MS)
        return;
    make_harmless(text, fresh, sizeof fresh);
    if (strcmp(fresh, line->text) == 0)
        return;
    kz_progress_erase(line);
    memcpy(line->text, fresh, sizeof fresh);
    print(line->text);
}

void kz_progress_erase(kz_progress_line *line)
{
    if (line->text[0] != '\0')
        print("\r\033[K");
    line->text[0] = '\0';
}

static void tell(void *data, const kz_progress *now)
{
    char text[sizeof((kz_progress_line *)data)->text];
    if (now == NULL) {
        kz_progress_erase(data);
        return;
    }
    if (now->total > 1)
        snprintf(text, sizeof text, "kz: %zu of %zu done, %s", now->done, now->total, now->what);
    else
        snprintf(text, sizeof text, "kz: %s", now->what);
    kz_progress_draw(data, text);
}

void kz_progress_show(kz_progress_line *line, kz_options *options)
{
    *line = (kz_progress_line){.wanted = can_erase()};
    if (line->wanted) {
        options->progress = tell;
        options->progress_data = line;
    }
}
