/*
 * What the trees of a forest print as, so that copies in which most is unchanged need not
 * be written value by value again.
 */
#ifndef KZ_YAML_PRINTS_H
#define KZ_YAML_PRINTS_H

#include "yaml/forest.h"

/* An entry of a mapping: its lines, without the indentation of the first and the end of the
 * last one. */
typedef struct kz_print {
    uint32_t begin, end; /* in the text; end 0: it is not known */
    uint32_t indent;
    uint32_t size; /* nodes in the tree of the value, which follow one another */
} kz_print;

typedef struct kz_prints {
    const kz_forest *forest;
    kz_print *of; /* each node of the forest */
    kz_str text;
} kz_prints;

/* A copy of a forest that has prints. */
typedef struct kz_copy {
    const kz_prints *prints;
    const kz_node *nodes; /* forest->count of them, as kz_forest_copy() made them */
} kz_copy;

/* Which nodes of one tree of a copy are still what they were. */
typedef struct kz_unchanged {
    const kz_copy *copy;
    size_t from, count;    /* the nodes of the tree */
    const uint32_t *until; /* for each: so many nodes from it on are unchanged, all links too */
} kz_unchanged;

/* The prints of FOREST, in the context's arena. Trees that cannot be written have none, and
 * nothing is reported of them. */
const kz_prints *kz_prints_make(kz_ctx *ctx, const kz_forest *forest);

/* Note that ENTRY prints as the bytes from BEGIN to END of the text that is being written. */
void kz_prints_note(
    kz_prints *prints, const kz_node *entry, size_t begin, size_t end, size_t indent);

/* Compare the tree at ROOT, which may be part of COPY, with the pattern. What the result
 * points to is in ARENA. False: it is no tree of the copy. */
bool kz_unchanged_find(
    kz_arena *arena, const kz_copy *copy, const kz_node *root, kz_unchanged *out);

/* What ENTRY prints as at INDENT; empty if it must be written anew. */
kz_str kz_unchanged_print(const kz_unchanged *unchanged, const kz_node *entry, size_t indent);

#endif
