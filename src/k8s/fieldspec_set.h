/*
 * A table of field specs that others are merged into, one after the other: what a spec is
 * compared with is looked up, and nothing that is there is copied again.
 *
 *     kz_fieldspec_set set = {.arena = &ctx->scratch};
 *     kz_fieldspec_set_start(&set, table);
 *     KZ_TRY(kz_fieldspec_set_merge(ctx, &set, more, at));
 */
#ifndef KZ_K8S_FIELDSPEC_SET_H
#define KZ_K8S_FIELDSPEC_SET_H

#include "k8s/fieldspec.h"

typedef KZ_VEC(const kz_fieldspec *) kz_fieldspec_list;

typedef struct kz_fieldspec_set {
    kz_arena *arena;         /* of all that follows */
    kz_fieldspec_list specs; /* in order; whoever holds the set may sort them */
    bool indexed;            /* the maps know all of them */
    kz_map by_path, by_path_and_kind;
} kz_fieldspec_set;

/* Put TABLE, which must outlive the set, into an empty SET as it is. */
void kz_fieldspec_set_start(kz_fieldspec_set *set, kz_fieldspecs table);

/* Merge MORE, which must outlive the set, as kz_fieldspecs_merge() does. */
KZ_MUST_CHECK kz_status kz_fieldspec_set_merge(
    kz_ctx *ctx, kz_fieldspec_set *set, kz_fieldspecs more, kz_loc at);

/* The table as it stands, in ARENA. */
kz_fieldspecs kz_fieldspec_set_table(kz_arena *arena, const kz_fieldspec_set *set);

#endif
