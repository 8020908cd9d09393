#include "cli/manual/page.h"

const kz_variable kz_variables[] = {
    {"KUSTOMIZE_ENABLE_MANAGEDBY_LABEL",
        "if it is 'on', every resource is labelled app.kubernetes.io/managed-by"},
    {"KUSTOMIZE_PLUGIN_HOME", "the directory of plugins"},
    {"XDG_CONFIG_HOME", "else plugins lie in kustomize/plugin below this directory"},
    {"HOME",
        "else plugins lie in .config/kustomize/plugin or kustomize/plugin below this directory"},
    {"KZ_CONTAINER_RUNTIME", "the program that runs containers, in place of docker"},
    {"KZ_EXTERNAL_DIFF", "the program that shows what 'kz diff' finds, with its arguments"},
    {"KUBECTL_EXTERNAL_DIFF", "the same, if that is not set"},
    {"KZ_FETCH", "the program that fetches files by URL, in place of the installed kz-fetch"},
    {"KZ_YAML",
        "if it is 'libyaml', all YAML is read by libyaml, for whoever suspects kz's own reader"},
    {"HTTP_PROXY",
        "the proxy for http; HTTPS_PROXY, ALL_PROXY and NO_PROXY, and all of them in "
        "small letters, mean what they do elsewhere"},
    {"SSL_CERT_FILE", "a file of certificates to trust in place of the system's"},
    {"SSL_CERT_DIR", "a directory of certificates to trust in place of the system's"},
    {"NO_COLOR", "if it is not empty, messages have no colours"},
    {"CLICOLOR_FORCE",
        "if it is neither empty nor 0, messages have colours wherever they go; NO_COLOR wins"},
    {"FORCE_COLOR", "the same"},
    {"PATH", "where git, helm, docker and kubectl are looked for"},
    {"TERM",
        "if it is 'dumb', messages have no colours; then, or if it is not set, no progress is "
        "shown"},
    {"TMPDIR", "where repositories and charts are put while a build lasts, in place of /tmp"},
    {NULL, NULL},
};
