/*
 * The resources of a build, in order, indexed by every id they have or had.
 */
#ifndef KZ_K8S_LIST_H
#define KZ_K8S_LIST_H

#include "base/multimap.h"
#include "k8s/resource.h"

typedef struct kz_list {
    kz_resources items;  /* in the order of accumulation; none removed after kz_list_sweep() */
    kz_multimap by_id;   /* who has or had an id; may have lost it: whoever asks compares */
    kz_multimap by_name; /* the same for names */
} kz_list;

/* Add R at the end. Refuses a second resource with the same current id, naming
 * both places. */
KZ_MUST_CHECK kz_status kz_list_append(kz_ctx *ctx, kz_list *list, kz_resource *r);

/* Move all of FROM to the end of LIST; FROM is empty afterwards. */
KZ_MUST_CHECK kz_status kz_list_append_all(kz_ctx *ctx, kz_list *list, kz_list *from);

/* Put R, which is in no list, in the place of OLD. */
void kz_list_replace(kz_ctx *ctx, kz_list *list, kz_resource *old, kz_resource *r);

/* Drop the resources that are marked removed or whose root has become empty. To be
 * called too by whoever reorders items. */
void kz_list_sweep(kz_list *list);

/* The first resource whose current id is ID, or NULL. */
kz_resource *kz_list_current(const kz_list *list, kz_id id);

/* All resources whose current or any former id is ID, each once, appended to
 * *OUT in list order. */
void kz_list_any(kz_ctx *ctx, const kz_list *list, kz_id id, kz_resources *out);

/* All resources that have or had NAME, each once, appended to *OUT in list order. */
void kz_list_called(kz_ctx *ctx, const kz_list *list, kz_str name, kz_resources *out);

/* Those of them whose current or oldest name it is. */
void kz_list_named(kz_ctx *ctx, const kz_list *list, kz_str name, kz_resources *out);

/* Put what *OUT has from START on into list order, each once. */
void kz_list_order(kz_resources *out, size_t start);

/* R has got a new id: index it. Called by kz_resource_changed(). */
void kz_list_note(kz_ctx *ctx, kz_list *list, kz_resource *r);

/* The same for the ids that R had, which change with its apiVersion. */
void kz_list_note_formers(kz_ctx *ctx, kz_list *list, kz_resource *r);

/* Refuse if two resources have the same current id by now. */
KZ_MUST_CHECK kz_status kz_list_check_unique(kz_ctx *ctx, const kz_list *list);

#endif
