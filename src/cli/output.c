#include "cli/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/file.h"
#include "cli/folder.h"
#include "cli/layout.h"
#include "cli/memory.h"
#include "cli/print.h"
#include "cli/prune.h"

const char *const kz_output_format_names[] = {"yaml", "json", "ndjson", NULL};
static bool is_folder(const kz_output_options *given)
{
    struct stat info;
    size_t length = strlen(given->path);
    return given->layout != NULL || given->prune || given->path[length - 1] == '/' ||
        (stat(given->path, &info) == 0 && S_ISDIR(info.st_mode));
}

/* The words have been checked by the parser of options. */
static kz_format read_format(const char *name)
{
    kz_format format = KZ_FORMAT_YAML;
    for (; name != NULL && strcmp(kz_output_format_names[format], name) != 0; format++)
        ;
    return format;
}

bool kz_output_read(const kz_output_options *given, kz_output *out)
{
    bool has_path = given->path != NULL && given->path[0] != '\0';
    *out = (kz_output){
        .layout = given->layout, .format = read_format(given->format), .prune = given->prune};
    if (given->layout != NULL) {
        kz_layout layout;
        if (!kz_layout_read(given->layout, &layout))
            return false;
        kz_layout_free(&layout);
    }
    if (!has_path && (given->layout != NULL || given->prune)) {
        kz_print_error("--%s is for files in a directory; name it with -o",
            given->layout != NULL ? "layout" : "prune");
        return false;
    }
    if (has_path) {
        out->path = given->path;
        out->in_folder = is_folder(given);
    }
    return true;
}

static void join_all(const kz_output *output, const kz_built *built, FILE *to)
{
    const kz_framing *framing = kz_format_framing(output->format);
    const kz_document *d;
    bool first = true;
    fputs(framing->head, to);
    for (size_t i = 0; i < built->count; i++)
        for (size_t j = 0; (d = kz_result_document(built->results[i], j)) != NULL; j++) {
            fputs(first ? "" : framing->between, to);
            fwrite(d->text, 1, d->length, to);
            first = false;
        }
    fputs(framing->tail, to);
}

static bool write_stdout(const kz_output *output, const kz_built *built)
{
    size_t length;
    if (built->count == 1) {
        const char *text = kz_result_text(built->results[0], &length);
        fwrite(text, 1, length, stdout);
    } else {
        join_all(output, built, stdout);
    }
    return kz_finish_output(0) == 0;
}

static bool write_file(const kz_output *output, const kz_built *built)
{
    size_t length = 0;
    char *joined = NULL;
    if (built->count == 1) {
        const char *text = kz_result_text(built->results[0], &length);
        return kz_file_write(output->path, text, length);
    }
    FILE *to = open_memstream(&joined, &length);
    if (to != NULL)
        join_all(output, built, to);
    bool done = to != NULL && fclose(to) == 0;
    if (!done)
        kz_print_error("cannot write '%s': %s", output->path, strerror(errno));
    done = done && kz_file_write(output->path, joined, length);
    free(joined);
    return done;
}

static bool write_files(kz_folder *folder, const kz_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        const kz_document *d = plan->files[i].document;
        if (!kz_folder_write(folder, plan->files[i].path, d->text, d->length))
            return false;
    }
    return true;
}

static bool note_files(const kz_output *output, const kz_built *built, kz_folder *folder,
    const kz_plan *plan, kz_manifest *manifest)
{
    char **roots = kz_prune_roots(folder, built);
    if (roots == NULL)
        return false;
    bool has_layout = output->layout != NULL;
    char *form = kz_take_text("%s%s%s", output->format == KZ_FORMAT_YAML ? "yaml" : "json",
        has_layout ? " " : "", has_layout ? output->layout : "");
    bool pruned = kz_prune(manifest, folder, plan, roots, built->count, form, output->prune);
    free(form);
    kz_prune_free_roots(roots, built->count);
    return kz_manifest_write(manifest, folder) && pruned;
}

/* A directory that has a manifest keeps it true, pruned or not. */
static bool write_into(
    const kz_output *output, const kz_built *built, kz_folder *folder, const kz_plan *plan)
{
    kz_manifest manifest;
    if (!kz_manifest_read(&manifest, folder))
        return false;
    bool done = write_files(folder, plan);
    if (done && (output->prune || manifest.was_there))
        done = note_files(output, built, folder, plan, &manifest);
    kz_manifest_free(&manifest);
    return done;
}

static bool write_folder(const kz_output *output, const kz_built *built)
{
    kz_plan plan;
    kz_folder folder;
    if (!kz_plan_make(&plan, built, output->layout, output->format))
        return false;
    bool done = kz_folder_open(&folder, output->path);
    if (done) {
        done = write_into(output, built, &folder, &plan);
        kz_folder_close(&folder);
    }
    kz_plan_free(&plan);
    return done;
}

bool kz_output_write(const kz_output *output, const kz_built *built)
{
    if (output->in_folder)
        return write_folder(output, built);
    return output->path != NULL ? write_file(output, built) : write_stdout(output, built);
}
