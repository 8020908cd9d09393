/*
 * What the command line says about how to build: whatever command builds something has
 * this in its options, and KZ_BUILD_OPTIONS in its rows.
 */
#ifndef KZ_CLI_BUILD_OPTIONS_H
#define KZ_CLI_BUILD_OPTIONS_H

#include "cli/options.h"
#include "kz/kz.h"

typedef struct kz_build_options {
    bool helm, helm_debug, plugins, exec, network, as_current_user;
    const char *restrictor, *helm_command, *helm_kube_version, *network_name, *run_timeout, *jobs;
    kz_values helm_api_versions, mounts, env;
} kz_build_options;

extern const char *const kz_restrictor_names[];

#define KZ_BUILD_OPTIONS(type, field)                                                              \
    {.name = "jobs",                                                                               \
        .letter = 'j',                                                                             \
        .value = "N",                                                                              \
        .about = "build so many at a time if there are several (one a processor)",                 \
        .group = "Output",                                                                         \
        .offset = offsetof(type, field.jobs)},                                                     \
        {.name = "load-restrictor",                                                                \
            .value = "WHICH",                                                                      \
            .about = "LoadRestrictionsRootOnly (files below each kustomization, the default) or "  \
                     "LoadRestrictionsNone",                                                       \
            .group = "Loading",                                                                    \
            .kind = KZ_VALUE_WORD,                                                                 \
            .words = kz_restrictor_names,                                                          \
            .offset = offsetof(type, field.restrictor)},                                           \
        {.name = "enable-helm",                                                                    \
            .about = "render helmCharts, by helm",                                                 \
            .group = "Helm charts",                                                                \
            .offset = offsetof(type, field.helm)},                                                 \
        {.name = "helm-command",                                                                   \
            .value = "PROGRAM",                                                                    \
            .about = "the program to take for helm",                                               \
            .group = "Helm charts",                                                                \
            .kind = KZ_VALUE_PROGRAM,                                                              \
            .offset = offsetof(type, field.helm_command)},                                         \
        {.name = "helm-api-versions",                                                              \
            .value = "VERSION",                                                                    \
            .about = "an API version that charts may count on; may be repeated",                   \
            .group = "Helm charts",                                                                \
            .offset = offsetof(type, field.helm_api_versions),                                     \
            .repeats = true},                                                                      \
        {.name = "helm-kube-version",                                                              \
            .value = "VERSION",                                                                    \
            .about = "the Kubernetes version that charts may count on",                            \
            .group = "Helm charts",                                                                \
            .offset = offsetof(type, field.helm_kube_version)},                                    \
        {.name = "helm-debug",                                                                     \
            .about = "run helm with --debug",                                                      \
            .group = "Helm charts",                                                                \
            .offset = offsetof(type, field.helm_debug)},                                           \
        {.name = "enable-alpha-plugins",                                                           \
            .about = "run KRM functions and plugins that are not built in",                        \
            .group = "Functions and plugins",                                                      \
            .offset = offsetof(type, field.plugins)},                                              \
        {.name = "enable-exec",                                                                    \
            .about =                                                                               \
                "run functions that are programs of this machine; not for files of strangers",     \
            .group = "Functions and plugins",                                                      \
            .offset = offsetof(type, field.exec)},                                                 \
        {.name = "network",                                                                        \
            .about = "let functions that ask for it use the network",                              \
            .group = "Functions and plugins",                                                      \
            .offset = offsetof(type, field.network)},                                              \
        {.name = "network-name",                                                                   \
            .value = "NAME",                                                                       \
            .about = "accepted; it has no effect in kustomize either",                             \
            .group = "Functions and plugins",                                                      \
            .offset = offsetof(type, field.network_name)},                                         \
        {.name = "mount",                                                                          \
            .value = "MOUNT",                                                                      \
            .about = "mount this in the containers of functions; may be repeated",                 \
            .group = "Functions and plugins",                                                      \
            .offset = offsetof(type, field.mounts),                                                \
            .repeats = true},                                                                      \
        {.name = "env",                                                                            \
            .letter = 'e',                                                                         \
            .value = "NAME[=VALUE]",                                                               \
            .about = "a variable for functions; may be repeated",                                  \
            .group = "Functions and plugins",                                                      \
            .offset = offsetof(type, field.env),                                                   \
            .repeats = true},                                                                      \
        {.name = "as-current-user",                                                                \
            .about = "run the containers of functions as this user",                               \
            .group = "Functions and plugins",                                                      \
            .offset = offsetof(type, field.as_current_user)},                                      \
    {                                                                                              \
        .name = "run-timeout", .value = "SECONDS",                                                 \
        .about = "how long helm, a function or a plugin may take (600)",                           \
        .group = "Functions and plugins", .offset = offsetof(type, field.run_timeout)              \
    }

/* Turn the texts of the command line into options of the library. Returns false after
 * having said on stderr what is wrong. */
bool kz_build_options_read(const kz_build_options *given, kz_options *out);

#endif
