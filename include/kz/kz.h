/**
 * @file kz/kz.h
 * @brief Build Kubernetes manifests from a kustomization directory.
 *
 * It includes the rest: kz/diff.h compares builds, kz/repository.h knows which builds there
 * are and what they depend on.
 *
 * Ownership: kz_build() hands out one kz_result. It owns every byte reachable
 *   from it (output text, messages, file names) until kz_result_free().
 * Errors: a failing call returns a kz_status below and has added at least one
 *   message of severity KZ_ERROR. The library never prints and never exits.
 * Units: sizes are bytes; lines and columns start at 1; columns count Unicode
 *   code points; line 0 means "made by kz, not read from a file".
 * Threads: no global state. One result belongs to one thread at a time.
 */
#ifndef KZ_KZ_H
#define KZ_KZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) || defined(__clang__)
#define KZ_API __attribute__((visibility("default")))
#define KZ_MUST_CHECK __attribute__((warn_unused_result))
#else
#define KZ_API
#define KZ_MUST_CHECK
#endif

/** The outcome of a call that can fail. */
typedef enum kz_status {
    KZ_OK = 0,     /**< it worked */
    KZ_EINPUT = 1, /**< what was given is wrong: a file, a field, an option */
    KZ_ESYSTEM = 2 /**< the machine refused: memory, disk, permissions */
} kz_status;

/** How bad a message is. */
typedef enum kz_severity {
    KZ_NOTE = 0,    /**< said beside another message */
    KZ_WARNING = 1, /**< the build goes on */
    KZ_ERROR = 2    /**< the build has no output */
} kz_severity;

/** Which files a kustomization may read. */
typedef enum kz_restrictor {
    KZ_RESTRICT_ROOT_ONLY = 0, /**< files in or below the kustomization's own directory */
    KZ_RESTRICT_NONE = 1       /**< any file */
} kz_restrictor;

/** The order of the documents in the output. */
typedef enum kz_reorder {
    KZ_REORDER_UNSET = 0,  /**< as sortOptions says, else legacy */
    KZ_REORDER_LEGACY = 1, /**< by kind, as kustomize does */
    KZ_REORDER_NONE = 2    /**< in the order in which resources were read */
} kz_reorder;

/** How documents are written. */
typedef enum kz_format {
    KZ_FORMAT_YAML = 0,  /**< as kustomize writes them, joined by "---" lines */
    KZ_FORMAT_JSON = 1,  /**< items of one v1 List, a line each */
    KZ_FORMAT_NDJSON = 2 /**< a JSON value a line */
} kz_format;

/** What stands before, between and behind the documents of an output. */
typedef struct kz_framing {
    const char *head, *between, *tail;
} kz_framing;

/** What a build is busy with. The time of a phase leaves out the phases entered within it. */
typedef enum kz_phase {
    KZ_PHASE_READ = 0,       /**< finding, reading and fetching files */
    KZ_PHASE_PARSE = 1,      /**< text to trees */
    KZ_PHASE_ACCUMULATE = 2, /**< bringing resources together, generators included */
    KZ_PHASE_TRANSFORM = 3,  /**< the fields that change resources, and plugins that do */
    KZ_PHASE_REFERENCES = 4, /**< names that got a hash, what refers to them, vars */
    KZ_PHASE_EMIT = 5,       /**< ordering, and trees to text */
    KZ_PHASE_LAST = KZ_PHASE_EMIT
} kz_phase;

/** How Helm charts (helmCharts) are rendered. */
typedef struct kz_helm_options {
    bool enabled;                    /**< helm may be run at all */
    bool debug;                      /**< give it --debug */
    const char *command;             /**< the program; NULL = "helm" */
    const char *kube_version;        /**< Kubernetes version to claim; NULL = helm's own */
    const char *const *api_versions; /**< API versions to claim, ends with NULL; NULL = none */
} kz_helm_options;

/** Which plugins that are not built in may run, and how. */
typedef struct kz_plugin_options {
    bool enabled;              /**< they may run at all; helm may then too */
    bool exec;                 /**< functions that are programs of this machine */
    bool network;              /**< functions that ask for it get the network */
    bool as_current_user;      /**< containers run as this user, not as nobody */
    const char *const *mounts; /**< "type=bind,src=...,dst=...", ends with NULL; NULL = none */
    const char *const *env;    /**< "NAME=value" or "NAME", ends with NULL; NULL = none */
} kz_plugin_options;

/** What a build waits for. */
typedef struct kz_progress {
    const char *what; /**< "fetching https://example.com/repo": what was begun first; or
                           "building overlays/production": what was begun last */
    size_t done;      /**< how many of those begun together are done */
    size_t total;
} kz_progress;

/** How to build. Fill it with kz_options_init() first; what it points to is borrowed. */
typedef struct kz_options {
    size_t size; /**< sizeof(kz_options), set by kz_options_init() */
    kz_restrictor restrictor;
    kz_reorder reorder;
    bool managed_by_label; /**< label every resource app.kubernetes.io/managed-by */
    kz_helm_options helm;
    kz_plugin_options plugins;
    bool strict;                /**< warnings of what matches nothing and the like are errors */
    uint32_t run_timeout_ms;    /**< for each helm, function or plugin; 600,000 by default */
    const volatile int *cancel; /**< the build ends soon once it is not 0; NULL = never */
    /** Called some twenty times a second while the build waits for programs that it runs, and
     * by kz_build_many() when a build begins, in the thread of the caller; at the end of the
     * wait with NULL for @p now, which lives as long as the call. NULL = no one wants to know. */
    void (*progress)(void *data, const kz_progress *now);
    void *progress_data; /**< for progress() */
    uint32_t jobs;       /**< builds that kz_build_many() runs at a time; 0 = one a processor */
    bool timing;         /**< measure the phases, for kz_result_phase_ns() */
    bool images;         /**< look for images, for kz_result_image() */
    /** What kz_revision_check_out() has written: messages name the files in its directory as git does,
     * "main:k8s/base/a.yaml". NULL for nothing. */
    const struct kz_revision *revision;
    kz_format format; /**< of the output and of each of its documents */
} kz_options;

/** What a build leaves behind. */
typedef struct kz_result kz_result;

/** A place in an input file. */
typedef struct kz_place {
    const char *file; /**< relative to the working directory where it lies below it; NULL if none */
    uint32_t line;    /**< from 1; 0 = no line */
    uint32_t column;  /**< from 1; 0 = no column */
    uint32_t end;     /**< the column behind what is meant, on the same line; 0 = unknown */
    const char *source; /**< that line of the file, without its end; NULL if there is none */
} kz_place;

/** An entry that led to the file of a message. */
typedef struct kz_step {
    kz_place place;
    const char *doing; /**< "accumulating resources"; NULL if there is no more to say */
} kz_step;

/** A second place that a message is about, such as the first of two equal ids. */
typedef struct kz_remark {
    kz_place place;
    const char *text; /**< what is there: one sentence, without a trailing newline */
} kz_remark;

/** One error or warning. */
typedef struct kz_message {
    const char *id; /**< stable, such as "KZ1203" */
    kz_severity severity;
    kz_place place;
    const char *text;     /**< one sentence, without a trailing newline */
    const char *help;     /**< what to do about it; NULL if nothing is known */
    const kz_step *chain; /**< the entries that led to the file, innermost first */
    size_t chain_length;
    const kz_remark *remarks; /**< other places to look at */
    size_t remark_count;
    bool repeated; /**< an earlier result of the same kz_build_many() has this message too */
} kz_message;

/** One manifest of the output. */
typedef struct kz_document {
    const char *group; /**< "" for the core group */
    const char *version;
    const char *kind;
    const char *name;
    const char *ns; /**< "" if it has none */
    bool cluster_scoped;
    const char *text; /**< in the format asked for, ending in a newline, nothing around it */
    size_t length;
} kz_document;

/** An image that a document of the output names. */
typedef struct kz_image {
    size_t document;    /**< which one, for kz_result_document() */
    const char *path;   /**< of the field: "spec.template.spec.containers[name=web].image" */
    const char *text;   /**< all of it, such as "registry.example.com:5000/web:1.2" */
    const char *name;   /**< "registry.example.com:5000/web" */
    const char *tag;    /**< "1.2"; "" if there is none */
    const char *digest; /**< "sha256:..."; "" if there is none */
    kz_place place;     /**< who set it: a manifest, a patch, an entry of images, ... */
} kz_image;

/** Set every option to its default. */
KZ_API void kz_options_init(kz_options *options);

/**
 * Build one kustomization.
 *
 * @param[out] out  Set on success and on failure, so that messages can be read
 *                  either way; NULL only if not even that could be allocated.
 *                  The caller frees it with kz_result_free().
 * @param dir       Directory holding a kustomization file. Borrowed.
 * @param options   NULL for the defaults. Borrowed.
 * @return KZ_OK, KZ_EINPUT or KZ_ESYSTEM.
 */
KZ_API KZ_MUST_CHECK kz_status kz_build(
    kz_result **out, const char *dir, const kz_options *options);

/**
 * Build several kustomizations side by side, as kz_build() would build each of them.
 *
 * What they have in common (bases, files, what is fetched) is read once. No result
 * depends on how many are built at a time.
 *
 * @param[out] out  Room for @p count results, in the order of @p dirs; each is set as
 *                  kz_build() sets its own, and is freed by the caller.
 * @param dirs      What to build, @p count of them; one may be there more than once.
 *                  Borrowed.
 * @param options   For all of them; NULL for the defaults. Borrowed.
 * @return KZ_OK if all of them succeeded, else the worst of what went wrong. A result
 *         that succeeded has its output all the same.
 */
KZ_API KZ_MUST_CHECK kz_status kz_build_many(
    kz_result **out, const char *const *dirs, size_t count, const kz_options *options);

/**
 * The whole output: the documents, framed as their format wants it.
 *
 * @param[out] length  Its size in bytes. May be NULL.
 * @return the text, NUL-terminated; "" after a failure.
 */
KZ_API const char *kz_result_text(const kz_result *result, size_t *length);

/** @return how many documents the output has; 0 after a failure. */
KZ_API size_t kz_result_document_count(const kz_result *result);

/** @return document @p i, in output order; NULL past the last. */
KZ_API const kz_document *kz_result_document(const kz_result *result, size_t i);

/**
 * @return image @p i, in the order of the documents; NULL past the last, after a failure, and
 *   if kz_options.images was not set. These are the images that an entry of "images" in a
 *   kustomization could change: of all lists called containers or initContainers, in
 *   whatever kind, and of the fields that the configurations add.
 */
KZ_API const kz_image *kz_result_image(const kz_result *result, size_t i);

/**
 * What makes one output of the documents of several results.
 *
 * @return the texts around them, which live for ever; those of YAML for no known format.
 */
KZ_API const kz_framing *kz_format_framing(kz_format format);

/** @return message @p i, in the order they arose, none twice; NULL past the last. */
KZ_API const kz_message *kz_result_message(const kz_result *result, size_t i);

/**
 * @return the path of local file @p i among those that the build has read, absolute and
 *   without symbolic links; NULL past the last. Behind them come the paths, of files and
 *   directories, by which symbolic links led to them. After a failure they are those that
 *   were read until then, and what was looked for in vain, be it a file or a directory.
 *   What lies in repositories that were fetched is not among them, nor is what
 *   kz_build_many() has read for others alone.
 */
KZ_API const char *kz_result_input(const kz_result *result, size_t i);

/**
 * @return how long the build was busy with @p phase, in nanoseconds of wall time; 0 if
 *   kz_options.timing was not set or there is no such phase. The phases add up to the build.
 */
KZ_API uint64_t kz_result_phase_ns(const kz_result *result, kz_phase phase);

/** Release a result and everything reached through it. NULL is allowed. */
KZ_API void kz_result_free(kz_result *result);

/**
 * Read manifests that are rendered already, as a build's output would be: a YAML stream, or
 * JSON. Lists are replaced by their items. The result is what a build of them would be,
 * in their own order: kz_diff() compares it, kz_result_text() is its normal form.
 *
 * @param[out] out  As kz_build() sets it; freed by kz_result_free().
 * @param name      The file, or what messages call @p text. Borrowed.
 * @param text      What to read, @p length bytes; borrowed. NULL: what is in the file.
 * @param options   NULL for the defaults. Borrowed.
 * @return KZ_OK, KZ_EINPUT (two objects with one id too) or KZ_ESYSTEM.
 */
KZ_API KZ_MUST_CHECK kz_status kz_read_manifests(
    kz_result **out, const char *name, const char *text, size_t length, const kz_options *options);

/** Which cluster to ask, and how. */
typedef struct kz_live {
    const char *kubectl; /**< the program; NULL = "kubectl" */
    const char *context; /**< of its configuration; NULL = the current one */
} kz_live;

/**
 * Read what a cluster has of the objects of a result: those that it does not have are left
 * out. It is asked once, by "kubectl get --ignore-not-found -o json -f -".
 *
 * @param[out] out  As kz_build() sets it; freed by kz_result_free().
 * @param wanted    Whose objects to look for. Borrowed.
 * @param cluster   NULL for the defaults. Borrowed.
 * @param options   NULL for the defaults; run_timeout_ms, cancel and progress count. Borrowed.
 * @return KZ_OK, KZ_EINPUT (kubectl failed too) or KZ_ESYSTEM.
 */
KZ_API KZ_MUST_CHECK kz_status kz_read_live(
    kz_result **out, const kz_result *wanted, const kz_live *cluster, const kz_options *options);

/** @return the version of the library, such as "0.1.0". */
KZ_API const char *kz_version(void);

#ifdef __cplusplus
}
#endif

#include "kz/diff.h"
#include "kz/repository.h"

#endif
