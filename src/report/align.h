/*
 * What two sequences have in common: lines of a text, elements of a list.
 */
#ifndef KZ_REPORT_ALIGN_H
#define KZ_REPORT_ALIGN_H

#include "base/ctx.h"

/* A sequence of texts: lines, or what stands for an element. */
typedef struct kz_texts {
    const kz_str *at;
    size_t len;
} kz_texts;

#define KZ_UNMATCHED SIZE_MAX

/* For each text of A, the index of an equal one of B, or KZ_UNMATCHED: the indexes rise,
 * and as few as can be are unmatched, unless the sequences are so long and so different
 * that finding out would cost too much. Aligning B with A gives the same pairs. The array
 * is SCRATCH memory. */
size_t *kz_align(kz_arena *scratch, kz_texts a, kz_texts b);

/* The members of a longest rising subsequence of AT, of which all are different; those
 * that are KZ_UNMATCHED are no members. SCRATCH memory. */
bool *kz_rising(kz_arena *scratch, const size_t *at, size_t len);

#endif
