/**
 * @file kz/diff.h
 * @brief What differs between two results.
 *
 * What kz/kz.h says of ownership, errors and threads holds here.
 */
#ifndef KZ_DIFF_H
#define KZ_DIFF_H

#include "kz/kz.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How two objects, or two values in them, differ. */
typedef enum kz_difference {
    KZ_SAME = 0,    /**< only in what means the same: a name that follows, the order of a list */
    KZ_CHANGED = 1, /**< there before and after */
    KZ_ADDED = 2,   /**< only after */
    KZ_REMOVED = 3  /**< only before */
} kz_difference;

/** What a comparison does not look at; to be or-ed. */
enum {
    KZ_IGNORE_LABELS = 1,      /**< metadata.labels, those of templates too */
    KZ_IGNORE_ANNOTATIONS = 2, /**< metadata.annotations, those of templates too */
    KZ_IGNORE_IMAGES = 4       /**< the images of containers */
};

/** How to compare. Fill it with kz_diff_options_init() first. */
typedef struct kz_diff_options {
    size_t size;       /**< sizeof(kz_diff_options), set by kz_diff_options_init() */
    unsigned ignore;   /**< KZ_IGNORE_LABELS and the like */
    size_t context;    /**< equal lines around those that differ; 3 by default */
    bool show_secrets; /**< say the values of Secrets, which are "***" otherwise */
    /** What is before comes from a cluster: of it only those fields count that are set
     * after, or that its last-applied annotation has. */
    bool live;
} kz_diff_options;

/** One value that differs. */
typedef struct kz_change {
    kz_difference what;
    const char *path;   /**< "spec.template.spec.containers[name=web].image" */
    const char *before; /**< JSON; NULL if it was added */
    const char *after;  /**< JSON; NULL if it was removed */
} kz_change;

/** A line of a hunk. */
typedef struct kz_hunk_line {
    char sign;        /**< ' ', '-' or '+' */
    const char *text; /**< not terminated, without its end */
    size_t length;
} kz_hunk_line;

/** Lines that differ, and those around them. */
typedef struct kz_hunk {
    size_t before, before_count; /**< first line from 1, and how many */
    size_t after, after_count;
    const kz_hunk_line *lines;
    size_t count;
} kz_hunk;

/** One object that is not the same to the byte before and after. */
typedef struct kz_object_diff {
    kz_difference what;
    const kz_document *before; /**< NULL if it was added */
    const kz_document *after;  /**< NULL if it was removed */
    const kz_change *changes;  /**< none unless it is KZ_CHANGED */
    size_t change_count;
    const kz_hunk *hunks; /**< of the texts below, in which what means the same is the same */
    size_t hunk_count;
    const char *before_text, *after_text; /**< YAML; NULL where there is no object */
    size_t before_length, after_length;
    /** JSON: the patch (RFC 6902) that makes the object before into that after. An added
     * object is one whole value; a removed one has no operations. */
    const char *patch;
} kz_object_diff;

/** A generated ConfigMap or Secret whose name changed with its content. */
typedef struct kz_rename {
    const kz_document *before, *after;
    size_t references; /**< how many fields of other objects only follow the name */
} kz_rename;

/** What differs between two results. */
typedef struct kz_diff_result kz_diff_result;

/** Set every option to its default. */
KZ_API void kz_diff_options_init(kz_diff_options *options);

/**
 * Compare two results, which must have succeeded.
 *
 * Objects are the same one if group, kind, namespace and name are. What is left over is
 * matched without the hash that a generated ConfigMap or Secret has behind its name, and
 * then without the namespace if that leaves no choice. Elements of lists are matched by
 * their merge key, or by their name, so that their order does not count.
 *
 * @param[out] out  NULL if there is no memory. Freed by kz_diff_free(). Its documents
 *                  belong to the results, which must live as long.
 * @return KZ_OK or KZ_ESYSTEM (out of memory).
 */
KZ_API KZ_MUST_CHECK kz_status kz_diff(kz_diff_result **out, const kz_result *before,
    const kz_result *after, const kz_diff_options *options);

/** @return object @p i: those that changed or were added in the order of the result after,
 *  then those that were removed; NULL past the last. */
KZ_API const kz_object_diff *kz_diff_object(const kz_diff_result *diff, size_t i);

/** @return renaming @p i; NULL past the last. */
KZ_API const kz_rename *kz_diff_rename(const kz_diff_result *diff, size_t i);

/** @return how many objects are KZ_CHANGED, KZ_ADDED and so on. */
KZ_API size_t kz_diff_count(const kz_diff_result *diff, kz_difference what);

/** Release it. NULL is allowed. */
KZ_API void kz_diff_free(kz_diff_result *diff);

#ifdef __cplusplus
}
#endif

#endif
