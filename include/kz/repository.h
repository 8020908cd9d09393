/**
 * @file kz/repository.h
 * @brief Kustomizations among each other: which there are, which files they read, and what has
 * changed since another commit.
 *
 * What kz/kz.h says of ownership, errors and threads holds here.
 */
#ifndef KZ_REPOSITORY_H
#define KZ_REPOSITORY_H

#include "kz/kz.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The files that a git repository had at another commit, or which of them are others now.
 *
 * That commit is the merge base of a ref and HEAD: where the branch that is checked out
 * began, as whoever reviews it expects. If none is known (there is none, or the clone is
 * shallow), it is the ref itself, and a warning says so.
 *
 * git is run, which must be installed; the repository is the one in which it finds a
 * directory, whatever variables such as GIT_DIR say. Working tree, index and list of
 * working trees stay as they are, and no hook of the repository runs.
 */
typedef struct kz_revision kz_revision;

/**
 * Find the repository that a directory lies in, and the commit.
 *
 * @param[out] out  Set on success and on failure; NULL only if there is no memory. The
 *                  caller frees it with kz_revision_free().
 * @param dir       A directory in a working tree. Borrowed.
 * @param ref       A branch, a tag or a commit. Borrowed.
 * @param options   NULL for the defaults; run_timeout_ms, strict, cancel and progress count.
 *                  Borrowed.
 * @return KZ_OK, KZ_EINPUT (no repository, no such ref, ...) or KZ_ESYSTEM.
 */
KZ_API KZ_MUST_CHECK kz_status kz_revision_open(
    kz_revision **out, const char *dir, const char *ref, const kz_options *options);

/**
 * Find out which files are not as they were: files that changed, came or went, whether that is
 * staged, committed or neither. A renamed file is two paths. Untracked files count unless they
 * are ignored. A submodule is one path, which counts if another commit of it is checked out.
 *
 * @param revision  One that was opened. What it had of the kind is replaced.
 * @param options   As for kz_revision_open().
 * @return KZ_OK, KZ_EINPUT or KZ_ESYSTEM.
 */
KZ_API KZ_MUST_CHECK kz_status kz_revision_list_changed(
    kz_revision *revision, const kz_options *options);

/**
 * Write the files as they were into a temporary directory, which the next call, or
 * kz_revision_free(), removes. Symbolic links, permissions, line ends and filters (such as those
 * of Git LFS) are those of a checkout; submodules are empty directories.
 *
 * @param revision  One that was opened.
 * @param paths     Files and directories to write, with all below them; those that were not
 *                  there are left out. Absolute, or relative to the working directory; ends
 *                  with NULL. NULL for the whole tree. Borrowed.
 * @param options   As for kz_revision_open().
 * @return KZ_OK, KZ_EINPUT or KZ_ESYSTEM.
 */
KZ_API KZ_MUST_CHECK kz_status kz_revision_check_out(
    kz_revision *revision, const char *const *paths, const kz_options *options);

/** @return how many files kz_revision_list_changed() has found. */
KZ_API size_t kz_revision_count(const kz_revision *revision);

/** @return the absolute path of file @p i, links resolved but for the file itself, in the
 *  order of their bytes, none twice; NULL past the last. */
KZ_API const char *kz_revision_path(const kz_revision *revision, size_t i);

/** @return the directory that kz_revision_check_out() has filled: absolute, links resolved; NULL if
 *  there is none. */
KZ_API const char *kz_revision_directory(const kz_revision *revision);

/**
 * @param path  In the user's working tree, as for kz_revision_check_out(); it need not exist. Borrowed.
 * @return where kz_revision_check_out() puts it, whether it was there or not; lives as long as
 *   @p revision. NULL if it lies outside of the working tree, or there is no memory.
 */
KZ_API const char *kz_revision_locate(kz_revision *revision, const char *path);

/** @return the id of the commit; NULL after a failure. */
KZ_API const char *kz_revision_commit(const kz_revision *revision);

/** @return the top of the user's working tree, links resolved; NULL after a failure. */
KZ_API const char *kz_revision_top(const kz_revision *revision);

/** @return message @p i; NULL past the last. */
KZ_API const kz_message *kz_revision_message(const kz_revision *revision, size_t i);

/** Release it, and remove its directory. NULL is allowed. */
KZ_API void kz_revision_free(kz_revision *revision);

/**
 * Kustomizations: which of them include which others, and which files each of them reads,
 * found without building any.
 */
typedef struct kz_graph kz_graph;

/** A file that a kustomization reads itself. */
typedef struct kz_graph_file {
    const char *path;  /**< absolute; links are not followed */
    const char *field; /**< that leads to it, such as "patches"; "" for the kustomization file */
    bool missing;      /**< there is none */
    bool linked; /**< no file that is named, but a link on the way to one, or where it leads */
} kz_graph_file;

/** A directory or an address in a kustomization. */
typedef struct kz_graph_link {
    const char *entry; /**< as written */
    const char *field; /**< "resources", "components", "generators", "transformers", "validators" */
    size_t node;       /**< where it leads to; (size_t)-1 if that is no local directory */
} kz_graph_link;

/** A directory with a kustomization file. */
typedef struct kz_graph_node {
    const char *directory; /**< absolute, links resolved */
    bool component;        /**< of kind Component */
    bool missing;          /**< others name it, but there is no kustomization file */
    bool overlay;          /**< it is neither of these, and no other one here includes it */
    bool affected;         /**< see kz_graph_mark() */
    const kz_graph_link *links;
    size_t link_count;
    const kz_graph_file *files; /**< in the order of their fields */
    size_t file_count;
    uint64_t bytes; /**< of these files */
} kz_graph_node;

/**
 * Look into directories for kustomizations.
 *
 * @param[out] out  Set on success and on failure; NULL only if there is no memory. The
 *                  caller frees it with kz_graph_free().
 * @param dirs      @p count directories. Borrowed.
 * @param below     Look into all that is below them too, but for directories whose names begin
 *                  with a dot; links are not followed. False: only these are looked at. What
 *                  they include belongs to the graph in either case.
 * @param options   NULL for the defaults; restrictor and cancel count. Borrowed.
 * @return KZ_OK, though kustomization files may have mistakes: the messages tell, and what is
 *   known of them is there; KZ_EINPUT (no such directory) or KZ_ESYSTEM.
 */
KZ_API KZ_MUST_CHECK kz_status kz_graph_find(
    kz_graph **out, const char *const *dirs, size_t count, bool below, const kz_options *options);

/** @return node @p i, in the order of their directories; NULL past the last. */
KZ_API const kz_graph_node *kz_graph_get(const kz_graph *graph, size_t i);

/** @return which node is that of directory @p dir, absolute or relative to the working
 *  directory; (size_t)-1 if none is. */
KZ_API size_t kz_graph_index(kz_graph *graph, const char *dir);

/**
 * @param[out] count  How many there are.
 * @return the nodes that take part in a build of node @p i, itself first; they live until the
 *   next call. NULL if there is no memory.
 */
KZ_API const size_t *kz_graph_reach(kz_graph *graph, size_t i, size_t *count);

/**
 * Mark the nodes whose build reads one of @p count files, or would look at it if it were there.
 * A directory stands for all files in it.
 *
 * @param paths  Absolute, or relative to the working directory; they need not exist. Borrowed.
 * @return KZ_OK or KZ_ESYSTEM (out of memory).
 */
KZ_API KZ_MUST_CHECK kz_status kz_graph_mark(
    kz_graph *graph, const char *const *paths, size_t count);

/** @return message @p i; NULL past the last. */
KZ_API const kz_message *kz_graph_message(const kz_graph *graph, size_t i);

/** Release it. NULL is allowed. */
KZ_API void kz_graph_free(kz_graph *graph);

#ifdef __cplusplus
}
#endif

#endif
