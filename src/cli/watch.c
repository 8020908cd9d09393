#include "cli/watch.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/diff.h"
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/watcher.h"

typedef struct state {
    const kz_watched *watched;
    kz_options options;
    kz_progress_line line;
    kz_watcher *watcher;
    FILE *to;         /* where the difference is shown */
    kz_result **good; /* of the last build that succeeded; NULL: none has */
    kz_inputs inputs; /* of the last build */
    char *complaint;  /* what was wrong with it; NULL: nothing */
    bool unwritten;   /* the last good output could not be written */
} state;

static kz_built built_of(const state *s, kz_result *const *results)
{
    return (kz_built){results, s->watched->dirs, s->watched->count};
}

static void free_results(const state *s, kz_result **results)
{
    for (size_t i = 0; results != NULL && i < s->watched->count; i++)
        kz_result_free(results[i]);
    free(results);
}

/* All that the results say, as one text, to be freed. */
static char *complaint_of(const kz_built *built)
{
    char *all = kz_take_text("%s", "");
    const kz_message *m;
    for (size_t i = 0; i < built->count; i++)
        for (size_t j = 0; (m = kz_result_message(built->results[i], j)) != NULL; j++) {
            char *longer =
                kz_take_text("%s%s:%u:%u: %s\n", all, m->place.file != NULL ? m->place.file : "",
                    m->place.line, m->place.column, m->text);
            free(all);
            all = longer;
        }
    return all;
}

static size_t count_documents(const kz_built *built)
{
    size_t count = 0;
    for (size_t i = 0; i < built->count; i++)
        count += kz_result_document_count(built->results[i]);
    return count;
}

/* A pair for each root, whose results stay ours. */
static kz_diff_pairs pairs_of(const state *s, const kz_built *now)
{
    kz_diff_pairs pairs = {kz_take(now->count, sizeof *pairs.at), now->count};
    for (size_t i = 0; i < now->count; i++)
        pairs.at[i] = (kz_diff_pair){.before_name = "before",
            .after_name = now->dirs[i],
            .before = s->good[i],
            .after = now->results[i]};
    return pairs;
}

static size_t count_objects(const kz_diff_pairs *pairs, kz_difference what)
{
    size_t count = 0;
    for (size_t i = 0; i < pairs->count; i++)
        count += kz_diff_count(pairs->at[i].diff, what);
    return count;
}

/* "rendered 2 resources" */
static void print_count(FILE *to, size_t count, const char *done, const char *what)
{
    fprintf(to, "%s %zu %s%s", done, count, what, count == 1 ? "" : "s");
}

static void show_start(const state *s, const kz_built *now)
{
    print_count(s->to, count_documents(now), "rendered", "resource");
    print_count(s->to, kz_inputs_there(&s->inputs), "; watching", "file");
    fputc('\n', s->to);
}

static void show_difference(const state *s, const kz_built *now)
{
    const kz_diff_style style = {.color = s->watched->color, .uncounted = true};
    kz_diff_options options;
    kz_diff_options_init(&options);
    kz_diff_pairs pairs = pairs_of(s, now);
    if (kz_diff_pairs_compare(&pairs, &options)) {
        kz_diff_human.write(s->to, &pairs, &style);
        print_count(s->to, count_documents(now), "rendered", "resource");
        fprintf(s->to, ": %zu changed, %zu added, %zu removed\n", count_objects(&pairs, KZ_CHANGED),
            count_objects(&pairs, KZ_ADDED), count_objects(&pairs, KZ_REMOVED));
    }
    for (size_t i = 0; i < pairs.count; i++)
        kz_diff_free(pairs.at[i].diff);
    free(pairs.at);
}

static bool is_same_output(const state *s, const kz_built *now)
{
    for (size_t i = 0; i < now->count; i++) {
        size_t before, length;
        const char *old = kz_result_text(s->good[i], &before);
        const char *text = kz_result_text(now->results[i], &length);
        if (before != length || memcmp(old, text, length) != 0)
            return false;
    }
    return true;
}

/* A build that succeeded. What it wrote before needs no writing if it is the same. */
static void accept(state *s, kz_result **results, bool tell)
{
    const kz_built now = built_of(s, results);
    bool same = s->good != NULL && is_same_output(s, &now);
    if ((!same || s->unwritten) && s->watched->output.path != NULL)
        s->unwritten = !kz_output_write(&s->watched->output, &now);
    if (s->good == NULL)
        show_start(s, &now);
    else if (!same || s->complaint != NULL || tell)
        show_difference(s, &now);
    free_results(s, s->good);
    s->good = results;
    free(s->complaint);
    s->complaint = NULL;
}

/* A build that failed. TELL: say why even if that has just been said. */
static void complain(state *s, kz_result **results, bool tell)
{
    const kz_built now = built_of(s, results);
    char *complaint = complaint_of(&now);
    if (tell || s->complaint == NULL || strcmp(s->complaint, complaint) != 0) {
        kz_print_messages(results, now.count, &s->watched->style);
        if (s->watched->style.format == &kz_format_human)
            fprintf(stderr, "kz: %s\n",
                s->good != NULL ? "the last good output stays; waiting for a change"
                                : "waiting for a change");
    }
    free(s->complaint);
    s->complaint = complaint;
    free_results(s, results);
}

static bool is_complete(const kz_built *built)
{
    for (size_t i = 0; i < built->count; i++)
        if (built->results[i] == NULL)
            return false;
    return true;
}

/* TELL: say so even if nothing has come of it. Returns whether a file was changed while it was
 * being read. */
static bool build(state *s, bool tell)
{
    struct timespec begun;
    kz_result **results = kz_take(s->watched->count, sizeof *results);
    clock_gettime(CLOCK_REALTIME, &begun);
    kz_progress_show(&s->line, &s->options);
    kz_status status = kz_build_many(results, s->watched->dirs, s->watched->count, &s->options);
    const kz_built now = built_of(s, results);
    if (*s->options.cancel != 0 || !is_complete(&now)) {
        free_results(s, results);
        return false;
    }
    kz_inputs inputs = kz_inputs_of(&now, status == KZ_OK ? NULL : &s->inputs);
    bool again = kz_inputs_fresh(&inputs, &s->inputs, begun);
    kz_inputs_free(&s->inputs);
    s->inputs = inputs;
    if (s->options.timing)
        kz_print_timing(results, now.count);
    if (status == KZ_OK) {
        kz_print_messages(results, now.count, &s->watched->style);
        accept(s, results, tell);
    } else {
        complain(s, results, tell);
    }
    fflush(s->to);
    return again;
}

static bool watch_inputs(const state *s)
{
    size_t count;
    char **dirs = kz_inputs_dirs(&s->inputs, &count);
    bool done = count > 0 && kz_watcher_watch(s->watcher, dirs, count);
    if (count == 0)
        kz_print_error("there are no local files to watch");
    for (size_t i = 0; i < count; i++)
        free(dirs[i]);
    free(dirs);
    return done;
}

/* The watches are set before the files are looked at: what happens from then on is heard
 * of. */
static void watch(state *s)
{
    bool again = build(s, true);
    while (*s->options.cancel == 0 && watch_inputs(s)) {
        bool happened = again || kz_inputs_differ(&s->inputs);
        if (!kz_watcher_wait(s->watcher, happened) || !watch_inputs(s))
            return;
        bool differ = kz_inputs_differ(&s->inputs);
        if (differ || again || s->complaint != NULL)
            again = build(s, differ);
    }
}

int kz_watch(const kz_watched *watched)
{
    state s = {.watched = watched, .options = watched->options};
    s.watcher = kz_watcher_open();
    if (s.watcher == NULL)
        return 1;
    s.to = watched->output.path != NULL ? stderr : stdout;
    kz_interruptible(&s.options.cancel);
    watch(&s);
    free_results(&s, s.good);
    kz_inputs_free(&s.inputs);
    free(s.complaint);
    kz_watcher_close(s.watcher);
    kz_interrupt_now();
    return 1;
}
