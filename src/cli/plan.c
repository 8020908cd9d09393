#include "cli/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/layout.h"
#include "cli/manifest.h"
#include "cli/memory.h"
#include "cli/place.h"
#include "cli/print.h"

static const char *effective_namespace(const kz_document *d)
{
    return d->ns[0] != '\0' ? d->ns : d->cluster_scoped ? "" : "default";
}

static bool has_many_namespaces(const kz_built *built)
{
    const char *first = NULL;
    const kz_document *d;
    for (size_t i = 0; i < built->count; i++)
        for (size_t j = 0; (d = kz_result_document(built->results[i], j)) != NULL; j++) {
            if (d->cluster_scoped)
                continue;
            if (first != NULL && strcmp(first, effective_namespace(d)) != 0)
                return true;
            first = effective_namespace(d);
        }
    return false;
}

static bool add(kz_plan *plan, const kz_layout *layout, const kz_layout_values *values,
    const kz_document *d, size_t root)
{
    char *path = kz_layout_path(layout, values);
    if (path == NULL)
        return false;
    plan->files = kz_take_more(plan->files, plan->count, sizeof *plan->files);
    plan->files[plan->count++] = (kz_planned){path, d, root};
    return true;
}

static bool add_root(
    kz_plan *plan, const kz_layout *layout, const kz_built *built, size_t root, const char *ext)
{
    char *dir = kz_place_from_here(built->dirs[root]);
    char *overlay = kz_place_name(built->dirs[root]);
    const kz_document *d;
    bool all = true;
    for (size_t i = 0; all && (d = kz_result_document(built->results[root], i)) != NULL; i++) {
        const kz_layout_values values = {.of = {[KZ_LAYOUT_DIR] = dir,
                                             [KZ_LAYOUT_OVERLAY] = overlay,
                                             [KZ_LAYOUT_GROUP] = d->group,
                                             [KZ_LAYOUT_VERSION] = d->version,
                                             [KZ_LAYOUT_KIND] = d->kind,
                                             [KZ_LAYOUT_NAME] = d->name,
                                             [KZ_LAYOUT_NAMESPACE] = effective_namespace(d),
                                             [KZ_LAYOUT_EXT] = ext}};
        all = add(plan, layout, &values, d, root);
    }
    free(dir);
    free(overlay);
    return all;
}

static int by_path(const void *a, const void *b)
{
    const kz_planned *x = a, *y = b;
    int order = strcmp(x->path, y->path);
    if (order == 0 && x->root != y->root)
        return x->root < y->root ? -1 : 1;
    return order != 0 ? order : (x->document > y->document) - (x->document < y->document);
}

static int path_is(const void *path, const void *file)
{
    return strcmp(path, ((const kz_planned *)file)->path);
}

const kz_planned *kz_plan_find(const kz_plan *plan, const char *path)
{
    return plan->count == 0 ? NULL
                            : bsearch(path, plan->files, plan->count, sizeof *plan->files, path_is);
}

/* "Deployment/web in shop of overlays/production" */
static char *describe(const kz_built *built, const kz_planned *file)
{
    const kz_document *d = file->document;
    bool many = built->count > 1;
    return kz_take_text("%s/%s%s%s%s%s", d->kind, d->name, d->ns[0] != '\0' ? " in " : "", d->ns,
        many ? " of " : "", many ? built->dirs[file->root] : "");
}

static void say_clash(
    const kz_built *built, const kz_planned *a, const kz_planned *b, const char *where)
{
    char *first = describe(built, a), *second = describe(built, b);
    kz_print_error("%s and %s would both be written to '%s'", first, second, where);
    free(first);
    free(second);
}

/* Is there a file where FILE needs a directory? */
static const kz_planned *find_in_the_way(const kz_plan *plan, const kz_planned *file)
{
    const kz_planned *found = NULL;
    char *way = kz_take_text("%s", file->path);
    for (char *slash = way; found == NULL && (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        found = kz_plan_find(plan, way);
        *slash = '/';
    }
    free(way);
    return found;
}

static bool is_without_clashes(const kz_plan *plan, const kz_built *built)
{
    enum { ENOUGH = 20 };
    size_t clashes = 0;
    for (size_t i = 0; i < plan->count && clashes < ENOUGH; i++) {
        const kz_planned *file = &plan->files[i];
        const kz_planned *other = i > 0 && strcmp(file[-1].path, file->path) == 0
            ? &file[-1]
            : find_in_the_way(plan, file);
        if (other != NULL)
            say_clash(built, other, file, other->path);
        clashes += other != NULL;
    }
    if (clashes > 0)
        kz_print_error(
            "nothing was written; a --layout such as '{dir}/{namespace}/{kind}-{name}.yaml' "
            "gives each document a file of its own");
    return clashes == 0;
}

bool kz_plan_make(kz_plan *plan, const kz_built *built, const char *template, kz_format format)
{
    kz_layout layout;
    *plan = (kz_plan){0};
    if (template == NULL)
        template = has_many_namespaces(built) ? kz_layout_with_namespace : kz_layout_plain;
    bool done = kz_layout_read(template, &layout);
    for (size_t i = 0; done && i < built->count; i++)
        done = add_root(plan, &layout, built, i, format == KZ_FORMAT_YAML ? "yaml" : "json");
    if (plan->count > 0)
        qsort(plan->files, plan->count, sizeof *plan->files, by_path);
    if (done && kz_plan_find(plan, KZ_MANIFEST_NAME) != NULL) {
        kz_print_error(
            "no document can be written to '" KZ_MANIFEST_NAME "', where kz keeps what it wrote");
        done = false;
    }
    done = done && is_without_clashes(plan, built);
    kz_layout_free(&layout);
    if (!done)
        kz_plan_free(plan);
    return done;
}

void kz_plan_free(kz_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        free(plan->files[i].path);
    free(plan->files);
    *plan = (kz_plan){0};
}
