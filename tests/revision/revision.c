/*
 * What kz.h knows of git repositories, for tests/revision.py:
 *
 *   revision changed DIR REF              the changed files
 *   revision checkout DIR REF [PATH...]   write the files and wait for the end of stdin;
 *                                         "--" in place of the paths is a list of none
 *   revision build DIR REF                write the files and build DIR in them
 *
 * The output is a sequence of KEY, a tab, VALUE, NUL.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kz/kz.h"

static volatile sig_atomic_t cancelled;

static void cancel(int number)
{
    cancelled = number;
}

static void say(const char *key, const char *value)
{
    printf("%s\t%s%c", key, value != NULL ? value : "", '\0');
}

static void say_messages(const kz_revision *r)
{
    const kz_message *m;
    for (size_t i = 0; (m = kz_revision_message(r, i)) != NULL; i++) {
        say("message", m->id);
        say("text", m->text);
        if (m->help != NULL)
            say("help", m->help);
    }
}

static void say_build(kz_revision *r, const char *dir, kz_options *options)
{
    kz_result *results[2] = {NULL, NULL};
    const char *there = kz_revision_locate(r, dir);
    const char *const twice[] = {there, there};
    const kz_message *m;
    options->revision = r;
    kz_status status = kz_build(&results[0], there, options);
    for (size_t i = 0; (m = kz_result_message(results[0], i)) != NULL; i++)
        say("place", m->place.file);
    kz_result_free(results[0]);
    if (kz_build_many(results, twice, 2, options) != status)
        say("place", "the builds differ");
    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; (m = kz_result_message(results[k], i)) != NULL; i++)
            say("place", m->place.file);
        kz_result_free(results[k]);
    }
}

/* What is there lives until the one who reads this has seen it, or a signal comes. */
static void wait_for_reader(void)
{
    char byte;
    fflush(stdout);
    while (cancelled == 0 && read(STDIN_FILENO, &byte, 1) > 0)
        continue;
}

int main(int argc, char **argv)
{
    kz_revision *r = NULL;
    kz_options options;
    kz_status status = KZ_EINPUT;
    const struct sigaction action = {.sa_handler = cancel};
    if (argc < 4)
        return 2;
    sigaction(SIGTERM, &action, NULL);
    kz_options_init(&options);
    options.cancel = &cancelled;
    if (strcmp(argv[1], "changed") == 0) {
        status = kz_revision_open(&r, argv[2], argv[3], &options);
        if (status == KZ_OK)
            status = kz_revision_list_changed(r, &options);
        for (size_t i = 0; i < kz_revision_count(r); i++)
            say("path", kz_revision_path(r, i));
    } else {
        const char *const *paths = argc > 4 ? (const char *const *)&argv[4] : NULL;
        const char *const none[] = {NULL};
        bool is_empty = argc == 5 && strcmp(argv[4], "--") == 0;
        status = kz_revision_open(&r, argv[2], argv[3], &options);
        if (status == KZ_OK)
            status = kz_revision_check_out(r, is_empty ? none : paths, &options);
        say("directory", kz_revision_directory(r));
        say("locate", kz_revision_locate(r, argv[2]));
        if (strcmp(argv[1], "build") == 0)
            say_build(r, argv[2], &options);
        say("outside", kz_revision_locate(r, "/"));
    }
    say("commit", kz_revision_commit(r));
    say("top", kz_revision_top(r));
    say_messages(r);
    wait_for_reader();
    kz_revision_free(r);
    return (int)status;
}
