/*
 * One YAML document as a tree, before aliases and merge keys are expanded.
 * Only for the files that make up parse.h.
 */
#ifndef KZ_YAML_PARSE_TREE_H
#define KZ_YAML_PARSE_TREE_H

#include "yaml/parse.h"

/* An alias: u.child.first is the node that it stands for. None is left in a
 * tree that leaves the parser. */
#define KZ_KIND_ALIAS ((uint8_t)(KZ_SEQUENCE + 1))

/* A key that is "<<" and means merging, in kz_node.key_type. None is left in a
 * tree that leaves the parser. */
#define KZ_KEY_MERGE ((uint8_t)(KZ_BINARY + 1))

/* The type of a key that is a mapping or a list. Its text is "". */
#define KZ_KEY_COMPLEX ((uint8_t)KZ_NULL)

/* Set while the node that an alias stands for is being expanded, and after. */
#define KZ_FLAG_BUSY ((uint8_t)0x40)
#define KZ_FLAG_EXPANDED ((uint8_t)0x80)

typedef struct kz_piece {
    const kz_text *text; /* what it is part of */
    kz_str bytes;        /* the part to read: its first document */
    uint32_t line;       /* lines of TEXT before it */
    kz_reader reader;
    bool lenient; /* only look at what types there are: keep what JSON cannot hold */
} kz_piece;

/* Is there nothing that the reference would print? */
static inline bool kz_tree_is_empty(const kz_node *root)
{
    return kz_is_null(root) || (root->kind != KZ_SCALAR && root->count == 0);
}

typedef struct kz_document_tree {
    kz_node *root; /* NULL: there is no document */
    bool aliases;  /* it has aliases or keys that are "<<" */
    size_t nodes;  /* how many were written, where there are aliases */
} kz_document_tree;

/* Read the first document of PIECE, whose bytes must live as long as the build: by the
 * scanner of scan.h, or where that declines it, by libyaml. */
KZ_MUST_CHECK kz_status kz_tree_read(kz_ctx *ctx, const kz_piece *piece, kz_document_tree *out);

/* The same by libyaml alone. */
KZ_MUST_CHECK kz_status kz_libyaml_read(kz_ctx *ctx, const kz_piece *piece, kz_document_tree *out);

/* Expand aliases and merge keys as the reader of manifests does. */
KZ_MUST_CHECK kz_status kz_tree_expand_manifest(kz_ctx *ctx, kz_document_tree *tree);

/* The same for the reader of configurations; the result is a new tree. STRICT: refuse
 * equal keys. */
KZ_MUST_CHECK kz_status kz_tree_expand_config(kz_ctx *ctx, bool strict, kz_document_tree *tree);

/* The value of a scalar of a configuration: canonical texts. N is a scalar with
 * the text as written and, unless it has a TAG, the type that a plain one has.
 * TAG: in its long form; empty without one. JSON: refuse infinities. */
KZ_MUST_CHECK kz_status kz_tree_config_scalar(kz_ctx *ctx, bool json, kz_node *n, kz_str tag);

/* The text of a key of a configuration, whose value is that of N. JSON: refuse
 * keys that cannot be made strings. */
KZ_MUST_CHECK kz_status kz_tree_config_key(kz_ctx *ctx, bool json, const kz_node *n, kz_str *out);

/* Tags in their long form. */
bool kz_tag_is(kz_str tag, const char *short_name);

#endif
