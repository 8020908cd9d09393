/*
 * What goes into a program that a build runs, and what comes out of it.
 *
 * A function reads and writes a ResourceList (KRM Functions Specification):
 *
 *   apiVersion: config.kubernetes.io/v1
 *   kind: ResourceList
 *   items: [...]
 *   functionConfig: {...}
 *
 * A plugin of the older kind reads and writes a stream of manifests. Both see what the
 * reference keeps in annotations: the history of a resource, and its id.
 */
#ifndef KZ_FUNCTION_EXCHANGE_H
#define KZ_FUNCTION_EXCHANGE_H

#include "base/buf.h"
#include "k8s/list.h"

/* Append the resources of LIST as a stream of manifests. */
KZ_MUST_CHECK kz_status kz_exchange_write(kz_ctx *ctx, const kz_list *list, kz_buf *out);

/* Append a ResourceList with the resources of LIST, or, if that is NULL or empty, with
 * CONFIG in the place of resources. */
KZ_MUST_CHECK kz_status kz_exchange_write_list(
    kz_ctx *ctx, const kz_list *list, const kz_resource *config, kz_buf *out);

/* Read the resources in TEXT, which program NAME wrote: a ResourceList or a stream.
 * ITEMS are those that went in; NULL if it is no function. Appends to *OUT. */
typedef struct kz_exchange {
    kz_str name; /* for messages: "output of NAME" */
    kz_loc at;   /* takes the blame for what has no place */
    bool function;
    const kz_list *items;
} kz_exchange;

KZ_MUST_CHECK kz_status kz_exchange_read(
    kz_ctx *ctx, const kz_exchange *exchange, kz_str text, kz_resources *out);

#endif
