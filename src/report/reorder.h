/*
 * Elements of lists that are in another order after.
 */
#ifndef KZ_REPORT_REORDER_H
#define KZ_REPORT_REORDER_H

#include "report/elements.h"

/* Do the indexes rise, those that are KZ_UNMATCHED left out? */
bool kz_is_rising(const size_t *at, size_t len);

/* Put those elements of B that have a partner into the order of their partners; new ones
 * stay behind what they were behind. */
void kz_reorder_elements(kz_node *b, const kz_pairing *pairing);

/* A list that is put into its order after, position by position from the front on. What is
 * before that position is done; what is left is a queue. All is scratch memory. */
typedef struct kz_moves {
    size_t *queue; /* the positions after; KZ_UNMATCHED for what has left */
    size_t head, tail, capacity;
    size_t *where; /* position after -> in the queue; KZ_UNMATCHED: done, or new */
    bool *stays;   /* in the queue: others are moved around it */
    size_t *sums;  /* how many there are: a Fenwick tree over the queue */
    size_t left;   /* in the queue */
} kz_moves;

/* Begin with the LEN elements before of which AT says where they go; those that are
 * KZ_UNMATCHED have been removed. SIZE is how many elements there are after. */
kz_moves kz_moves_start(kz_arena *scratch, const size_t *at, size_t len, size_t size);

/* Bring the element that belongs there to POSITION, the first that is not done. False if
 * it is there; else *FROM and *TO are the next move to make, and there may be more. */
bool kz_moves_next(kz_moves *moves, size_t position, size_t *from, size_t *to);

#endif
