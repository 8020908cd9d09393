/*
 * Where a value is and what it is, in writing: paths for people, patches for programs.
 */
#ifndef KZ_REPORT_SAY_H
#define KZ_REPORT_SAY_H

#include "base/buf.h"
#include "yaml/node.h"

/* A patch (RFC 6902) that is being written, and the place where the writer is. Its
 * buffers are malloc'ed: kz_patch_free(), whatever happens. */
typedef struct kz_patch {
    kz_buf text;    /* "[", then operations joined by commas */
    kz_buf pointer; /* of the place: "/spec/replicas" */
    kz_buf path;    /* the same for people: "spec.replicas" */
    kz_buf value;   /* for texts that are being made */
} kz_patch;

/* Begin with an empty patch for the next object. */
void kz_patch_open(kz_patch *patch);
void kz_patch_free(kz_patch *patch);

/* How far a place goes, to come back to it. */
typedef struct kz_spot {
    size_t pointer, path;
} kz_spot;

kz_spot kz_patch_spot(const kz_patch *patch);
void kz_patch_return(kz_patch *patch, kz_spot spot);

/* Go to an entry of a mapping, to the element that is at INDEX and goes to AFTER, or to
 * the one that is at INDEX and has these KEYS ("name=web"). */
void kz_patch_enter_key(kz_patch *patch, kz_str key);
void kz_patch_enter_index(kz_patch *patch, size_t index, size_t after);
void kz_patch_enter_element(kz_patch *patch, size_t index, kz_str keys);

/* A key as paths have it: in quotes if it would be misread otherwise. Appended to OUT. */
void kz_say_key(kz_buf *out, kz_str key);

/* Append an operation at the place: OP is "add", "replace" or "remove"; VALUE is JSON,
 * empty for the last. */
void kz_patch_do(kz_patch *patch, const char *op, kz_str value);

/* Append the move of an element of the list that the place is. */
void kz_patch_move(kz_patch *patch, size_t from, size_t to);

/* N as JSON, in ARENA, NUL-terminated. N is canonical, so that nothing can be wrong with it. */
kz_str kz_say_json(kz_ctx *ctx, kz_patch *patch, kz_arena *arena, const kz_node *n);

#endif
