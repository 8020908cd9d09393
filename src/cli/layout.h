/*
 * Where the documents go in a directory: a template for the paths of their files.
 *
 *     {dir}/{kind:lower}-{name}.{ext}
 *
 * A placeholder is a word in braces; with ":lower" its value comes in small letters. One whose
 * value is empty takes the "-", "_" or "/" behind it along, so that the core group or a document
 * without a namespace leaves no gap.
 */
#ifndef KZ_CLI_LAYOUT_H
#define KZ_CLI_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

typedef enum kz_layout_field {
    KZ_LAYOUT_DIR,     /* of the kustomization, relative to the working directory */
    KZ_LAYOUT_OVERLAY, /* the last name of that */
    KZ_LAYOUT_GROUP,
    KZ_LAYOUT_VERSION,
    KZ_LAYOUT_KIND,
    KZ_LAYOUT_NAME,
    KZ_LAYOUT_NAMESPACE,
    KZ_LAYOUT_EXT, /* "yaml" or "json" */
    KZ_LAYOUT_FIELDS
} kz_layout_field;

/* A template taken apart. Texts are borrowed from it. */
typedef struct kz_layout {
    struct kz_layout_piece *pieces;
    size_t count;
} kz_layout;

/* What the placeholders stand for; NULL: this one can stand for nothing here. */
typedef struct kz_layout_values {
    const char *of[KZ_LAYOUT_FIELDS];
} kz_layout_values;

/* The names that the reference gives. WITH_NAMESPACE: the documents are in several. */
extern const char kz_layout_plain[], kz_layout_with_namespace[];

/* Returns false after having said on stderr what is wrong with TEMPLATE. */
bool kz_layout_read(const char *template, kz_layout *out);

void kz_layout_free(kz_layout *layout);

/* The path, to be freed. NULL after having said on stderr why there can be none: it would lie
 * elsewhere, or not be the name of one file. */
char *kz_layout_path(const kz_layout *layout, const kz_layout_values *values);

/* Does PATH lead to a place below the directory it starts from, and to nothing but that?
 * It has no "", "." or ".." among its names, and no control characters. */
bool kz_layout_is_safe(const char *path);

#endif
