#include "cli/build_options.h"

#include <stdlib.h>
#include <string.h>

#include "cli/print.h"

const char *const kz_restrictor_names[] = {
    "LoadRestrictionsRootOnly", "LoadRestrictionsNone", "", NULL};

static bool read_timeout(const char *text, uint32_t *out)
{
    enum { LONGEST_SECONDS = 1000000 };
    char *end;
    if (text == NULL)
        return true;
    double seconds = strtod(text, &end);
    if (end == text || *end != '\0' || !(seconds > 0) || seconds > LONGEST_SECONDS) {
        kz_print_error("'%s' is no value for --run-timeout; use a number of seconds", text);
        return false;
    }
    *out = (uint32_t)(seconds * 1000) + 1;
    return true;
}

static bool read_jobs(const char *text, uint32_t *out)
{
    enum { MOST_JOBS = 1000 };
    char *end;
    if (text == NULL)
        return true;
    long jobs = strtol(text, &end, 10);
    if (end == text || *end != '\0' || jobs < 1 || jobs > MOST_JOBS) {
        kz_print_error("'%s' is no value for --jobs; use a number from 1 to %d", text, MOST_JOBS);
        return false;
    }
    *out = (uint32_t)jobs;
    return true;
}

bool kz_build_options_read(const kz_build_options *given, kz_options *out)
{
    kz_options_init(out);
    if (given->restrictor != NULL && strcmp(given->restrictor, "LoadRestrictionsNone") == 0)
        out->restrictor = KZ_RESTRICT_NONE;
    out->helm = (kz_helm_options){.enabled = given->helm,
        .debug = given->helm_debug,
        .command = given->helm_command,
        .kube_version = given->helm_kube_version,
        .api_versions = given->helm_api_versions.at};
    out->plugins = (kz_plugin_options){.enabled = given->plugins,
        .exec = given->exec,
        .network = given->network,
        .as_current_user = given->as_current_user,
        .mounts = given->mounts.at,
        .env = given->env.at};
    return read_timeout(given->run_timeout, &out->run_timeout_ms) &&
        read_jobs(given->jobs, &out->jobs);
}
