/*
 * What kz_graph_find() leaves behind, ready to be asked through kz.h.
 */
#ifndef KZ_BUILD_GRAPH_H
#define KZ_BUILD_GRAPH_H

#include <setjmp.h>

#include "build/walk.h"

struct kz_graph {
    kz_ctx ctx;
    jmp_buf out_of_memory;
    kz_restrictor restrictor;
    kz_walk walk; /* its vertices in the order of the nodes */
    kz_graph_node *nodes;
    size_t count;
    size_t *reached; /* room for kz_graph_reach() */
    size_t *visited; /* of each node: on which visit it was reached last */
    kz_message *messages;
    size_t message_count;
    const kz_message *abandoned; /* why it was left in between, the only message and static;
                                    NULL: it was not */
};

#endif
